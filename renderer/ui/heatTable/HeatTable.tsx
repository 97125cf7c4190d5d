import { Fragment, type KeyboardEvent, type MouseEvent, memo, useRef } from 'react';
import './heatTable.css';
import type { HeatCell, HeatColumn, HeatRow } from './types';

interface Props {
  readonly label: string;
  /** Above the heads of the rows. */
  readonly corner: string;
  readonly columns: readonly HeatColumn[];
  readonly rows: readonly HeatRow[];
  /** What a cell stands for, in a sentence; asked for only when somebody points at it or goes there. */
  describe(key: string): string;
  onOpen(key: string): void;
  onLook?(key: string): void;
}

const keyOf = (target: EventTarget | null): string | undefined =>
  target instanceof HTMLElement ? target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined;

/** Place of a cell: row, and first column that it covers. */
interface Place {
  readonly row: number;
  readonly column: number;
}

function cellAt(rows: readonly HeatRow[], { row, column }: Place): { cell: HeatCell | null; from: number } | undefined {
  let from = 0;
  for (const cell of rows[row]?.cells ?? []) {
    const span = cell?.span ?? 1;
    if (column < from + span) return { cell, from };
    from += span;
  }
  return undefined;
}

const STEP: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The next cell with something in it in that direction. */
function nextPlace(
  rows: readonly HeatRow[],
  place: Place,
  [down, right]: readonly [number, number],
): Place | undefined {
  let { row, column } = place;
  for (;;) {
    const here = cellAt(rows, { row, column });
    row += down;
    column =
      right > 0 ? (here?.from ?? column) + (here?.cell?.span ?? 1) : right < 0 ? (here?.from ?? column) - 1 : column;
    const found = cellAt(rows, { row, column });
    if (!found || row < 0 || column < 0) return undefined;
    if (found.cell) return { row, column: right === 0 ? column : found.from };
  }
}

/**
 * A table of states: a word and a colour per cell, one tab stop, arrow keys between cells, Enter or a click opens. The table is
 * drawn once; pointing and moving touch only the cells concerned.
 */
export const HeatTable = memo(function HeatTable({ label, corner, columns, rows, describe, onOpen, onLook }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const at = useRef<Place>({ row: 0, column: 0 });
  const elementOf = (key: string): HTMLElement | null =>
    table.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(key)}"]`) ?? null;
  const look = (key: string): void => {
    const element = elementOf(key);
    if (element && element.title === '') element.title = describe(key);
    onLook?.(key);
  };
  const goTo = (place: Place): void => {
    const key = cellAt(rows, place)?.cell?.key;
    if (key === undefined) return;
    const element = elementOf(key);
    if (!element) return;
    for (const old of table.current?.querySelectorAll<HTMLElement>('td[tabindex="0"]') ?? []) old.tabIndex = -1;
    element.tabIndex = 0;
    element.focus();
    at.current = place;
  };
  const placeOf = (key: string): Place | undefined => {
    for (const [row, { cells }] of rows.entries()) {
      let column = 0;
      for (const cell of cells) {
        if (cell?.key === key) return { row, column };
        column += cell?.span ?? 1;
      }
    }
    return undefined;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = keyOf(event.target);
    if (key === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(key);
      return;
    }
    const step = STEP[event.key];
    if (!step) return;
    event.preventDefault();
    const next = nextPlace(rows, placeOf(key) ?? at.current, step);
    if (next) goTo(next);
  };
  const withKey = (act: (key: string) => void) => (event: { target: EventTarget }) => {
    const key = keyOf(event.target);
    if (key !== undefined) act(key);
  };
  const firstKey = rows.flatMap(({ cells }) => cells.find((cell) => cell !== null)?.key ?? []).at(0);
  return (
    <table
      ref={table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of cells that the arrow keys walk.
      role="grid"
      aria-label={label}
      className="heat-table"
      onKeyDown={onKeyDown}
      onClick={withKey(onOpen) as (event: MouseEvent) => void}
      onMouseOver={withKey(look)}
      onFocus={withKey(look)}
    >
      <Heads corner={corner} columns={columns} />
      <tbody>
        {rows.map((row, index) => (
          <Fragment key={row.key}>
            {row.group !== '' && row.group !== rows[index - 1]?.group && (
              <tr className="heat-group">
                <th colSpan={columns.length + 1} scope="rowgroup">
                  {row.group}
                </th>
              </tr>
            )}
            <Row row={row} firstKey={firstKey} />
          </Fragment>
        ))}
      </tbody>
    </table>
  );
});

/** More columns than this are narrow: their heads stand upright. */
const MANY = 16;

function Heads({ corner, columns }: { corner: string; columns: readonly HeatColumn[] }) {
  const groups: { name: string; span: number }[] = [];
  for (const { group } of columns) {
    const last = groups.at(-1);
    if (last?.name === group) last.span += 1;
    else groups.push({ name: group, span: 1 });
  }
  const hasGroups = groups.some(({ name }) => name !== '');
  return (
    <thead>
      {hasGroups && (
        <tr>
          <th rowSpan={2} className="heat-corner">
            {corner}
          </th>
          {groups.map(({ name, span }, index) => (
            <th
              // biome-ignore lint/suspicious/noArrayIndexKey: a group may come twice.
              key={index}
              colSpan={span}
              scope="colgroup"
              className="heat-columns"
              title={name}
            >
              <span>{name}</span>
            </th>
          ))}
        </tr>
      )}
      <tr>
        {!hasGroups && <th className="heat-corner">{corner}</th>}
        {columns.map(({ key, head, title }) => (
          <th
            key={key}
            scope="col"
            className={columns.length > MANY ? 'heat-head heat-upright' : 'heat-head'}
            title={title}
          >
            <span>{head}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

const Row = memo(function Row({ row, firstKey }: { row: HeatRow; firstKey: string | undefined }) {
  let column = 0;
  return (
    <tr>
      <th scope="row" className="heat-row" title={row.head}>
        {row.head}
      </th>
      {row.cells.map((cell) => {
        const own = column;
        column += cell?.span ?? 1;
        if (!cell) return <td key={own} className="heat-empty" />;
        return (
          <td
            key={own}
            // In a grid a cell is a gridcell by itself; it gets its place among the tab stops when somebody goes there.
            tabIndex={cell.key === firstKey ? 0 : undefined}
            data-cell={cell.key}
            colSpan={cell.span > 1 ? cell.span : undefined}
            aria-label={cell.word}
            className={cell.marked ? `heat-${cell.tone} heat-marked` : `heat-${cell.tone}`}
          >
            {cell.sign}
          </td>
        );
      })}
    </tr>
  );
});
