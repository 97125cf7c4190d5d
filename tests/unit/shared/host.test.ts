import { describe, expect, it } from 'vitest';
import { text } from '../../../resources';
import {
  answerHostCall,
  type HostHandlers,
  type HostResult,
  hostCallNames,
  hostFaults,
  hostFrom,
  MAX_READ_BYTES,
} from '../../../shared/host';
import { claimName, isSafeName, partsOfRelativeName, safeFileName } from '../../../shared/hostNames';
import { ok } from '../../../shared/kernel';

const encode = () => ({ fault: 'host.failed' as const });
/** Handlers that answer every call with its own input: what reached them is what the door let through. */
const echo = Object.fromEntries(
  hostCallNames.map((name) => [name, async (input: unknown) => ok(input)]),
) as unknown as HostHandlers;
const answer = (name: string, input?: unknown): Promise<HostResult<unknown>> =>
  answerHostCall(echo, name, input, encode);

describe('the door', () => {
  it.each<[string, unknown]>([
    ['file.read', { token: 'x', offset: 0, length: 1 }],
    ['file.read', { token: 'abcdefgh', offset: -1, length: 1 }],
    ['file.read', { token: 'abcdefgh', offset: 0, length: MAX_READ_BYTES + 1 }],
    ['file.read', { token: '../../etc/passwd', offset: 0, length: 1 }],
    ['file.save', { suggestedName: 'a.csv', bytes: 'not bytes' }],
    ['file.open', { kinds: [{ label: 'x', extensions: ['../x'] }] }],
    ['print.toPdf', { html: 'x', paper: 'A9', landscape: false }],
    ['settings.set', { port: 80 }],
    ['window.setBusy', { reason: 7 }],
    ['window.setKiosk', { on: 'yes' }],
    ['app.info', { surprise: true }],
    ['fs.readFile', '/etc/passwd'],
    ['constructor', undefined],
  ])('refuses %s with %j', async (name, input) => {
    expect(await answer(name, input)).toMatchObject({ ok: false, fault: 'host.badInput' });
  });

  it('passes only the keys that the contract names', async () => {
    expect(await answer('folder.choose', { title: '存到哪里', path: '/etc' })).toEqual(ok({ title: '存到哪里' }));
  });

  it('turns an exception into a fault', async () => {
    const broken = { ...echo, 'app.info': () => Promise.reject(new Error('/home/somebody/secret')) };
    expect(await answerHostCall(broken, 'app.info', undefined, encode)).toEqual({
      ok: false,
      fault: 'host.failed',
      params: {},
    });
  });

  it('gives the page one function per call', async () => {
    const sent: [string, unknown][] = [];
    const page = hostFrom(async (name, input) => {
      sent.push([name, input]);
      return ok(null);
    });
    expect(Object.keys(page)).toEqual(hostCallNames);
    await page['window.setBusy']({ reason: '正在导入' });
    await page['app.info']();
    expect(sent).toEqual([
      ['window.setBusy', { reason: '正在导入' }],
      ['app.info', undefined],
    ]);
  });

  it('has a sentence for every fault', () => {
    for (const code of hostFaults) expect(text[code], code).toMatch(/[\u4e00-\u9fff].*。$/);
  });
});

describe('file names', () => {
  it.each([
    ['2026年/耕地补贴: 公示?.docx', '2026年_耕地补贴_ 公示_.docx'],
    ['con.csv', '_con.csv'],
    ['公示. ', '公示'],
    ['', '_'],
    ['..', '_'],
  ])('proposes %j as %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
    expect(isSafeName(expected)).toBe(true);
  });

  it('shortens a long name to fewer bytes than a disk takes, with its extension', () => {
    const name = safeFileName(`${'长'.repeat(300)}.docx`);
    expect(name.endsWith('.docx')).toBe(true);
    expect(new TextEncoder().encode(`${name}.part`).byteLength).toBeLessThanOrEqual(255);
  });

  it('splits at most two folders off a file name', () => {
    expect(partsOfRelativeName('a/b/c.pdf')).toEqual(['a', 'b', 'c.pdf']);
    expect(partsOfRelativeName('a//c.pdf')).toBeUndefined();
    expect(partsOfRelativeName('a/../c.pdf')).toBeUndefined();
  });

  it('numbers names that differ only in case, before the extension', () => {
    const taken = new Set<string>();
    expect(['v1.2/表', 'V1.2/表', 'a.pdf', 'A.PDF', 'a.pdf'].map((name) => claimName(name, taken))).toEqual([
      'v1.2/表',
      'V1.2/表 (2)',
      'a.pdf',
      'A (2).PDF',
      'a (3).pdf',
    ]);
  });
});
