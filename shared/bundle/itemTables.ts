import { type CalendarDate, formatDecimal, formatYuan } from '../kernel';
import type { PublicPayoutRow, PublicPersonRow } from '../records';

/** One line of payout.csv. The row has been through the masking module; nothing here can unmask it. */
export interface PayoutLine {
  /** UUIDv7. */
  readonly rowId: string;
  readonly divisionCode: string;
  readonly subsidyProgram: string;
  readonly quantityUnit: string;
  readonly row: PublicPayoutRow;
}

/** One line of persons.csv; the row has been through the masking module. */
export interface PersonLine {
  /** UUIDv7. */
  readonly rowId: string;
  readonly divisionCode: string;
  readonly row: PublicPersonRow;
}

export const LIST_STATUSES = ['published', 'notDue', 'overdue', 'none'] as const;
export type ListStatus = (typeof LIST_STATUSES)[number];

/** One line of disclosure-list.csv: what a unit had to publish and what it did. */
export interface ListLine {
  /** UUIDv7. */
  readonly rowId: string;
  readonly seq: number;
  readonly catalogCode: string;
  readonly title: string;
  readonly period: string;
  readonly dueOn?: CalendarDate;
  readonly publishedOn?: CalendarDate;
  readonly channel: string;
  readonly place: string;
  readonly status: ListStatus;
  /** Why nothing was published, or why it came late. */
  readonly note: string;
}

/** Names, codes and numbers as most cells are: nothing to tidy. */
const SIMPLE_TEXT = /^[0-9A-Za-z.\u4e00-\u9fff]*$/;

/** Cell text: NFC, trimmed, on one line. What is refused beyond that (formulas, invisible characters) stays refused. */
export const cellText = (text = ''): string =>
  SIMPLE_TEXT.test(text)
    ? text
    : text
        .normalize('NFC')
        .replace(/[\t\r\n]+/g, ' ')
        .trim();

const yuan = (value: number | undefined): string => (value === undefined ? '' : formatYuan(value));

export function payoutCells({
  rowId,
  divisionCode,
  subsidyProgram,
  quantityUnit,
  row,
}: PayoutLine): Record<string, string> {
  return {
    rowId,
    seq: String(row.seq),
    divisionCode,
    villagerGroup: cellText(row.villagerGroup),
    payee: cellText(row.payee),
    idNumberMasked: row.idNumberMasked ?? '',
    bankCardNumberMasked: row.bankCardNumberMasked ?? '',
    phoneMasked: row.phoneMasked ?? '',
    subsidyProgram: cellText(subsidyProgram),
    quantity: row.quantity ? formatDecimal(row.quantity) : '',
    quantityUnit: row.quantity ? cellText(quantityUnit) : '',
    unitRateYuan: row.unitRateYuan ? formatDecimal(row.unitRateYuan) : '',
    adjustAddYuan: yuan(row.adjustAdd),
    adjustLessYuan: yuan(row.adjustLess),
    amountYuan: formatYuan(row.amount),
    note: cellText(row.note),
  };
}

export const personCells = ({ rowId, divisionCode, row }: PersonLine): Record<string, string> => ({
  rowId,
  seq: String(row.seq),
  divisionCode,
  villagerGroup: cellText(row.villagerGroup),
  personName: cellText(row.personName),
  idNumberMasked: row.idNumberMasked ?? '',
  category: cellText(row.category),
  approvedOn: row.approvedOn ?? '',
  note: cellText(row.note),
});

export const listCells = (line: ListLine): Record<string, string> => ({
  rowId: line.rowId,
  seq: String(line.seq),
  catalogCode: cellText(line.catalogCode),
  title: cellText(line.title),
  period: line.period,
  dueOn: line.dueOn ?? '',
  publishedOn: line.publishedOn ?? '',
  channel: cellText(line.channel),
  place: cellText(line.place),
  status: line.status,
  note: cellText(line.note),
});
