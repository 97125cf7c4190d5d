import { formatYuanGrouped, type Problem, parseCalendarDate } from '../../../../../shared/kernel';
import { type Book, storedFen } from '../../../../../shared/ledgers/villageFinance';
import { VOUCHER_FIELDS, type Voucher, type VoucherField } from '../../../../../shared/records';
import type { GridColumn, GridSource } from '../../../../ui/dataGrid';
import { t } from '../../../../ui/text';
import { byRow, marksOf, nextVersion } from '../lines/lineRows';
import { dayWords } from '../words';

/** Behind the cells that are typed: what we computed. */
const OWN_BALANCE = 'ownBalance';

const WIDTHS: Readonly<Record<VoucherField, number>> = {
  date: 72,
  number: 62,
  summary: 136,
  income: 94,
  expense: 94,
  balance: 102,
  handler: 60,
  approver: 60,
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
  { key: OWN_BALANCE, title: t('finance.field.ownBalance'), width: 102, align: 'right' },
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

/** Lines of a period for the grid; texts are made for the rows in sight only. */
export function voucherGrid(
  shown: readonly Voucher[],
  { lines }: Book,
  problems: readonly Problem[],
  fields: readonly VoucherField[],
): GridSource {
  const marks = byRow(problems);
  const balances = new Map(lines.map(({ row, balance }) => [row, balance]));
  return {
    rowCount: shown.length,
    version: nextVersion(),
    rows: (from, to) =>
      shown.slice(from, to).map((voucher, index) => {
        const row = from + index + 1;
        const balance = balances.get(row);
        return {
          key: voucher.id,
          label: String(row),
          cells: [
            ...fields.map((field) => shownCell(field, voucher[field])),
            balance === undefined ? '' : formatYuanGrouped(balance),
          ],
          ...marksOf(marks.get(row) ?? [], fields),
        };
      }),
  };
}
