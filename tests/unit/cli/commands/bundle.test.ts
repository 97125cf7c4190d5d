import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CliIo } from '../../../../cli/command';
import { runCli } from '../../../../cli/run';
import { text } from '../../../../resources';
import { toBase64 } from '../../../../shared/formats/crypto';
import {
  aBundleInput,
  aKey,
  breakBundle,
  knownKey,
  packToBytes,
  TOWNSHIP,
  VILLAGE,
} from '../../../support/bundleBreaker';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bundle-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ exit: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const io: CliIo = {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
    cwd: folder,
    text,
    now: () => Date.parse('2026-03-05T02:20:30Z'),
    randomBytes: (length) => new Uint8Array(length).fill(7),
  };
  const exit = await runCli(args, io);
  return { exit, out: lines.out.join('\n'), err: lines.err.join('\n') };
}
const put = (name: string, content: string | Uint8Array): void => writeFileSync(path.join(folder, name), content);
const keys = (more = {}) => JSON.stringify({ keys: [knownKey(aKey(), more)] });

describe('gongkai bundle verify (bundle.md § 14)', () => {
  it('exit 0 and pass with the key, the recipient and a demanded signature', async () => {
    put('b.zip', await packToBytes());
    put('keys.json', keys());
    const { exit, out } = await run(
      'bundle',
      'verify',
      'b.zip',
      '--keys',
      'keys.json',
      '--recipient',
      TOWNSHIP,
      '--require-signature',
      '--json',
    );
    expect(JSON.parse(out)).toEqual({ verdict: 'pass', problems: [] });
    expect(exit).toBe(0);
  });

  it('without --keys a sound signature is a warning, with an empty list an error', async () => {
    put('b.zip', await packToBytes());
    put('none.json', '{"keys":[]}');
    const open = await run('bundle', 'verify', 'b.zip', '--json');
    expect([open.exit, JSON.parse(open.out).problems[0].code, JSON.parse(open.out).problems[0].severity]).toEqual([
      0,
      'sig.keyUnknown',
      'warning',
    ]);
    const closed = await run('bundle', 'verify', 'b.zip', '--keys', 'none.json', '--json');
    expect([closed.exit, JSON.parse(closed.out).problems[0].severity]).toEqual([1, 'error']);
  });

  it('unsigned is an error only with --require-signature', async () => {
    put('b.zip', await packToBytes(aBundleInput(), []));
    expect((await run('bundle', 'verify', 'b.zip')).exit).toBe(0);
    expect((await run('bundle', 'verify', 'b.zip', '--require-signature')).exit).toBe(1);
  });

  it('names file, physical line and column of a problem, with masked values only', async () => {
    const bytes = await breakBundle(
      (bag) => bag.replace(bag.find('payout.csv'), /样例乙(.*),(\r\n)/, '样例乙$1,13800138000$2'),
      'items',
    );
    put('b.zip', bytes);
    const { exit, out } = await run('bundle', 'verify', 'b.zip', '--json');
    const { verdict, problems } = JSON.parse(out);
    expect([exit, verdict]).toEqual([1, 'fail']);
    const found = problems.find((one: { code: string }) => one.code === 'pii.phone');
    expect([found.line, found.field]).toEqual([3, 'note']);
    expect(found.path).toMatch(/^data\/items\/.*\/payout\.csv$/);
    expect(out).not.toContain('13800138000');
    const words = await run('bundle', 'verify', 'b.zip');
    expect(words.out).toContain('[pii.phone]');
    expect(words.out).not.toContain('13800138000');
  });

  it('wrong use is exit 2, a missing file exit 3, never a stack trace', async () => {
    put('b.zip', await packToBytes());
    put('bad.json', '{"keys":[{"unit":"1"}]}');
    for (const args of [
      [],
      ['a.zip', 'b.zip'],
      ['b.zip', '--recipient', 'x'],
      ['b.zip', '--keys', 'bad.json'],
      ['b.zip', '--what'],
    ]) {
      const { exit, out, err } = await run('bundle', 'verify', ...args);
      expect(exit).toBe(2);
      expect(out).toBe('');
      expect(err).toMatch(/[\u4e00-\u9fff]/);
      expect(err).not.toMatch(/\bat .*\.(ts|js)|\{\w+\}/);
    }
    expect((await run('bundle', 'verify', 'missing.zip')).exit).toBe(3);
    expect((await run('bundle', 'verify', 'b.zip', '--keys', 'missing.json')).exit).toBe(3);
  });
});

describe('gongkai key new', () => {
  it('writes a key that only its owner may read and never replaces one', async () => {
    const first = await run('key', 'new', '--out', 'key.json');
    expect(first.exit).toBe(0);
    const file = path.join(folder, 'key.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const written = readFileSync(file, 'utf8');
    expect(JSON.parse(written)).toEqual({ alg: 'Ed25519', secretKey: toBase64(new Uint8Array(32).fill(7)) });
    expect(first.out).not.toContain(JSON.parse(written).secretKey);
    expect(first.out).toMatch(/[0-9a-f]{4}( [0-9a-f]{4}){7}/);
    const second = await run('key', 'new', '--out', 'key.json');
    expect([second.exit, readFileSync(file, 'utf8')]).toEqual([1, written]);
    expect((await run('key', 'new')).exit).toBe(2);
  });
});

const SHEET = [
  '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,联系电话,备注',
  '1,示例村,第一村民小组,样例甲,190101197003070012,5,103.68,518.40,7999990000000000016,13800138000,住址某某路1号',
  '2,示例村,第一村民小组,样例乙,190101197103070013,6,103.68,622.08,7999990000000000024,13800138001,',
].join('\n');
const profile = {
  unitCode: TOWNSHIP,
  unitName: '示例县样本镇人民政府',
  level: 'township',
  recipientUnit: '190101000000',
  stream: 'a1b2c3d4',
  sequence: 1,
  previous: 'none',
  created: '2026-03-05T02:20:30Z',
  program: '耕地地力保护补贴',
  documentNumber: '示政发〔2026〕3号',
  unitRateYuan: '103.68',
  period: '2026',
  postingFrom: '2026-03-05',
  postingTo: '2026-03-20',
  contact: '0000-1234567',
  publicContacts: ['0000-1234567'],
  publicNumbers: [],
  villages: [{ name: '示例村', code: VILLAGE }],
};

/** Replaces the ID numbers of the sheet by ones with a right check character. */
async function sheet(): Promise<string> {
  const { idCheckCharacter } = await import('../../../../shared/kernel');
  return SHEET.replace(/19010119\d{10}/g, (id) => id.slice(0, 17) + idCheckCharacter(id.slice(0, 17)));
}

async function pack(change: object = {}): Promise<{ exit: number; out: string; err: string }> {
  put('sheet.csv', await sheet());
  put('profile.json', JSON.stringify({ ...profile, ...change }));
  put('key.json', JSON.stringify({ alg: 'Ed25519', secretKey: toBase64(aKey().seed) }));
  return run('bundle', 'pack', 'sheet.csv', '--profile', 'profile.json', '--key', 'key.json', '--out', 'out');
}

describe('gongkai bundle pack (bundle.md § 14)', () => {
  const NAME = 'gk-190101100000-a1b2c3d4-000001-submission.zip';

  it('makes a bundle that verifies, with nothing private in any of its bytes', async () => {
    const { exit, out, err } = await pack();
    expect([exit, err]).toEqual([0, '']);
    expect(out).toContain('1,140.48');
    expect(readdirSync(path.join(folder, 'out')).sort()).toEqual([NAME, '说明.txt'].sort());
    put('keys.json', keys({ unit: TOWNSHIP }));
    const verified = await run(
      'bundle',
      'verify',
      `out/${NAME}`,
      '--keys',
      'keys.json',
      '--recipient',
      '190101000000',
      '--require-signature',
      '--json',
    );
    expect(JSON.parse(verified.out)).toEqual({ verdict: 'pass', problems: [] });
    execFileSync('unzip', ['-q', path.join(folder, 'out', NAME), '-d', path.join(folder, 'x')]);
    const everything = execFileSync('grep', ['-rhE', '.', path.join(folder, 'x')], { encoding: 'utf8' });
    const source = await sheet();
    for (const secret of source.match(/\d{11,19}X?/g) ?? []) expect(everything).not.toContain(secret);
    expect(everything).toContain('样例甲');
    expect(everything).not.toContain('某某路');
  });

  it('packing again gives the same bytes; another sheet under the same number is refused', async () => {
    await pack();
    const first = readFileSync(path.join(folder, 'out', NAME));
    expect((await pack()).exit).toBe(0);
    expect(readFileSync(path.join(folder, 'out', NAME)).equals(first)).toBe(true);
    expect((await pack({ program: '种粮补贴' })).exit).toBe(3);
    expect(readFileSync(path.join(folder, 'out', NAME)).equals(first)).toBe(true);
    expect(readdirSync(path.join(folder, 'out')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('a village without a code, a list that may not be named, a broken profile or key: a sentence and no bundle', async () => {
    const village = await pack({ villages: [{ name: '另一个村', code: VILLAGE }] });
    expect([village.exit, village.err]).toEqual([1, expect.stringContaining('示例村')]);
    expect((await pack({ program: '孤儿基本生活费' })).exit).toBe(1);
    expect((await pack({ stream: 'x' })).exit).toBe(2);
    expect((await pack({ sequence: 2 })).exit).toBe(2);
    put('key.json', '{}');
    const wrongKey = await run(
      'bundle',
      'pack',
      'sheet.csv',
      '--profile',
      'profile.json',
      '--key',
      'key.json',
      '--out',
      'out',
    );
    expect(wrongKey.exit).toBe(2);
    expect((await run('bundle', 'pack', 'sheet.csv')).exit).toBe(2);
  });

  it('a folder that cannot be written to is a machine fault, told in Chinese', async () => {
    put('out', 'a file');
    chmodSync(path.join(folder, 'out'), 0o400);
    const { exit, err } = await pack();
    expect(exit).toBe(3);
    expect(err).toMatch(/[\u4e00-\u9fff]/);
  });
});
