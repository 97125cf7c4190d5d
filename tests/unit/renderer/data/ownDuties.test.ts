import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { archiveCatalogEntry } from '../../../../renderer/data/catalogs';
import { readCoverage, readOwnCoverage } from '../../../../renderer/data/coverage';
import { openDisclosure } from '../../../../renderer/data/disclosures';
import { source } from '../../../../renderer/data/source';
import type { CalendarDate } from '../../../../shared/kernel';
import { emptyDesk, TOWN } from '../../../support/deskStore';

const year = new Date(source.now()).getUTCFullYear();

beforeEach(emptyDesk);

describe('what the township publishes itself', () => {
  it('[R-P11] asks for a summary in June and in December, for each of the three fields', async () => {
    const { unit, entries, cells } = await readOwnCoverage();
    expect(unit?.unitCode).toBe(TOWN);
    const summaries = entries.filter(({ frequency }) => frequency === 'halfYear');
    expect(summaries.map(({ level2 }) => level2)).toEqual([
      '公共资源配置领域工作总结',
      '重大建设项目领域工作总结',
      '社会公益事业领域工作总结',
    ]);
    for (const { code } of summaries) {
      const own = cells.filter((cell) => cell.code === code && cell.period.startsWith(String(year)));
      expect(own.map(({ dueOn, rule }) => [dueOn, rule])).toEqual([
        [`${year}-06-30`, 'R-P11'],
        [`${year}-12-31`, 'R-P11'],
      ]);
    }
  });

  it('[R-P11] is no part of what the villages are measured by', async () => {
    const villages = await readCoverage(year);
    expect(villages.cells.filter(({ unitCode }) => unitCode === TOWN)).toEqual([]);
  });

  it('[R-C03] has three months for a field’s catalog from the day its guideline came out', async () => {
    const { id } = await openDisclosure(TOWN, 'JB-D04', String(year), { startedOn: `${year}-07-10`, another: true });
    const cell = (await readOwnCoverage()).cells.find(({ disclosureId }) => disclosureId === id);
    expect(cell?.dueOn).toBe(`${year}-10-10`);
  });

  it('[R-C05] still names what ended within the year and is open', async () => {
    const [summary] = (await readOwnCoverage()).entries.filter(({ frequency }) => frequency === 'halfYear');
    if (!summary) throw new Error('missing');
    await archiveCatalogEntry(summary, `${year}-06-30` as CalendarDate);
    const { entries, cells } = await readOwnCoverage();
    expect(cells.filter(({ code, period }) => code === summary.code && period.startsWith(`${year}`))).toHaveLength(1);
    expect(entries.map(({ code }) => code)).toContain(summary.code);
  });
});
