// Type-checks every area under its own fence (each tsconfig is one fence; see CONTRIBUTING.md).
import { spawnSync } from 'node:child_process';

const AREAS = ['shared', 'shared/formats', 'electron', 'cli', 'renderer', 'tests'];
const wanted = process.argv.length > 2 ? process.argv.slice(2) : AREAS;
let failed = false;
for (const area of wanted) {
  const run = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', `${area}/tsconfig.json`], {
    stdio: 'inherit',
  });
  if (run.status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
