import type { ArrangedBoard, Hanging } from '../../../../../shared/board/ledger';
import { addDays, datePartsOf } from '../../../../../shared/kernel';
import { formatRoute } from '../../../../app/router';
import { t } from '../../../../ui/text';
import { detailRoute } from '../words';

interface Props {
  readonly board: ArrangedBoard;
  readonly hangings: readonly Hanging[];
  readonly name: string;
}

/** Size of the letters in millimetres of the wall. */
const NUMBER_MM = 90;
const DAY_MM = 48;

/** 9.25: there is no room for more on a sheet. */
function lastDay({ earliest }: Hanging): string {
  if (earliest === '') return '';
  const { month, day } = datePartsOf(addDays(earliest, -1));
  return t('board.drawing.until', { month, day });
}

/** A board and its sheets to scale. The numbers are those of the list beside it, which says the same in words. */
export function BoardDrawing({ board, hangings, name }: Props) {
  const numbers = new Map(hangings.map((hanging, index) => [hanging.key, { hanging, number: index + 1 }]));
  return (
    <svg
      className="board-drawing"
      viewBox={`0 0 ${board.width} ${board.height}`}
      role="img"
      aria-label={t('board.drawing.label', { name, n: board.placed.length, room: board.room })}
    >
      <rect className="board-wall" x={2} y={2} width={board.width - 4} height={board.height - 4} />
      {board.placed.map(({ key, sheet, x, y, width, height }) => {
        const known = numbers.get(key);
        if (!known) return null;
        const { hanging, number } = known;
        const isDue = hanging.state === 'mayComeDown';
        return (
          <a key={`${key} ${sheet}`} href={formatRoute(detailRoute(hanging))} tabIndex={-1}>
            <title>{hanging.thing.title}</title>
            <rect className={isDue ? 'board-sheet is-due' : 'board-sheet'} x={x} y={y} width={width} height={height} />
            <text className="board-sheet-number" x={x + width / 2} y={y + height * 0.48} fontSize={NUMBER_MM}>
              {number}
            </text>
            <text className="board-sheet-day" x={x + width / 2} y={y + height * 0.78} fontSize={DAY_MM}>
              {isDue ? t('board.drawing.due') : lastDay(hanging)}
            </text>
          </a>
        );
      })}
    </svg>
  );
}
