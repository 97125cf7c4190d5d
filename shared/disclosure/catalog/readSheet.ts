import { type Problem, problem } from '../../kernel';
import { readSettings } from './entryCells';
import { findSheetHeader, foldRow, type NumberedRow, type SheetHeader } from './sheetHeader';
import type { CatalogSheetRules, SheetField } from './sheetRules';

/** One entry as a sheet has it, after merged cells were filled down. */
export interface CatalogLine {
  readonly sheet: string;
  readonly row: number;
  readonly domain: string;
  readonly cells: ReadonlyMap<SheetField, string>;
  readonly own: readonly { readonly name: string; readonly value: string }[];
  /** Column of each field, from 1. */
  readonly columns: ReadonlyMap<SheetField, number>;
}

export interface ReadSheet {
  readonly lines: readonly CatalogLine[];
  readonly problems: readonly Problem[];
}

/** A field or group with the other names that it goes by (R-C02). */
export interface DomainName {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What a merged cell commonly covers: every row below that is blank says the same. */
const MERGED: readonly SheetField[] = ['legalBasis', 'timeLimit', 'disclosingUnit', 'channels'];
const MARKS: readonly (readonly SheetField[])[] = [
  ['audienceAll', 'audienceGroup', 'audience'],
  ['methodOpen', 'methodRequest', 'disclosureMethod'],
  ['levelCounty', 'levelTownship', 'levelVillage', 'levels'],
];

/**
 * Reads one sheet in the official layout. Merged cells arrive as one text and blanks: the first level is filled down, and so are
 * the columns that are commonly merged within one matter, each of those with a warning.
 */
export function readCatalogSheet(
  rows: readonly NumberedRow[],
  sheet: string,
  rules: CatalogSheetRules,
  domains: readonly DomainName[],
): ReadSheet {
  const header = findSheetHeader(rows, rules);
  if (!header) return { lines: [], problems: [problem('catalog.sheet.noHeader', 'error', { sheet })] };
  const reader = new SheetReader(sheet, header, rules, domains);
  for (const { cells } of rows.slice(0, header.bodyAt)) reader.title(cells);
  for (const row of rows.slice(header.bodyAt)) reader.row(row);
  return { lines: reader.lines, problems: reader.problems };
}

class SheetReader {
  readonly lines: CatalogLine[] = [];
  readonly problems: Problem[] = [];
  private readonly columns = new Map<SheetField, number>();
  private domain = '';
  private last: ReadonlyMap<SheetField, string> = new Map();

  constructor(
    private readonly sheet: string,
    private readonly header: SheetHeader,
    private readonly rules: CatalogSheetRules,
    private readonly domains: readonly DomainName[],
  ) {
    for (const [index, role] of header.roles.entries())
      if (role && 'field' in role) this.columns.set(role.field, index + 1);
    this.domain = this.named(sheet) ?? '';
  }

  /** A title above the table may name the field. */
  title(cells: readonly string[]): void {
    for (const cell of cells) this.domain = this.named(cell) ?? this.domain;
  }

  row({ row, cells }: NumberedRow): void {
    const filled = cells.map((cell) => cell.trim());
    const texts = filled.filter((cell) => cell !== '');
    if (texts.length === 0 || this.header.folded.has(foldRow(cells))) return;
    if (texts.length === 1) {
      this.heading(texts[0] ?? '');
      return;
    }
    this.entry(row, filled);
  }

  /** A line over the whole table: a field, or a remark below. */
  private heading(text: string): void {
    if (this.rules.footMarks.some((mark) => text.startsWith(mark))) return;
    this.domain = this.named(text) ?? bareHeading(text, this.rules.fieldMark);
    this.last = new Map();
  }

  private entry(row: number, cells: readonly string[]): void {
    const found = new Map<SheetField, string>();
    const own: { name: string; value: string }[] = [];
    for (const [index, role] of this.header.roles.entries()) {
      const text = cells[index] ?? '';
      if (!role) continue;
      if ('field' in role)
        found.set(role.field, this.rules.ditto.includes(text) ? (this.last.get(role.field) ?? '') : text);
      else if (text !== '') own.push({ name: role.own, value: text.slice(0, 1000) });
    }
    for (const [field, text] of readSettings(found.get('settings') ?? '', this.rules)) found.set(field, text);
    this.fillDown(found, row);
    const domain = found.get('domain') || this.domain || (found.get('level1') ?? '');
    const { sheet, columns } = this;
    this.lines.push({ sheet, row, domain: this.named(domain) ?? domain, cells: found, own, columns });
    this.last = found;
  }

  private fillDown(found: Map<SheetField, string>, row: number): void {
    const level1 = found.get('level1') ?? '';
    const above = this.last.get('level1') ?? '';
    if (level1 === '' && above !== '') found.set('level1', above);
    if (this.last.size === 0 || (level1 !== '' && level1 !== above)) return;
    const groups = [...MERGED.map((field) => [field]), ...MARKS];
    for (const fields of groups) {
      if (fields.some((field) => found.get(field))) continue;
      const source = fields.filter((field) => this.columns.has(field) && this.last.get(field));
      for (const field of source) found.set(field, this.last.get(field) ?? '');
      const [first] = source;
      if (first) this.filled(row, first);
    }
  }

  private filled(row: number, field: SheetField): void {
    const column = this.columns.get(field) ?? 1;
    const at = { sheet: this.sheet, row, column, field };
    this.problems.push(problem('catalog.sheet.filledDown', 'warning', at, { what: field }));
  }

  /** The official name of a field that a text tells, by the longest name that it holds. */
  private named(text: string): string | undefined {
    let best: string | undefined;
    let length = 1;
    for (const { name, aliases } of this.domains)
      for (const one of [name, ...aliases])
        if (one.length > length && text.includes(one)) [best, length] = [name, one.length];
    return best;
  }
}

/** Without its number in front and the word for field behind. */
function bareHeading(text: string, fieldMark: string): string {
  const bare = text
    .replace(/^[(\uff08]?[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\d]+[)\uff09\u3001.\s]+/, '')
    .trim();
  return bare.endsWith(fieldMark) ? bare.slice(0, -fieldMark.length) : bare;
}
