/** Generated sheets, made once into `.cache/bench`: GB18030, 13 columns, 20 villages, the usual damage. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const CACHE = path.join(ROOT, '.cache/bench');
export const VILLAGES = 20;

/** @returns path of the sheet with `rows` people. */
export function sampleSheet(rows) {
  const folder = path.join(CACHE, `rows-${rows}`);
  const file = path.join(folder, 'messy-gb18030.csv');
  if (!existsSync(path.join(folder, 'expected.json'))) {
    mkdirSync(folder, { recursive: true });
    const made = spawnSync(
      process.execPath,
      [
        path.join(ROOT, 'scripts/make-samples.mjs'),
        '--out',
        folder,
        '--rows',
        rows,
        '--villages',
        VILLAGES,
        '--seed',
        1,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=6144' } },
    );
    if (made.status !== 0) throw new Error(`no sheet of ${rows} rows could be made`);
  }
  return file;
}
