import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { payoutCheckCommand } from '../../../../cli/commands/payoutCheck';
import { text } from '../../../../resources';
import { aCard, anId } from '../../../support/payoutSheet';

const folder = mkdtempSync(path.join(tmpdir(), 'payout-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, lines: readonly (readonly string[])[]): string => {
  writeFileSync(path.join(folder, name), lines.map((line) => `${line.join(',')}\r\n`).join(''));
  return name;
};

async function run(...args: string[]): Promise<{ exit: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const exit = await payoutCheckCommand.run(args, {
    out: (line) => {
      out += `${line}\n`;
    },
    err: (line) => {
      err += `${line}\n`;
    },
    cwd: folder,
    text,
    now: () => Date.UTC(2026, 10, 20),
    randomBytes: (length) => new Uint8Array(length),
  });
  return { exit, out, err };
}

const SHEET = [
  ['样本镇上坝村2026年地力补贴公示表', '', '', '', '', ''],
  ['组别', '姓名', '身份证号', '银行账号', '面积(亩)', '补贴金额(元)'],
  ['1组', '王一', anId(1), aCard(1), '2', '20.00'],
  ['1组', '李二', anId(2), aCard(2), '3', '30元'],
  ['小计', '', '', '', '5', '50.00'],
];

describe('gongkai payout check', () => {
  it('--json lists every problem, however many rows have the same', async () => {
    const rows = Array.from({ length: 20_500 }, (_, n) => ['1组', '王一', '1.90101E+17', aCard(n + 1), '2', '20.00']);
    const { out } = await run(write('ruined.csv', [...SHEET.slice(0, 2), ...rows]), '--json');
    const report = JSON.parse(out);
    expect(report.counts.rejected).toBe(20_500);
    expect(report.problems.map((p: { row: number }) => p.row)).toEqual(rows.map((_, n) => n + 3));
  });

  it('--json prints the contract of one file and nothing else', async () => {
    const { exit, out, err } = await run(write('good.csv', SHEET), '--json');
    expect([exit, err]).toEqual([0, '']);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual([
      'file',
      'sheet',
      'sheets',
      'headerRows',
      'columns',
      'counts',
      'totalFen',
      'villages',
      'problems',
      'skipped',
      'printedTotals',
    ]);
    expect(report.file).toMatchObject({ name: 'good.csv', format: 'csv', encoding: 'utf-8' });
    expect(report.file.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(report.headerRows).toEqual([2]);
    expect(report.columns[2]).toEqual({ index: 3, header: '身份证号', field: 'idNumber' });
    expect(report.counts).toEqual({
      read: 2,
      imported: 2,
      repaired: 1,
      warned: 0,
      rejected: 0,
      skipped: 3,
      distinctPeople: 2,
    });
    expect(report.totalFen).toBe(5000);
    expect(report.villages).toEqual([
      { name: '上坝村', count: 2, totalFen: 5000, groups: [{ name: '第一村民小组', count: 2, totalFen: 5000 }] },
    ]);
    expect(report.problems).toEqual([
      { code: 'amount_unit', severity: 'repair', row: 4, column: 6, params: { header: '补贴金额(元)', value: '30元' } },
    ]);
    expect(report.skipped).toEqual([
      { row: 1, why: 'title' },
      { row: 2, why: 'header' },
      { row: 5, why: 'subtotal' },
    ]);
    expect(report.printedTotals).toEqual([
      {
        row: 5,
        level: 'group',
        village: '上坝村',
        group: '第一村民小组',
        printedFen: 5000,
        ownFen: 5000,
        verdict: 'equal',
      },
    ]);
  });

  it('leaves with 1 when a row is rejected or a printed total differs', async () => {
    const rejected = SHEET.map((row, at) => (at === 3 ? ['1组', '李二', '1.9E+17', '', '3', '30.00'] : row));
    expect((await run(write('rejected.csv', rejected))).exit).toBe(1);
    const differs = SHEET.map((row, at) => (at === 4 ? ['小计', '', '', '', '5', '51.00'] : row));
    expect((await run(write('differs.csv', differs))).exit).toBe(1);
  });

  it('refuses a whole file with one Chinese sentence, all counts 0', async () => {
    writeFileSync(path.join(folder, 'empty.csv'), '');
    const json = await run('empty.csv', '--json');
    expect(json.exit).toBe(1);
    const report = JSON.parse(json.out);
    expect(new Set(Object.values(report.counts))).toEqual(new Set([0]));
    expect(report.error.code).toBe('read.empty');
    expect(report.error.message).toContain('empty.csv');
    const people = await run('empty.csv');
    expect([people.exit, people.out]).toEqual([1, '']);
    expect(people.err).toContain('空文件');
  });

  it('says for people what it understood, in the order of the report, and shows no whole number', async () => {
    const rejected = SHEET.map((row, at) => (at === 3 ? ['1组', '李二', `${anId(2)}9`, '', '3', '30.00'] : row));
    const { out } = await run(write('people.csv', rejected));
    expect(out).toContain('读到 2 行 · 收入 1 ');
    expect(out).toContain('第 4 行「身份证号」列');
    expect(out.indexOf('读到')).toBeLessThan(out.indexOf('上坝村：1 户'));
    expect(out).not.toMatch(/\d{12}/);
    expect(out).not.toMatch(/\{\w+\}/);
  });

  it('several files are one batch', async () => {
    const { exit, out } = await run(write('one.csv', SHEET), write('two.csv', SHEET), '--json');
    expect(exit).toBe(1);
    const [, second] = JSON.parse(out);
    expect(second.problems.map((p: { code: string }) => p.code)).toContain('dup_exact');
    expect(second.counts.imported).toBe(0);
  });

  it('needs a file', async () => {
    await expect(run('--json')).rejects.toThrow('cli.usage.missingFile');
  });
});
