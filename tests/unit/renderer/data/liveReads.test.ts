import 'fake-indexeddb/auto';
import { liveQuery } from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { importHolidayTable, readCalendar, saveLocalHolidays } from '../../../../renderer/data/calendars';
import { findEntry, saveCatalogEntry } from '../../../../renderer/data/catalogs';
import { readOwnCoverage } from '../../../../renderer/data/coverage';
import { contextOf, printProblemsOf, problemsOf } from '../../../../renderer/data/disclosureActs';
import { mustReadEntry, openDisclosure, readEntry, saveDisclosure } from '../../../../renderer/data/disclosures';
import { printProblems } from '../../../../renderer/data/persons';
import { forgetOpened } from '../../../../renderer/data/store/records';
import { type Entry, NO_ENTRY_FACTS } from '../../../../shared/disclosure/entries';
import type { CalendarDate } from '../../../../shared/kernel';
import type { CatalogKind } from '../../../../shared/records';
import { emptyDesk } from '../../../support/deskStore';
import { table2027 } from '../../../support/holidayTables';
import { reviewThings } from '../../../support/reviewActs';

const EAST = '190101100201';
const DAY = '2026-07-01' as CalendarDate;
const MAY_DAY = '2026-05-07' as CalendarDate;
const CODE = { village: 'VC-CW-03', government: 'GK16-02', basic: 'JB-D04', publicBody: '' } as const;

/** What a screen shows before and after a change, when nothing was opened before it looked. */
async function shown<T>(query: () => Promise<T>, change: () => Promise<unknown>): Promise<readonly [T, T]> {
  forgetOpened();
  const answers: T[] = [];
  const watching = liveQuery(query).subscribe((answer) => void answers.push(answer));
  try {
    const answered = (n: number) => vi.waitFor(() => expect(answers.length).toBeGreaterThanOrEqual(n), 2000);
    await answered(1);
    await change();
    await answered(2);
    return [answers[0] as T, answers.at(-1) as T];
  } finally {
    watching.unsubscribe();
  }
}

const renameUnit = async (kind: CatalogKind): Promise<void> => {
  const entry = await findEntry(CODE[kind], DAY);
  if (!entry) throw new Error('missing');
  await saveCatalogEntry({ ...entry, disclosingUnit: '另一个单位' }, DAY);
};
const closeMayDay = () => saveLocalHolidays([{ date: MAY_DAY, name: '开斋节', dayOff: true }]);

async function anOpenEntry(): Promise<Entry> {
  return mustReadEntry(await openDisclosure(EAST, 'VC-CW-03', '2026-Q1'));
}
async function retitle(entry: Entry, title: string): Promise<void> {
  await saveDisclosure(entry, { ...entry, line: { ...entry.line, title } });
}
const submitted = ({ line, body }: Entry): Entry => ({ line: { ...line, state: 'review' }, body });
const placeOfEntry = ({ line }: Entry) => ({ unitCode: EAST, year: '2026', id: line.id });

beforeEach(emptyDesk);

describe('a screen learns of every change of what it shows', () => {
  it('an entry: of its long text alone', async () => {
    const entry = await anOpenEntry();
    const [before, after] = await shown(
      () => readEntry(placeOfEntry(entry)),
      () => saveDisclosure(entry, { ...entry, body: { ...entry.body, text: '第二次写的。' } }),
    );
    expect(before?.body.text).toBe('');
    expect(after?.body.text).toBe('第二次写的。');
  });

  it('an entry of a catalog, where another catalog has entries of this desk too', async () => {
    await renameUnit('village');
    const [before, after] = await shown(
      () => findEntry(CODE.government, DAY),
      () => renameUnit('government'),
    );
    expect([before?.version, after?.version]).toEqual([0, 1]);
  });

  it('the calendar: of days off of this place, where a table of a year was brought in', async () => {
    await importHolidayTable(table2027());
    const [before, after] = await shown(readCalendar, closeMayDay);
    expect([before.day(MAY_DAY).isWorkday, after.day(MAY_DAY).isWorkday]).toEqual([true, false]);
  });

  it.each(['government', 'basic'] as const)('its own duties: of the catalog %s', async (kind) => {
    const [, after] = await shown(readOwnCoverage, () => renameUnit(kind));
    expect(after.entries.map(({ disclosingUnit }) => disclosingUnit)).toContain('另一个单位');
  });

  it('what an act needs: of the catalog, the days off, the chain and the reviews', async () => {
    const entry = await anOpenEntry();
    const chained = { ...entry, line: { ...entry.line, chainId: 'c1' } };
    await saveDisclosure(entry, chained);
    const watch = () => contextOf(chained);
    const [, named] = await shown(watch, () => renameUnit('village'));
    expect(named.catalog?.disclosingUnit).toBe('另一个单位');
    const [, closed] = await shown(watch, closeMayDay);
    expect(closed.calendar.day(MAY_DAY).isWorkday).toBe(false);
    const [, told] = await shown(watch, () => retitle(chained, '新题目'));
    expect(told.chain.map(({ title }) => title)).toEqual(['新题目']);
  });

  it.each([
    ['an act', (entry: Entry) => problemsOf(submitted(entry), 'publish', NO_ENTRY_FACTS)],
    ['a posting', printProblemsOf],
    ['a list of persons', printProblems],
  ] as const)('[R-S01] what stands in the way of %s: of reviews that were signed meanwhile', async (_, problems) => {
    const entry = await anOpenEntry();
    const [before, after] = await shown(
      async () => (await problems(entry)).map(({ code }) => code).filter((code) => code.startsWith('review.')),
      () => reviewThings([{ kind: 'disclosure', place: placeOfEntry(entry) }]),
    );
    expect(before).not.toEqual([]);
    expect(after).toEqual([]);
  });
});
