import {
  type CalendarDate,
  type Decimal,
  type Fen,
  fen,
  formatDecimal,
  InvariantError,
  parseCalendarDate,
  parseDecimal,
} from '../../../shared/kernel';
import type { PayoutRow } from '../../../shared/payout/types';

const decimalText = (value: Decimal | undefined): string => (value ? formatDecimal(value) : '');
const numberText = (value: number | undefined): string => (value === undefined ? '' : String(value));

/** A confirmed row as the text cells of its block, in a fixed order; new fields go to the end. */
export function payoutRowToCells(row: PayoutRow): string[] {
  return [
    String(row.row),
    row.village,
    row.villagerGroup,
    row.payee,
    row.idNumber,
    row.bankCardNumber,
    row.accountName,
    row.phone,
    decimalText(row.quantity),
    decimalText(row.unitRate),
    decimalText(row.months),
    numberText(row.persons),
    numberText(row.dueAmount),
    numberText(row.adjustAdd),
    numberText(row.adjustLess),
    String(row.amount),
    row.payDate ?? '',
    row.remark,
  ];
}

function whole(text: string): number {
  const value = Number(text);
  if (text === '' || !Number.isSafeInteger(value)) throw new InvariantError('stored payout row: whole number');
  return value;
}

/** The reverse; a block that does not have this form was not written by us. */
export function payoutRowFromCells(cells: readonly string[]): PayoutRow {
  const at = (index: number): string => cells[index] ?? '';
  const amountAt = (index: number): Fen => fen(whole(at(index)));
  const quantity = parseDecimal(at(8));
  const unitRate = parseDecimal(at(9));
  const months = parseDecimal(at(10));
  const payDate: CalendarDate | undefined = parseCalendarDate(at(16));
  return {
    row: whole(at(0)),
    village: at(1),
    villagerGroup: at(2),
    payee: at(3),
    idNumber: at(4),
    bankCardNumber: at(5),
    accountName: at(6),
    phone: at(7),
    ...(quantity ? { quantity } : {}),
    ...(unitRate ? { unitRate } : {}),
    ...(months ? { months } : {}),
    ...(at(11) ? { persons: whole(at(11)) } : {}),
    ...(at(12) ? { dueAmount: amountAt(12) } : {}),
    ...(at(13) ? { adjustAdd: amountAt(13) } : {}),
    ...(at(14) ? { adjustLess: amountAt(14) } : {}),
    amount: amountAt(15),
    ...(payDate ? { payDate } : {}),
    remark: at(17),
  };
}
