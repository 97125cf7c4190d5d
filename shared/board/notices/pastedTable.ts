import type { NoticeTableBlock } from '../../records';
import type { NoticeRules } from './noticeRules';
import { cellNumber } from './tableSums';

/** A cell as a word processor wrote it; a merged one covers several columns or rows. */
export interface PastedCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
  readonly isHead: boolean;
}

export interface PastedTable {
  /** Lines above the table, that stood in it over the whole width. */
  readonly lines: readonly string[];
  readonly table: NoticeTableBlock;
  /** Rows, columns and letters beyond what a notice holds. */
  readonly cut: number;
}

const MOST_COLUMNS = 40;
const MOST_ROWS = 20_000;
const MOST_IN_CELL = 5000;
const MOST_IN_HEADER = 60;
/** A text up to here is centred, a longer one stands at the left. */
const SHORT = 10;

interface Placed {
  readonly text: string;
  /** First column of its own, not covered by a merge from the left. */
  readonly isStart: boolean;
  readonly columns: number;
  readonly isHead: boolean;
}
type Grid = readonly (readonly (Placed | undefined)[])[];

/** Every covered place holds the text of its merged cell. */
function placed(rows: readonly (readonly PastedCell[])[]): Grid {
  const grid: (Placed | undefined)[][] = rows.map(() => []);
  for (const [at, cells] of rows.entries()) {
    let column = 0;
    for (const { text, columns, rows: height, isHead } of cells) {
      while (grid[at]?.[column] !== undefined) column += 1;
      for (let down = 0; down < Math.max(1, height); down += 1)
        for (let right = 0; right < Math.max(1, columns); right += 1) {
          const line = grid[at + down];
          if (line && line[column + right] === undefined)
            line[column + right] = { text, isStart: right === 0, columns, isHead };
        }
      column += Math.max(1, columns);
    }
  }
  return grid;
}

const textOf = (cell: Placed | undefined): string => cell?.text ?? '';
const isEmpty = (line: readonly (Placed | undefined)[]): boolean => line.every((cell) => textOf(cell) === '');
const isWhole = (line: readonly (Placed | undefined)[], width: number): boolean =>
  width > 1 && (line[0]?.columns ?? 0) >= width;

/** Lines of headers: as many as the highest head cell covers, two where the first line has merged columns. */
function headHeight(grid: Grid, rows: readonly (readonly PastedCell[])[]): number {
  const [first] = grid;
  const [cells = []] = rows;
  if (!first || grid.length < 2) return 0;
  const heads = grid.findIndex((line) => !line.every((cell) => cell?.isHead));
  if (heads > 0) return heads;
  const filled = first.filter((cell) => textOf(cell) !== '');
  if (filled.length > 0 && filled.every((cell) => cellNumber(textOf(cell)) !== undefined)) return 0;
  const tallest = Math.max(1, ...cells.map((cell) => cell.rows));
  const height = tallest > 1 ? tallest : cells.some(({ columns }) => columns > 1) ? 2 : 1;
  return Math.min(height, grid.length - 1);
}

const UNIT_BEHIND = /^(.+?)([（(][^（）()]+[）)])$/;

/** Texts of two storeys as one, the unit at the end: 补贴面积（亩） over 水田 is 补贴面积·水田（亩）. */
function headerAt(lines: Grid, column: number): string {
  const parts = [...new Set(lines.map((line) => textOf(line[column])).filter((text) => text !== ''))];
  const last = parts.pop() ?? '';
  if (parts.length === 0) return last.slice(0, MOST_IN_HEADER);
  const above = parts.map((part) => UNIT_BEHIND.exec(part) ?? ['', part, '']);
  const unit = UNIT_BEHIND.test(last) ? '' : (above.map(([, , own = '']) => own).find((own) => own !== '') ?? '');
  return `${above.map(([, name = '']) => name).join('·')}·${last}${unit}`.slice(0, MOST_IN_HEADER);
}

/** 合计 and 小计 by their first word; a line over the whole width is a group. */
function rowOf(
  line: readonly (Placed | undefined)[],
  width: number,
  rules: NoticeRules,
): NoticeTableBlock['rows'][number] {
  const first = line.map(textOf).find((text) => text !== '') ?? '';
  const plain = first.replace(/\s/g, '');
  const kind = rules.words.totalRows.includes(plain)
    ? 'total'
    : rules.words.subtotalRows.includes(plain)
      ? 'subtotal'
      : isWhole(line, width)
        ? 'group'
        : 'row';
  if (kind === 'group') return { kind, cells: [first.slice(0, MOST_IN_CELL)] };
  return {
    kind,
    cells: Array.from({ length: width }, (_, column) => {
      const cell = line[column];
      // A total over three columns stands in the first of them only.
      return kind !== 'row' && cell && !cell.isStart ? '' : textOf(cell).slice(0, MOST_IN_CELL);
    }),
  };
}

function alignOf(rows: NoticeTableBlock['rows'], column: number): 'left' | 'center' | 'right' {
  const cells = rows.flatMap(({ kind, cells: row }) => (kind === 'row' && row[column] ? [row[column]] : []));
  if (cells.length > 0 && cells.every((cell) => cellNumber(cell) !== undefined))
    return cells.some((cell) => /[.,]/.test(cell)) ? 'right' : 'center';
  return cells.every((cell) => cell.length <= SHORT) ? 'center' : 'left';
}

/** A table of WPS, Word or Excel as a table of a notice; undefined where it holds nothing. */
export function pastedTable(rows: readonly (readonly PastedCell[])[], rules: NoticeRules): PastedTable | undefined {
  const all = placed(rows);
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...all.map((line) => line.length)));
  const kept = all.flatMap((line, at) => (isEmpty(line) ? [] : [{ line, cells: rows[at] ?? [] }]));
  const lines: string[] = [];
  while (kept[0] && isWhole(kept[0].line, width)) lines.push(textOf(kept.shift()?.line[0]));
  const grid = kept.map(({ line }) => line);
  if (grid.length === 0 || width === 0) return undefined;
  const height = headHeight(
    grid,
    kept.map(({ cells }) => cells),
  );
  const body = grid.slice(height).map((line) => rowOf(line, width, rules));
  const texts = rows.flat().map(({ text }) => text.length);
  const cut =
    Math.max(0, ...all.map((line) => line.length - width)) +
    Math.max(0, body.length - MOST_ROWS) +
    texts.reduce((sum, length) => sum + Math.max(0, length - MOST_IN_CELL), 0);
  const [unitNote = ''] = lines.filter((line) => rules.words.unitNotes.some((word) => line.startsWith(word)));
  const [caption = '', ...more] = lines.filter((line) => line !== unitNote);
  const isCaption = caption.length <= 200;
  const shown = body.slice(0, MOST_ROWS);
  return {
    lines: isCaption ? more : [caption, ...more],
    table: {
      kind: 'table',
      caption: isCaption ? caption : '',
      unitNote: unitNote.slice(0, 60),
      columns: Array.from({ length: width }, (_, column) => ({
        header: headerAt(grid.slice(0, height), column),
        align: alignOf(shown, column),
      })),
      rows: shown,
      words: '',
    },
    cut,
  };
}
