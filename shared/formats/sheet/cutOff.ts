import { type Problem, problem } from '../../kernel';

/** Last rows of BIFF5, BIFF8 and XLSX. Programs that write these formats drop the rest without a word. */
const LAST_ROWS: ReadonlySet<number> = new Set([16_384, 65_536, 1_048_576]);

/**
 * A sheet that ends exactly where a format ends was perhaps cut off, whatever format it travels in now: an .xls that was
 * saved as CSV keeps the loss. 16,384 counts for BIFF5 only, elsewhere it is a number like any other.
 */
export function cutOffNotes(file: string, sheet: string, rows: number, isBiff5 = false): Problem[] {
  if (!LAST_ROWS.has(rows) || (rows === 16_384 && !isBiff5)) return [];
  return [problem('read.maybeCutOff', 'warn', { file, sheet }, { sheet: sheet === '' ? file : sheet, rows })];
}
