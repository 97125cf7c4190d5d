import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { docxParts } from '../support/docxParts';
import { anIdNumber } from '../support/people';

/** The program is killed while it writes: what has its name is whole, and the next run makes all of it. */
const ROOT = path.resolve(import.meta.dirname, '../..');
const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,备注';
const VILLAGES = 24;
const SHEET = [
  HEADER,
  ...Array.from({ length: VILLAGES * 60 }, (_, n) => {
    const village = `${String.fromCharCode(0x4e10 + (n % VILLAGES))}坝村`;
    return `${n + 1},${village},一组,赵${'甲乙丙丁戊己'[n % 6]},${anIdNumber(n + 1)},2.00,86.37,172.74,,`;
  }),
].join('\r\n');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kill-'));
  writeFileSync(path.join(folder, '表.csv'), SHEET);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const out = (): string => path.join(folder, 'out');
const named = (): string[] => (existsSync(out()) ? readdirSync(out()).filter((name) => !name.endsWith('.part')) : []);

/** Runs `payout post`; killed as soon as `when` says so. Answers whether it came to its end. */
function post(when: () => boolean): Promise<boolean> {
  const args = ['payout', 'post', '表.csv', '--unit', '190101100000', '--name', '样本镇', '--out', 'out'];
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/gongkai.mjs'), ...args], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, npm_lifecycle_event: '' },
  });
  const watch = setInterval(() => {
    if (when()) child.kill('SIGKILL');
  }, 1);
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      clearInterval(watch);
      resolve(code === 0);
    });
  });
}

describe('a kill in the middle of writing postings', () => {
  it('leaves whole files or none under their names', async () => {
    const written = (): number => (existsSync(out()) ? readdirSync(out()).length : 0);
    let killed = 0;
    for (const limit of [1, 8, 16, VILLAGES]) {
      if (!(await post(() => written() >= limit))) killed += 1;
      for (const name of named()) {
        const bytes = new Uint8Array(readFileSync(path.join(out(), name)));
        expect(docxParts(bytes).get('word/document.xml')).toContain('</w:document>');
      }
      rmSync(out(), { recursive: true, force: true });
    }
    expect(killed).toBeGreaterThan(0);
  }, 60_000);

  it('and what was left over is replaced by the next run', async () => {
    await post(() => existsSync(out()) && readdirSync(out()).length >= 4);
    expect(await post(() => false)).toBe(true);
    expect(readdirSync(out())).toHaveLength(VILLAGES);
    expect(named()).toHaveLength(VILLAGES);
  }, 60_000);
});
