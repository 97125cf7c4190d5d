import { type CalendarDate, type Problem, parseCalendarDate, problem, type Severity } from '../../kernel';
import type { CatalogEntry, CatalogKind, LegalBasis, TimeLimit } from '../../records';
import { printElements } from './entryCells';
import { legalBasisOn } from './inForce';
import { readLimitRule } from './limitRule';
import type { CatalogLine } from './readSheet';
import { type CatalogSheetRules, keyOfWord, type ManageField, type SheetField, type WordSet } from './sheetRules';
import { linesOf, readChannels, readTicked, splitLines } from './sheetTexts';

/** Structured form of an official text ("20 working days after …"); undefined when it cannot be read. */
export type ReadLimit = (text: string) => TimeLimit | undefined;

export interface LineContext {
  readonly kind: CatalogKind;
  /** Day from which the import counts. */
  readonly from: CalendarDate;
  readonly rules: CatalogSheetRules;
  readonly readLimit: ReadLimit;
}

export interface LineEntry {
  readonly entry: CatalogEntry;
  readonly problems: readonly Problem[];
}

/** Official elements that an entry may not be without (R-C01). */
const NEEDED = ['level1', 'level2', 'contentElements', 'legalBasis', 'timeLimit', 'disclosingUnit'] as const;

/**
 * The entry that a line says, laid over what the catalog knows: where a text is as printed, its finer form (dates of the articles,
 * figures of the time limit) stays as it was.
 * @param known the version that counts on that day, or a blank entry under the new code
 */
export function lineEntry(line: CatalogLine, known: CatalogEntry, context: LineContext): LineEntry {
  const reading = new LineReading(line, known, context);
  const entry = reading.entry();
  return { entry, problems: reading.problems };
}

class LineReading {
  readonly problems: Problem[] = [];

  constructor(
    private readonly line: CatalogLine,
    private readonly known: CatalogEntry,
    private readonly context: LineContext,
  ) {}

  entry(): CatalogEntry {
    const { known, line, context } = this;
    for (const field of NEEDED)
      if (this.text(field) === '') this.note('catalog.sheet.missing', 'error', field, { what: field });
    const audience = this.audience();
    const method = this.method();
    const levels = this.levels();
    const channels = this.channels();
    if (channels.length === 0) this.note('catalog.sheet.missing', 'error', 'channels', { what: 'channels' });
    if (audience === '') this.note('catalog.sheet.missing', 'error', 'audienceAll', { what: 'audience' });
    if (method === '') this.note('catalog.sheet.missing', 'error', 'methodOpen', { what: 'disclosureMethod' });
    if (levels.length === 0) this.note('catalog.sheet.missing', 'error', 'levelTownship', { what: 'levels' });
    return {
      ...known,
      kind: context.kind,
      domain: line.domain,
      level1: this.text('level1'),
      level2: this.text('level2'),
      contentElements: this.elements(),
      legalBasis: this.basis(),
      timeLimit: this.limit(),
      disclosingUnit: this.text('disclosingUnit'),
      channels,
      audience,
      disclosureMethod: method,
      levels,
      ...this.managed(),
      own: line.own.length > 0 ? line.own : known.own,
    };
  }

  private text(field: SheetField): string {
    return (this.line.cells.get(field) ?? '').trim();
  }

  private note(
    code: string,
    severity: Severity,
    field: SheetField,
    params: Readonly<Record<string, string>> = {},
  ): void {
    const { sheet, row, columns } = this.line;
    const column = columns.get(field);
    const at = { sheet, row, ...(column ? { column } : {}), field };
    this.problems.push(problem(code, severity, at, { name: this.text('level2') || this.text('level1'), ...params }));
  }

  private elements(): readonly string[] {
    const text = this.text('contentElements');
    return text === printElements(this.known.contentElements) ? this.known.contentElements : splitLines(text);
  }

  private basis(): readonly LegalBasis[] {
    const { known, context } = this;
    const text = this.text('legalBasis');
    const printed = (basis: readonly LegalBasis[]): string =>
      legalBasisOn({ ...known, legalBasis: basis }, context.from).join('\n');
    const history = linesOf(this.text('basisHistory')).map((line) => readDatedBasis(line, context.rules));
    for (const basis of [history, known.legalBasis]) if (basis.length > 0 && text === printed(basis)) return basis;
    return splitLines(text).map(
      (line) => known.legalBasis.find((basis) => basis.text === line) ?? { text: line, validFrom: '', validTo: '' },
    );
  }

  private limit(): TimeLimit {
    const text = this.text('timeLimit');
    const { known, context } = this;
    const ruled = readLimitRule(this.text('limitRule'), text, context.rules.words.limitUnit);
    if (ruled) return ruled;
    if (text === known.timeLimit.text) return known.timeLimit;
    const read = text === '' ? undefined : context.readLimit(text);
    if (read) return { ...read, text };
    if (text !== '') this.note('catalog.sheet.limitUnreadable', 'warning', 'timeLimit', { text });
    return { text, amount: 0, unit: 'none', from: '' };
  }

  /** The same channels in another order are no change. */
  private channels(): readonly string[] {
    const named = readChannels(this.text('channels'), this.context.rules);
    const { channels } = this.known;
    return named.length === channels.length && named.every((name) => channels.includes(name)) ? channels : named;
  }

  private audience(): string {
    const { rules } = this.context;
    const group = readTicked(this.text('audienceGroup'), rules);
    if (group.ticked) return group.text || rules.audienceGroup;
    if (readTicked(this.text('audienceAll'), rules).ticked) return rules.audienceAll;
    return readTicked(this.text('audience'), rules).text;
  }

  private method(): string {
    const { rules } = this.context;
    if (readTicked(this.text('methodOpen'), rules).ticked) return rules.methodOpen;
    if (readTicked(this.text('methodRequest'), rules).ticked) return rules.methodRequest;
    return readTicked(this.text('disclosureMethod'), rules).text;
  }

  private levels(): CatalogEntry['levels'] {
    const { rules } = this.context;
    const single = this.text('levels');
    const is = (field: SheetField, level: CatalogEntry['levels'][number]): boolean =>
      readTicked(this.text(field), rules).ticked || rules.words.level[level].some((word) => single.includes(word));
    return (
      [
        ['levelCounty', 'county'],
        ['levelTownship', 'township'],
        ['levelVillage', 'village'],
      ] as const
    ).flatMap(([field, level]) => (is(field, level) ? [level] : []));
  }

  /** What the columns beside the official layout say; a column that is not there changes nothing. */
  private managed(): Partial<CatalogEntry> {
    const { words, linkMark } = this.context.rules;
    const { cells } = this.line;
    const out: Record<string, unknown> = {};
    const take = (field: ManageField, read: (text: string) => unknown): void => {
      if (!cells.has(field)) return;
      const value = read(this.text(field));
      if (value === undefined) this.note('catalog.sheet.unknownWord', 'warning', field, { text: this.text(field) });
      else out[field] = value;
    };
    const word =
      <K extends string>(set: WordSet<K>) =>
      (text: string) =>
        keyOfWord(set, text);
    const yesNo = (text: string) =>
      words.yes.includes(text) ? true : words.no.includes(text) || text === '' ? false : undefined;
    const count = (text: string) => (/^\d{0,3}$/.test(text) ? Number(text) : undefined);
    const each =
      <K extends string>(set: WordSet<K>) =>
      (text: string) => {
        const keys = text
          .split(linkMark)
          .filter((one) => one !== '')
          .map((one) => keyOfWord(set, one));
        return keys.includes(undefined) ? undefined : keys;
      };
    take('frequency', word(words.frequency));
    take('unitKind', word(words.unitKind));
    take('reach', word(words.reach));
    take('privacyProfile', (text) => (['A', 'B', 'C', 'D'].includes(text) ? text : undefined));
    take('linkedCodes', (text) => text.split(/[\s,\uff0c\u3001]+/).filter((code) => code !== ''));
    take('stages', each(words.stage));
    take('postingDays', count);
    take('postingWorkingDays', count);
    take('isFinance', yesNo);
    take('needsDecision', yesNo);
    take('chain', (text) => (text === '' ? '' : keyOfWord(words.chain, text)));
    take('townshipMatter', (text) => (/^[0-8]?$/.test(text) ? Number(text) : undefined));
    take('portalColumn', (text) => text);
    take('grounded', yesNo);
    take('samples', each(words.sample));
    take('source', (text) => text.slice(0, 400));
    take('note', (text) => text.slice(0, 1000));
    return { ...out, ...this.validity() };
  }

  private validity(): Partial<CatalogEntry> {
    const out: { validFrom?: string; validTo?: string } = {};
    for (const field of ['validFrom', 'validTo'] as const) {
      const text = this.text(field);
      if (text === '') continue;
      const day = readDay(text);
      if (!day) this.note('catalog.sheet.dateUnreadable', 'warning', field, { text });
      else {
        out[field] = day;
        const isNew = this.known[field] !== day;
        if (isNew && day.slice(0, 4) !== this.context.from.slice(0, 4))
          this.note('catalog.sheet.otherYear', 'warning', field, { text, year: this.context.from.slice(0, 4) });
      }
    }
    return out;
  }
}

function readDay(text: string): CalendarDate | undefined {
  const parts = /^(\d{4})[^\d]+(\d{1,2})[^\d]+(\d{1,2})[^\d]*$/.exec(text);
  return parts
    ? parseCalendarDate(`${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`)
    : undefined;
}

function readDatedBasis(line: string, { words }: CatalogSheetRules): LegalBasis {
  const found = /^(.*)\u3014([^\u3014\u3015]*)\u3015$/.exec(line);
  if (!found) return { text: line, validFrom: '', validTo: '' };
  const dates = found[2] ?? '';
  const before = (mark: string): string => /(\d{4}-\d{2}-\d{2})$/.exec(dates.split(mark)[0] ?? '')?.[1] ?? '';
  return {
    text: found[1] ?? '',
    validFrom: dates.includes(words.since) ? before(words.since) : '',
    validTo: dates.includes(words.until) ? before(words.until) : '',
  };
}
