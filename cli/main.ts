import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { text } from '../resources';
import type { CliIo } from './command';
import { runCli } from './run';

const io: CliIo = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  cwd: process.cwd(),
  text,
  now: () => Date.now(),
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
};

/* A closed pipe (`gongkai … | head`) is not a fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3));
process.exitCode = await runCli(process.argv.slice(2), io);
