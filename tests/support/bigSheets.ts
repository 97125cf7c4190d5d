import { expect } from 'vitest';
import { viewRows } from '../../renderer/data/batches/rowsView';
import { openSession } from '../../renderer/data/batches/session';
import { asFile } from './deskStore';
import { anIdNumber } from './people';

const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,备注';
const rows = (from: number, count: number, village: string): string[] =>
  Array.from({ length: count }, (_, at) => {
    const n = from + at;
    const name = `赵${String.fromCharCode(0x4e00 + (n % 900))}${String.fromCharCode(0x5000 + (n % 700))}`;
    return `${n},${village},${1 + (n % 5)}组,${name},${anIdNumber(n)},2.00,86.37,172.74,,`;
  });
export const sheet = (from: number, count: number, village = '东坝村'): string =>
  `${[HEADER, ...rows(from, count, village)].join('\r\n')}\r\n`;

export const ROWS = 2300;
export const big = sheet(1, ROWS);
export const second = sheet(5000, 30, '西坝村');

export const files = (...list: [string, string][]) => list.map(([name, content]) => asFile(content, name));

export async function expectUsable(batchId: string, read: number): Promise<void> {
  const session = await openSession(batchId);
  expect(session.record.summary.counts.read).toBe(read);
  for (const one of session.record.files.flatMap((file) => file.sheets)) {
    const { rows: last } = await viewRows(session, one.key, one.rowCount - 1, one.rowCount, false);
    expect(last).toHaveLength(1);
  }
  await session.recheck();
  expect(session.record.summary.counts.read).toBe(read);
}
