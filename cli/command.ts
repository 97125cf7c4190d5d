import type { TextTable } from '../shared/kernel';

/** 0 passed, 1 problems found, 2 wrong use, 3 the machine failed (disk, permission): issue contract of `gongkai`. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command may touch of the outside besides the files it names. Tests give their own. */
export interface CliIo {
  /** stdout: with --json it carries the JSON and nothing else. */
  out(text: string): void;
  /** stderr: progress and sentences for people. */
  err(text: string): void;
  readonly cwd: string;
  readonly text: TextTable;
  now(): number;
  randomBytes(length: number): Uint8Array;
}

/** One command of `gongkai`, e.g. words ['payout', 'check']. Never prompts, never prints a stack trace. */
export interface CliCommand {
  readonly words: readonly string[];
  /** Key of its help text (resources/text/zh-CN/cli.json or the room's own file): first line is the summary. */
  readonly helpKey: string;
  run(args: readonly string[], io: CliIo): Promise<ExitCode>;
}

/** Thrown by a command for wrong use; main prints the sentence and the command's help, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor(
    readonly key: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(key);
  }
}
