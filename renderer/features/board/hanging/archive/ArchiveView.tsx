import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { navigate } from '../../../../app/router';
import type { BoardView } from '../../../../data/board';
import { EmptyState } from '../../../../ui/EmptyState';
import { Screen } from '../../../../ui/Screen';
import { t } from '../../../../ui/text';
import { UnitSelect } from '../UnitSelect';
import { ViewSwitch } from '../ViewSwitch';
import { viewRoute } from '../words';
import { ArchiveDialog, type ArchiveDraft } from './ArchiveDialog';
import { BoxCard } from './BoxCard';

/** 归档盒 (R-V20): what lies in which box, with its index and its label. */
export function ArchiveView({ heads, view }: { heads: ReactNode; view: BoardView }) {
  const [unitCode, setUnitCode] = useState(view.units[0]?.unitCode ?? '');
  const [edited, setEdited] = useState<ArchiveDraft | null>(null);
  const boxes = view.boxes.filter((box) => box.unitCode === unitCode);
  const waiting = view.hangings.filter(
    ({ thing, needs }) => thing.unitCode === unitCode && needs.includes('file'),
  ).length;
  const begin = (): void =>
    setEdited({
      unitCode,
      kind: 'meeting',
      title: '',
      span: '',
      pages: 0,
      box: boxes.at(-1)?.name ?? t('board.archive.firstBox', { year: view.today.slice(0, 4) }),
      boxNo: 0,
      note: '',
    });
  return (
    <Screen
      title={t('app.menu.board')}
      lead={t('board.archive.lead')}
      action={
        <Button type="primary" onClick={begin}>
          {t('board.archive.add')}
        </Button>
      }
    >
      {heads}
      <div className="board-tools">
        <ViewSwitch current="archive" />
        <UnitSelect units={view.units} value={unitCode} onChange={setUnitCode} />
        {waiting > 0 && <span className="quiet">{t('board.archive.waiting', { n: waiting })}</span>}
      </div>
      {boxes.length === 0 && (
        <EmptyState sentence={t('board.archive.none')}>
          <Button onClick={() => navigate(viewRoute('list'))}>{t('board.toList')}</Button>
        </EmptyState>
      )}
      {boxes.map((box) => (
        <BoxCard key={box.name} box={box} view={view} onEdit={setEdited} />
      ))}
      {edited && <ArchiveDialog draft={edited} boxes={view.boxes} onClose={() => setEdited(null)} />}
    </Screen>
  );
}
