import { formatYuanGrouped, type Problem, parseCalendarDate } from '../../../../shared/kernel';
import { type Book, storedFen } from '../../../../shared/ledgers/villageFinance';
import { VOUCHER_FIELDS, type Voucher, type VoucherField } from '../../../../shared/records';
import type { GridColumn, GridRow, GridSource, GridTone } from '../../../ui/dataGrid';
import { describe, t } from '../../../ui/text';
import { dayWords } from './words';

/** Behind the cells that are typed: what we computed. */
export const OWN_BALANCE = 'ownBalance';

const WIDTHS: Readonly<Record<VoucherField, number>> = {
  date: 76,
  number: 66,
  summary: 156,
  income: 88,
  expense: 88,
  balance: 88,
  handler: 64,
  approver: 64,
  fundSource: 90,
  category: 90,
  note: 130,
};
const AMOUNTS: ReadonlySet<VoucherField> = new Set(['income', 'expense', 'balance']);
/** Shown where somebody asks for them or a line has something there. */
export const MORE_FIELDS = ['fundSource', 'category', 'note'] as const;

export const shownFields = (more: boolean): readonly VoucherField[] =>
  VOUCHER_FIELDS.filter((field) => more || !MORE_FIELDS.some((one) => one === field));

export const voucherColumns = (fields: readonly VoucherField[], canEdit: boolean): readonly GridColumn[] => [
  ...fields.map(
    (field): GridColumn => ({
      key: field,
      title: t(`finance.field.${field}`),
      width: WIDTHS[field],
      align: AMOUNTS.has(field) ? 'right' : 'left',
      editable: canEdit,
    }),
  ),
  { key: OWN_BALANCE, title: t('finance.field.ownBalance'), width: 88, align: 'right' },
];

/** A cell as people read it; typing it again gives the same. */
export function shownCell(field: VoucherField, stored: string): string {
  if (field === 'date') {
    const date = parseCalendarDate(stored);
    return date ? dayWords(date) : stored;
  }
  const fen = AMOUNTS.has(field) ? storedFen(stored) : undefined;
  return fen === undefined ? stored : formatYuanGrouped(fen);
}

let lastVersion = 0;

/** Lines of a period for the grid; texts are made for the rows in sight only. */
export function voucherGrid(
  shown: readonly Voucher[],
  { lines }: Book,
  problems: readonly Problem[],
  fields: readonly VoucherField[],
): GridSource {
  const byRow = new Map<number, Problem[]>();
  for (const one of problems) {
    const { row } = one.at;
    if (row !== undefined) byRow.set(row, [...(byRow.get(row) ?? []), one]);
  }
  const balances = new Map(lines.map(({ row, balance }) => [row, balance]));
  lastVersion += 1;
  return {
    rowCount: shown.length,
    version: lastVersion,
    rows: (from, to) =>
      shown.slice(from, to).map((voucher, index) => {
        const row = from + index + 1;
        return rowOf(voucher, row, balances.get(row), byRow.get(row) ?? [], fields);
      }),
  };
}

const toneOf = ({ severity }: Problem): GridTone => (severity === 'error' ? 'reject' : 'warn');

function rowOf(
  voucher: Voucher,
  row: number,
  balance: number | undefined,
  problems: readonly Problem[],
  fields: readonly VoucherField[],
): GridRow {
  const cellTones: Record<number, GridTone> = {};
  const cellHints: Record<number, string> = {};
  for (const one of problems) {
    const index = fields.indexOf(one.at.field as VoucherField);
    if (index < 0) continue;
    if (cellTones[index] !== 'reject') cellTones[index] = toneOf(one);
    const said = describe(one);
    cellHints[index] = cellHints[index] ? `${cellHints[index]}\n${said}` : said;
  }
  const tone: GridTone | undefined = problems.some(({ severity }) => severity === 'error')
    ? 'reject'
    : problems.length > 0
      ? 'warn'
      : undefined;
  return {
    key: voucher.id,
    label: String(row),
    cells: [
      ...fields.map((field) => shownCell(field, voucher[field])),
      balance === undefined ? '' : formatYuanGrouped(balance),
    ],
    cellTones,
    cellHints,
    ...(tone ? { tone } : {}),
  };
}
