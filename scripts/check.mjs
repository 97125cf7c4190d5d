// Format, lint and every type program. `npm test` runs it first; it is also the quick check before a commit.
import { spawnSync } from 'node:child_process';

const steps = [
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings', '.']],
  ['types', ['scripts/types.mjs']],
];
let failed = 0;
for (const [name, args] of steps) {
  const run = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (run.status !== 0) failed += 1;
  console.log(`${name}: ${run.status === 0 ? 'passed' : 'FAILED'}`);
}
process.exit(failed === 0 ? 0 : 1);
