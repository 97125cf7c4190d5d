/** What people would do instead: LibreOffice turns the same CSV into a workbook (and ruins the ID numbers). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sampleSheet } from '../measure/samples.mjs';
import { figure } from '../measure/statistics.mjs';

/** Comma, double quote, GB18030 (LibreOffice's number 85), first line 1. */
const CSV_FILTER = 'CSV:44,34,85,1';

export const hasOffice = () => spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;

export function benchOffice({ rows, floor, log }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gongkai-bench-office-'));
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const convert = (file) => {
    const args = [profile, '--headless', `--infilter=${CSV_FILTER}`, '--convert-to', 'xlsx', '--outdir', folder, file];
    const begun = performance.now();
    const run = spawnSync('soffice', args, { stdio: 'ignore', timeout: 600_000 });
    if (run.status !== 0) throw new Error('soffice did not convert the sheet');
    return performance.now() - begun;
  };
  try {
    log(`LibreOffice, ${rows} rows`);
    // Warm-up: the first start writes a profile.
    convert(sampleSheet(200));
    const ms = convert(sampleSheet(rows));
    return [
      figure({
        name: 'LibreOffice: the same CSV to xlsx',
        rows,
        unit: 'ms',
        values: [ms],
        ...(floor ? { floors: [floor], floorName: 'our import, stored' } : {}),
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
