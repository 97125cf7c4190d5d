import type { CatalogSheetRules, SheetField } from './sheetRules';

export interface NumberedRow {
  /** As the clerk sees it, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A column of a sheet: an element, or one of the county's own. */
export type SheetRole = { readonly field: SheetField } | { readonly own: string } | undefined;

export interface SheetHeader {
  readonly roles: readonly SheetRole[];
  /** Place in the list of the first row below the header. */
  readonly bodyAt: number;
  /** The header's rows, folded: where they come again on a later sheet they are passed over. */
  readonly folded: ReadonlySet<string>;
}

/** NFKC, no blanks, no bracketed remark: the form in which headers are compared. */
export const foldHeader = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff*]+/g, '')
    .replace(/\([^()]*\)/g, '')
    .toLowerCase();

export const foldRow = (cells: readonly string[]): string => cells.map(foldHeader).join('\u0001');

/** Rows above a table that may be title, unit and date. */
const LOOK_ROWS = 40;
/** So many known headings make a row a header. */
const NEEDED = 4;

interface Known {
  readonly fields: ReadonlyMap<string, SheetField>;
  readonly groups: ReadonlySet<string>;
}

function knownHeaders(rules: CatalogSheetRules): Known {
  const fields = new Map<string, SheetField>();
  const columns = [...rules.official, ...rules.single, ...rules.manage];
  for (const { field, header, aliases } of columns)
    for (const name of [header, ...aliases]) if (!fields.has(foldHeader(name))) fields.set(foldHeader(name), field);
  return {
    fields,
    groups: new Set(rules.official.map(({ group }) => foldHeader(group)).filter((name) => name !== '')),
  };
}

/** The header of a catalog: one row, or two storeys where 一级 and 二级, audiences, ways and levels stand below a common heading. */
export function findSheetHeader(rows: readonly NumberedRow[], rules: CatalogSheetRules): SheetHeader | undefined {
  const known = knownHeaders(rules);
  for (const [index, { cells }] of rows.slice(0, LOOK_ROWS).entries()) {
    const folded = cells.map(foldHeader);
    const hits = folded.filter((name) => known.fields.has(name) || known.groups.has(name)).length;
    if (hits < NEEDED) continue;
    const below = (rows[index + 1]?.cells ?? []).map(foldHeader);
    const isLower = isLowerStorey(folded, below, known);
    const roles = rolesOf(cells, isLower ? (rows[index + 1]?.cells ?? []) : [], known);
    const header = rows.slice(index, index + (isLower ? 2 : 1));
    return { roles, bodyAt: index + header.length, folded: new Set(header.map((row) => foldRow(row.cells))) };
  }
  return undefined;
}

/**
 * Whether the second row is the header's lower storey: known headings below common ones, and nothing else. The first entry of a
 * one-row header may say 村级 below 公开层级 too, but it also has a title and a content.
 */
function isLowerStorey(above: readonly string[], below: readonly string[], { fields, groups }: Known): boolean {
  let heading = '';
  let known = 0;
  for (const [index, name] of below.entries()) {
    if (above[index]) heading = above[index];
    if (groups.has(heading) && fields.has(name)) known += 1;
    else if (name !== '' && name !== above[index]) return false;
  }
  return known >= 2;
}

function rolesOf(above: readonly string[], below: readonly string[], { fields }: Known): SheetRole[] {
  const taken = new Set<SheetField>();
  return Array.from({ length: Math.max(above.length, below.length) }, (_, index) => {
    const lower = below[index] ?? '';
    const upper = above[index] ?? '';
    const field =
      fields.get(foldHeader(lower)) ?? (foldHeader(lower) === '' ? fields.get(foldHeader(upper)) : undefined);
    if (field && !taken.has(field)) {
      taken.add(field);
      return { field };
    }
    const own = (lower || upper).trim().replace(/\s+/g, ' ');
    return own === '' ? undefined : { own: own.slice(0, 60) };
  });
}
