// Changes every row of the rule tables and counts how many changes the rule tests catch; at least 95 of 100 must be.
// Time limits (tables of deadlines, catalogs): figure, unit and start event of all rows at once in a copy, once per kind of change;
// a row counts as caught when a failing test names it. The other tables: one change after the other, each figure, switch and class.
// Names of other tables as arguments: only those.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const ROOT = path.resolve(import.meta.dirname, '..');
const RULES = ['deadlines', 'dueDates', 'posting'].map((name) => `resources/rules/${name}.json`);
/** Tables whose rows are no time limits, and the tests that hold them. `parts`: what of the table is a rule; all of it when left out. */
const rooms = (...names) => names.map((room) => `tests/unit/shared/${room}`);
const NOTICE_TESTS = [...rooms('board/notices', 'disclosure/coverage'), 'tests/unit/resources/noticeTemplates.test.ts'];
const OTHERS = {
  village: { tests: rooms('disclosure', 'ledgers', 'pipeline') },
  documentClasses: { tests: rooms('disclosure', 'ledgers', 'pipeline') },
  rollup: { tests: rooms('disclosure', 'ledgers', 'pipeline') },
  consultations: { tests: [...rooms('ledgers/consultations'), 'tests/unit/renderer/data/consultations.test.ts'] },
  notices: { tests: NOTICE_TESTS, parts: ['kinds', 'terms'] },
};
const asked = process.argv.slice(2);
const others = Object.entries(OTHERS).filter(([name]) => asked.length === 0 || asked.includes(name));
const OTHER_CLASS = { open: 'withheld', redacted: 'open', onRequest: 'open', withheld: 'onRequest' };
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

/** Changes of one value each: what is called, and the table with it. */
function* singleChanges(table, parts = Object.keys(table)) {
  function* walk(value, place) {
    for (const [key, one] of Object.entries(value)) {
      const at = [...place, key];
      if (typeof one === 'number') yield* [1, -1].map((by) => ({ at, now: one + by }));
      else if (typeof one === 'boolean') yield { at, now: !one };
      else if (key === 'class' && OTHER_CLASS[one]) yield { at, now: OTHER_CLASS[one] };
      else if (one && typeof one === 'object') yield* walk(one, at);
    }
  }
  for (const { at, now } of parts.flatMap((part) => [...walk({ [part]: table[part] }, [])])) {
    const copy = structuredClone(table);
    at.slice(0, -1).reduce((value, key) => value[key], copy)[at.at(-1)] = now;
    yield { name: `${at.join('.')} = ${now}`, copy };
  }
}

const vitest = (...args) =>
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });

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
  for (const [kind, change] of asked.length === 0 ? Object.entries(CHANGES) : []) {
    const changed = [];
    for (const file of [...RULES, ...CATALOGS]) {
      const table = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
      for (const { name, row } of rowsOf(table)) if (change(row)) changed.push(name);
      writeFileSync(path.join(folder, file), JSON.stringify(table));
    }
    const run = vitest('--reporter', 'json', 'tests/unit/shared/rules', 'tests/unit/shared/board');
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
  for (const file of [...RULES, ...CATALOGS]) cpSync(path.join(ROOT, file), path.join(folder, file));
  for (const [other, { tests, parts }] of others) {
    const file = `resources/rules/${other}.json`;
    const table = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
    const missed = [];
    let changes = 0;
    for (const { name, copy } of singleChanges(table, parts)) {
      writeFileSync(path.join(folder, file), JSON.stringify(copy));
      changes += 1;
      if (vitest('--bail', '1', ...tests).status === 0) missed.push(name);
    }
    cpSync(path.join(ROOT, file), path.join(folder, file));
    tried += changes;
    caught += changes - missed.length;
    console.log(`${file}: ${changes - missed.length} of ${changes} caught`, missed.join(', '));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const share = (100 * caught) / tried;
console.log(`${caught} of ${tried} changes caught: ${share.toFixed(1)} %`);
process.exitCode = share >= 95 ? 0 : 1;
