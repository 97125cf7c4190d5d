import type { NoticeTableBlock } from '../../records';

type Row = NoticeTableBlock['rows'][number];
export type TableRowKind = Row['kind'];

export const emptyTable = (columns: number, rows: number): NoticeTableBlock => ({
  kind: 'table',
  caption: '',
  unitNote: '',
  columns: Array.from({ length: columns }, () => ({ header: '', align: 'left' as const })),
  rows: Array.from({ length: rows }, () => ({
    kind: 'row' as const,
    cells: Array.from({ length: columns }, () => ''),
  })),
  words: '',
});

/** Most columns and rows that a table of a notice takes (shared/records/notice.ts). */
export const MOST_TABLE_COLUMNS = 40;
export const MOST_TABLE_ROWS = 20_000;

const filled = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, at) => cells[at] ?? '');

export interface CellText {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export function setCells(table: NoticeTableBlock, edits: readonly CellText[]): NoticeTableBlock {
  const rows = new Map<number, string[]>();
  const width = table.columns.length;
  for (const { row, column, text } of edits) {
    const known = table.rows[row];
    if (!known || column >= width) continue;
    const cells = rows.get(row) ?? filled(known.cells, width);
    cells[column] = text;
    rows.set(row, cells);
  }
  if (rows.size === 0) return table;
  return {
    ...table,
    rows: table.rows.map((row, at) => {
      const cells = rows.get(at);
      return cells ? { ...row, cells } : row;
    }),
  };
}

/** Below the last plain row: a total stays the last line. */
export function endOfRows({ rows }: NoticeTableBlock): number {
  let end = rows.length;
  while (end > 0 && rows[end - 1]?.kind === 'total') end -= 1;
  return end;
}

/** Rows that were pasted below the last one, from a column on. */
export function appendRows(
  table: NoticeTableBlock,
  added: readonly (readonly string[])[],
  fromColumn: number,
): NoticeTableBlock {
  const width = table.columns.length;
  const at = endOfRows(table);
  const room = MOST_TABLE_ROWS - table.rows.length;
  const rows = added.slice(0, room).map(
    (cells): Row => ({
      kind: 'row',
      cells: filled([...Array.from({ length: fromColumn }, () => ''), ...cells], width),
    }),
  );
  return { ...table, rows: [...table.rows.slice(0, at), ...rows, ...table.rows.slice(at)] };
}

export function insertRow(table: NoticeTableBlock, at: number, kind: TableRowKind = 'row'): NoticeTableBlock {
  if (table.rows.length >= MOST_TABLE_ROWS) return table;
  const row: Row = { kind, cells: filled([], table.columns.length) };
  return { ...table, rows: [...table.rows.slice(0, at), row, ...table.rows.slice(at)] };
}

/** Both ends included. */
export const removeRows = (table: NoticeTableBlock, from: number, to: number): NoticeTableBlock => ({
  ...table,
  rows: table.rows.filter((_, at) => at < from || at > to),
});

export const setRowKind = (
  table: NoticeTableBlock,
  from: number,
  to: number,
  kind: TableRowKind,
): NoticeTableBlock => ({
  ...table,
  rows: table.rows.map((row, at) => (at < from || at > to ? row : { ...row, kind })),
});

export function insertColumn(table: NoticeTableBlock, at: number): NoticeTableBlock {
  if (table.columns.length >= MOST_TABLE_COLUMNS) return table;
  const width = table.columns.length;
  const into = <T>(list: readonly T[], one: T): T[] => [...list.slice(0, at), one, ...list.slice(at)];
  return {
    ...table,
    columns: into(table.columns, { header: '', align: 'left' }),
    rows: table.rows.map((row) => ({ ...row, cells: into(filled(row.cells, width), '') })),
  };
}

/** The last column stays. */
export function removeColumns(table: NoticeTableBlock, from: number, to: number): NoticeTableBlock {
  const stays = (_: unknown, at: number): boolean => at < from || at > to;
  const columns = table.columns.filter(stays);
  if (columns.length === 0) return table;
  return {
    ...table,
    columns,
    rows: table.rows.map((row) => ({ ...row, cells: filled(row.cells, table.columns.length).filter(stays) })),
  };
}

export const setColumn = (
  table: NoticeTableBlock,
  at: number,
  change: Partial<NoticeTableBlock['columns'][number]>,
): NoticeTableBlock => ({
  ...table,
  columns: table.columns.map((column, index) => (index === at ? { ...column, ...change } : column)),
});

/** The table with a line for its total at the end, where it has none; its label stands where nothing is added up. */
export function withTotalRow(table: NoticeTableBlock, label: string, summed: readonly number[] = []): NoticeTableBlock {
  if (table.rows.some(({ kind }) => kind === 'total')) return table;
  const at = [1, 0, ...table.columns.keys()].find((one) => one < table.columns.length && !summed.includes(one)) ?? 0;
  const cells = table.columns.map((_, column) => (column === at ? label : ''));
  return { ...table, rows: [...table.rows, { kind: 'total', cells }] };
}

const isEmpty = (table: NoticeTableBlock): boolean =>
  table.columns.every(({ header }) => header === '') &&
  table.rows.every(({ cells }) => cells.every((cell) => cell === ''));

/**
 * A pasted block that is wider than the table: columns are added for it. A table in which nothing stands yet takes the block as
 * it is, its first line as the header. Onto a total nothing is pasted: the rows come above it.
 */
export function pasteWide(
  table: NoticeTableBlock,
  at: { readonly row: number; readonly column: number },
  block: readonly (readonly string[])[],
): NoticeTableBlock {
  const made = isEmpty(table) ? tableFromCells(block) : undefined;
  if (made) return { ...made, caption: table.caption, unitNote: table.unitNote };
  const width = at.column + Math.max(0, ...block.map((cells) => cells.length));
  const rows = isHeader(table, block[0]) ? block.slice(1) : block;
  let next = table;
  while (next.columns.length < Math.min(width, MOST_TABLE_COLUMNS)) next = insertColumn(next, next.columns.length);
  const inside = isTotal(next, at.row) ? [] : rows.slice(0, Math.max(0, next.rows.length - at.row));
  next = setCells(
    next,
    inside.flatMap((cells, row) =>
      cells.map((text, column) => ({ row: at.row + row, column: at.column + column, text })),
    ),
  );
  return appendRows(next, rows.slice(inside.length), at.column);
}

const isTotal = (table: NoticeTableBlock, row: number): boolean => table.rows[row]?.kind === 'total';

/** The first line of the block says the headers of the table again. */
const isHeader = (table: NoticeTableBlock, cells: readonly string[] | undefined): boolean =>
  cells !== undefined &&
  cells.length === table.columns.length &&
  table.columns.every(({ header }, at) => header !== '' && header === cells[at]?.trim());

/** Whether a block pasted there asks for more than cells: columns, the whole empty table, rows above the total. */
export const needsPasteWide = (
  table: NoticeTableBlock,
  at: { readonly row: number; readonly column: number },
  block: readonly (readonly string[])[],
): boolean =>
  isEmpty(table) ||
  isTotal(table, at.row) ||
  isHeader(table, block[0]) ||
  block.some((cells) => at.column + cells.length > table.columns.length);

/** Text of the clipboard that is a table: cells divided by tabs, at least two in a line. undefined: it is none. */
export function tableFromCells(rows: readonly (readonly string[])[]): NoticeTableBlock | undefined {
  const width = Math.min(MOST_TABLE_COLUMNS, Math.max(0, ...rows.map((cells) => cells.length)));
  const [head, ...rest] = rows;
  if (!head || width < 2) return undefined;
  return {
    ...emptyTable(width, 0),
    columns: filled(head, width).map((header) => ({ header: header.trim(), align: 'left' as const })),
    rows: rest.slice(0, MOST_TABLE_ROWS).map((cells) => ({ kind: 'row' as const, cells: filled(cells, width) })),
  };
}
