import { useLiveQuery } from 'dexie-react-hooks';
import { dueRules, holidayTable } from '../../resources/tables';
import type { DocumentStart } from '../../shared/ledgers/documents';
import { decodeHolidayYear, type HolidayYear } from '../../shared/records';
import {
  type DueDates,
  type DueFigures,
  dueDatesOf,
  type ImportFault,
  type LocalHoliday,
  type MovedDeadline,
  planHolidayImport,
  type WorkCalendar,
  workCalendar,
} from '../../shared/rules';
import { type DeadlineBasis, recountOpen } from './openDeadlines';
import { type DeskSettings, readSettings, type VillageDues } from './settings';
import { instantNow, operator } from './source';
import { commit, type RecordWrite } from './store/commit';
import { readTable } from './store/records';

const shipped: readonly HolidayYear[] = holidayTable.years.map((row) => ({ ...row, importedBy: '', importedAt: '' }));

/** One row per year, oldest first: as shipped, or as brought in here. */
export async function readHolidayYears(): Promise<readonly HolidayYear[]> {
  const rows = new Map(shipped.map((row) => [row.year, row]));
  for (const row of await readTable('calendars', decodeHolidayYear)) rows.set(row.year, row);
  return [...rows.values()].sort((a, b) => a.year - b.year);
}

export const useHolidayYears = (): readonly HolidayYear[] | undefined => useLiveQuery(readHolidayYears, []);

const calendarOf = (years: readonly HolidayYear[], local: readonly LocalHoliday[]): WorkCalendar =>
  workCalendar(years, holidayTable.statutory, local);

export async function readCalendar(): Promise<WorkCalendar> {
  const [years, { localHolidays }] = await Promise.all([readHolidayYears(), readSettings()]);
  return calendarOf(years, localHolidays);
}

/** undefined while it is being read. */
export const useCalendar = (): WorkCalendar | undefined => useLiveQuery(readCalendar, []);

export type UnitDueDates = DueDates & { readonly monthlyFinance: boolean };

/** R-V03: a village's own figures go before the county's, these before the table's. R-V02: finance each month only where turned on. */
export function dueDatesIn({ dueFigures, villageDues }: DeskSettings, unitCode: string): UnitDueDates {
  const own = villageDues[unitCode] ?? {};
  return { ...dueDatesOf(dueRules, own, dueFigures), monthlyFinance: own.monthlyFinance ?? false };
}

export const readDueDates = async (unitCode: string): Promise<UnitDueDates> =>
  dueDatesIn(await readSettings(), unitCode);

const basisOf = (calendar: WorkCalendar, settings: DeskSettings): DeadlineBasis => ({
  calendar,
  documentStart: settings.documentStart,
  dueDatesOf: (unitCode) => dueDatesIn(settings, unitCode),
});

const settingWrite = (key: keyof DeskSettings, value: unknown): RecordWrite => ({
  table: 'settings',
  key,
  value: { value },
});

export interface HolidayTableTaken {
  /** With any fault nothing was taken in. */
  readonly faults: readonly ImportFault[];
  readonly years: readonly number[];
  readonly moved: readonly MovedDeadline[];
}

/** A table of one year has a few kilobytes. */
const MAX_TABLE_BYTES = 1_000_000;

/** Brings in a table of days off from a file (workdays.md § 4.2), and counts every open last day again. One act, one undo. */
export async function importHolidayTable(file: File): Promise<HolidayTableTaken> {
  if (file.size > MAX_TABLE_BYTES)
    return { faults: [{ code: 'deadline.import.tooLarge', params: { file: file.name } }], years: [], moved: [] };
  const text = await file.text();
  const { years, faults } = planHolidayImport(text, await readHolidayYears(), holidayTable.statutory);
  if (faults.length > 0) return { faults, years: [], moved: [] };
  const source = (given: string): string => `${given} ${file.name}`.trim().slice(0, 400);
  let moved: readonly MovedDeadline[] = [];
  await commit({
    name: 'calendar.imported',
    params: { years: years.map(({ year }) => year).join(' ') },
    scope: 'calendars',
    plan: async () => {
      const rows = years.map((row) => ({
        ...row,
        source: source(row.source),
        importedBy: operator(),
        importedAt: instantNow(),
      }));
      const known = (await readHolidayYears()).filter(({ year }) => !rows.some((row) => row.year === year));
      const settings = await readSettings();
      const recount = await recountOpen(basisOf(calendarOf([...known, ...rows], settings.localHolidays), settings));
      moved = recount.moved;
      const writes = rows.map((row) => ({ table: 'calendars' as const, key: String(row.year), value: row }));
      return { records: [...writes, ...recount.records] };
    },
  });
  return { faults: [], years: years.map(({ year }) => year), moved };
}

/** Stores settings that last days rest on, and counts the open ones again in the same act. */
async function saveBasis(name: string, change: Partial<DeskSettings>): Promise<readonly MovedDeadline[]> {
  let moved: readonly MovedDeadline[] = [];
  await commit({
    name,
    scope: 'calendars',
    plan: async () => {
      const settings = { ...(await readSettings()), ...change };
      const recount = await recountOpen(
        basisOf(calendarOf(await readHolidayYears(), settings.localHolidays), settings),
      );
      moved = recount.moved;
      const writes = Object.entries(change).map(([key, value]) => settingWrite(key as keyof DeskSettings, value));
      return { records: [...writes, ...recount.records] };
    },
  });
  return moved;
}

export const saveLocalHolidays = (localHolidays: readonly LocalHoliday[]): Promise<readonly MovedDeadline[]> =>
  saveBasis('calendar.localDays', { localHolidays: [...localHolidays].sort((a, b) => (a.date < b.date ? -1 : 1)) });

/** Which day starts the 20 working days of a document (rules.md § 10.3). */
export const saveDocumentStart = (documentStart: DocumentStart): Promise<readonly MovedDeadline[]> =>
  saveBasis('settings', { documentStart });

/** The county's due dates. */
export const saveDueFigures = (dueFigures: DueFigures): Promise<readonly MovedDeadline[]> =>
  saveBasis('calendar.dueDates', { dueFigures });

/** A village's own due dates and its 按月公布财务 switch. */
export async function saveVillageDues(unitCode: string, dues: VillageDues): Promise<readonly MovedDeadline[]> {
  const { villageDues } = await readSettings();
  return saveBasis('calendar.dueDates', { villageDues: { ...villageDues, [unitCode]: dues } });
}
