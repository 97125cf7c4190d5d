import type { RegisterField, RegisterRules } from './registerRules';

/** One column of the sheet; index is 1-based. sure: the header says exactly this, or a person chose. */
export interface RegisterColumn {
  readonly index: number;
  readonly header: string;
  readonly field: RegisterField | null;
  readonly sure: boolean;
}

export interface RegisterLayout {
  /** 0-based; -1: no header found. */
  readonly headerRow: number;
  readonly columns: readonly RegisterColumn[];
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

interface Match {
  readonly field: RegisterField | null;
  readonly length: number;
  readonly exact: boolean;
}

const NOTHING: Match = { field: null, length: 0, exact: false };

/** The longest word that stands in the header; all of it is better than a part. */
function matchHeader(header: string, rules: RegisterRules): Match {
  const name = fold(header);
  if (name === '' || name.length > LONGEST_HEADER) return NOTHING;
  if (rules.ignored.includes(name)) return { field: null, length: name.length, exact: true };
  let best = NOTHING;
  for (const { field, words } of rules.columns)
    for (const word of words) {
      const exact = word === name;
      if (exact || (name.includes(word) && word.length > best.length && !best.exact))
        best = { field, length: word.length, exact };
      if (exact) return best;
    }
  return best;
}

function columnsOf(row: readonly string[], width: number, rules: RegisterRules): RegisterColumn[] {
  const taken = new Map<RegisterField, { index: number; match: Match }>();
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

const score = (columns: readonly RegisterColumn[]): number => columns.filter((one) => one.field !== null).length;

/** The header: of the first rows the one that names most columns, a title or a number among them. */
export function findColumns(rows: readonly (readonly string[])[], rules: RegisterRules): RegisterLayout {
  const width = Math.max(0, ...rows.map((row) => row.length));
  let best: RegisterLayout = { headerRow: -1, columns: columnsOf([], width, rules) };
  for (const [at, row] of rows.slice(0, HEAD_ROWS).entries()) {
    const columns = columnsOf(row, width, rules);
    const names = columns.some((one) => one.field === 'title') || columns.some((one) => one.field === 'documentNumber');
    if (names && score(columns) > Math.max(1, score(best.columns))) best = { headerRow: at, columns };
  }
  return best;
}

/** The header where a person says it is (0-based). */
export function columnsAt(rows: readonly (readonly string[])[], at: number, rules: RegisterRules): RegisterLayout {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return { headerRow: at, columns: columnsOf(rows[at] ?? [], width, rules) };
}

/** A person's choice for one column; a field stands in one column only. */
export function chooseField(layout: RegisterLayout, index: number, field: RegisterField | null): RegisterLayout {
  return {
    ...layout,
    columns: layout.columns.map((column) => {
      if (column.index === index) return { ...column, field, sure: true };
      return field !== null && column.field === field ? { ...column, field: null, sure: true } : column;
    }),
  };
}
