/** One column of the sheet; index is 1-based. sure: the header says exactly this, or a person chose. */
export interface TableColumn<F extends string> {
  readonly index: number;
  readonly header: string;
  readonly field: F | null;
  readonly sure: boolean;
}

export interface TableLayout<F extends string> {
  /** 0-based; -1: no header found. */
  readonly headerRow: number;
  readonly columns: readonly TableColumn<F>[];
}

/** Header words by meaning, and words that need no column. */
export interface ColumnRules<F extends string> {
  readonly columns: readonly { readonly field: F; readonly words: readonly string[] }[];
  readonly ignored: readonly string[];
}

/** Rows in which a header is looked for. */
const HEAD_ROWS = 20;
const LONGEST_HEADER = 30;

/** Without blanks, line breaks, marks and units in brackets. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s*:]+/g, '');

interface Match<F extends string> {
  readonly field: F | null;
  readonly length: number;
  readonly exact: boolean;
}

/** The longest word that stands in the header; all of it is better than a part. */
function matchHeader<F extends string>(header: string, rules: ColumnRules<F>): Match<F> {
  const name = fold(header);
  if (name === '' || name.length > LONGEST_HEADER) return { field: null, length: 0, exact: false };
  if (rules.ignored.includes(name)) return { field: null, length: name.length, exact: true };
  let best: Match<F> = { field: null, length: 0, exact: false };
  for (const { field, words } of rules.columns)
    for (const word of words) {
      const exact = word === name;
      if (exact || (name.includes(word) && word.length > best.length && !best.exact))
        best = { field, length: word.length, exact };
      if (exact) return best;
    }
  return best;
}

function columnsOf<F extends string>(row: readonly string[], width: number, rules: ColumnRules<F>): TableColumn<F>[] {
  const taken = new Map<F, { index: number; match: Match<F> }>();
  const matches = Array.from({ length: width }, (_, index) => matchHeader(row[index] ?? '', rules));
  for (const [index, match] of matches.entries()) {
    if (match.field === null) continue;
    const other = taken.get(match.field);
    const better =
      !other ||
      (match.exact && !other.match.exact) ||
      (match.exact === other.match.exact && match.length > other.match.length);
    if (better) taken.set(match.field, { index, match });
  }
  return matches.map((match, index) => {
    const field = match.field !== null && taken.get(match.field)?.index === index ? match.field : null;
    return { index: index + 1, header: (row[index] ?? '').replace(/\s+/g, ''), field, sure: match.exact };
  });
}

const score = (columns: readonly TableColumn<string>[]): number => columns.filter((one) => one.field !== null).length;

/** The header: of the first rows the one that names most columns, one of `telling` among them. */
export function findColumns<F extends string>(
  rows: readonly (readonly string[])[],
  rules: ColumnRules<F>,
  telling: readonly F[],
): TableLayout<F> {
  const width = Math.max(0, ...rows.map((row) => row.length));
  let best: TableLayout<F> = { headerRow: -1, columns: columnsOf([], width, rules) };
  for (const [at, row] of rows.slice(0, HEAD_ROWS).entries()) {
    const columns = columnsOf(row, width, rules);
    const names = columns.some(({ field }) => field !== null && telling.includes(field));
    if (names && score(columns) > Math.max(1, score(best.columns))) best = { headerRow: at, columns };
  }
  return best;
}

/** The header where a person says it is (0-based). */
export function columnsAt<F extends string>(
  rows: readonly (readonly string[])[],
  at: number,
  rules: ColumnRules<F>,
): TableLayout<F> {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return { headerRow: at, columns: columnsOf(rows[at] ?? [], width, rules) };
}

/** A person's choice for one column; a field stands in one column only. */
export function chooseField<F extends string>(layout: TableLayout<F>, index: number, field: F | null): TableLayout<F> {
  return {
    ...layout,
    columns: layout.columns.map((column) => {
      if (column.index === index) return { ...column, field, sure: true };
      return field !== null && column.field === field ? { ...column, field: null, sure: true } : column;
    }),
  };
}
