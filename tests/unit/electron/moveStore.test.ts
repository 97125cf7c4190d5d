import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyStore, newPlaceIn, removeStore } from '../../../electron/services/moveStore';
import { faultyFileSystem } from '../../support/electronAppFaults';

let root: string;
let from: string;
const put = (folder: string, name: string, content: string) => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), content);
};
const all = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'move-'));
  from = path.join(root, '旧');
  put(from, 'store.json', '{}');
  put(from, 'vault.json', 'vault');
  put(from, 'journal/00000001.gkj', 'a'.repeat(5_000_000));
  put(from, 'journal-aside-1/00000001.gkj', 'old');
  put(from, 'snapshots/s-1.gks', 'snap');
  put(from, '照片/1.jpg', 'not ours');
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

it('copies a store and nothing else, follows later changes, and clears the old place', async () => {
  const to = await newPlaceIn(fs.promises, root);
  expect(path.basename(to)).toBe('GongkaiDesk');
  expect(await copyStore(fs.promises, from, to)).toEqual({ ok: true, value: null });
  const ours = all(from).filter((name) => !name.startsWith('照片'));
  expect(all(to)).toEqual(ours);

  fs.appendFileSync(path.join(from, 'journal/00000001.gkj'), 'more');
  put(from, 'snapshots/s-2.gks', 'newer');
  fs.rmSync(path.join(from, 'snapshots/s-1.gks'));
  expect(await copyStore(fs.promises, from, to)).toMatchObject({ ok: true });
  expect(all(to)).toContain(path.join('snapshots', 's-2.gks'));
  expect(all(to)).not.toContain(path.join('snapshots', 's-1.gks'));
  expect(fs.readFileSync(path.join(to, 'journal/00000001.gkj'), 'utf8').endsWith('amore')).toBe(true);

  await removeStore(fs.promises, from);
  expect(all(from)).toEqual([path.join('照片', '1.jpg')]);
});

it('takes a new name where one is taken', async () => {
  await newPlaceIn(fs.promises, root);
  expect(path.basename(await newPlaceIn(fs.promises, root))).toBe('GongkaiDesk-2');
});

it('a full disk leaves no store in the new place and the old one as it was', async () => {
  const to = await newPlaceIn(fs.promises, root);
  expect(await copyStore(faultyFileSystem({ roomBytes: 100_000 }), from, to)).toMatchObject({ fault: 'host.diskFull' });
  expect(fs.existsSync(path.join(to, 'store.json'))).toBe(false);
  expect(fs.readFileSync(path.join(from, 'vault.json'), 'utf8')).toBe('vault');
});
