/**
 * `npm run bench`: every figure of one run on this machine, as a table. Ratios say more than times: their two sides ran in
 * turn on the same machine.
 *
 *   npm run bench                    100,000 and 1,000,000 rows, three runs (of the large size three imports, else one)
 *   npm run bench -- --quick         100,000 rows, one run each: to try something
 *   npm run bench -- --rows 200000   other sizes, comma-separated
 *   npm run bench -- --only importing,docx
 *   npm run bench -- --save          also writes tests/bench/baseline.json
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build as buildProduct } from '../../scripts/build.mjs';
import { chromiumPath, electronRuntime } from '../../scripts/tools/present.mjs';
import { buildBenchPage } from './measure/benchPage.mjs';
import { machineLine } from './measure/machine.mjs';
import { buildNodeRuns } from './measure/nodeRun.mjs';
import { ROOT } from './measure/samples.mjs';
import { formatTable } from './measure/table.mjs';
import { benchBundle } from './scenarios/bundle.mjs';
import { benchDisclosures } from './scenarios/disclosures.mjs';
import { benchDocx } from './scenarios/docx.mjs';
import { benchImporting } from './scenarios/importing.mjs';
import { benchLookup } from './scenarios/lookup.mjs';
import { benchNotices } from './scenarios/notices.mjs';
import { benchOffice, hasOffice } from './scenarios/office.mjs';
import { benchPdf } from './scenarios/pdf.mjs';
import { benchStart } from './scenarios/start.mjs';
import { benchStore } from './scenarios/store.mjs';
import { benchThrottled } from './scenarios/throttled.mjs';
import { benchWindow } from './scenarios/window.mjs';
import { benchWorking } from './scenarios/working.mjs';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    rows: { type: 'string' },
    runs: { type: 'string' },
    only: { type: 'string' },
  },
});

const LARGE = 1_000_000;
const sizes = options.rows ? options.rows.split(',').map(Number) : options.quick ? [100_000] : [100_000, LARGE];
const runs = Number(options.runs ?? (options.quick ? 1 : 3));
const log = (text) => process.stderr.write(`bench: ${text}\n`);
const runsAt = (rows) => (rows >= LARGE ? 1 : runs);

/** name → [tool it needs, work]; each gives its lines, one after the other: two at once would measure each other. */
const SCENARIOS = {
  importing: ['chromium', importing],
  working: ['chromium', () => eachSize((rows) => benchWorking({ rows, runs: runsAt(rows), log }))],
  docx: ['node', () => benchDocx({ runs, log, ...(options.quick ? { sizes: [2000] } : {}) })],
  pdf: ['chromium', () => benchPdf({ log, ...(options.quick ? { rows: 4000 } : {}) })],
  bundle: ['node', () => eachSize((rows) => benchBundle({ rows, runs: runsAt(rows), log }))],
  window: ['electron', () => benchWindow({ rows: 100_000, runs, log })],
  start: ['electron', () => benchStart({ runs: options.quick ? 1 : 5, log })],
  disclosures: ['electron', () => benchDisclosures({ runs: options.quick ? 3 : Math.max(runs, 7), log })],
  lookup: ['electron', () => benchLookup({ rows: Math.max(...sizes), runs: options.quick ? 50 : 200, log })],
  notices: ['electron', () => benchNotices({ runs, log })],
  store: ['electron', () => benchStore({ runs, log, quick: options.quick })],
  throttled: ['electron', () => benchThrottled({ runs, log })],
  office: ['soffice', () => eachSize((rows) => benchOffice({ rows, log, floor: stored.get(rows) }))],
};
/** Median of import with store by size, for LibreOffice to be compared with. */
const stored = new Map();

async function eachSize(run) {
  const lines = [];
  for (const rows of sizes) lines.push(...(await run(rows)));
  return lines;
}

async function importing() {
  const lines = [];
  let smaller;
  for (const rows of sizes) {
    const found = await benchImporting({ rows, runs, smaller, log });
    const whole = found.find((line) => line.name === 'read + map + check + store');
    smaller ??= whole;
    stored.set(rows, whole.median);
    lines.push(...found);
  }
  return lines;
}

// Electron wants a display; where there is none, the whole run moves into a virtual one.
if (electronRuntime() && process.platform === 'linux' && !process.env.DISPLAY && !process.env.GONGKAI_BENCH_INNER) {
  const inner = [process.execPath, process.argv[1], ...process.argv.slice(2)];
  const env = { ...process.env, GONGKAI_BENCH_INNER: '1' };
  const run = spawnSync('xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', ...inner], { stdio: 'inherit', env });
  if (run.error === undefined) process.exit(run.status ?? 1);
}

const wantedNames = options.only?.split(',') ?? Object.keys(SCENARIOS);
const present = { chromium: chromiumPath(), electron: electronRuntime(), soffice: hasOffice(), node: true };
const machine = machineLine();
const begun = Date.now();
const lines = [];
const leftOut = [];
if (chromiumPath()) await buildBenchPage();
await buildNodeRuns();
await buildProduct(['renderer', 'electron']);
for (const name of wantedNames) {
  const [tool, work] = SCENARIOS[name] ?? [];
  if (!work) throw new Error(`no scenario ${name}: ${Object.keys(SCENARIOS).join(', ')}`);
  if (!present[tool]) {
    leftOut.push(`${name}: no ${tool} here`);
    continue;
  }
  try {
    lines.push(...(await work()));
  } catch (error) {
    log(`${name} failed: ${error instanceof Error ? error.stack : error}`);
    leftOut.push(`${name}: failed (${error instanceof Error ? error.message.split('\n')[0] : error})`);
    process.exitCode = 1;
  }
}

const report = {
  date: new Date(begun).toISOString().slice(0, 10),
  seconds: (Date.now() - begun) / 1000,
  machine,
  lines,
  leftOut,
};
if (options.json) console.log(JSON.stringify(report));
else {
  console.log(
    `${report.date}  ${machine.cpu}, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}, load ${machine.load}, ${Math.round(report.seconds)} s\n`,
  );
  console.log(formatTable(lines));
  for (const line of leftOut) console.log(`left out: ${line}`);
}
if (options.save) writeFileSync(path.join(ROOT, 'tests/bench/baseline.json'), `${JSON.stringify(report, null, 1)}\n`);
