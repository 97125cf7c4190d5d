/** DOCX of 2,000 and 20,000 rows beside the bare `docx` library. Each in a process of its own. */
import { nodeRun } from '../measure/nodeRun.mjs';
import { figure } from '../measure/statistics.mjs';

const MANY = 20_000;

export function benchDocx({ sizes = [2000, MANY], runs, log }) {
  const lines = [];
  for (const rows of sizes) {
    const ours = [];
    const theirs = [];
    for (let run = 0; run < runs; run += 1) {
      log(`DOCX, ${rows} rows, run ${run + 1} of ${runs}`);
      ours.push(nodeRun('docxRun', 'ours', rows));
      // Half a minute and almost 3 GB for 20,000 rows: once is enough to compare with.
      if (run === 0 || rows < MANY) theirs.push(nodeRun('docxRun', 'library', rows));
    }
    const floors = theirs.map((one) => one.ms);
    lines.push(
      figure({
        name: 'DOCX, bare library (plain table)',
        rows,
        unit: 'ms',
        values: floors,
        note: `${Math.round(Math.max(...theirs.map((one) => one.peakMb)))} MB`,
      }),
      figure({
        name: 'DOCX, posting laid out and written',
        rows,
        unit: 'ms',
        values: ours.map((one) => one.ms),
        floors,
        floorName: 'bare library',
        ...(rows === MANY ? { wanted: { of: 'ratio', max: 0.3 } } : {}),
      }),
      figure({
        name: 'DOCX, highest memory of the process',
        rows,
        unit: 'MB',
        values: ours.map((one) => one.peakMb),
        ...(rows === MANY ? { wanted: { of: 'worst', max: 600 } } : {}),
      }),
    );
  }
  return lines;
}
