import { useLiveQuery } from 'dexie-react-hooks';
import type { LookupOutcome } from '../../../shared/board/lookup';
import type { CalendarDate } from '../../../shared/kernel';
import { decodeLookupDay, type LookupDay } from '../../../shared/records';
import { commit } from '../store/commit';
import { readPage, readPages, writeLines } from '../store/pages';

const pageOf = (unitCode: string, day: CalendarDate): string => `${unitCode}/${day.slice(0, 4)}`;

const NOTHING: Omit<LookupDay, 'id'> = { revision: 0, updatedAt: '', updatedBy: '', hits: 0, misses: 0, unclear: 0 };

/**
 * R-V05: each question stands in the trail by its moment, its village and whether something was found, and counts in the register
 * of its day. Neither name nor digits come here.
 */
export async function recordLookup(
  { unitCode, village }: { readonly unitCode: string; readonly village: string },
  outcome: LookupOutcome,
  day: CalendarDate,
): Promise<void> {
  const page = pageOf(unitCode, day);
  await commit({
    name: outcome === 'hit' ? 'lookup.hit' : 'lookup.miss',
    params: { village },
    scope: `lookups/${page}`,
    kind: 'note',
    plan: async () => {
      const before = (await readPage('lookups', page, decodeLookupDay)).get(day) ?? { ...NOTHING, id: day };
      const line = {
        ...before,
        hits: before.hits + (outcome === 'hit' ? 1 : 0),
        misses: before.misses + (outcome === 'hit' ? 0 : 1),
        unclear: before.unclear + (outcome === 'unclear' ? 1 : 0),
      };
      return { records: await writeLines('lookups', [{ page, id: day, line }]) };
    },
  });
}

/** What a clerk does at the desk; in the trail only. */
export async function noteDesk(act: 'begun' | 'ended' | 'reset', village: string): Promise<void> {
  await commit({ name: `lookup.${act}`, params: { village }, scope: 'lookup', kind: 'note', plan: () => ({}) });
}

export interface RegisterLine extends LookupDay {
  readonly unitCode: string;
}

/** Days of a year on which somebody asked, newest first; '' = all villages. */
export async function readRegister(year: string, unitCode = ''): Promise<RegisterLine[]> {
  const pages = await readPages('lookups', decodeLookupDay);
  const lines = [...pages].flatMap(([key, days]) => {
    const [unit = '', ofYear] = key.split('/');
    return ofYear === year && (unitCode === '' || unit === unitCode)
      ? [...days.values()].map((day) => ({ ...day, unitCode: unit }))
      : [];
  });
  return lines.sort((a, b) => (a.id === b.id ? (a.unitCode < b.unitCode ? -1 : 1) : a.id < b.id ? 1 : -1));
}

/** undefined while it is being read. */
export const useRegister = (year: string, unitCode = ''): readonly RegisterLine[] | undefined =>
  useLiveQuery(() => readRegister(year, unitCode), [year, unitCode]);
