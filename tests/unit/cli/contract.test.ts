import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../../../cli/commands';
import { text } from '../../../resources';
import { fillText } from '../../../shared/kernel';
import { type CliRun, runCommand } from '../../support/cliRun';
import { anIdNumber } from '../../support/people';

/** Files whose path holds this are in use by another program. */
const LOCKED = '打开着';
vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>();
  const busy = (file: unknown, code: string): Promise<never> =>
    Promise.reject(Object.assign(new Error(`${code}: resource busy or locked, open`), { code, path: String(file) }));
  return {
    ...real,
    stat: (file: string, ...rest: []) => (file.includes(LOCKED) ? busy(file, 'EBUSY') : real.stat(file, ...rest)),
    open: (file: string, ...rest: [string, number]) =>
      file.includes(LOCKED) ? busy(file, 'EPERM') : real.open(file, ...rest),
  };
});

const ROOT = path.resolve(import.meta.dirname, '../../..');
const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,备注';
const rowOf = (n: number, village = '东坝村'): string =>
  `${n},${village},一组,赵${'甲乙丙丁'[n % 4]},${anIdNumber(n)},2.00,86.37,172.74,,`;
const GOOD = `${[HEADER, rowOf(1), rowOf(2)].join('\r\n')}\r\n`;
const REJECTED = `${[HEADER, rowOf(1), rowOf(2).replace('172.74', '见备注')].join('\r\n')}\r\n`;
const POST = ['payout', 'post', '表.csv', '--unit', '190101100000', '--name', '样本镇', '--out', 'out'];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array = GOOD): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
};
const run = (...args: string[]): Promise<CliRun> => runCommand(folder, ...args);

/** One Chinese sentence, no trace of a stack, of English errors or of unfilled gaps. */
function expectPolite({ err }: CliRun): void {
  expect(err).toMatch(/[\u4e00-\u9fff]{4}/);
  expect(err).not.toMatch(/\bat .*:\d+:\d+|node:|Error:|\{\w+\}|undefined|resource busy/);
}

describe('exit codes', () => {
  it('0 sound, 1 a rejected row or a total that differs', async () => {
    put('好.csv');
    put('坏.csv', REJECTED);
    put('合计.csv', `${GOOD}合计,,,,,4.00,,1.00,,\r\n`);
    expect((await run('payout', 'check', '好.csv')).exit).toBe(0);
    expect((await run('payout', 'check', '坏.csv')).exit).toBe(1);
    expect((await run('payout', 'check', '合计.csv')).exit).toBe(1);
    expect((await run('payout', 'check', '好.csv', '坏.csv')).exit).toBe(1);
  });

  it('1 a file that cannot be read as a sheet, said on stderr, with --json as JSON', async () => {
    put('空.csv', '');
    const said = await run('payout', 'check', '空.csv');
    expect([said.exit, said.out]).toEqual([1, '']);
    expect(said.err).toBe(fillText(text, 'read.empty', { file: '空.csv' }));
    const json = await run('payout', 'check', '空.csv', '--json');
    expect(json.exit).toBe(1);
    expect(JSON.parse(json.out).error).toEqual({ code: 'read.empty', message: said.err });
  });

  const wrong: string[][] = [
    ['payout', 'check'],
    ['payout', 'check', '表.csv', '--nothing'],
    ['payout', 'check', '表.csv', '--sheet'],
    ['payout', 'post', '表.csv'],
    ['payout', 'post', '表.csv', '--unit', '12', '--name', 'x', '--out', 'o'],
    [...POST, '--format', 'pdf'],
    [...POST, '--posted-on', '2026-02-30'],
    [...POST, '--year', '26'],
    ['privacy', 'scan'],
    ['key', 'new'],
    ['bundle', 'pack'],
    ['bundle', 'verify'],
    ['store', 'verify'],
    ['store', 'verify', '.'],
    ['sample'],
    ['sample', '--out', 'o', '--rows', '1'],
    ['payout'],
    ['nothing', 'at', 'all'],
  ];
  it.each(wrong.map((args) => ({ args })))('2 wrong use: $args', async ({ args }) => {
    put('表.csv');
    const done = await run(...args);
    expect([done.exit, done.out]).toEqual([2, '']);
    expectPolite(done);
    expect(readdirSync(folder)).toEqual(['表.csv']);
  });

  it('3 what the machine does: missing, a folder, a file as folder, in use', async () => {
    put('表.csv');
    put('文件夹/x.csv');
    put(`${LOCKED}.csv`);
    put('out2', 'a file');
    const out2 = [...POST.slice(0, -1), 'out2/sub'];
    const faults: [string[], string][] = [
      [['payout', 'check', '没有.csv'], 'ENOENT'],
      [['payout', 'check', '没有.csv', '--json'], 'ENOENT'],
      [['privacy', 'scan', '没有'], 'ENOENT'],
      [['bundle', 'verify', '没有.zip'], 'ENOENT'],
      [['store', 'verify', '没有'], 'ENOENT'],
      [['store', 'verify', '表.csv'], 'ENOTDIR'],
      [['payout', 'check', '文件夹'], 'EISDIR'],
      [['payout', 'check', `${LOCKED}.csv`], 'EBUSY'],
      [['privacy', 'scan', `${LOCKED}.csv`], 'EBUSY'],
      [out2, 'ENOTDIR'],
      [[...POST.slice(0, -1), LOCKED], 'EPERM'],
      [[...POST, '--villages', '没有.csv'], 'ENOENT'],
    ];
    for (const [args, code] of faults) {
      const done = await run(...args);
      expect([done.exit, done.out], args.join(' ')).toEqual([3, '']);
      expectPolite(done);
      const said = (text[`cli.fault.${code}`] ?? '').split('{path}');
      expect(done.err.startsWith(said[0] ?? ''), done.err).toBe(true);
    }
  });

  it('3 without permission', async () => {
    if (process.getuid?.() === 0) return;
    put('表.csv');
    chmodSync(path.join(folder, '表.csv'), 0o000);
    const done = await run('payout', 'check', '表.csv');
    expect(done.exit).toBe(3);
    expectPolite(done);
  });

  it.skipIf(!existsSync('/dev/full'))(
    '3 a full disk leaves no file at all, also where others were already written',
    async () => {
      if (!existsSync('/dev/full')) return;
      put('表.csv', `${[HEADER, rowOf(1), rowOf(2, '西坝村')].join('\r\n')}\r\n`);
      expect((await run(...POST)).exit).toBe(0);
      const names = readdirSync(path.join(folder, 'out')).sort();
      expect(names).toHaveLength(2);
      const last = names.find((name) => name.startsWith('西坝村')) ?? '';
      rmSync(path.join(folder, 'out'), { recursive: true });
      mkdirSync(path.join(folder, 'out'));
      symlinkSync('/dev/full', path.join(folder, 'out', `${last}.part`));
      const done = await run(...POST);
      expect(done.exit).toBe(3);
      expect(done.err).toContain('磁盘已满');
      expectPolite(done);
      expect(readdirSync(path.join(folder, 'out'))).toEqual([]);
    },
  );
});

describe('help', () => {
  it.each(commands.map((command) => ({ words: command.words.join(' '), command })))(
    '$words explains itself in Chinese',
    async ({ command }) => {
      for (const flag of ['--help', '-h']) {
        const done = await run(...command.words, flag);
        expect([done.exit, done.err]).toEqual([0, '']);
        expect(done.out).toContain(`用法：gongkai ${command.words.join(' ')}`);
      }
    },
  );

  it('names every command in the overview, also for a word it does not know', async () => {
    const known = await run('--help');
    const unknown = await run('帮助');
    for (const { words } of commands) {
      expect(known.out).toContain(words.join(' '));
      expect(unknown.err).toContain(words.join(' '));
    }
    expect([known.exit, unknown.exit, unknown.out]).toEqual([0, 2, '']);
  });
});

describe('names and paths', () => {
  it('reads Chinese, long and odd names, and writes below long paths', async () => {
    const deep = `${'很长的文件夹名'.repeat(8)}/`.repeat(3);
    expect(path.join(folder, deep).length).toBeGreaterThan(160);
    expect(Buffer.byteLength(path.join(folder, deep))).toBeGreaterThan(400);
    for (const name of ['表(1).csv', '表（1）.csv', `${deep}表.csv`, '  空格 .csv', '-横线.csv', 'a b\u3000c.csv']) {
      put(name);
      const done = await run('payout', 'check', '--json', '--', name);
      expect(done.exit, name + done.err).toBe(0);
      expect(JSON.parse(done.out).file.name).toBe(path.basename(name));
    }
    put('表.csv');
    const post = [...POST.slice(0, -1), `${deep}公示`];
    expect((await run(...post)).exit).toBe(0);
    expect(readdirSync(path.join(folder, deep, '公示'))).toHaveLength(1);
  });

  it('gives two villages whose names differ only in case, or in a forbidden mark, a file each', async () => {
    put(
      '表.csv',
      `${[HEADER, rowOf(1, 'A寨村'), rowOf(2, 'a寨村'), rowOf(3, '上/坝村'), rowOf(4, '上:坝村')].join('\r\n')}\r\n`,
    );
    const done = await run(...POST);
    expect(done.exit, done.err).toBe(0);
    const names = readdirSync(path.join(folder, 'out'));
    const { villages } = JSON.parse((await run('payout', 'check', '表.csv', '--json')).out);
    expect(names).toHaveLength(villages.length);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it('leaves the old files as they were when one of several cannot be replaced', async () => {
    put('表.csv', `${[HEADER, rowOf(1), rowOf(2, '西坝村')].join('\r\n')}\r\n`);
    await run(...POST, '--format', 'html');
    const [first = '', second = ''] = readdirSync(path.join(folder, 'out')).sort();
    writeFileSync(path.join(folder, 'out', first), 'old');
    rmSync(path.join(folder, 'out', second));
    mkdirSync(path.join(folder, 'out', second));
    const done = await run(...POST, '--format', 'html');
    expect(done.exit).toBe(3);
    expectPolite(done);
    expect(readFileSync(path.join(folder, 'out', first), 'utf8')).toBe('old');
    expect(readdirSync(path.join(folder, 'out')).sort()).toEqual([first, second]);
  });

  it('reads a list of villages as WPS and Excel save it (GB18030)', async () => {
    put('表.csv');
    // 东坝村, 西坝村
    put('村.csv', Uint8Array.from(Buffer.from('b6abb0d3b4e50d0acef7b0d3b4e50d0a', 'hex')));
    const done = await run(...POST, '--villages', '村.csv');
    expect(done.exit).toBe(0);
    expect(done.err).toContain('西坝村');
    expect(done.err).not.toContain('东坝村');
  });

  it('a second run replaces the files and leaves no part behind', async () => {
    put('表.csv');
    await run(...POST);
    const before = readdirSync(path.join(folder, 'out'));
    expect((await run(...POST)).exit).toBe(0);
    expect(readdirSync(path.join(folder, 'out'))).toEqual(before);
  });
});

describe('payout check --json', () => {
  it('has exactly the keys of the contract, rows and columns from 1', async () => {
    const lines = [
      '2026年耕地地力保护补贴发放表,,,,,,,,,',
      HEADER,
      rowOf(1),
      rowOf(2).replace('172.74', ' 172.74'),
      rowOf(3).replace('172.74', '见备注'),
      '小计,,,,,6.00,,345.48,,',
      '合计,,,,,6.00,,999.00,,',
    ];
    put('表.csv', `${lines.join('\r\n')}\r\n`);
    const done = await run('payout', 'check', '表.csv', '--json');
    expect([done.exit, done.err]).toEqual([1, '']);
    const report = JSON.parse(done.out);
    expect(Object.keys(report)).toEqual([
      ...['file', 'sheet', 'sheets', 'headerRows', 'columns', 'counts', 'totalFen', 'villages', 'problems'],
      ...['skipped', 'printedTotals'],
    ]);
    expect(report.file).toEqual({
      name: '表.csv',
      bytes: Buffer.byteLength(`${lines.join('\r\n')}\r\n`),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      format: 'csv',
      encoding: 'utf-8',
    });
    expect(report.headerRows).toEqual([2]);
    expect(report.columns[7]).toEqual({ index: 8, header: '补贴金额(元)', field: 'amount' });
    for (const column of report.columns) expect(Object.keys(column)).toEqual(['index', 'header', 'field']);
    expect(Object.keys(report.counts)).toEqual([
      ...['read', 'imported', 'repaired', 'warned', 'rejected', 'skipped', 'distinctPeople'],
    ]);
    const { counts } = report;
    expect(counts).toMatchObject({ read: 3, imported: 2, rejected: 1, skipped: 4 });
    expect(counts.read).toBe(counts.imported + counts.rejected);
    expect(report.totalFen).toBe(17274 * 2);
    expect(report.villages).toEqual([
      { name: '东坝村', count: 2, totalFen: 34548, groups: [{ name: '第一村民小组', count: 2, totalFen: 34548 }] },
    ]);
    for (const item of report.problems) {
      expect(Object.keys(item)).toEqual(['code', 'severity', 'row', 'column', 'params']);
      expect(['repair', 'warn', 'reject']).toContain(item.severity);
    }
    expect(report.problems.find((item: { severity: string }) => item.severity === 'reject')).toMatchObject({
      row: 5,
      column: 8,
    });
    expect(report.skipped).toEqual([
      { row: 1, why: 'title' },
      { row: 2, why: 'header' },
      { row: 6, why: 'subtotal' },
      { row: 7, why: 'total' },
    ]);
    for (const total of report.printedTotals)
      expect(Object.keys(total)).toEqual(['row', 'level', 'village', 'group', 'printedFen', 'ownFen', 'verdict']);
    // A row above has no readable amount: its total cannot be compared, and is no mistake of the sheet (§ 4.2).
    expect(report.printedTotals.at(-1)).toMatchObject({ row: 7, printedFen: 99900, verdict: 'cannotCompare' });
    put('合计.csv', `${GOOD}合计,,,,,4.00,,1.00,,\r\n`);
    const total = JSON.parse((await run('payout', 'check', '合计.csv', '--json')).out).printedTotals;
    expect(total).toMatchObject([{ row: 4, printedFen: 100, ownFen: 34548, verdict: 'differs' }]);
  });

  it('of several files is a list in the order of the command line', async () => {
    put('一.csv');
    put('二.csv', `${[HEADER, rowOf(7)].join('\r\n')}\r\n`);
    const documents = JSON.parse((await run('payout', 'check', '二.csv', '一.csv', '--json')).out);
    expect(documents.map((one: { file: { name: string } }) => one.file.name)).toEqual(['二.csv', '一.csv']);
  });
});

describe('the built program', () => {
  const built = (cwd: string, env: Record<string, string>, ...args: string[]) =>
    spawnSync(process.execPath, [path.join(ROOT, 'scripts/gongkai.mjs'), ...args], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, npm_lifecycle_event: '', INIT_CWD: '', ...env },
    });

  it('says the same as in this process: stdout is the JSON alone, exit codes are the command’s', async () => {
    put('坏.csv', REJECTED);
    const inside = await run('payout', 'check', '坏.csv', '--json');
    const outside = built(folder, {}, 'payout', 'check', '坏.csv', '--json');
    expect([outside.status, JSON.parse(outside.stdout), outside.stderr]).toEqual([1, JSON.parse(inside.out), '']);
    const missing = built(folder, {}, 'payout', 'check', '没有.csv');
    expect([missing.status, missing.stdout]).toEqual([3, '']);
    expect(missing.stderr).toMatch(/^找不到文件/);
    expect(built(folder, {}, 'payout', 'check', '--x').status).toBe(2);
  }, 60_000);

  it('as `npm run gongkai` from a sub-folder reads and writes where the person stands', () => {
    put('子/表.csv');
    const where = path.join(folder, '子');
    const env = { npm_lifecycle_event: 'gongkai', INIT_CWD: where };
    const checked = built(ROOT, env, 'payout', 'check', '表.csv', '--json');
    expect([checked.status, checked.stderr]).toEqual([0, '']);
    // Started by another script, the folder of that script counts.
    expect(built(folder, { npm_lifecycle_event: 'test', INIT_CWD: ROOT }, 'payout', 'check', '子/表.csv').status).toBe(
      0,
    );
    expect(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).scripts.gongkai).toContain('gongkai.mjs');
  }, 60_000);
});
