import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  importHolidayTable,
  readCalendar,
  readDueDates,
  readHolidayYears,
  saveDueFigures,
  saveLocalHolidays,
  saveVillageDues,
} from '../../../../renderer/data/calendars';
import { undoLast } from '../../../../renderer/data/store';
import { commit } from '../../../../renderer/data/store/commit';
import { readPages, writeLines } from '../../../../renderer/data/store/pages';
import {
  type Disclosure,
  decodeDisclosure,
  decodeOfficialDocument,
  type OfficialDocument,
} from '../../../../shared/records';
import { emptyDesk } from '../../../support/deskStore';
import { aDisclosure } from '../../../support/disclosures';
import { table2027 } from '../../../support/holidayTables';
import { anOfficialDocument } from '../../../support/officialDocuments';
import { day } from '../../../support/workCalendars';

const EAST = '190101100201';
const WEST = '190101100202';

async function keep(disclosures: readonly Disclosure[], documents: readonly OfficialDocument[]): Promise<void> {
  await commit({
    name: 'test',
    scope: 'test',
    plan: async () => ({
      records: [
        ...(await writeLines(
          'disclosures',
          disclosures.map((line) => ({ page: `${line.unitCode}/2026`, id: line.id, line })),
        )),
        ...(await writeLines(
          'documents',
          documents.map((line) => ({ page: String(line.year), id: line.id, line })),
        )),
      ],
    }),
  });
}

async function dueOn(table: 'disclosures' | 'documents', id: string): Promise<string | undefined> {
  const pages =
    table === 'documents' ? await readPages(table, decodeOfficialDocument) : await readPages(table, decodeDisclosure);
  for (const lines of pages.values()) {
    const line = lines.get(id);
    if (line) return `${line.dueOn} ${line.dueStatus}`;
  }
  return undefined;
}

/** GKT-02 counts 20 working days; VC-ZD-01 ten days after the event; VC-CW-03 the quarter. */
const started = (over: Partial<Disclosure>): Disclosure =>
  aDisclosure({
    catalogCode: 'GKT-02',
    period: '2026',
    startedOn: '2026-12-25',
    dueOn: '2027-01-25',
    dueStatus: 'provisional',
    ruleId: 'R-P04',
    ...over,
  });

beforeEach(emptyDesk);

describe('the calendar of this desk', () => {
  it('[WD-16] covers 2017 to 2026 as shipped', async () => {
    expect((await readHolidayYears()).map(({ year }) => year)).toEqual([
      2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026,
    ]);
    expect((await readCalendar()).isCovered(2027)).toBe(false);
  });

  it('[R-P01] brings in a year, moves what is open and tells so; what is public keeps its day', async () => {
    await keep(
      [started({ id: 'open' }), started({ id: 'done', state: 'published', postedOn: '2027-01-08' })],
      [
        anOfficialDocument({
          id: 'doc',
          year: 2026,
          state: 'issued',
          formedOn: '2026-12-25',
          issuedOn: '2026-12-28',
          disclosureClass: 'open',
        }),
        anOfficialDocument({
          id: 'closed',
          year: 2026,
          state: 'closed',
          formedOn: '2026-12-25',
          dueOn: '2027-01-25',
          disclosureClass: 'open',
        }),
      ],
    );
    const { faults, years, moved } = await importHolidayTable(table2027());
    expect([faults, years]).toEqual([[], [2027]]);
    // 28 to 31 December are four days, 9 January (a Saturday worked) the fifth, then 11 to 29 January.
    expect(moved.map(({ id, dueOn: due, dueStatus }) => [id, due, dueStatus]).sort()).toEqual([
      ['doc', '2027-01-29', 'fixed'],
      ['open', '2027-01-29', 'fixed'],
    ]);
    expect(await dueOn('disclosures', 'open')).toBe('2027-01-29 fixed');
    expect(await dueOn('disclosures', 'done')).toBe('2027-01-25 provisional');
    expect(await dueOn('documents', 'doc')).toBe('2027-01-29 fixed');
    expect((await dueOn('documents', 'closed'))?.slice(0, 10)).toBe('2027-01-25');
  });

  it('keeps who brought the table in, when and from where; undo takes all of it back', async () => {
    await keep([started({ id: 'open' })], []);
    await importHolidayTable(table2027());
    const row = (await readHolidayYears()).find(({ year }) => year === 2027);
    expect(row?.source).toContain('样例通知');
    expect(row?.source).toContain('2027.json');
    expect(row?.importedAt).toMatch(/^\d{4}-/);
    expect(await undoLast('calendars')).toMatchObject({ ok: true });
    expect((await readCalendar()).isCovered(2027)).toBe(false);
    expect(await dueOn('disclosures', 'open')).toBe('2027-01-25 provisional');
  });

  it('takes nothing in from a table with a fault', async () => {
    const { faults, moved } = await importHolidayTable(table2027({ on: ['2027-01-11'] }));
    expect(faults).toEqual([{ code: 'deadline.import.workday', params: { date: '2027-01-11', weekday: 1 } }]);
    expect(moved).toEqual([]);
    expect((await readCalendar()).isCovered(2027)).toBe(false);
  });

  it('[R-V03] a county and a village set their own days; open entries move', async () => {
    const quarter = { catalogCode: 'VC-CW-03', period: '2026-Q3', dueOn: '2026-10-15', dueStatus: 'fixed' } as const;
    await keep(
      [
        aDisclosure({ id: 'east', unitCode: EAST, ...quarter }),
        aDisclosure({ id: 'west', unitCode: WEST, ...quarter }),
      ],
      [],
    );
    const moved = await saveDueFigures({ quarterDay: 20 });
    expect(moved.map(({ id }) => id).sort()).toEqual(['east', 'west']);
    await saveVillageDues(EAST, { quarterDay: 10 });
    expect([await dueOn('disclosures', 'east'), await dueOn('disclosures', 'west')]).toEqual([
      '2026-10-10 fixed',
      '2026-10-20 fixed',
    ]);
    expect((await readDueDates(EAST)).quarter.limit.amount).toBe(10);
    expect((await readDueDates(WEST)).quarter.limit.amount).toBe(20);
  });

  it('[R-V02] finance is told each month only where the village says so', async () => {
    expect((await readDueDates(EAST)).monthlyFinance).toBe(false);
    await saveVillageDues(EAST, { monthlyFinance: true });
    expect([(await readDueDates(EAST)).monthlyFinance, (await readDueDates(WEST)).monthlyFinance]).toEqual([
      true,
      false,
    ]);
  });

  it('[W12] a local holiday is a working day until the county turns it on', async () => {
    const local = { date: '2026-11-03', name: '本地节日' };
    await saveLocalHolidays([{ ...local, dayOff: false }]);
    expect((await readCalendar()).day(day('2026-11-03'))).toEqual({ isWorkday: true, kind: 'workday' });
    await saveLocalHolidays([{ ...local, dayOff: true }]);
    expect((await readCalendar()).day(day('2026-11-03'))).toEqual({ isWorkday: false, kind: 'local' });
  });
});
