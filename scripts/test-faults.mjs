/**
 * `npm run test:faults`: does the store lose anything? Random histories over the real data layer with one fault after the
 * other, undo and redo of whole histories, backups restored on empty computers; then kills of the real program.
 *
 *   npm run test:faults                                  2,000 faults, 1,000 undone histories, 100 backups, 100 kills
 *   npm run test:faults -- --short                       150 faults, 60 histories, 8 backups, 10 kills
 *   npm run test:faults -- --seed 7 --faults 5000 --kills 0
 *   npm run test:faults -- --history 700022              one history again, by the seed that its line names
 *
 * Exit 1 when an acknowledged command was lost, one was half applied, or anything else failed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { NODE_PROGRAM } from './tools/nodeProgram.mjs';
import { electronRuntime, hasDisplay } from './tools/present.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const OUT = path.join(ROOT, 'dist/faults/inProcess.mjs');
const REAL = path.join(ROOT, 'tests/faults/realKills.mjs');

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    faults: { type: 'string' },
    undo: { type: 'string' },
    backups: { type: 'string' },
    kills: { type: 'string' },
    workers: { type: 'string' },
    history: { type: 'string' },
    short: { type: 'boolean', default: false },
  },
});
const sizes = values.short
  ? { faults: 150, undo: 60, backups: 8, kills: 10 }
  : { faults: 2000, undo: 1000, backups: 100, kills: 100 };
for (const name of Object.keys(sizes)) if (values[name] !== undefined) sizes[name] = Number(values[name]);
const seed = Number(values.seed ?? 1 + Math.floor(Math.random() * 1_000_000));
const workers = values.history ? 1 : Number(values.workers ?? Math.min(4, availableParallelism()));

// The real program wants a display; where there is none the whole run goes into a virtual one.
if (!whyNoKills() && process.platform === 'linux' && !process.env.DISPLAY) {
  const args = ['-a', '-s', '-screen 0 1600x1000x24', process.execPath, ...process.argv.slice(1)];
  process.exit(spawnSync('xvfb-run', args, { stdio: 'inherit' }).status ?? 1);
}

await build({
  absWorkingDir: ROOT,
  entryPoints: ['tests/faults/inProcess.ts'],
  outfile: OUT,
  ...NODE_PROGRAM,
});

/** One process; the last line of what it prints is its report. */
function runWorker(share) {
  const { faults, undo, backups } = sizes;
  const given = {
    seed,
    faults,
    undo,
    backups,
    share,
    of: workers,
    ...(values.history ? { history: values.history } : {}),
  };
  const args = Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [OUT, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
    child.on('exit', (code, signal) => {
      if (code === 0) resolve(JSON.parse(printed.trim().split('\n').at(-1) ?? ''));
      else reject(new Error(`worker ${share} ended with ${code ?? signal}`));
    });
  });
}

const sum = (reports, of) => reports.reduce((total, report) => total + of(report), 0);
const all = (reports, of) => reports.flatMap(of);

function merged(reports, key) {
  const counts = {};
  for (const report of reports)
    for (const [name, count] of Object.entries(report.faults[key])) counts[name] = (counts[name] ?? 0) + count;
  return Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Why the real program cannot be killed here, '' when it can. */
function whyNoKills() {
  if (sizes.kills === 0 || values.history) return 'none were asked for';
  if (!existsSync(REAL)) return 'tests/faults/realKills.mjs is missing';
  if (!electronRuntime()) return 'no Electron runtime';
  return hasDisplay() ? '' : 'no display';
}

async function realKills() {
  const none = { kills: 0, acknowledged: 0, inFlight: 0, lost: [], halfApplied: [] };
  const why = whyNoKills();
  if (why) {
    console.log(`\nthe real program was not killed: ${why}`);
    return none;
  }
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= electronRuntime();
  const { realKills: run } = await import(pathToFileURL(REAL).href);
  return run({ kills: sizes.kills, seed, log: (text) => process.stderr.write(`${text}\n`) });
}

const begun = Date.now();
const line = (name, value) => console.log(`  ${name.padEnd(44)} ${String(value).padStart(8)}`);
console.log(`seed ${seed}, ${workers} workers`);
const reports = await Promise.all(Array.from({ length: workers }, (_, share) => runWorker(share)));
const inProcessSeconds = Math.round((Date.now() - begun) / 1000);
const real = await realKills();

const problems = [
  ...all(reports, (one) => one.faults.lost.map((text) => `LOST ${text}`)),
  ...all(reports, (one) => one.faults.halfApplied.map((text) => `HALF APPLIED ${text}`)),
  ...all(reports, (one) => one.faults.failed.map((text) => `FAILED ${text}`)),
  ...all(reports, (one) => one.undo.problems.map((text) => `UNDO ${text}`)),
  ...all(reports, (one) => one.backups.problems.map((text) => `BACKUP ${text}`)),
  ...real.lost.map((text) => `KILL, LOST ${text}`),
  ...real.halfApplied.map((text) => `KILL, HALF APPLIED ${text}`),
];

console.log('\nfaults by kind');
for (const [kind, count] of merged(reports, 'byKind')) line(kind, count);
console.log('\nrefusals under them');
for (const [code, count] of merged(reports, 'refusals')) line(code.slice(0, 44), count);
console.log('\nin this process');
const FIGURES = [
  ['faults', (one) => one.faults.faults],
  ['of them kills', (one) => one.faults.kills],
  ['of them power cuts', (one) => one.faults.powerCuts],
  ['histories', (one) => one.faults.histories],
  ['commands', (one) => one.faults.commands],
  ['acknowledged', (one) => one.faults.acknowledged],
  ['acknowledged and lost', (one) => one.faults.lost.length],
  ['half applied', (one) => one.faults.halfApplied.length],
  ['other failures', (one) => one.faults.failed.length],
  ['histories undone and redone', (one) => one.undo.count],
  ['of them unequal', (one) => one.undo.problems.length],
  ['backups restored on another computer', (one) => one.backups.count],
  ['restores killed on the way', (one) => one.backups.kills],
  ['spoilt backups', (one) => one.backups.spoilt],
  ['of them unequal or wrongly refused', (one) => one.backups.problems.length],
];
for (const [name, of] of FIGURES) line(name, sum(reports, of));
line('seconds', inProcessSeconds);
console.log('\nthe real program');
line('kills', real.kills);
line('acknowledged', real.acknowledged);
line('acknowledged and lost', real.lost.length);
line('half applied', real.halfApplied.length);
for (const text of problems) console.log(`! ${text}`);
console.log(`\nseed ${seed}: ${problems.length === 0 ? 'nothing was lost' : `${problems.length} problems`}`);
process.exit(problems.length === 0 ? 0 : 1);
