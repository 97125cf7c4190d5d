import type { CalendarDate } from '../../kernel';
import type { CatalogEntry } from '../../records';
import { legalBasisOn } from './inForce';
import { type CatalogSheetRules, keyOfWord, wordOf } from './sheetRules';
import { linesOf } from './sheetTexts';

/** A row of `catalog.csv` (bundle.md § 3.3): the columns of the schema catalog-1, in its order. */
export interface CatalogBundleRow {
  readonly catalogCode: string;
  readonly domain: string;
  readonly level1: string;
  readonly level2: string;
  readonly contentElements: string;
  readonly legalBasis: string;
  readonly timeLimit: string;
  readonly disclosingUnit: string;
  readonly channels: string;
  readonly audience: string;
  readonly disclosureMethod: string;
  readonly levels: string;
  readonly frequency: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly reach: string;
  readonly privacyProfile: string;
  readonly linkedCodes: string;
}

/** What another desk is told of an entry: the law as it stands on that day. */
export function bundleRowOf(
  entry: CatalogEntry,
  on: CalendarDate,
  { words, linkMark }: CatalogSheetRules,
): CatalogBundleRow {
  return {
    catalogCode: entry.code,
    domain: entry.domain,
    level1: entry.level1,
    level2: entry.level2,
    contentElements: entry.contentElements.join('\n'),
    legalBasis: legalBasisOn(entry, on).join('\n'),
    timeLimit: entry.timeLimit.text,
    disclosingUnit: entry.disclosingUnit,
    channels: entry.channels.join(linkMark),
    audience: entry.audience,
    disclosureMethod: entry.disclosureMethod,
    levels: entry.levels.map((level) => wordOf(words.level, level)).join(linkMark),
    frequency: wordOf(words.frequency, entry.frequency),
    validFrom: entry.validFrom,
    validTo: entry.validTo,
    reach: entry.reach,
    privacyProfile: entry.privacyProfile,
    linkedCodes: entry.linkedCodes.join(' '),
  };
}

/**
 * The row laid over what this desk knows of the entry: finer forms (dated articles, figures of the limit, channels with the mark in
 * their names) stay where the text is as printed. Words of closed sets that are unknown leave what was.
 */
export function entryOfBundleRow(
  row: CatalogBundleRow,
  known: CatalogEntry,
  on: CalendarDate,
  rules: CatalogSheetRules,
): CatalogEntry {
  const { words, linkMark } = rules;
  const printed = bundleRowOf(known, on, rules);
  const keep = <T>(field: keyof CatalogBundleRow, value: T, read: (text: string) => T): T =>
    row[field] === printed[field] ? value : read(row[field]);
  const list = (text: string): string[] => text.split(linkMark).filter((one) => one !== '');
  return {
    ...known,
    code: row.catalogCode,
    domain: row.domain,
    level1: row.level1,
    level2: row.level2,
    contentElements: keep('contentElements', known.contentElements, linesOf),
    legalBasis: keep('legalBasis', known.legalBasis, (text) =>
      linesOf(text).map(
        (line) => known.legalBasis.find((basis) => basis.text === line) ?? { text: line, validFrom: '', validTo: '' },
      ),
    ),
    timeLimit: keep('timeLimit', known.timeLimit, (text) => ({ text, amount: 0, unit: 'none', from: '' })),
    disclosingUnit: row.disclosingUnit,
    channels: keep('channels', known.channels, list),
    audience: row.audience,
    disclosureMethod: row.disclosureMethod,
    levels: keep('levels', known.levels, (text) => list(text).flatMap((word) => keyOfWord(words.level, word) ?? [])),
    frequency: keyOfWord(words.frequency, row.frequency) ?? known.frequency,
    validFrom: row.validFrom,
    validTo: row.validTo,
    reach: row.reach === 'internet' ? 'internet' : 'board',
    privacyProfile:
      (['A', 'B', 'C', 'D'] as const).find((profile) => profile === row.privacyProfile) ?? known.privacyProfile,
    linkedCodes: row.linkedCodes.split(' ').filter((code) => code !== ''),
  };
}
