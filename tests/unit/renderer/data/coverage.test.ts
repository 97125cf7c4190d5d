import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { importHolidayTable, saveVillageDues } from '../../../../renderer/data/calendars';
import { archiveCatalogEntry, findEntry, saveCatalogEntry } from '../../../../renderer/data/catalogs';
import { readCoverage } from '../../../../renderer/data/coverage';
import { openDisclosure } from '../../../../renderer/data/disclosures';
import { undoLast } from '../../../../renderer/data/store';
import type { CalendarDate } from '../../../../shared/kernel';
import { emptyDesk } from '../../../support/deskStore';
import { table2027 } from '../../../support/holidayTables';

const day = (text: string): CalendarDate => text as CalendarDate;
const EAST = '190101100201';
const WEST = '190101100202';

const cellsOf = async (unitCode: string, code: string) =>
  (await readCoverage(2026)).cells.filter((cell) => cell.unitCode === unitCode && cell.code === code);
const duesOf = async (unitCode: string, code: string): Promise<string[]> =>
  (await cellsOf(unitCode, code)).map(({ period, dueOn }) => `${period} ${dueOn}`);

beforeEach(emptyDesk);

describe('what the villages must publish', () => {
  it('[R-V02] asks for the income and outlay of a quarter, and of each month where the village turned that on', async () => {
    const quarters = ['2026-Q1 2026-04-15', '2026-Q2 2026-07-15', '2026-Q3 2026-10-15', '2026-Q4 2027-01-15'];
    expect(await duesOf(EAST, 'VC-CW-01')).toEqual(quarters);
    await saveVillageDues(EAST, { monthlyFinance: true });
    const months = await duesOf(EAST, 'VC-CW-01');
    expect(months).toHaveLength(12);
    expect([months[0], months[11]]).toEqual(['2026-01 2026-02-15', '2026-12 2027-01-15']);
    expect(await duesOf(WEST, 'VC-CW-01')).toEqual(quarters);
  });

  it("[R-V03] takes a village's own due date, for it alone, until that is undone", async () => {
    await saveVillageDues(EAST, { quarterDay: 20 });
    expect((await duesOf(EAST, 'VC-GC-06'))[0]).toBe('2026-Q1 2026-04-20');
    expect((await duesOf(WEST, 'VC-GC-06'))[0]).toBe('2026-Q1 2026-04-15');
    await undoLast('calendars');
    expect((await duesOf(EAST, 'VC-GC-06'))[0]).toBe('2026-Q1 2026-04-15');
  });

  it('[R-P04] counts into 2027 provisionally until its table of days off is brought in', async () => {
    // 15 working days: four in December; then 4 to 18 January, or with the table 9, 11 to 15 and 18 to 22 January.
    await openDisclosure(EAST, 'VC-TD-03', '2026', { another: true, startedOn: '2026-12-25' });
    const [before] = await cellsOf(EAST, 'VC-TD-03');
    expect(before).toMatchObject({ dueOn: '2027-01-18', dueStatus: 'provisional' });
    await importHolidayTable(table2027());
    const [after] = await cellsOf(EAST, 'VC-TD-03');
    expect(after).toMatchObject({ dueOn: '2027-01-22', dueStatus: 'fixed' });
  });

  it('[R-V03] explains each last day: rule and source, the start, the days off, and whether this desk set it', async () => {
    await saveVillageDues(EAST, { quarterDay: 20 });
    await openDisclosure(EAST, 'VC-TD-03', '2026', { another: true, startedOn: '2026-12-25' });
    const { cells, explain } = await readCoverage(2026);
    const why = (unitCode: string, code: string): string => {
      const cell = cells.find((one) => one.unitCode === unitCode && one.code === code);
      return cell ? explain(cell).join('') : '';
    };
    expect(why(WEST, 'VC-GC-06')).toContain('R-V03 按季度公布');
    expect(why(WEST, 'VC-GC-06')).not.toContain('本地设定');
    expect(why(EAST, 'VC-GC-06')).toContain('最晚2026年4月20日');
    expect(why(EAST, 'VC-GC-06')).toContain('本地设定');
    expect(why(EAST, 'VC-TD-03')).toContain('R-P04 目录写明的公开时限');
    expect(why(EAST, 'VC-TD-03')).toContain('暂定');
    expect(why(EAST, 'VC-TD-03')).toContain('2026年12月25日是起算日');
  });

  it('[R-C05] shows what counted only between two days of the year, as it last was, in its printed place', async () => {
    const shipped = await findEntry('VC-GC-06', day('2026-01-01'));
    if (!shipped) throw new Error('missing');
    const added = { ...shipped, code: 'SX-001', level2: '抗旱用水' };
    await saveCatalogEntry(added, day('2026-02-01'));
    const renamed = await saveCatalogEntry({ ...added, level2: '抗旱用水安排' }, day('2026-05-01'));
    await archiveCatalogEntry(renamed, day('2026-08-31'));
    const { entries } = await readCoverage(2026);
    expect(await duesOf(EAST, 'SX-001')).toEqual(['2026-Q1 2026-04-15', '2026-Q2 2026-07-15']);
    expect(entries.filter(({ code }) => code === 'SX-001').map(({ level2 }) => level2)).toEqual(['抗旱用水安排']);
    const orders = entries.map(({ order }) => order);
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
    expect((await readCoverage(2027)).entries.map(({ code }) => code)).not.toContain('SX-001');
  });
});
