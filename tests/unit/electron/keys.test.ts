import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Keys } from '../../../electron/services/keys';
import { Settings } from '../../../electron/services/settings';
import { ed25519Verify } from '../../../shared/formats/crypto/ed25519';
import { DEFAULT_SETTINGS } from '../../../shared/host';
import { faultyFileSystem } from '../../support/electronAppFaults';

let folder: string;
beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'keys-')), '数据');
});
afterEach(() => fs.rmSync(path.dirname(folder), { recursive: true, force: true }));

it('makes the data key once, readable by its owner only', async () => {
  const keys = new Keys(fs.promises, folder);
  const [first, second] = await Promise.all([keys.dataKey(), keys.dataKey()]);
  expect(first).toMatchObject({ ok: true, value: { isNew: true } });
  expect(second).toEqual(first);
  const again = await new Keys(fs.promises, folder).dataKey();
  expect(again).toMatchObject({ ok: true, value: { isNew: false, key: first.ok ? first.value.key : undefined } });
  if (process.platform !== 'win32') expect(fs.statSync(path.join(folder, 'data.key')).mode & 0o777).toBe(0o600);
});

it('signs with a pair that is not the data key and survives a restart', async () => {
  const keys = new Keys(fs.promises, folder);
  const message = new TextEncoder().encode('清单');
  const [data, publicKey, signature] = [await keys.dataKey(), await keys.publicKey(), await keys.sign(message)];
  if (!data.ok || !publicKey.ok || !signature.ok) throw new Error('no keys');
  expect(publicKey.value).not.toEqual(data.value.key);
  expect(ed25519Verify(signature.value, message, publicKey.value)).toBe(true);
  expect(await new Keys(fs.promises, folder).publicKey()).toEqual(publicKey);
});

it('refuses a damaged key file and leaves it alone', async () => {
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'data.key'), 'short');
  expect(await new Keys(fs.promises, folder).dataKey()).toEqual({
    ok: false,
    fault: 'host.keyDamaged',
    params: { name: 'data.key' },
  });
  expect(fs.readFileSync(path.join(folder, 'data.key'), 'utf8')).toBe('short');
});

it('makes no key on a full disk, and can be asked again', async () => {
  const fsNow = faultyFileSystem({ roomBytes: 10 });
  const keys = new Keys(fsNow, folder);
  expect(await keys.dataKey()).toMatchObject({ fault: 'host.diskFull' });
  expect(fs.readdirSync(folder)).toEqual([]);
  expect(await new Keys(fs.promises, folder).dataKey()).toMatchObject({ ok: true, value: { isNew: true } });
});

it('keeps settings, falls back from a broken file, and keeps the old ones when writing fails', async () => {
  const settings = new Settings(fs.promises, folder);
  await settings.load();
  expect(settings.get()).toEqual(DEFAULT_SETTINGS);
  await Promise.all([settings.set({ inputLimitMb: 50 }), settings.set({ port: 50_000 })]);
  await settings.rememberWindow({ width: 1200, height: 700, maximized: false });

  const second = new Settings(faultyFileSystem({ roomBytes: 3 }), folder);
  await second.load();
  expect(second.get()).toEqual({ inputLimitMb: 50, port: 50_000 });
  expect(second.window).toEqual({ width: 1200, height: 700, maximized: false });
  expect(await second.set({ inputLimitMb: 60 })).toMatchObject({ fault: 'host.diskFull' });
  expect(second.get().inputLimitMb).toBe(50);

  fs.writeFileSync(path.join(folder, 'settings.json'), '{"port": 80, "inputL');
  const third = new Settings(fs.promises, folder);
  await third.load();
  expect(third.get()).toEqual(DEFAULT_SETTINGS);
  expect(third.window).toBeUndefined();
});

it('only the call that made the key says that it is new: a reloaded page asks the same process again', async () => {
  const keys = new Keys(fs.promises, folder);
  expect(await keys.dataKey()).toMatchObject({ ok: true, value: { isNew: true } });
  expect(await keys.dataKey()).toMatchObject({ ok: true, value: { isNew: false } });
});
