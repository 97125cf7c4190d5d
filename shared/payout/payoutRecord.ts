import type { Fen } from '../kernel';
import type { ReadRow } from './rowReader';
import type { PayoutRow } from './types';

/** The imported line of a read row. Built field by field: this runs once per row. */
export function recordOf(read: ReadRow, row: number, village: string, villagerGroup: string, amount: Fen): PayoutRow {
  const record: { -readonly [K in keyof PayoutRow]: PayoutRow[K] } = {
    row,
    village,
    villagerGroup,
    payee: read.payee,
    idNumber: read.idNumber,
    bankCardNumber: read.card,
    accountName: read.accountName,
    phone: read.phone,
    amount,
    remark: read.remark,
  };
  if (read.quantity !== undefined) record.quantity = read.quantity;
  if (read.unitRate !== undefined) record.unitRate = read.unitRate;
  if (read.months !== undefined) record.months = read.months;
  if (read.persons !== undefined) record.persons = read.persons;
  if (read.due !== undefined) record.dueAmount = read.due;
  if (read.adds !== undefined) record.adjustAdd = read.adds;
  if (read.less !== undefined) record.adjustLess = read.less;
  if (read.payDate !== undefined) record.payDate = read.payDate;
  return record;
}
