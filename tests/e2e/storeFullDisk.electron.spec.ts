import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { killShell, newProfile, openFaultServer, openShell } from '../faults/shell.mjs';
import { expect, test } from '../support/launch';

/**
 * Measured before the project began: after a full disk, a failed write and a restart while the disk was still full, Chromium's
 * store came back empty. Here the same with the whole profile on a small disk of its own (needs root for the mount).
 */
const DISK = '220m';
const canMount = process.platform === 'linux' && process.getuid?.() === 0;

let disk = '';
test.beforeEach(() => {
  disk = mkdtempSync(path.join(os.tmpdir(), 'gongkai-small-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', disk]);
});
test.afterEach(() => {
  execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** Takes every byte that is left. */
function fillDisk(): void {
  const file = openSync(path.join(disk, 'filler'), 'a');
  try {
    for (const size of [1 << 20, 4096, 1]) {
      const bytes = new Uint8Array(size);
      try {
        for (;;) writeSync(file, bytes);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(file);
  }
}

type Faults = {
  start(): Promise<{ kind: string; code?: string }>;
  look(): Promise<{ state: string }>;
  rows(): Promise<number>;
  importSheet(rows: number, seed: number): Promise<string>;
};
const call = <K extends keyof Faults>(page: Page, name: K, ...given: Parameters<Faults[K]>) =>
  page.evaluate(
    ([key, args]) =>
      (window as unknown as { faults: Record<string, (...a: unknown[]) => unknown> }).faults[key]?.(...args),
    [name, given] as [string, unknown[]],
  ) as ReturnType<Faults[K]>;

const refusal = (page: Page, seed: number): Promise<string> =>
  call(page, 'importSheet', 2000, seed).then(
    () => 'written',
    (error: Error) => error.message,
  );

test.describe('a full disk', () => {
  test.skip(!canMount, 'a small disk can only be mounted as root');

  test('a failed write and a restart while it is still full lose no row', async () => {
    const server = await openFaultServer();
    const profile = newProfile(disk);
    try {
      const first = await openShell(profile, server.url);
      expect(await call(first.page, 'start')).toEqual({ kind: 'open' });
      for (let seed = 1; seed <= 5; seed += 1) await call(first.page, 'importSheet', 1000, seed);
      const before = await call(first.page, 'look');
      fillDisk();
      expect(await refusal(first.page, 6)).toMatch(/host\.diskFull|store\.behind|store\.notWritten/);
      await killShell(first.app);

      const second = await openShell(profile, server.url);
      const started = await call(second.page, 'start');
      // Whatever the engine has left of its own store: either the desk is there whole, or it says why it is not.
      if (started.kind === 'open') expect(await call(second.page, 'rows')).toBe(5000);
      else expect(started.code).toMatch(/^(host\.diskFull|store\.|app\.start\.store)/);
      await killShell(second.app);

      rmSync(path.join(disk, 'filler'));
      const third = await openShell(profile, server.url);
      expect(await call(third.page, 'start')).toEqual({ kind: 'open' });
      expect(await call(third.page, 'rows')).toBe(5000);
      expect((await call(third.page, 'look')).state).toBe(before.state);
      // Full once more; as soon as there is room the same window goes on, whatever the engine did with its store.
      fillDisk();
      expect(await refusal(third.page, 6)).toMatch(/host\.diskFull|store\.behind|store\.notWritten/);
      rmSync(path.join(disk, 'filler'));
      await call(third.page, 'importSheet', 1000, 7);
      expect(await call(third.page, 'rows')).toBe(6000);
      await third.app.close();
    } finally {
      await server.close();
    }
  });
});
