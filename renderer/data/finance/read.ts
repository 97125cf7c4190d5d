import { useLiveQuery } from 'dexie-react-hooks';
import { financeRules, privacyRules } from '../../../resources/tables';
import {
  BookChain,
  inOrder,
  type PeriodContext,
  pagesNeeded,
  type VillageBooks,
} from '../../../shared/ledgers/villageFinance';
import { createDetector } from '../../../shared/privacy';
import { decodeFinancePeriod, decodeVoucher, type FinancePeriod, type Voucher } from '../../../shared/records';
import type { StoredRecord } from '../database';
import { openPage } from '../store/pages';
import { askRecords, openRecord } from '../store/records';
import type { BookPlace } from './place';

/** Officers are named in accounts, nobody else's numbers are (profile A). */
export const periodContext: PeriodContext = {
  rules: financeRules,
  detector: createDetector({ rules: privacyRules, profile: 'A' }),
};

const ordered = new WeakMap<object, readonly Voucher[]>();

async function openVouchers(row: StoredRecord): Promise<readonly Voucher[]> {
  const lines = await openPage(row, decodeVoucher);
  const known = ordered.get(lines) ?? inOrder(lines.values());
  ordered.set(lines, known);
  return known;
}

const codeOf = ({ key }: StoredRecord): string => key.slice(key.indexOf('/') + 1);
const unitOf = ({ key }: StoredRecord): string => key.slice(0, key.indexOf('/'));

interface Asked {
  readonly periods: readonly StoredRecord[];
  readonly pages: readonly StoredRecord[];
}

/** Both tables are asked for before the first row is opened. */
async function ask(prefix: string): Promise<Asked> {
  const [periods, pages] = await Promise.all([askRecords('financePeriods', prefix), askRecords('vouchers', prefix)]);
  return { periods, pages };
}

async function openBooks({ periods, pages }: Asked, wanted: (codes: readonly string[]) => readonly string[]) {
  const records = new Map<string, FinancePeriod>();
  for (const row of periods) {
    const record = decodeFinancePeriod(await openRecord(row));
    if (record.ok) records.set(codeOf(row), record.value);
  }
  const withLines = pages.map(codeOf);
  const needed = pagesNeeded(wanted([...new Set([...records.keys(), ...withLines])]), records, withLines);
  const vouchers = new Map<string, readonly Voucher[]>();
  for (const row of pages) if (needed.has(codeOf(row))) vouchers.set(codeOf(row), await openVouchers(row));
  return { records, vouchers };
}

/** A village's accounts as far as one period rests on them. */
export const readBooks = async ({ unitCode, period }: BookPlace): Promise<VillageBooks> =>
  openBooks(await ask(`${unitCode}/`), () => [period]);

/** undefined while they are being read. */
export const useBooks = (place: BookPlace): VillageBooks | undefined =>
  useLiveQuery(() => readBooks(place), [place.unitCode, place.period]);

export const readBook = async (place: BookPlace) => new BookChain(await readBooks(place)).book(place.period);

/** Accounts of a year, by village. */
export async function readYearBooks(year: number): Promise<ReadonlyMap<string, VillageBooks>> {
  const asked = await ask('');
  const units = new Set([...asked.periods, ...asked.pages].map(unitOf));
  const books = new Map<string, VillageBooks>();
  for (const unitCode of units) {
    const own = {
      periods: asked.periods.filter((row) => unitOf(row) === unitCode),
      pages: asked.pages.filter((row) => unitOf(row) === unitCode),
    };
    books.set(unitCode, await openBooks(own, (codes) => codes.filter((code) => code.startsWith(String(year)))));
  }
  return books;
}

export const useYearBooks = (year: number): ReadonlyMap<string, VillageBooks> | undefined =>
  useLiveQuery(() => readYearBooks(year), [year]);
