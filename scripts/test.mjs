// The whole suite: check, unit, property, migration, golden, faults, end to end. Parts whose tool is missing on this machine
// are left out and listed with the reason at the end. The last line is `N passed, N failed`.
import { spawn as spawnAsync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromiumPath, electronRuntime, hasDisplay, toolTable } from './tools/present.mjs';

const require = process.env.GONGKAI_REQUIRE_TOOLS === '1';
const reports = mkdtempSync(path.join(tmpdir(), 'gongkai-test-'));
mkdirSync('test-results', { recursive: true });
const node = process.execPath;
const total = { passed: 0, failed: 0 };
const leftOut = [];
const times = [];

async function step(name, budgetSeconds, run) {
  const begun = Date.now();
  console.log(`\n=== ${name}`);
  const result = await run(budgetSeconds * 1000);
  const seconds = Math.round((Date.now() - begun) / 1000);
  total.passed += result.passed;
  total.failed += result.failed;
  times.push(`${name}: ${result.passed} passed, ${result.failed} failed, ${seconds} s (budget ${budgetSeconds} s)`);
}

const spawn = (command, args, timeout, env = {}) =>
  spawnSync(command, args, { stdio: 'inherit', timeout, env: { ...process.env, NO_COLOR: '1', ...env } });

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function vitest(project) {
  return (timeout) => {
    const file = path.join(reports, `${project}.json`);
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--passWithNoTests'];
    const run = spawn(node, [...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`], timeout);
    const report = readJson(file);
    const skipped = report?.numPendingTests ?? 0;
    if (skipped > 0) leftOut.push(`${project}: ${skipped} tests (their tool is missing, see the list of tools)`);
    if (!report) return { passed: 0, failed: 1 };
    const broken = run.status !== 0 && report.numFailedTests === 0 ? 1 : 0;
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
  };
}

/** Runs beside others; what it says goes to `log`. Ends with its exit code, null when it had to be killed. */
function runBeside(command, args, timeout, env, log) {
  return new Promise((resolve) => {
    const out = openSync(log, 'w');
    const run = spawnAsync(command, args, {
      stdio: ['ignore', out, out],
      timeout,
      killSignal: 'SIGKILL',
      env: { ...process.env, NO_COLOR: '1', ...env },
    });
    run.on('error', () => resolve(null));
    run.on('exit', resolve);
  });
}

/** One shell's end-to-end tests, with a folder for their traces of its own. What they start was built by a step before. */
function playwright(project) {
  return async (timeout) => {
    const file = path.join(reports, `e2e-${project}.json`);
    const log = path.join(reports, `e2e-${project}.log`);
    const output = `--output=test-results/${project}`;
    const args = [
      'node_modules/@playwright/test/cli.js',
      'test',
      `--project=${project}`,
      '--reporter=line,json',
      output,
    ];
    const wrapped = !process.env.DISPLAY && process.platform === 'linux' && project === 'electron';
    const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, ELECTRON_OVERRIDE_DIST_PATH: electronRuntime() ?? '' };
    const status = wrapped
      ? await runBeside('xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', node, ...args], timeout, env, log)
      : await runBeside(node, args, timeout, env, log);
    console.log(readFileSync(log, 'utf8'));
    const stats = readJson(file)?.stats;
    if (!stats) return { passed: 0, failed: 1 };
    if (stats.skipped > 0) leftOut.push(`e2e ${project}: ${stats.skipped} tests (their tool is missing)`);
    const broken = status !== 0 && stats.unexpected === 0 ? 1 : 0;
    if (stats.flaky > 0) console.log(`${stats.flaky} passed at a second try only: see the list above`);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + broken };
  };
}

const command = (args) => (timeout) => {
  const run = spawn(node, args, timeout);
  return run.status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

await step('format, lint and types', 180, command(['scripts/check.mjs']));
await step('build', 180, command(['scripts/build.mjs']));
await step('unit', 480, vitest('unit'));
await step('property', 420, vitest('property'));
await step('migration', 420, vitest('migration'));
await step('golden', 600, vitest('golden'));
await step('faults', 900, vitest('faults'));
const shells = [];
if (electronRuntime() && hasDisplay()) shells.push(step('end to end: Electron', 1500, playwright('electron')));
else leftOut.push('end-to-end tests in Electron (no Electron runtime or no display)');
// Both shells at once: most of their time is spent waiting. What measures pace has the machine to itself afterwards.
if (chromiumPath()) shells.push(step('end to end: browser build', 1500, playwright('browser')));
else leftOut.push('end-to-end tests in the browser build (no Chromium)');
await Promise.all(shells);
if (chromiumPath()) await step('end to end: pace in the browser', 300, playwright('pace'));

const missing = toolTable().filter((tool) => !tool.present);
for (const tool of missing) leftOut.push(`${tool.name} is missing: ${tool.without}`);
console.log(`\n${times.join('\n')}`);
if (leftOut.length > 0)
  console.log(`\nLeft out on this machine:\n${[...new Set(leftOut)].map((line) => `- ${line}`).join('\n')}`);
else console.log('\nNothing was left out.');
if (require && leftOut.length > 0) total.failed += 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
