import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliIo, UsageError } from '../../../../cli/command';
import { privacyScanCommand } from '../../../../cli/commands/privacyScan';
import { text } from '../../../../resources';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ exit: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const io: CliIo = {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
    cwd: folder,
    text,
    now: () => 0,
    randomBytes: (length) => new Uint8Array(length),
  };
  const exit = await privacyScanCommand.run(args, io);
  return { exit, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

const put = (name: string, content: string): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
};

describe('gongkai privacy scan', () => {
  it('walks folders and prints JSON only', async () => {
    put('公示/一.csv', '姓名,电话\n张三,13800000000\n');
    put('公示/二/三.txt', '东坝村\n联系电话 0872-0000000\n');
    const { exit, out } = await run('公示', '--json');
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toEqual({
      verdict: 'fail',
      findings: [
        { code: 'pii.phone', path: path.join('公示', '一.csv'), part: '', row: 2, column: 2, masked: '138****0000' },
        {
          code: 'pii.maybe',
          path: path.join('公示', '二', '三.txt'),
          part: '',
          row: 2,
          column: null,
          masked: '087*****00',
        },
      ],
    });
  });

  it('questions alone pass, and the person is told', async () => {
    put('a.txt', '联系电话 0872-0000000');
    const { exit, out } = await run('a.txt');
    expect(exit).toBe(0);
    expect(out).toContain('1 处请人工看一眼');
    expect(out).not.toContain('0872-0000000');
  });

  it('names below the given folder are scanned, the folder itself is not', async () => {
    put('13800000000/13900000000/a.txt', '东坝村');
    const { findings } = JSON.parse((await run('13800000000', '--json')).out);
    expect(findings.map((item: { masked: string }) => item.masked)).toEqual(['139****0000']);
  });

  it('a confirmed telephone passes', async () => {
    put('a.txt', '监督电话 13800000000');
    expect((await run('a.txt', '--contact', '138-0000-0000')).exit).toBe(0);
    expect((await run('a.txt')).exit).toBe(1);
  });

  it('a clean folder passes; an empty one is named', async () => {
    put('a.txt', '东坝村');
    expect(await run('a.txt')).toMatchObject({ exit: 0, out: '检查了 1 个文件，没有发现个人号码。' });
    mkdirSync(path.join(folder, '空'));
    expect((await run('空')).err).toContain('空');
  });

  it('wrong use is a usage error, a missing file the machine’s', async () => {
    await expect(run()).rejects.toBeInstanceOf(UsageError);
    await expect(run('--nothing')).rejects.toBeInstanceOf(UsageError);
    await expect(run('missing.csv')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('every code that the scan can give has its sentence', () => {
    for (const code of [
      'pii.id',
      'pii.bank',
      'pii.phone',
      'pii.maybe',
      'pdf.unscanned',
      'img.metadata',
      'scan.unreadable',
    ]) {
      expect(text[code]).toBeTruthy();
    }
  });
});
