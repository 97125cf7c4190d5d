/** Programs of `tests/bench/node`, bundled and run in a process of their own. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { NODE_PROGRAM } from '../../../scripts/tools/nodeProgram.mjs';
import { ROOT } from './samples.mjs';

const OUT = path.join(ROOT, 'dist/bench/node');

export async function buildNodeRuns() {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['docxRun', 'bundleRun', 'printParts'].map((name) => `tests/bench/node/${name}.ts`),
    outdir: OUT,
    outExtension: { '.js': '.mjs' },
    ...NODE_PROGRAM,
  });
}

/** @returns what the program printed as JSON on its last line. */
export function nodeRun(name, ...args) {
  const run = spawnSync(
    process.execPath,
    ['--max-old-space-size=8192', path.join(OUT, `${name}.mjs`), ...args.map(String)],
    { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (run.status !== 0) throw new Error(`${name} ${args.join(' ')} ended with ${run.status ?? run.signal}`);
  return JSON.parse(run.stdout.trim().split('\n').at(-1));
}
