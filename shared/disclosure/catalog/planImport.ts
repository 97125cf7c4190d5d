import { type CalendarDate, type Problem, problem } from '../../kernel';
import type { CatalogEntry } from '../../records';
import { blankEntry, nextOwnCode } from './blankEntry';
import { checkLinks } from './checkCatalog';
import { type ContentField, diffEntries } from './diffEntries';
import { entriesInForce, versionsOf } from './inForce';
import { type LineContext, lineEntry } from './lineEntry';
import type { CatalogLine } from './readSheet';

/** What an import would do; nothing is stored until a person confirms it. */
export interface CatalogImport {
  readonly kind: CatalogEntry['kind'];
  readonly from: CalendarDate;
  readonly added: readonly CatalogEntry[];
  readonly changed: readonly CatalogChange[];
  /** Entries whose line only says that they end. */
  readonly ended: readonly { readonly entry: CatalogEntry; readonly lastDay: CalendarDate }[];
  readonly same: number;
  /** In force, of a field or group that the file holds, and not in it: archived only where a person says so. */
  readonly missing: readonly CatalogEntry[];
  readonly leftOut: number;
  readonly problems: readonly Problem[];
}

export interface CatalogChange {
  readonly before: CatalogEntry;
  readonly after: CatalogEntry;
  readonly fields: readonly ContentField[];
}

export interface ImportContext extends LineContext {
  /** All versions of this catalog. */
  readonly known: readonly CatalogEntry[];
  /** Codes of the other catalogs, for links. */
  readonly otherCodes: ReadonlySet<string>;
}

export function planCatalogImport(lines: readonly CatalogLine[], context: ImportContext): CatalogImport {
  const planner = new ImportPlanner(context);
  for (const line of lines) planner.take(line);
  return planner.plan();
}

const nameKey = (domain: string, level1: string, level2: string): string =>
  [domain, level1, level2].map((text) => text.replace(/\s+/g, '')).join('\u0001');

class ImportPlanner {
  private readonly added: CatalogEntry[] = [];
  private readonly changed: CatalogChange[] = [];
  private readonly ended: { entry: CatalogEntry; lastDay: CalendarDate }[] = [];
  private readonly problems: Problem[] = [];
  private readonly current: readonly CatalogEntry[];
  private readonly byName: ReadonlyMap<string, CatalogEntry>;
  private readonly codes: ReadonlySet<string>;
  private readonly firstRows = new Map<string, number>();
  private readonly domains = new Set<string>();
  private readonly named = new Set<string>();
  private same = 0;
  private leftOut = 0;

  constructor(private readonly context: ImportContext) {
    this.current = entriesInForce(context.known, context.from);
    this.byName = new Map(this.current.map((entry) => [nameKey(entry.domain, entry.level1, entry.level2), entry]));
    this.codes = new Set(context.known.map((entry) => entry.code));
  }

  take(line: CatalogLine): void {
    const { context } = this;
    const text = (field: 'code' | 'level1' | 'level2'): string => (line.cells.get(field) ?? '').trim();
    const name = nameKey(line.domain, text('level1'), text('level2'));
    const known = this.knownOf(text('code'), name);
    this.domains.add(line.domain);
    if (known) this.named.add(known.code);
    const key = known?.code ?? (text('code') || name);
    const first = this.firstRows.get(key);
    if (first !== undefined) {
      this.leftOut += 1;
      const at = { sheet: line.sheet, row: line.row, field: 'code' };
      this.problems.push(problem('catalog.sheet.duplicate', 'error', at, { name: text('level2'), first }));
      return;
    }
    this.firstRows.set(key, line.row);
    const read = lineEntry(line, known ?? this.blank(text('code')), context);
    this.problems.push(...read.problems);
    if (read.problems.some(({ severity }) => severity === 'error')) this.leftOut += 1;
    else if (known) this.compare(known, read.entry);
    else this.added.push({ ...read.entry, validFrom: read.entry.validFrom || context.from });
  }

  plan(): CatalogImport {
    const { context, added, changed } = this;
    const codes = new Set([...this.codes, ...context.otherCodes, ...added.map((entry) => entry.code)]);
    const links = [...added, ...changed.map(({ after }) => after)].flatMap((entry) => checkLinks(entry, codes));
    return {
      kind: context.kind,
      from: context.from,
      added,
      changed,
      ended: this.ended,
      same: this.same,
      missing: this.current.filter((entry) => this.domains.has(entry.domain) && !this.named.has(entry.code)),
      leftOut: this.leftOut,
      problems: [...this.problems, ...links],
    };
  }

  /** By its code, also when it has ended; else by what it is called. */
  private knownOf(code: string, name: string): CatalogEntry | undefined {
    if (code === '') return this.byName.get(name);
    return this.current.find((entry) => entry.code === code) ?? versionsOf(this.context.known, code).at(-1);
  }

  private compare(before: CatalogEntry, after: CatalogEntry): void {
    const fields = diffEntries(before, after);
    const lastDay = after.validTo as CalendarDate;
    if (fields.length > 0) this.changed.push({ before, after, fields });
    else if (lastDay !== '' && lastDay !== before.validTo) this.ended.push({ entry: before, lastDay });
    else this.same += 1;
  }

  private blank(code: string): CatalogEntry {
    const { kind, known, rules } = this.context;
    const taken = [...known, ...this.added];
    return blankEntry(kind, code || nextOwnCode(rules.ownCode[kind], taken), taken);
  }
}
