import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NodeFolder } from '../../../electron/services/nodeFolder';
import { faultyFileSystem } from '../../support/electronAppFaults';

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), '数据-'));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));
const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (part: Uint8Array) => new TextDecoder().decode(part);
/** How many files of this folder the process holds open. */
const openFiles = () =>
  fs.readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return fs.readlinkSync(`/proc/self/fd/${fd}`).startsWith(root);
    } catch {
      return false;
    }
  }).length;

it('writes in chunks at an offset, reads ranges, cuts, and makes the sub-folder', async () => {
  const folder = new NodeFolder(fs.promises, root);
  await folder.write('journal/00000001.gkj', 0, [bytes('abc'), bytes('def')]);
  await folder.write('journal/00000001.gkj', 4, [bytes('XY')]);
  await folder.flush('journal/00000001.gkj');
  expect(textOf(await folder.read('journal/00000001.gkj', 2, 100))).toBe('cdXY');
  expect(await folder.size('journal/00000001.gkj')).toBe(6);
  await folder.truncate('journal/00000001.gkj', 3);
  expect(textOf(await folder.read('journal/00000001.gkj', 0, 100))).toBe('abc');
  expect(await folder.list('journal')).toEqual(['00000001.gkj']);
  expect(await folder.list('')).toEqual([]);
  expect(await folder.list('snapshots')).toEqual([]);
  if (process.platform !== 'win32') {
    expect(fs.statSync(path.join(root, 'journal/00000001.gkj')).mode & 0o777).toBe(0o600);
    expect(fs.statSync(path.join(root, 'journal')).mode & 0o777).toBe(0o700);
  }
  await folder.close();
});

it('renames over another file and removes twice; open files stand in no way', async () => {
  const folder = new NodeFolder(fs.promises, root);
  await folder.write('snapshots/a.part', 0, [bytes('new')]);
  await folder.write('snapshots/a.gks', 0, [bytes('old, longer')]);
  await folder.rename('snapshots/a.part', 'snapshots/a.gks');
  expect(textOf(await folder.read('snapshots/a.gks', 0, 100))).toBe('new');
  await folder.writeWhole('snapshots/a.gks', bytes('whole'));
  expect(textOf(await folder.read('snapshots/a.gks', 0, 100))).toBe('whole');
  await folder.remove('snapshots/a.gks');
  await folder.remove('snapshots/a.gks');
  expect(await folder.size('snapshots/a.gks')).toBeUndefined();
  expect(fs.readdirSync(path.join(root, 'snapshots'))).toEqual([]);
});

it('keeps a few files open and on a stick none', async () => {
  if (process.platform !== 'linux') return;
  const folder = new NodeFolder(fs.promises, root);
  for (let n = 0; n < 9; n += 1) await folder.write(`journal/${n}`, 0, [bytes('x')]);
  expect(openFiles()).toBe(4);
  await Promise.all(Array.from({ length: 9 }, (_, n) => folder.read(`journal/${n}`, 0, 1)));
  expect(openFiles()).toBe(4);
  await folder.close();
  expect(openFiles()).toBe(0);
  const stick = new NodeFolder(fs.promises, root, { keptOpen: 0 });
  await stick.write('备份.gkb', 0, [bytes('x')]);
  await stick.flush('备份.gkb');
  expect(openFiles()).toBe(0);
});

it('a missing folder is told and never made', async () => {
  const stick = path.join(root, '拔出');
  const folder = new NodeFolder(fs.promises, stick);
  await expect(folder.list('')).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(folder.list('journal')).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(folder.write('a', 0, [bytes('x')])).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(folder.writeWhole('journal/a', bytes('x'))).rejects.toMatchObject({ code: 'ENOENT' });
  expect(fs.existsSync(stick)).toBe(false);
});

it('reaches no file outside of itself', async () => {
  const folder = new NodeFolder(fs.promises, root);
  for (const name of ['../x', 'a/../../x', '/etc/passwd', 'journal/..', '']) {
    await expect(folder.size(name)).rejects.toMatchObject({ code: 'EINVAL' });
  }
});

it('reading, cutting or flushing what is not there is an error and makes nothing', async () => {
  const folder = new NodeFolder(fs.promises, root);
  for (const act of [folder.read('a', 0, 1), folder.truncate('a', 0), folder.flush('a')]) {
    await expect(act).rejects.toMatchObject({ code: 'ENOENT' });
  }
  expect(fs.readdirSync(root)).toEqual([]);
});

it('a full disk rejects with what the machine said and can be used again', async () => {
  const folder = new NodeFolder(faultyFileSystem({ roomBytes: 4 }), root);
  await expect(folder.write('a', 0, [bytes('abc'), bytes('def')])).rejects.toMatchObject({ code: 'ENOSPC' });
  await folder.truncate('a', 1);
  expect(textOf(await folder.read('a', 0, 10))).toBe('a');
  expect(await folder.freeBytes()).toBeGreaterThan(0);
  await expect(new NodeFolder(faultyFileSystem({ sync: 'EIO' }), root).flush('a')).rejects.toMatchObject({
    code: 'EIO',
  });
});
