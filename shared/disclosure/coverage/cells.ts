import { type CalendarDate, parseCalendarDate } from '../../kernel';
import type { CatalogEntry, Disclosure, Notice } from '../../records';
import { cellOf } from './cellOf';
import { type Duty, dutiesOf, versionOn, versionsByCode } from './duties';
import { Notices } from './told';
import type { CoverageCell, CoverageRules, CoverageUnit } from './types';

export interface CoverageInput {
  readonly units: readonly CoverageUnit[];
  /** All versions of one catalog. */
  readonly entries: Iterable<CatalogEntry>;
  /** Lines of these units, of the year and around it; others are passed over. */
  readonly disclosures: Iterable<Disclosure>;
  /** Notices that tell a duty in the place of its entry. */
  readonly notices?: Iterable<Notice>;
  /** Kinds of notices that tell what is settled; the others tell only the entry that they were written for. */
  readonly tellsDuty?: (kind: Notice['kind']) => boolean;
  readonly year: number;
  readonly today: CalendarDate;
  readonly rules: CoverageRules;
}

const RANK = { todo: 0, draft: 1, review: 2, published: 3, archived: 4 } as const;

/** Of two lines for the same duty the one that got further; they arise when two windows begin at once. */
const further = (a: Disclosure, b: Disclosure): Disclosure => (RANK[b.state] > RANK[a.state] ? b : a);

interface LinesOfUnit {
  /** By entry and period. */
  readonly planned: Map<string, Disclosure>;
  /** What happens at any time: one cell each. */
  readonly events: { readonly entry: CatalogEntry; readonly line: Disclosure }[];
}

/** Entry and period in one key; neither holds a blank. */
const keyOf = (code: string, period: string): string => `${code} ${period}`;

/** The version that counted when it happened. */
function entryOf(versions: readonly CatalogEntry[], { startedOn, period }: Disclosure): CatalogEntry | undefined {
  const day = parseCalendarDate(startedOn || `${period.slice(0, 4)}-12-31`);
  return (versions.length > 1 && day ? versionOn(versions, day) : undefined) ?? versions[0];
}

const isAtAnyTime = ({ frequency }: CatalogEntry): boolean => frequency === 'event' || frequency === 'standing';

function sortLines(
  { units, disclosures, year }: CoverageInput,
  codes: ReadonlyMap<string, readonly CatalogEntry[]>,
): ReadonlyMap<string, LinesOfUnit> {
  const byUnit = new Map<string, LinesOfUnit>(
    units.map(({ unitCode }) => [unitCode, { planned: new Map(), events: [] }]),
  );
  const wantedYear = String(year);
  for (const line of disclosures) {
    const lines = line.deleted || !line.period.startsWith(wantedYear) ? undefined : byUnit.get(line.unitCode);
    const versions = lines && codes.get(line.catalogCode);
    if (!lines || !versions) continue;
    const entry = entryOf(versions, line);
    if (entry && isAtAnyTime(entry)) lines.events.push({ entry, line });
    else {
      const key = keyOf(line.catalogCode, line.period);
      const known = lines.planned.get(key);
      lines.planned.set(key, known ? further(known, line) : line);
    }
  }
  return byUnit;
}

/** Duties and their days, once for all units that share them. */
function plansOf(input: CoverageInput, codes: ReadonlyMap<string, readonly CatalogEntry[]>) {
  const made = new Map<boolean, readonly Duty[]>();
  return (monthlyFinance: boolean): readonly Duty[] => {
    const known = made.get(monthlyFinance) ?? dutiesOf(codes, input.year, monthlyFinance, input.rules);
    made.set(monthlyFinance, known);
    return known;
  };
}

/**
 * What each unit must publish in a year and how far each is: entries in force × periods, and one cell for each event that
 * somebody began. Work grows with duties plus lines (10,000 of them in a few milliseconds).
 */
export function coverageCells(input: CoverageInput): readonly CoverageCell[] {
  const codes = versionsByCode(input.entries);
  const lines = sortLines(input, codes);
  const dutiesFor = plansOf(input, codes);
  const { today, rules } = input;
  const notices = new Notices(input.notices ?? [], input.tellsDuty ?? (() => false));
  const cells: CoverageCell[] = [];
  for (const { unitCode, monthlyFinance, since = '' } of input.units) {
    const own = lines.get(unitCode);
    for (const { entry, frequency, period } of dutiesFor(monthlyFinance)) {
      const line = own?.planned.get(keyOf(entry.code, period.code));
      const startedOn = line?.startedOn ?? '';
      const due = rules.dueOf(entry, frequency, period, unitCode, startedOn);
      const disclosure = notices.toldOf(unitCode, entry.code, period.code, line);
      cells.push(
        cellOf({ unitCode, code: entry.code, period, periodCode: period.code, due, disclosure, today, since }),
      );
    }
    for (const { entry, line } of own?.events ?? []) {
      const { catalogCode: code, period: periodCode, startedOn } = line;
      const disclosure = notices.toldOf(unitCode, '', '', line);
      const due = startedOn === '' ? undefined : rules.dueOfEvent?.(entry, unitCode, startedOn);
      cells.push(cellOf({ unitCode, code, period: undefined, periodCode, due, disclosure, today, since }));
    }
  }
  return cells;
}
