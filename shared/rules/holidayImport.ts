import { type Decoder, decode, type Params, parseCalendarDate } from '../kernel';
import { type CalendarYear, type StatutoryDays, weekdayOf } from './workCalendar';

/** One fault of an offered table; the sentence stands under the code. */
export interface ImportFault {
  readonly code: string;
  readonly params: Params;
}

export interface HolidayImport {
  /** Rows to keep, oldest first: of the year itself and, where its notice reaches into December before, of that year. */
  readonly years: readonly (CalendarYear & { readonly source: string })[];
  readonly faults: readonly ImportFault[];
}

interface Offered {
  readonly year: number;
  readonly off: readonly string[];
  readonly on: readonly string[];
  readonly source: string;
}

const days = decode.arrayOf(decode.string({ max: 40 }), 400);
const year = decode.integer(1949, 9998);

const ownForm: Decoder<Offered> = decode.object({ year, off: days, on: days, source: decode.string({ max: 400 }) });
const ownForms = decode.object({ years: decode.arrayOf(ownForm, 50) });
/** As the public repository holiday-cn writes it. */
const listForm = decode.object({
  year,
  papers: decode.arrayOf(decode.string({ max: 400 }), 20),
  days: decode.arrayOf(
    decode.object({ date: decode.string({ max: 40 }), isOffDay: decode.boolean, name: decode.string({ max: 60 }) }),
    400,
  ),
});

function readForms(input: unknown): readonly Offered[] | undefined {
  const many = ownForms(input);
  if (many.ok) return many.value.years;
  const own = ownForm(input);
  if (own.ok) return [own.value];
  const list = listForm(input);
  if (!list.ok) return undefined;
  const { days: listed, papers } = list.value;
  return [
    {
      year: list.value.year,
      off: listed.filter((one) => one.isOffDay).map((one) => one.date),
      on: listed.filter((one) => !one.isOffDay).map((one) => one.date),
      source: papers.join(' ').slice(0, 400),
    },
  ];
}

const FRIDAY = 4;

/** A notice tells of its own year and of the last days of December before. */
const belongs = (date: string, of: number): boolean => date.startsWith(`${of}-`) || date.startsWith(`${of - 1}-12-`);

function checkDays({ year: of, off, on }: Offered): ImportFault[] {
  const faults: ImportFault[] = [];
  const seen = new Set<string>();
  for (const date of [...off, ...on]) {
    const day = parseCalendarDate(date);
    if (!day) faults.push({ code: 'deadline.import.noDay', params: { date } });
    else if (!belongs(day, of)) faults.push({ code: 'deadline.import.otherYear', params: { date, year: of } });
    else if (seen.has(day)) faults.push({ code: 'deadline.import.twice', params: { date } });
    else if (on.includes(day) && weekdayOf(day) <= FRIDAY)
      faults.push({ code: 'deadline.import.workday', params: { date, weekday: weekdayOf(day) + 1 } });
    seen.add(date);
  }
  return faults;
}

/** A table without the days that the law itself names is a draft or half of one: taking it in would make them working days. */
function checkComplete({ year: of, off }: Offered, statutory: StatutoryDays): ImportFault[] {
  if (off.length === 0) return [{ code: 'deadline.import.empty', params: { year: of } }];
  if (of < statutory.since) return [];
  const named =
    statutory.years.find((row) => row.year === of)?.off ?? statutory.everyYear.map((monthDay) => `${of}-${monthDay}`);
  return named
    .filter((date) => !off.includes(date))
    .map((date) => ({ code: 'deadline.import.missing', params: { date, year: of } }));
}

/** Lays the days of another notice into the row of a year. */
function layIn(row: CalendarYear & { source: string }, off: readonly string[], on: readonly string[], source: string) {
  const isNew = (date: string): boolean => !off.includes(date) && !on.includes(date);
  return {
    year: row.year,
    off: [...row.off.filter(isNew), ...off].sort(),
    on: [...row.on.filter(isNew), ...on].sort(),
    source: row.source.includes(source) ? row.source : `${row.source} ${source}`.trim().slice(0, 400),
  };
}

/**
 * Reads a table of days off that came on a stick (workdays.md § 4.2). All faults are told; a table with one is not taken in.
 * @param known rows that count so far; a notice that reaches into December before changes that year's row too, where there is one.
 */
export function planHolidayImport(
  text: string,
  known: readonly (CalendarYear & { readonly source: string })[],
  statutory: StatutoryDays,
): HolidayImport {
  let input: unknown;
  try {
    input = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { years: [], faults: [{ code: 'deadline.import.notJson', params: {} }] };
  }
  const offered = readForms(input);
  if (!offered || offered.length === 0)
    return { years: [], faults: [{ code: 'deadline.import.notTable', params: {} }] };
  const faults = offered.flatMap((one) => [...checkDays(one), ...checkComplete(one, statutory)]);
  const rows = new Map<number, CalendarYear & { source: string }>();
  for (const { year: of, off, on, source } of [...offered].sort((a, b) => a.year - b.year)) {
    if (rows.has(of)) faults.push({ code: 'deadline.import.yearTwice', params: { year: of } });
    const own = (date: string): boolean => date.startsWith(`${of}-`);
    rows.set(of, { year: of, off: off.filter(own).sort(), on: on.filter(own).sort(), source });
    const [offBefore, onBefore] = [off.filter((date) => !own(date)), on.filter((date) => !own(date))];
    const before = rows.get(of - 1) ?? known.find((row) => row.year === of - 1);
    if (before && offBefore.length + onBefore.length > 0) rows.set(of - 1, layIn(before, offBefore, onBefore, source));
  }
  return { years: faults.length > 0 ? [] : [...rows.values()].sort((a, b) => a.year - b.year), faults };
}
