import { addDays, datePartsOf, InvariantError } from '../../kernel';
import type { FinancePeriod, Voucher } from '../../records';
import { type Period, parsePeriod, periodsOf } from '../../rules';
import { type Book, computeBook, type LastPeriod } from './book';

/** The accounts of one village, as far as they were read. */
export interface VillageBooks {
  /** By code of the period. */
  readonly records: ReadonlyMap<string, FinancePeriod>;
  /** In their order, by code of the period. */
  readonly vouchers: ReadonlyMap<string, readonly Voucher[]>;
}

const must = (code: string): Period => {
  const period = parsePeriod(code);
  if (!period) throw new InvariantError(`period: ${code}`);
  return period;
};

/** In months. */
const lengthOf = ({ from, to }: Period): number => datePartsOf(to).month - datePartsOf(from).month + 1;

/** What has accounts: a record or lines. In the order of the calendar. */
export function bookedPeriods({ records, vouchers }: VillageBooks): readonly Period[] {
  return [...new Set([...records.keys(), ...vouchers.keys()])]
    .flatMap((code) => parsePeriod(code) ?? [])
    .sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : lengthOf(a) - lengthOf(b)));
}

/** The one that ends on the day before; of a month and a quarter that of the same length. */
function beforeOf(period: Period, booked: readonly Period[]): Period | undefined {
  const day = addDays(period.from, -1);
  const ending = booked.filter(({ to }) => to === day);
  return ending.find((one) => lengthOf(one) === lengthOf(period)) ?? ending[0];
}

const sharesDays = (a: Period, b: Period): boolean => a.code !== b.code && a.from <= b.to && b.from <= a.to;

export class BookChain {
  private readonly booked: readonly Period[];
  private readonly closings = new Map<string, Pick<LastPeriod, 'closing' | 'closedAs' | 'isClosed'> | undefined>();

  constructor(private readonly books: VillageBooks) {
    this.booked = bookedPeriods(books);
  }

  /** Accounts of a period, which may have none yet. */
  book(code: string): Book {
    const period = must(code);
    return computeBook({
      period,
      vouchers: this.books.vouchers.get(code) ?? [],
      record: this.books.records.get(code),
      last: this.lastOf(period),
      overlaps: this.booked.filter((other) => sharesDays(period, other)).map((other) => other.code),
    });
  }

  private lastOf(period: Period): LastPeriod | 'none' | 'missing' {
    const before = beforeOf(period, this.booked);
    const known = before && this.closingOf(before.code);
    if (before && known) return { period: before.code, ...known };
    return this.booked.some(({ to }) => to < period.from) ? 'missing' : 'none';
  }

  /** undefined where nobody can say, because it rests on an opening that is not known. */
  private closingOf(code: string): Pick<LastPeriod, 'closing' | 'closedAs' | 'isClosed'> | undefined {
    if (this.closings.has(code)) return this.closings.get(code);
    const { closed, state } = this.books.records.get(code) ?? {};
    const computed = state === 'closed' && closed ? closed.closing : this.book(code).figures?.closing;
    const found =
      computed === undefined
        ? undefined
        : {
            closing: computed,
            closedAs: closed && closed.closing !== computed ? closed.closing : null,
            isClosed: state === 'closed',
          };
    this.closings.set(code, found);
    return found;
  }
}

/**
 * Periods whose lines must be read to tell these: each, and before it those that are still open, up to one that is closed and
 * therefore says its closing itself.
 */
export function pagesNeeded(
  codes: Iterable<string>,
  records: ReadonlyMap<string, FinancePeriod>,
  withLines: Iterable<string>,
): ReadonlySet<string> {
  const booked = [...new Set([...records.keys(), ...withLines])].flatMap((code) => parsePeriod(code) ?? []);
  const needed = new Set<string>();
  for (const code of codes) {
    let period: Period | undefined = must(code);
    while (period && !needed.has(period.code)) {
      needed.add(period.code);
      period = beforeOf(period, booked);
      if (period && records.get(period.code)?.state === 'closed') break;
    }
  }
  return needed;
}

/** R-V02: the periods of a year that a village tells, and those that it has accounts of. A month inside a booked quarter is none. */
export function shownPeriods(year: number, isMonthly: boolean, booked: readonly Period[]): readonly Period[] {
  const own = booked.filter(({ code }) => code.startsWith(String(year)));
  const planned = periodsOf(isMonthly ? 'month' : 'quarter', year).filter(
    (period) => !own.some((other) => other.code === period.code || sharesDays(period, other)),
  );
  return [...own, ...planned].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : lengthOf(a) - lengthOf(b)));
}
