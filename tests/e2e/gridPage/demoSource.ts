import type { GridEdit, GridRow, GridSource, GridTone } from '../../../renderer/ui/dataGrid';

export const COLUMN_KEYS = [
  'village',
  'group',
  'name',
  'id',
  'phone',
  'area',
  'rate',
  'amount',
  'bank',
  'card',
  'year',
  'kind',
  'remark',
] as const;

const SURNAMES = '赵钱孙李周吴郑王';
const GIVEN = '光明远山河川田禾';

/** Texts that follow from the row number alone, so that a test can tell what must stand where. */
export function demoText(row: number, column: number): string {
  switch (COLUMN_KEYS[column]) {
    case 'village':
      return `样本${1 + Math.floor(row / 2000)}村`;
    case 'group':
      return `第${1 + (row % 9)}组`;
    case 'name':
      return `${SURNAMES[row % 8]}${GIVEN[(row * 3) % 8]}`;
    case 'id':
      return `1901**********${String(row % 10_000).padStart(4, '0')}`;
    case 'phone':
      return `1${String(row).padStart(10, '0')}`;
    case 'area':
      return ((row % 700) / 100).toFixed(2);
    case 'rate':
      return '86.36';
    case 'amount':
      return (((row % 700) / 100) * 86.36).toFixed(2);
    case 'bank':
      return '样本农商行';
    case 'card':
      return `6229****${String(row % 10_000).padStart(4, '0')}`;
    case 'year':
      return '2026';
    case 'kind':
      return '耕地地力';
    default:
      return `r${row}`;
  }
}

const TONES: readonly (GridTone | undefined)[] = ['reject', 'warn', 'repair', 'skip'];

export interface DemoStore {
  source(): GridSource;
  edit(edits: readonly GridEdit[], isUndo?: boolean): void;
  text(row: number, column: number): string;
  find(
    needle: string,
    from: { row: number; column: number },
    direction: 1 | -1,
  ): { row: number; column: number } | null;
}

/** Rows made on demand, answered after `delayMs` as a worker would. */
export function makeStore(rowCount: number, delayMs: number): DemoStore {
  const changed = new Map<string, string>();
  let version = 1;
  const text = (row: number, column: number) => changed.get(`${row}:${COLUMN_KEYS[column]}`) ?? demoText(row, column);
  const makeRow = (row: number): GridRow => {
    const cells = COLUMN_KEYS.map((_, column) => text(row, column));
    const base: GridRow = { key: row, label: String(row + 5), cells };
    const turn = row % 40;
    if (turn === 7)
      return {
        ...base,
        tone: 'reject',
        cellTones: { 3: 'reject' },
        cellHints: { 3: `第 ${row + 5} 行身份证号少一位。` },
      };
    if (turn === 15) return { ...base, tone: 'warn', cellTones: { 9: 'warn' }, cellHints: { 9: '两户用了同一账号。' } };
    if (turn === 22) return { ...base, tone: 'repair', cellTones: { 7: 'repair' }, cellHints: { 7: '已去掉空格。' } };
    if (turn === 30) return { ...base, tone: TONES[3] ?? 'skip', readOnly: true, hint: '小计行' };
    return base;
  };
  const rows = (from: number, to: number) => {
    const answer: GridRow[] = [];
    for (let row = from; row < to; row += 1) answer.push(makeRow(row));
    return answer;
  };
  return {
    source: () => ({
      rowCount,
      version,
      rows: (from, to) =>
        delayMs < 0 ? rows(from, to) : new Promise((resolve) => setTimeout(() => resolve(rows(from, to)), delayMs)),
    }),
    edit: (edits, isUndo = false) => {
      for (const edit of edits) changed.set(`${edit.rowKey}:${edit.columnKey}`, isUndo ? edit.before : edit.after);
      version += 1;
    },
    text,
    find: (needle, from, direction) => {
      const width = COLUMN_KEYS.length;
      const last = rowCount * width - 1;
      for (let at = from.row * width + from.column + direction; at >= 0 && at <= last; at += direction) {
        const row = Math.floor(at / width);
        if (text(row, at % width).includes(needle)) return { row, column: at % width };
      }
      return null;
    },
  };
}
