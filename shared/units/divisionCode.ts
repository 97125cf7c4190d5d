import type { UnitLevel } from '../records';

/** Division codes have 12 digits: county 6, township 3, village 3, padded with zeros (bundle.md § 12). */
export const DIVISION_CODE = /^[0-9]{12}$/;

/** Level that the form of a code allows; undefined when it is no division code of a county or below. */
export function levelOfCode(code: string): UnitLevel | undefined {
  if (!DIVISION_CODE.test(code)) return undefined;
  if (code.slice(9) !== '000') return 'village';
  if (code.slice(6) !== '000000') return 'township';
  return code.slice(4, 6) === '00' && code.slice(2, 4) === '00' ? undefined : 'county';
}

const PREFIX: Readonly<Record<UnitLevel, number>> = { county: 6, township: 9, village: 12 };

/** Is `code` the unit `ancestor` (of the given level) or below it? The prefix test of bundle.md § 12. */
export const isAtOrBelow = (code: string, ancestor: string, level: UnitLevel): boolean =>
  code.slice(0, PREFIX[level]) === ancestor.slice(0, PREFIX[level]);
