import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Settings } from '../../../electron/services/settings';
import { DEFAULT_SETTINGS } from '../../../shared/host';
import { faultyFileSystem } from '../../support/electronAppFaults';

let folder: string;
beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'settings-')), '数据');
});
afterEach(() => fs.rmSync(path.dirname(folder), { recursive: true, force: true }));

it('keeps settings, falls back from a broken file, and keeps the old ones when writing fails', async () => {
  const settings = new Settings(fs.promises, folder);
  await settings.load();
  expect(settings.get()).toEqual(DEFAULT_SETTINGS);
  await Promise.all([settings.set({ inputLimitMb: 50 }), settings.set({ port: 50_000 })]);
  await settings.rememberWindow({ width: 1200, height: 700, maximized: false });

  const second = new Settings(faultyFileSystem({ roomBytes: 3 }), folder);
  await second.load();
  expect(second.get()).toEqual({ ...DEFAULT_SETTINGS, inputLimitMb: 50, port: 50_000 });
  expect(second.window).toEqual({ width: 1200, height: 700, maximized: false });
  expect(await second.set({ inputLimitMb: 60 })).toMatchObject({ fault: 'host.diskFull' });
  expect(second.get().inputLimitMb).toBe(50);

  fs.writeFileSync(path.join(folder, 'settings.json'), '{"port": 80, "inputL');
  const third = new Settings(fs.promises, folder);
  await third.load();
  expect(third.get()).toEqual(DEFAULT_SETTINGS);
  expect(third.window).toBeUndefined();
});

it('remembers places beside the settings and gives none of them to the page', async () => {
  const settings = new Settings(fs.promises, folder);
  await settings.load();
  expect([settings.dataFolder, settings.moveTo, settings.movedFrom, settings.backupFolder]).toEqual(
    Array(4).fill(undefined),
  );
  const dataFolder = { folder: 'D:\\GongkaiDesk', storeId: 'a'.repeat(32) };
  await settings.rememberPlaces({ dataFolder, moveTo: 'E:\\数据', backupFolder: 'F:\\' });
  await settings.set({ freeSpaceFloorMb: 500, lockAfterMinutes: 5 });
  await settings.rememberPlaces({ moveTo: null });
  const again = new Settings(fs.promises, folder);
  await again.load();
  expect([again.dataFolder, again.moveTo, again.backupFolder]).toEqual([dataFolder, undefined, 'F:\\']);
  expect(again.get()).toEqual({ ...DEFAULT_SETTINGS, freeSpaceFloorMb: 500, lockAfterMinutes: 5 });
  fs.writeFileSync(
    path.join(folder, 'settings.json'),
    '{"dataFolder": {"folder": 7}, "moveTo": {}, "backupFolder": []}',
  );
  await again.load();
  expect([again.dataFolder, again.moveTo, again.backupFolder]).toEqual([undefined, undefined, undefined]);
});
