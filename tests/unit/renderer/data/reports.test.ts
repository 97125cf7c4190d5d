import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderReport } from '../../../../renderer/data/reports';
import { saveSettings } from '../../../../renderer/data/settings';
import type { ReportFormat } from '../../../../shared/jobs';
import type { Report } from '../../../../shared/layout';
import { bareDesk } from '../../../support/deskActs';
import { jobContext } from '../../../support/deskStore';
import { anIdNumber } from '../../../support/people';
import { aReport } from '../../../support/reports';

const FORMATS: readonly ReportFormat[] = ['xlsx', 'docx', 'csv', 'html'];
const PHONE = '13800000000';
const withCell = (text: string, over: Partial<Report> = {}) =>
  aReport({ rows: [{ cells: ['1', '', '', `经办人 ${text} 在本镇办公`] }], ...over });
const blocks = (file: Awaited<ReturnType<typeof renderReport>>) =>
  file.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.code);

beforeEach(bareDesk);

describe('renderReport', () => {
  it.each(FORMATS)('hands out a clean report: %s', async (format) => {
    const file = await renderReport(aReport({ internal: true }), format, jobContext());
    expect(file.name).toBe(`样本镇村务公开事项目录.${format}`);
    expect(blocks(file)).toEqual([]);
    expect(file.bytes.length).toBeGreaterThan(100);
  });

  it.each(FORMATS)(
    '[privacy § 7] holds back a report with an ID number, also one for inside use: %s',
    async (format) => {
      for (const internal of [false, true]) {
        const file = await renderReport(withCell(anIdNumber(7), { internal }), format, jobContext());
        expect(blocks(file)).toContain('pii.id');
        expect(file.bytes.length).toBe(0);
        expect(JSON.stringify(file.findings)).not.toContain(anIdNumber(7));
      }
    },
  );

  it.each(FORMATS)('holds back a private telephone, and lets an official one pass: %s', async (format) => {
    expect(blocks(await renderReport(withCell(PHONE), format, jobContext()))).toContain('pii.phone');
    const official = await renderReport(withCell(PHONE, { publicContacts: [PHONE] }), format, jobContext());
    expect(blocks(official)).toEqual([]);
    await saveSettings({ supervisionTelephone: PHONE });
    expect(blocks(await renderReport(withCell(PHONE), format, jobContext()))).toEqual([]);
  });

  it.each(FORMATS)('says in which line and column of the table it was found: %s', async (format) => {
    const { findings } = await renderReport(withCell(anIdNumber(7)), format, jobContext());
    expect(findings.map(({ code, at }) => [code, at])).toEqual([['pii.id', { row: 1, field: '公开内容（要素）' }]]);
  });

  it('also names what was found outside of the table', async () => {
    const { findings } = await renderReport(
      withCell(anIdNumber(7), { title: `名单 ${anIdNumber(8)}`, internal: true }),
      'xlsx',
      jobContext(),
    );
    expect(findings.map((finding) => finding.at.field ?? finding.at.part)).toContain('公开内容（要素）');
    expect(findings.length).toBeGreaterThan(1);
  });

  it('makes a name that every disk takes', async () => {
    const file = await renderReport(aReport({ fileName: '2026/6:台账' }), 'csv', jobContext());
    expect(file.name).toBe('2026_6_台账.csv');
  });

  it('stops when it is cancelled', async () => {
    const control = new AbortController();
    control.abort(new DOMException('cancelled', 'AbortError'));
    await expect(renderReport(aReport(), 'csv', jobContext({ signal: control.signal }))).rejects.toThrow('cancelled');
  });
});
