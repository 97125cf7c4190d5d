import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { isUp } from '../../../../../shared/board/ledger';
import type { BoardRecord } from '../../../../../shared/records';
import { formatRoute } from '../../../../app/router';
import type { BoardView } from '../../../../data/board';
import { EmptyState } from '../../../../ui/EmptyState';
import { Screen } from '../../../../ui/Screen';
import { t } from '../../../../ui/text';
import { UnitSelect } from '../UnitSelect';
import { ViewSwitch } from '../ViewSwitch';
import { daysWords, detailRoute, unitName } from '../words';
import { BoardCard } from './BoardCard';
import { BoardDialog } from './BoardDialog';

/** 栏面: each board of a village as it hangs now, and what hangs nowhere that anybody named. */
export function BoardsView({ heads, view }: { heads: ReactNode; view: BoardView }) {
  const [unitCode, setUnitCode] = useState(view.units[0]?.unitCode ?? '');
  const [edited, setEdited] = useState<BoardRecord | 'new' | null>(null);
  const boards = view.boards.filter((board) => board.unitCode === unitCode);
  const up = view.hangings.filter((hanging) => hanging.thing.unitCode === unitCode && isUp(hanging));
  const nowhere = up.filter(({ board }) => board === undefined);
  return (
    <Screen
      title={t('app.menu.board')}
      lead={t('board.boards.lead')}
      action={
        <Button type="primary" onClick={() => setEdited('new')}>
          {t('board.boards.add')}
        </Button>
      }
    >
      {heads}
      <div className="board-tools">
        <ViewSwitch current="boards" />
        <UnitSelect units={view.units} value={unitCode} onChange={setUnitCode} />
      </div>
      {boards.length === 0 && (
        <EmptyState sentence={t('board.boards.none', { unit: unitName(view.units, unitCode) })}>
          <Button onClick={() => setEdited('new')}>{t('board.boards.add')}</Button>
        </EmptyState>
      )}
      {boards.map((board) => (
        <BoardCard
          key={board.id}
          board={board}
          hangings={up.filter((hanging) => hanging.board?.id === board.id)}
          onEdit={() => setEdited(board)}
        />
      ))}
      {boards.length > 0 && nowhere.length > 0 && (
        <section className="board-card">
          <h2>{t('board.boards.nowhere', { n: nowhere.length })}</h2>
          <ul className="tight-list">
            {nowhere.map((hanging) => (
              <li key={hanging.key}>
                <a href={formatRoute(detailRoute(hanging))}>{hanging.thing.title}</a> {daysWords(hanging)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {edited && (
        <BoardDialog
          board={edited === 'new' ? null : edited}
          unitCode={unitCode}
          isFirst={boards.length === 0}
          onClose={() => setEdited(null)}
        />
      )}
    </Screen>
  );
}
