import { expect, it } from 'vitest';
import { columnReport } from '../../../../../renderer/features/catalogs/columnReport';
import { lacksColumn } from '../../../../../shared/disclosure/catalog';
import type { CalendarDate } from '../../../../../shared/kernel';
import { aCatalogEntry } from '../../../../support/catalogEntries';

it('[R-P07] 目录事项无对应栏目 names what may go to the portal and has no column there', () => {
  const ofPortal = { kind: 'government', domain: '社会救助', level1: '低保', reach: 'internet' } as const;
  const entries = [
    aCatalogEntry({ ...ofPortal, code: 'BX-01', level2: '低保标准', disclosingUnit: '样本镇人民政府' }),
    aCatalogEntry({ ...ofPortal, code: 'BX-02', portalColumn: '法定主动公开内容' }),
    aCatalogEntry({ ...ofPortal, code: 'BX-03', reach: 'board' }),
    aCatalogEntry({ code: 'VC-01', reach: 'internet' }),
  ];
  const report = columnReport(entries.filter(lacksColumn), '样本镇', '2026-07-01' as CalendarDate);
  expect(report.title).toBe('目录事项无对应栏目');
  expect(report.rows.map(({ cells }) => cells)).toEqual([
    ['1', 'BX-01', '社会救助', '低保', '低保标准', '样本镇人民政府'],
  ]);
  expect(report.foot).toEqual(['1 项']);
});
