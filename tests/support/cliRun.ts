import { runCli } from '../../cli/run';
import { text } from '../../resources';

export interface CliRun {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in this process, in a folder, at a fixed time and with fixed randomness. */
export async function runCommand(cwd: string, ...args: string[]): Promise<CliRun> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await runCli(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    cwd,
    text,
    now: () => Date.parse('2026-09-10T08:00:00+08:00'),
    randomBytes: (length) => new Uint8Array(length).fill(5),
  });
  return { exit, out: out.join('\n'), err: err.join('\n') };
}
