/**
 * Reading a sheet: floor, read + map + check, + store, cancel. The three are timed in turn in the same page, so that a busy
 * machine slows them alike; the ratio is taken run by run.
 */
import { openBenchPage } from '../measure/benchPage.mjs';
import { watchMemory } from '../measure/memory.mjs';
import { sampleSheet } from '../measure/samples.mjs';
import { figure, median } from '../measure/statistics.mjs';

const CANCEL_AT = [0.05, 0.3, 0.6, 0.9];
const WARM_ROWS = 100_000;

/** @param smaller figures of the smaller size of this run, or undefined */
export async function benchImporting({ rows, runs, smaller, log }) {
  const bench = await openBenchPage();
  const { page } = bench;
  const step = (name, ...input) => page.evaluate(([call, args]) => window.bench[call](...args), [name, input]);
  const times = { floor: [], check: [], store: [] };
  try {
    await bench.give(sampleSheet(Math.min(rows, WARM_ROWS)));
    for (const name of ['floor', 'check', 'importFile']) await step(name);
    await bench.give(sampleSheet(rows));
    for (let run = 0; run < runs; run += 1) {
      log(`import, ${rows} rows, run ${run + 1} of ${runs}`);
      times.floor.push((await step('floor')).ms);
      times.check.push((await step('check')).ms);
      times.store.push((await step('importFile')).ms);
    }
    const cancels = [];
    for (const share of CANCEL_AT) {
      const { ms, code } = await step('cancelImport', share);
      if (code === 'job.cancelled') cancels.push(ms);
    }
    await bench.close();
    const memory = await importMemory(rows);
    const floor = { floors: times.floor, floorName: 'floor' };
    const lines = [
      figure({ name: 'floor: decode + bare papaparse', rows, unit: 'ms', values: times.floor }),
      figure({ name: 'read + map + check', rows, unit: 'ms', values: times.check, ...floor }),
      figure({
        name: 'read + map + check + store',
        rows,
        unit: 'ms',
        values: times.store,
        ...floor,
        ...(rows === 100_000 ? { wanted: { of: 'ratio', max: 3 } } : {}),
      }),
      figure({ name: 'cancel of an import', rows, unit: 'ms', values: cancels, wanted: { of: 'worst', max: 200 } }),
      figure({
        name: 'import: memory above start-up',
        rows,
        unit: 'MB',
        values: [memory.above],
        note: `PSS of all processes; ${Math.round(memory.before)} MB at start-up`,
        ...(rows === 1_000_000 ? { wanted: { of: 'worst', max: 800 } } : {}),
      }),
    ];
    if (smaller)
      lines.push(
        figure({
          name: `import: cost of ${rows / smaller.rows} times the rows`,
          rows,
          unit: 'ms',
          values: [median(times.store)],
          floors: [smaller.median],
          floorName: `${smaller.rows} rows`,
          wanted: { of: 'ratio', max: (11 * rows) / smaller.rows / 10 },
        }),
      );
    return lines;
  } finally {
    await bench.close();
  }
}

/** In a browser of its own: what the page needed for its warm-up must not hide what one import needs. */
async function importMemory(rows) {
  const bench = await openBenchPage();
  try {
    await bench.give(sampleSheet(rows));
    const memory = watchMemory();
    await bench.page.evaluate(() => window.bench.importFile());
    return memory.end();
  } finally {
    await bench.close();
  }
}
