// Changes every row of the tables of deadlines and of the catalogs' time limits (figure, unit, start event) and counts how many
// changes the rule tests catch. All rows are changed at once in a copy, once per kind of change; a row counts as caught when a
// failing test names it. At least 95 of 100 must be.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const ROOT = path.resolve(import.meta.dirname, '..');
const RULES = ['deadlines', 'dueDates', 'posting'].map((name) => `resources/rules/${name}.json`);
const CATALOGS = ['government', 'village', 'basic', 'publicBodies'].map((name) => `resources/catalogs/${name}.json`);
const OTHER_UNIT = { workingDay: 'day', day: 'workingDay', hour: 'day', month: 'day', nextMonthDay: 'nextQuarterDay' };

const shift = (row, by) => {
  if (row.monthDay) row.monthDay = by > 0 ? '06-15' : '06-14';
  else if (row.minDays) row.minDays += by;
  else if (row.amount > 0) row.amount += by;
  else return false;
  return true;
};
const CHANGES = {
  more: (row) => shift(row, 1),
  less: (row) => shift(row, -1),
  unit: (row) => {
    if (!row.unit || row.unit === 'none') return false;
    row.unit = OTHER_UNIT[row.unit] ?? 'nextMonthDay';
    if (row.amount === 0) row.amount = 5;
    if (row.counting === 'before') row.counting = 'limit';
    return true;
  },
  start: (row) => {
    if (!row.from) return false;
    row.from = `另${row.from}`;
    return true;
  },
};

/** Rows with the name that a failing test gives them. */
function* rowsOf(value) {
  if (Array.isArray(value)) for (const one of value) yield* rowsOf(one);
  else if (value && typeof value === 'object') {
    if (value.timeLimit && value.code) yield { name: value.code, row: value.timeLimit };
    else if (typeof value.id === 'string' && value.from) yield { name: `[${value.id}]`, row: value };
    for (const one of Object.values(value)) yield* rowsOf(one);
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'gongkai-mutations-'));
let [tried, caught] = [0, 0];
try {
  for (const name of [
    'shared',
    'resources',
    'tests',
    'renderer',
    'cli',
    'vitest.config.ts',
    'package.json',
    'tsconfig.base.json',
  ])
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  for (const [kind, change] of Object.entries(CHANGES)) {
    const changed = [];
    for (const file of [...RULES, ...CATALOGS]) {
      const table = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
      for (const { name, row } of rowsOf(table)) if (change(row)) changed.push(name);
      writeFileSync(path.join(folder, file), JSON.stringify(table));
    }
    const run = spawnSync(
      process.execPath,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--project',
        'unit',
        '--reporter',
        'json',
        'tests/unit/shared/rules',
        'tests/unit/shared/board',
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 },
    );
    const results = JSON.parse(run.stdout.slice(run.stdout.indexOf('{'))).testResults;
    const failed = results
      .flatMap((file) => file.assertionResults)
      .filter(({ status }) => status === 'failed')
      .map(({ title, failureMessages }) => `${title} ${failureMessages.join(' ')}`)
      .join('\n');
    const missed = changed.filter((name) => !failed.includes(name));
    tried += changed.length;
    caught += changed.length - missed.length;
    console.log(`${kind}: ${changed.length - missed.length} of ${changed.length} caught`, missed.join(' '));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const share = (100 * caught) / tried;
console.log(`${caught} of ${tried} changes caught: ${share.toFixed(1)} %`);
process.exitCode = share >= 95 ? 0 : 1;
