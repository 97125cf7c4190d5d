#!/usr/bin/env node
// `npm run gongkai -- …`: the command line, built first when a source changed. stdout belongs to the command alone.
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const program = new URL('../dist/cli/gongkai.mjs', import.meta.url);
try {
  await build(['cli']);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(3);
}
// `npm run` moves to the root of the project; files are named from where the person stands.
const { INIT_CWD, npm_lifecycle_event: script } = process.env;
if (script === 'gongkai' && INIT_CWD) process.chdir(INIT_CWD);
// In this very process: exit code, pipes and signals are the command's own, and no second Node has to start.
process.argv.splice(1, 1, fileURLToPath(program));
await import(program.href);
