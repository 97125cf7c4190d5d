import { type ReactNode, useEffect } from 'react';
import { markReady } from '../../../app/ready';
import { formatRoute } from '../../../app/router';
import { useUnits } from '../../../app/session';
import { useBoardView } from '../../../data/board';
import { EmptyState } from '../../../ui/EmptyState';
import { Screen } from '../../../ui/Screen';
import { t } from '../../../ui/text';
import { ArchiveView } from './archive/ArchiveView';
import { BoardsView } from './boards/BoardsView';
import { HangingPage } from './detail/HangingPage';
import './hanging.css';
import { HangingList } from './list/HangingList';
import { PhotosView } from './photos/PhotosView';
import { viewRoute } from './words';

/** 栏上张贴: what hangs, the boards themselves, photographs, archive boxes. Routing only. */
export function HangingTab({ heads, item = 'list' }: { heads: ReactNode; item?: string | undefined }) {
  const view = useBoardView();
  const { self } = useUnits();
  const isReady = view !== undefined;
  useEffect(() => {
    if (isReady) markReady();
  }, [isReady]);
  if (!view) return null;
  if (view.units.length === 0)
    return (
      <Screen title={t('app.menu.board')} lead={t('board.lead')}>
        {heads}
        <EmptyState sentence={t('board.noVillages')}>
          <a href={formatRoute({ page: 'settings', section: self?.level === 'township' ? 'villages' : 'unit' })}>
            {t('village.toVillages')}
          </a>
        </EmptyState>
      </Screen>
    );
  const waiting = item === 'todo' ? '' : view.units.find(({ unitCode }) => item === `unit-${unitCode}`)?.unitCode;
  if (item === 'list' || waiting !== undefined)
    return <HangingList key={item} heads={heads} view={view} unitCode={waiting} />;
  if (item === 'boards') return <BoardsView heads={heads} view={view} />;
  if (item === 'archive') return <ArchiveView heads={heads} view={view} />;
  if (item === 'photos') return <PhotosView view={view} />;
  const hanging = view.hangings.find(({ key }) => key === item);
  if (hanging) return <HangingPage key={item} hanging={hanging} view={view} />;
  return (
    <Screen title={t('app.menu.board')}>
      <EmptyState sentence={t('board.gone')}>
        <a href={formatRoute(viewRoute('list'))}>{t('board.toList')}</a>
      </EmptyState>
    </Screen>
  );
}
