import { ASSET_FIELDS, type AssetCells, type AssetField, type AssetLine } from '../../../records';
import type { MoneyMarks } from '../financeRules';
import { storedFen } from '../money';
import { moneyCell } from '../voucherCells';

export const NO_ASSET_CELLS: AssetCells = {
  name: '',
  category: '',
  quantity: '',
  unit: '',
  value: '',
  area: '',
  lessee: '',
  term: '',
  rent: '',
  collected: '',
  note: '',
};

/** What is stored for a typed cell: sums in one form, everything else in its own words. */
export function assetCell(field: AssetField, text: string, marks: MoneyMarks, wan = false): string {
  if (field === 'value' || field === 'rent') return moneyCell(text, marks, false, wan);
  return text.replace(/\s+/g, ' ').trim();
}

export const isBlankAsset = (line: AssetCells): boolean => ASSET_FIELDS.every((field) => line[field] === '');

export interface AssetTotals {
  readonly count: number;
  /** In fen. */
  readonly value: number;
  readonly rent: number;
}

export function assetTotals(lines: readonly AssetLine[]): AssetTotals {
  let [value, rent] = [0, 0];
  for (const line of lines) {
    value += storedFen(line.value) ?? 0;
    rent += storedFen(line.rent) ?? 0;
  }
  return { count: lines.length, value, rent };
}
