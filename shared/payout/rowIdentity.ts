import type { Decimal } from '../kernel';
import { hashText } from './idCell';
import type { RowPlan } from './rowPlan';
import type { ReadRow } from './rowReader';

const POWERS = [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8];

/** 32-bit hash over all fields of a row except its running number: two rows are the same line pasted twice when it is equal. */
export function hashRow(row: ReadRow, cells: readonly string[], plan: RowPlan, village: number, group: number): number {
  let h = Math.imul(village + 31, 2654435761) ^ Math.imul(group + 17, 1597334677);
  const mix = (value: number): void => {
    h = Math.imul(h ^ (value | 0), 2246822507);
    h = Math.imul(h ^ (h >>> 15) ^ Math.trunc(value / 4294967296), 3266489909);
  };
  const text = (value: string): void => {
    for (let i = 0; i < value.length; i += 1) {
      const c = value.charCodeAt(i);
      if (c > 32 && c !== 0xa0 && c !== 0x3000) h = Math.imul(h ^ c, 2654435761) ^ (h >>> 15);
    }
    h = Math.imul(h ^ 0x2c, 1597334677);
  };
  const decimal = (value: Decimal | undefined): void => {
    if (value) mix(value.units * (POWERS[8 - value.scale] ?? 1));
    else mix(-1);
  };
  text(row.payee);
  mix(row.cardKey);
  mix(row.amount ?? -1);
  mix(row.due ?? -1);
  decimal(row.quantity);
  decimal(row.unitRate);
  text(row.payDate ?? '');
  if (row.person === 0 && plan.id >= 0) text(cells[plan.id] ?? '');
  for (const column of plan.others) text(cells[column] ?? '');
  return h | 0;
}

/** Stands in for a person where the ID number says nothing: account and name, or running number and name. Negative. */
export function fallbackKey(row: ReadRow, cells: readonly string[], plan: RowPlan): number {
  if (row.cardKey !== 0) return -hashText(`${row.card}\u0001${row.payee}`);
  const seq = plan.seq >= 0 ? (cells[plan.seq] ?? '').trim() : '';
  return seq === '' ? 0 : -hashText(`${seq}\u0001${row.payee}`);
}
