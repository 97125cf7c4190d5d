import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../support/cliRun';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'deadline-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...args: string[]) => runCommand(folder, 'deadline', ...args);

/** Days off as they might stand in the notice for 2027: invented. */
const NOTICE_2027 = {
  year: 2027,
  off: [
    ...['01-01', '01-02', '01-03', '02-05', '02-06', '02-07', '02-08', '02-09', '02-10', '02-11', '04-03', '04-04'],
    ...['04-05', '05-01', '05-02', '05-03', '06-09', '09-15', '10-01', '10-02', '10-03', '10-04', '10-05'],
  ].map((day) => `2027-${day}`),
  on: ['2027-01-30', '2027-02-20'],
  source: '样例通知',
};

describe('gongkai deadline', () => {
  it('[R-P01] gives rule, start, last day, status and each day as JSON', async () => {
    const { exit, out } = await run('--rule', 'R-P01', '--from', '2026-09-28', '--json');
    expect(exit).toBe(0);
    const { days, ...facts } = JSON.parse(out);
    expect(facts).toEqual({ rule: 'R-P01', from: '2026-09-28', due: '2026-10-30', status: 'fixed' });
    expect(days[0]).toEqual({ date: '2026-09-28', counted: false, why: 'start' });
    expect(days.filter((one: { counted: boolean }) => one.counted)).toHaveLength(20);
    expect(days).toContainEqual({ date: '2026-10-01', counted: false, why: 'holiday' });
    expect(days).toContainEqual({ date: '2026-10-10', counted: true, why: 'makeUp' });
  });

  it('[R-P01] says the same in sentences', async () => {
    const { exit, out } = await run('--rule', 'R-P01', '--from', '2026-09-10');
    expect(exit).toBe(0);
    for (const part of [
      '《中华人民共和国政府信息公开条例》第二十六条',
      '最晚2026年10月14日（含当日）',
      '2026年9月10日是起算日，当天不计入',
      '调休上班，计入：2026年9月20日、2026年10月10日',
      '放假，不计入：2026年9月25日至2026年9月27日、2026年10月1日至2026年10月7日',
    ])
      expect(out).toContain(part);
  });

  it('[R-P03] tells that the last day moved', async () => {
    const { out } = await run('--rule', 'R-P03', '--from', '2026-09-11');
    expect(out).toContain('最后一日是休息日，顺延到2026年10月8日');
  });

  it('[R-Y01] counts hours to the minute', async () => {
    const json = await run('--rule', 'R-Y01', '--at', '2026-09-28T08:30', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ due: '2026-09-28', dueAt: '2026-09-28T13:30', status: 'fixed' });
    expect((await run('--rule', 'R-Y01', '--from', '2026-09-28T22:10')).out).toContain('最晚2026年9月29日3时10分');
    const without = await run('--rule', 'R-Y01', '--from', '2026-09-28');
    expect([without.exit, without.err.includes('--at 2026-09-28T08:30')]).toEqual([2, true]);
  });

  it('[WD-16] a year without a notice is provisional until its table is given', async () => {
    const before = await run('--rule', 'R-P01', '--from', '2026-12-25', '--json');
    expect(JSON.parse(before.out)).toMatchObject({ due: '2027-01-25', status: 'provisional' });
    expect((await run('--rule', 'R-P01', '--from', '2026-12-25')).out).toContain('暂定');
    await writeFile(path.join(folder, '2027.json'), JSON.stringify(NOTICE_2027));
    const after = await run('--rule', 'R-P01', '--from', '2026-12-25', '--calendar', '2027.json', '--json');
    expect(JSON.parse(after.out)).toMatchObject({ due: '2027-01-25', status: 'fixed' });
    const later = await run('--rule', 'R-P01', '--from', '2027-01-25', '--calendar', '2027.json', '--json');
    expect(JSON.parse(later.out)).toMatchObject({ due: '2027-02-25', status: 'fixed' });
  });

  it('refuses a table that is none with a sentence', async () => {
    await writeFile(path.join(folder, 'empty.json'), JSON.stringify({ ...NOTICE_2027, off: [], on: [] }));
    const { exit, err } = await run('--rule', 'R-P01', '--from', '2026-12-25', '--calendar', 'empty.json');
    expect(exit).toBe(2);
    expect(err).toContain('2027年的放假日期是空的');
    expect((await run('--rule', 'R-P01', '--from', '2026-12-25', '--calendar', 'none.json')).exit).toBe(3);
  });

  it('refuses an unknown rule, a day that does not exist and a missing option', async () => {
    const unknown = await run('--rule', 'R-Q01', '--from', '2026-09-28', '--json');
    expect([unknown.exit, unknown.out]).toEqual([2, '']);
    expect(unknown.err).toContain('没有期限规则“R-Q01”');
    const bad = await run('--rule', 'R-P01', '--from', '2026-02-30');
    expect([bad.exit, bad.err.includes('看不懂日期“2026-02-30”')]).toEqual([2, true]);
    expect((await run('--rule', 'R-P01')).exit).toBe(2);
    expect((await run('--from', '2026-09-28')).exit).toBe(2);
    expect((await run('--rule', 'R-Y01', '--at', '2026-09-28T25:00')).exit).toBe(2);
  });
});
