import { consultationRules, noticeRules, rollupDuty } from '../../resources/tables';
import { boardTodos } from '../../shared/board/ledger';
import { kindRule } from '../../shared/board/notices';
import { entriesInForce, entriesSoFar } from '../../shared/disclosure/catalog';
import {
  type CoverageCell,
  type CoverageDue,
  type CoveragePeriod,
  type CoverageRules,
  coverageCells,
  type WaitingLists,
  waitingLists,
} from '../../shared/disclosure/coverage';
import { beijingDay, type CalendarDate, parseCalendarDate } from '../../shared/kernel';
import { consultationDue } from '../../shared/ledgers/consultations';
import {
  type CatalogEntry,
  type Consultation,
  type Disclosure,
  decodeConsultation,
  decodeDisclosure,
  decodeNotice,
  decodeOfficialDocument,
  type Frequency,
  type Notice,
  type OfficialDocument,
  type UnitRecord,
} from '../../shared/records';
import { dueOfEntry, periodsOf, type WorkCalendar } from '../../shared/rules';
import { type BoardView, useBoardView } from './board/hangings';
import { dueDatesIn, readCalendar, type UnitDueDates } from './calendars';
import { readCatalog } from './catalogs';
import { toldConsultations } from './consultations';
import { explainDue } from './explainDue';
import { readSettings } from './settings';
import { sharedQuery } from './sharedQuery';
import { source } from './source';
import { readPages } from './store/pages';
import { listVillages, selfUnit } from './units';

/** Everything that desk, matrix and menu are computed from; read once for all of them. */
interface Known {
  readonly today: CalendarDate;
  readonly villages: readonly UnitRecord[];
  readonly entries: readonly CatalogEntry[];
  /** By page `<unitCode>/<year>`. */
  readonly pages: ReadonlyMap<string, ReadonlyMap<string, Disclosure>>;
  readonly documents: readonly OfficialDocument[];
  readonly consultations: readonly Consultation[];
  readonly notices: readonly Notice[];
  /** Ids of those whose result was posted. */
  readonly toldConsultations: ReadonlySet<string>;
  readonly calendar: WorkCalendar;
  /** The township or the county that works here, with what it must publish itself (R-P11). */
  readonly self: UnitRecord | undefined;
  readonly ownEntries: readonly CatalogEntry[];
  /** By unit. */
  readonly dueDates: ReadonlyMap<string, UnitDueDates>;
}

/** What the villages must publish in a year, and how far they are. */
export interface Coverage {
  readonly year: number;
  readonly today: CalendarDate;
  readonly villages: readonly UnitRecord[];
  /** What asks for something in this year or has something in it, in printed order. */
  readonly entries: readonly CatalogEntry[];
  readonly cells: readonly CoverageCell[];
  /** What is stored in this year, by id. */
  readonly lines: ReadonlyMap<string, Disclosure>;
  /** Sentences: why its last day is what it is. */
  explain(cell: CoverageCell): readonly string[];
}

/** What the township or the county must publish itself; apart from the villages, whose matrix and rates it is none of. */
export interface OwnCoverage {
  readonly unit: UnitRecord | undefined;
  readonly entries: readonly CatalogEntry[];
  readonly cells: readonly CoverageCell[];
}

async function readOwn(): Promise<Pick<Known, 'self' | 'ownEntries'>> {
  const [self, ...catalogs] = await Promise.all([selfUnit(), readCatalog('government'), readCatalog('basic')]);
  const level = self?.level;
  if (level !== 'township' && level !== 'county') return { self: undefined, ownEntries: [] };
  return { self, ownEntries: catalogs.flat().filter(({ levels }) => levels.includes(level)) };
}

async function readKnown(): Promise<Known> {
  const [villages, own, entries, pages, documents, consultations, notices, calendar, settings] = await Promise.all([
    listVillages(),
    readOwn(),
    readCatalog('village'),
    readPages('disclosures', decodeDisclosure),
    readPages('documents', decodeOfficialDocument),
    readPages('consultations', decodeConsultation),
    readPages('notices', decodeNotice),
    readCalendar(),
    readSettings(),
  ]);
  const written = [...notices.values()].flatMap((lines) => [...lines.values()]);
  return {
    today: beijingDay(source.now()),
    villages,
    ...own,
    entries,
    pages,
    documents: [...documents.values()].flatMap((lines) => [...lines.values()]),
    consultations: [...consultations.values()].flatMap((lines) => [...lines.values()]),
    notices: written,
    toldConsultations: toldConsultations(written),
    calendar,
    dueDates: new Map(
      [...villages, ...(own.self ? [own.self] : [])].map(({ unitCode }) => [unitCode, dueDatesIn(settings, unitCode)]),
    ),
  };
}

const known = sharedQuery(readKnown);

/** The same day for the same stretch, computed once: three thousand duties share some hundred days. */
function rulesOf({ calendar, dueDates }: Known): CoverageRules {
  const dues = new Map<string, CoverageDue | undefined>();
  const { catalogCode, remindFrom } = rollupDuty;
  const dueOf = (
    { code, timeLimit }: CatalogEntry,
    frequency: Frequency,
    period: CoveragePeriod | undefined,
    unitCode: string,
    startedOn: string,
  ): CoverageDue | undefined => {
    const own = dueDates.get(unitCode);
    if (!own) return undefined;
    const { unit, amount, from } = timeLimit;
    const isReminded = code === catalogCode;
    const key = [unitCode, frequency, period?.code, startedOn, unit, amount, from, isReminded].join(' ');
    if (dues.has(key)) return dues.get(key);
    const started = parseCalendarDate(startedOn) ?? '';
    const planned = dueOfEntry({ timeLimit, frequency }, period, started, own, calendar);
    const due = planned && {
      due: planned.due,
      status: planned.status,
      rule: planned.rule,
      ...(isReminded ? { remindFrom: `${planned.due.slice(0, 4)}-${remindFrom}` as CalendarDate } : {}),
    };
    dues.set(key, due);
    return due;
  };
  return {
    periodsOf,
    dueOf,
    dueOfEvent: (entry, unitCode, startedOn) => dueOf(entry, entry.frequency, undefined, unitCode, startedOn),
  };
}

function* linesOfYear({ pages }: Known, year: number): Generator<Disclosure> {
  for (const [key, lines] of pages) if (key.endsWith(`/${year}`)) yield* lines.values();
}

/** Day on which a record was made: the first 48 bits of its UUIDv7 are milliseconds. '' for an id of another kind. */
const dayOfId = (id: string): string =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id) ? beijingDay(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)) : '';

/** What counts at the end of a year, and what ended before and still has cells in it: as it last was. */
function shownEntries(
  entries: readonly CatalogEntry[],
  cells: readonly CoverageCell[],
  year: number,
): readonly CatalogEntry[] {
  const endOfYear = `${year}-12-31` as CalendarDate;
  const current = new Set(entriesInForce(entries, endOfYear));
  const used = new Set(cells.map(({ code }) => code));
  return entriesSoFar(entries, endOfYear).filter((entry) => current.has(entry) || used.has(entry.code));
}

function computeCoverage(from: Known, year: number): Coverage {
  const lines = new Map<string, Disclosure>();
  for (const line of linesOfYear(from, year)) lines.set(line.id, line);
  const cells = coverageCells({
    units: from.villages.map(({ id, unitCode }) => ({
      unitCode,
      since: dayOfId(id),
      monthlyFinance: from.dueDates.get(unitCode)?.monthlyFinance ?? false,
    })),
    entries: from.entries,
    disclosures: lines.values(),
    notices: from.notices,
    tellsDuty: (kind) => kindRule(noticeRules, kind).tellsDuty,
    year,
    today: from.today,
    rules: rulesOf(from),
  });
  const entries = shownEntries(from.entries, cells, year);
  const explain = (cell: CoverageCell): readonly string[] => {
    const entry = entries.find(({ code }) => code === cell.code);
    const dueDates = from.dueDates.get(cell.unitCode);
    const startedOn = lines.get(cell.disclosureId)?.startedOn ?? '';
    return entry && dueDates ? explainDue(cell, { entry, startedOn, dueDates, calendar: from.calendar }) : [];
  };
  return { year, today: from.today, villages: from.villages, entries, cells, lines, explain };
}

/** R-P11: half-yearly and yearly duties of its own, and what it began of those without a day. */
function computeOwn(from: Known, year: number): OwnCoverage {
  const { self, ownEntries, today } = from;
  if (!self) return { unit: self, entries: [], cells: [] };
  const cells = coverageCells({
    units: [{ unitCode: self.unitCode, since: dayOfId(self.id), monthlyFinance: false }],
    entries: ownEntries,
    disclosures: linesOfYear(from, year),
    year,
    today,
    rules: rulesOf(from),
  });
  return { unit: self, entries: shownEntries(ownEntries, cells, year), cells };
}

const ownOf = new WeakMap<Known, OwnCoverage>();

function ownCoverage(from: Known): OwnCoverage {
  const year = Number(from.today.slice(0, 4));
  const found = ownOf.get(from);
  if (found) return found;
  const before = computeOwn(from, year - 1);
  const now = computeOwn(from, year);
  const open = before.cells.filter(({ disclosureId, dueOn }) => disclosureId !== '' || dueOn >= `${year}-01-01`);
  const codes = new Set(now.entries.map(({ code }) => code));
  const entries = [...now.entries, ...before.entries.filter(({ code }) => !codes.has(code))];
  const own = { ...now, entries, cells: [...open, ...now.cells] };
  ownOf.set(from, own);
  return own;
}

/** As it is stored now; for work outside a screen. */
export const readOwnCoverage = async (): Promise<OwnCoverage> => ownCoverage(await readKnown());

/** This year, and of last year what is still open; undefined until the store answered. */
export function useOwnCoverage(): OwnCoverage | undefined {
  const from = known.use();
  return from && ownCoverage(from);
}

/** Computed once for whoever shows it, as long as nothing is written. */
const computed = new WeakMap<Known, Map<number, Coverage>>();

function coverageOf(from: Known, year: number): Coverage {
  const years = computed.get(from) ?? new Map<number, Coverage>();
  computed.set(from, years);
  const found = years.get(year) ?? computeCoverage(from, year);
  years.set(year, found);
  return found;
}

/** As it is stored now; for work outside a screen. */
export const readCoverage = async (year: number): Promise<Coverage> => computeCoverage(await readKnown(), year);

/** undefined until the store answered. */
export function useCoverage(year: number): Coverage | undefined {
  const from = known.use();
  return from && coverageOf(from, year);
}

/** Years that have something, and this one. */
export function useCoverageYears(): readonly number[] {
  const from = known.use();
  if (!from) return [];
  const years = new Set([Number(from.today.slice(0, 4))]);
  for (const key of from.pages.keys()) years.add(Number(key.slice(-4)));
  return [...years].sort((a, b) => b - a);
}

const waitingOf = new WeakMap<Known, { readonly board: BoardView | undefined; readonly lists: WaitingLists }>();

/** What waits for a person today: of this year, of last year what is still open in January, and what hangs on the boards. */
export function useWaiting(): WaitingLists | undefined {
  const from = known.use();
  const board = useBoardView();
  if (!from) return undefined;
  const found = waitingOf.get(from);
  if (found && found.board === board) return found.lists;
  const year = Number(from.today.slice(0, 4));
  const before = coverageOf(from, year - 1).cells.filter(
    (cell) => cell.disclosureId !== '' || cell.dueOn >= `${year}-01-01`,
  );
  const isTold = ({ id }: Consultation): boolean => from.toldConsultations.has(id);
  const lists = waitingLists(
    [...before, ...coverageOf(from, year).cells, ...ownCoverage(from).cells],
    from.documents,
    from.today,
    from.consultations.flatMap((consultation) => {
      const due = consultationDue(consultation, consultationRules, from.today, isTold(consultation));
      return due ? [{ consultation, ...due }] : [];
    }),
    boardTodos(board?.hangings ?? []),
    from.notices,
  );
  waitingOf.set(from, { board, lists });
  return lists;
}
