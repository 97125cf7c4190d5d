import { expect, it } from 'vitest';
import { guideReport } from '../../../../../renderer/features/government/reports/guideReport';
import type { CalendarDate } from '../../../../../shared/kernel';

it('[R-P14] prints the 指南 with name, address, hours, telephone, fax and the way over the net', () => {
  const contacts = {
    name: '样本镇党政办公室',
    address: '示例县样本镇1号',
    hours: '工作日 9:00—17:00',
    telephone: '0000-1234567',
    fax: '0000-1234568',
    internet: 'https://www.example.gov.cn',
  };
  const frame = { unitName: '样本镇', nameOf: (code: string) => code, today: '2026-07-01' as CalendarDate };
  const report = guideReport(contacts, frame);
  expect(report.title).toBe('样本镇政府信息公开指南');
  expect(report.rows.map(({ cells }) => cells[1])).toEqual(Object.values(contacts));
  expect(report.publicContacts).toEqual(['0000-1234567', '0000-1234568']);
});
