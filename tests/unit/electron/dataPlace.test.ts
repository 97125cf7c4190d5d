import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataPlace } from '../../../electron/services/dataPlace';
import type { FileSystem } from '../../../electron/services/fileSystem';
import { Settings } from '../../../electron/services/settings';
import type { Drive } from '../../../electron/services/storePlace';
import { faultyFileSystem, machineError } from '../../support/electronAppFaults';

const ID = 'c'.repeat(32);
let root: string;
let profile: string;
let settings: Settings;
const drive = (name: string): Drive => ({
  root: `${path.join(root, name)}${path.sep}`,
  isFixed: true,
  freeBytes: 1e12,
});
const open = (more: { fs?: FileSystem; drives?: Drive[]; ownFolder?: string } = {}) =>
  openDataPlace({
    fs: more.fs ?? fs.promises,
    settings,
    profileFolder: path.join(profile, 'store'),
    platform: 'win32',
    systemRoot: 'C:\\',
    drives: async () => more.drives ?? [],
    ...(more.ownFolder === undefined ? {} : { ownFolder: more.ownFolder }),
  });
const makeStore = (folder: string) => {
  fs.mkdirSync(path.join(folder, 'journal'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'store.json'), JSON.stringify({ storeId: ID }));
  fs.writeFileSync(path.join(folder, 'journal', '00000001.gkj'), 'entries');
  return folder;
};
const reload = async () => {
  settings = new Settings(fs.promises, profile);
  await settings.load();
};

beforeEach(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'place-'));
  profile = path.join(root, 'profile');
  fs.mkdirSync(path.join(root, 'D'));
  await reload();
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

describe('the data folder at a start', () => {
  it('is made on the other drive; where that cannot be written, in the profile', async () => {
    expect(await open({ drives: [drive('D')] })).toMatchObject({
      value: { folder: path.join(root, 'D', 'GongkaiDesk') },
    });
    const refusing = faultyFileSystem({ open: { name: 'write-test.part', code: 'EACCES' } });
    expect(await open({ drives: [drive('E')], fs: refusing })).toMatchObject({ fault: 'host.noPermission' });
    const onlyD: FileSystem = {
      ...fs.promises,
      mkdir: ((file: string, options: object) =>
        file.includes('/E/')
          ? Promise.reject(machineError('EROFS', 'mkdir', file))
          : fs.promises.mkdir(file, options)) as FileSystem['mkdir'],
    };
    expect(await open({ drives: [drive('E')], fs: onlyD })).toMatchObject({
      value: { folder: path.join(profile, 'store') },
    });
  });

  it('is the remembered one, also when it cannot be written any more', async () => {
    const folder = makeStore(path.join(root, 'D', '数据'));
    await settings.rememberPlaces({ dataFolder: { folder, storeId: ID } });
    await reload();
    const full = faultyFileSystem({ open: { name: 'write-test.part', code: 'ENOSPC' } });
    expect(await open({ fs: full })).toMatchObject({ ok: true, value: { folder } });
  });

  it('is not made anew while the remembered one is away, and is found under another letter', async () => {
    const folder = path.join(root, 'E', 'GongkaiDesk');
    await settings.rememberPlaces({ dataFolder: { folder, storeId: ID } });
    expect(await open({ drives: [drive('D')] })).toMatchObject({ fault: 'host.notFound' });
    expect(fs.existsSync(folder)).toBe(false);
    expect(fs.existsSync(path.join(root, 'D', 'GongkaiDesk'))).toBe(false);
    const moved = makeStore(path.join(root, 'D', 'GongkaiDesk'));
    expect(await open({ drives: [drive('D')] })).toMatchObject({ ok: true, value: { folder: moved } });
    fs.rmSync(moved, { recursive: true });
    expect(await open({ drives: [drive('D')] })).toMatchObject({ fault: 'host.notFound' });
    await settings.rememberPlaces({ dataFolder: null });
    await reload();
    expect(await open({ drives: [drive('D')] })).toMatchObject({ ok: true, value: { folder: moved } });
  });

  it('asks no drive for a program with a place of its own', async () => {
    const ownFolder = path.join(root, 'own', 'store');
    makeStore(path.join(root, 'D', 'GongkaiDesk'));
    expect(await open({ ownFolder, drives: [drive('D')] })).toMatchObject({ value: { folder: ownFolder } });
  });
});

describe('a move', () => {
  it('is finished at the next start with what was written meanwhile, and the old files go', async () => {
    const from = makeStore(path.join(root, 'D', 'old'));
    const to = path.join(root, 'D', 'new');
    fs.mkdirSync(to);
    await settings.rememberPlaces({ dataFolder: { folder: from, storeId: ID }, moveTo: to });
    fs.appendFileSync(path.join(from, 'journal', '00000001.gkj'), ' and more');
    await reload();
    expect(await open()).toEqual({
      ok: true,
      value: { folder: to, notices: [{ code: 'store.moved', params: { place: to } }] },
    });
    expect(fs.readFileSync(path.join(to, 'journal', '00000001.gkj'), 'utf8')).toBe('entries and more');
    expect(fs.existsSync(from)).toBe(false);
    await reload();
    expect(await open()).toEqual({ ok: true, value: { folder: to, notices: [] } });
  });

  it('that cannot be finished leaves everything where it was and says so', async () => {
    const from = makeStore(path.join(root, 'D', 'old'));
    const to = path.join(root, 'gone', 'deep', 'new');
    await settings.rememberPlaces({ dataFolder: { folder: from, storeId: ID }, moveTo: to });
    expect(await open()).toEqual({
      ok: true,
      value: { folder: from, notices: [{ code: 'store.moveFailed', params: { place: to } }] },
    });
    await reload();
    expect(await open()).toEqual({ ok: true, value: { folder: from, notices: [] } });
  });

  it('a kill between switching and clearing leaves no second copy behind', async () => {
    const from = makeStore(path.join(root, 'D', 'old'));
    const to = makeStore(path.join(root, 'D', 'new'));
    await settings.rememberPlaces({ dataFolder: { folder: to, storeId: ID }, movedFrom: from });
    await reload();
    expect(await open()).toMatchObject({ ok: true, value: { folder: to } });
    expect(fs.existsSync(from)).toBe(false);
  });
});
