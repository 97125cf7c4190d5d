import { App, Button, Space } from 'antd';
import { useMemo } from 'react';
import { arrangeBoard, type Hanging } from '../../../../../shared/board/ledger';
import type { BoardRecord } from '../../../../../shared/records';
import { formatRoute } from '../../../../app/router';
import { removeBoard } from '../../../../data/board';
import { outcomeOf } from '../../../../data/outcome';
import { FaultNote } from '../../../../ui/FaultNote';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';
import { daysWords, detailRoute, needWords } from '../words';
import { BoardDrawing } from './BoardDrawing';

interface Props {
  readonly board: BoardRecord;
  /** Up there now. */
  readonly hangings: readonly Hanging[];
  readonly onEdit: () => void;
}

/** That it may come down is said by its days already. */
function otherNeeds(hanging: Hanging): string {
  const needs = hanging.needs.filter((need) => need !== 'takeDown');
  return needs.length === 0 ? '' : ` · ${needWords({ ...hanging, needs })}`;
}

/** One board to scale, and beside it in words: what hangs until when, what may come down, what room is left. */
export function BoardCard({ board, hangings, onEdit }: Props) {
  const task = useTask();
  const { message } = App.useApp();
  const drawn = useMemo(() => arrangeBoard(board, hangings), [board, hangings]);
  const remove = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await removeBoard(board);
        return true;
      }),
    );
    if (done) void message.success(t('board.boards.removed', { name: board.name }));
  };
  const down = hangings.filter(({ state }) => state === 'mayComeDown').length;
  const left = [...drawn.left.values()].reduce((sum, n) => sum + n, 0);
  const size = t(drawn.isMeasured ? 'board.size' : 'board.notMeasured', {
    width: drawn.width / 10,
    height: drawn.height / 10,
  });
  return (
    <section className="board-card">
      <div className="board-head">
        <h2>{board.group === '' ? board.name : t('board.named', { name: board.name, place: board.group })}</h2>
        <span className="quiet">{[board.place, size, board.note].filter(Boolean).join(' · ')}</span>
        <Space wrap>
          <Button size="small" onClick={onEdit}>
            {t('board.boards.edit')}
          </Button>
          <Button size="small" danger disabled={task.running} onClick={() => void remove()}>
            {t('board.boards.remove')}
          </Button>
        </Space>
      </div>
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <div className="board-on-it">
        <BoardDrawing board={drawn} hangings={hangings} name={board.name} />
        <div>
          <p>
            {t('board.boards.sum', { n: hangings.length, down, room: drawn.room })}
            {left > 0 && <span className="board-warning"> {t('board.boards.over', { n: left })}</span>}
          </p>
          <ol className="board-legend">
            {hangings.map((hanging) => (
              <li key={hanging.key}>
                <a href={formatRoute(detailRoute(hanging))}>{hanging.thing.title}</a>{' '}
                <span className="quiet">
                  {t('board.sheets', { n: hanging.sheets })} · {daysWords(hanging)}
                  {otherNeeds(hanging)}
                </span>
              </li>
            ))}
          </ol>
        </div>
      </div>
    </section>
  );
}
