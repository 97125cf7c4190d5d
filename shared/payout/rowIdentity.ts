import type { Decimal } from '../kernel';
import { hashText } from './idCell';
import type { RowPlan } from './rowPlan';
import type { ReadRow } from './rowReader';

const POWERS = [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8];

/** Mixes a number of up to 53 bits into the hash. */
function mix(hash: number, value: number): number {
  const h = Math.imul(hash ^ (value | 0), 2246822507);
  return Math.imul(h ^ (h >>> 15) ^ Math.trunc(value / 4294967296), 3266489909);
}

/** Mixes a text into the hash; spaces of every kind make no difference. */
function mixText(hash: number, value: string): number {
  let h = hash;
  for (let i = 0; i < value.length; i += 1) {
    const c = value.charCodeAt(i);
    if (c > 32 && c !== 0xa0 && c !== 0x3000) h = Math.imul(h ^ c, 2654435761) ^ (h >>> 15);
  }
  return Math.imul(h ^ 0x2c, 1597334677);
}

const mixDecimal = (hash: number, value: Decimal | undefined): number =>
  mix(hash, value ? value.units * (POWERS[8 - value.scale] ?? 1) : -1);

/** 32-bit hash over all fields of a row except its running number: two rows are the same line pasted twice when it is equal. */
export function hashRow(row: ReadRow, cells: readonly string[], plan: RowPlan, village: number, group: number): number {
  // Handed on from step to step: a number that inner functions share would be allocated anew at every change.
  let h = Math.imul(village + 31, 2654435761) ^ Math.imul(group + 17, 1597334677);
  h = mixText(h, row.payee);
  h = mix(h, row.cardKey);
  h = mix(h, row.amount ?? -1);
  h = mix(h, row.due ?? -1);
  h = mixDecimal(h, row.quantity);
  h = mixDecimal(h, row.unitRate);
  h = mixText(h, row.payDate ?? '');
  if (row.person === 0 && plan.id >= 0) h = mixText(h, cells[plan.id] ?? '');
  for (const column of plan.others) h = mixText(h, cells[column] ?? '');
  return h | 0;
}

/** Stands in for a person where the ID number says nothing: account and name, or running number and name. Negative. */
export function fallbackKey(row: ReadRow, cells: readonly string[], plan: RowPlan): number {
  if (row.cardKey !== 0) return -hashText(`${row.card}\u0001${row.payee}`);
  const seq = plan.seq >= 0 ? (cells[plan.seq] ?? '').trim() : '';
  return seq === '' ? 0 : -hashText(`${seq}\u0001${row.payee}`);
}
