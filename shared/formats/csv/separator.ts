import Papa from 'papaparse';

export type Separator = ',' | '\t' | ';' | '，';
export type LineBreak = '\n' | '\r';

export interface CsvShape {
  readonly separator: Separator;
  readonly lineBreak: LineBreak;
}

const USUAL: readonly Separator[] = [',', '\t', ';'];
const ROWS_LOOKED_AT = 60;

/**
 * Guesses the separator from the first rows: the one that cuts the most rows into the same number of columns.
 * The full-width comma counts only when no other separator cuts even half of the rows (payout-sheets.md § 4.1).
 * @param head the first characters of the file; a last, cut-off row does no harm.
 */
export function guessShape(head: string): CsvShape {
  const lineBreak: LineBreak = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
  const scores = USUAL.map((separator) => score(head, separator, lineBreak));
  let best = 0;
  for (let i = 1; i < scores.length; i += 1) if ((scores[i]?.points ?? 0) > (scores[best]?.points ?? 0)) best = i;
  if ((scores[best]?.share ?? 0) < 0.5 && score(head, '，', lineBreak).share >= 0.5)
    return { separator: '，', lineBreak };
  return { separator: USUAL[best] ?? ',', lineBreak };
}

interface Score {
  readonly points: number;
  /** Part of the rows with any text that have the commonest number (two or more) of columns. */
  readonly share: number;
}

function score(head: string, separator: Separator, lineBreak: LineBreak): Score {
  const parser = new Papa.Parser({ delimiter: separator, newline: lineBreak, preview: ROWS_LOOKED_AT });
  const rows: string[][] = parser.parse(head, 0, false).data;
  const rowsOfWidth = new Map<number, number>();
  let filled = 0;
  for (const row of rows) {
    if (row.every((cell) => cell.trim() === '')) continue;
    filled += 1;
    if (row.length > 1) rowsOfWidth.set(row.length, (rowsOfWidth.get(row.length) ?? 0) + 1);
  }
  let points = 0;
  let share = 0;
  for (const [width, count] of rowsOfWidth) {
    points = Math.max(points, count * (width - 1));
    share = Math.max(share, count / filled);
  }
  return { points, share };
}
