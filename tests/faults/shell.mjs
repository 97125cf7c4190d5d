/** The page of the fault tests inside the real shell: built once, served under one address, so that a restart finds its store. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron as electron } from '@playwright/test';
import { build } from 'vite';
import { build as buildParts } from '../../scripts/build.mjs';
import { startServer } from '../../scripts/serve.mjs';
import { electronRuntime } from '../../scripts/tools/present.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 30_000;

/** Builds shell and page, and serves the page. */
export async function openFaultServer() {
  await buildParts(['electron']);
  await build({ configFile: path.join(ROOT, 'tests/faults/page/faultsPage.vite.ts') });
  return startServer({ port: 0, root: path.join(ROOT, 'dist/faults/page') });
}

/** An empty profile. A machine of the test may have less room than the program wants to keep free. */
export function newProfile(parent = os.tmpdir()) {
  const profile = mkdtempSync(path.join(parent, 'gongkai-faults-'));
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify({ freeSpaceFloorMb: 0 }));
  return profile;
}
export const removeProfile = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

/** Opens the shell on the page; it is not started yet. */
export async function openShell(profile, url) {
  const app = await electron.launch({
    args: ['--no-sandbox', `--user-data-dir=${profile}`, ROOT],
    cwd: ROOT,
    env: { ...process.env, GONGKAI_DEV_URL: url, ELECTRON_OVERRIDE_DIST_PATH: electronRuntime() ?? '' },
    timeout: START_MS,
  });
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'faults' in window, undefined, { timeout: START_MS });
  return { app, page };
}

/** Numbers of a process and of all that came from it. */
function family(pid) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  const found = [pid];
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child);
  return found;
}

/** As a power switch does it: nobody gets to tidy up. */
export async function killShell(app) {
  const child = app.process();
  const gone = new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(undefined)));
  for (const pid of family(child.pid)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone with its parent.
    }
  }
  await gone;
}
