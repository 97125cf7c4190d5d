import { type Decoder, decode, fault, ok } from '../../kernel';
import {
  CATALOG_KINDS,
  type CatalogKind,
  DISCLOSING_UNIT_KINDS,
  DISCLOSURE_STAGES,
  FREQUENCIES,
  LEVELS,
  REACHES,
  SAMPLE_FIELDS,
  TIME_LIMIT_UNITS,
} from '../../records';

/** Columns of the official layout, from left to right; some stand together under one heading. */
export const OFFICIAL_FIELDS = [
  'seq',
  'level1',
  'level2',
  'contentElements',
  'legalBasis',
  'timeLimit',
  'disclosingUnit',
  'channels',
  'audienceAll',
  'audienceGroup',
  'methodOpen',
  'methodRequest',
  'levelCounty',
  'levelTownship',
  'levelVillage',
] as const;
/** The same three matters where a sheet writes them in one column each. */
export const SINGLE_FIELDS = ['audience', 'disclosureMethod', 'levels'] as const;
/** What the program needs beside the official layout, so that a catalog can travel whole. */
export const MANAGE_FIELDS = [
  'code',
  'domain',
  'frequency',
  'unitKind',
  'reach',
  'privacyProfile',
  'linkedCodes',
  'stages',
  'postingDays',
  'postingWorkingDays',
  'isFinance',
  'needsDecision',
  'chain',
  'townshipMatter',
  'portalColumn',
  'basisHistory',
  'limitRule',
  'validFrom',
  'validTo',
  'grounded',
  'samples',
  'source',
  'note',
  'settings',
] as const;

export type OfficialField = (typeof OFFICIAL_FIELDS)[number];
export type ManageField = (typeof MANAGE_FIELDS)[number];
export type SheetField = OfficialField | (typeof SINGLE_FIELDS)[number] | ManageField;

export interface SheetColumn<F extends SheetField = SheetField> {
  readonly field: F;
  readonly header: string;
  /** Heading above; '' = none. */
  readonly group: string;
  readonly aliases: readonly string[];
  readonly widthMm: number;
}

/** Words of a closed set: the first is written, any is read. */
export type WordSet<K extends string> = Readonly<Record<K, readonly string[]>>;

const column = <const F extends SheetField>(fields: readonly F[]): Decoder<SheetColumn<F>> =>
  decode.object({
    field: decode.oneOf(fields) as Decoder<F>,
    header: decode.string(),
    group: decode.string(),
    aliases: decode.arrayOf(decode.string()),
    widthMm: decode.integer(1, 400),
  });

const words = decode.arrayOf(decode.string());
const wordSet =
  <const K extends string>(keys: readonly K[]): Decoder<WordSet<K>> =>
  (input, path = '$') => {
    const sets = decode.recordOf(words)(input, path);
    if (!sets.ok) return sets;
    const missing = keys.find((key) => !sets.value[key]);
    return missing === undefined
      ? ok(sets.value as Record<K, readonly string[]>)
      : fault('decode', { path: `${path}.${missing}`, expected: 'array' });
  };

export interface CatalogSheetRules {
  readonly official: readonly SheetColumn<OfficialField>[];
  readonly single: readonly SheetColumn[];
  readonly manage: readonly SheetColumn<ManageField>[];
  /** Of those the ones that are written beside the official layout; `settings` holds all others as lines. */
  readonly beside: readonly ManageField[];
  readonly ticks: { readonly on: readonly string[]; readonly off: readonly string[] };
  /** on, off: before the name of a channel; mark: alone in a cell. */
  readonly printed: { readonly on: string; readonly off: string; readonly mark: string };
  readonly audienceAll: string;
  readonly audienceGroup: string;
  readonly methodOpen: string;
  readonly methodRequest: string;
  readonly ditto: readonly string[];
  /** First words of lines below a table. */
  readonly footMarks: readonly string[];
  /** What follows the name of a field in titles and headings. */
  readonly fieldMark: string;
  readonly linkMark: string;
  readonly channels: {
    readonly village: { readonly options: readonly string[] };
    readonly government: { readonly options: readonly string[] };
  };
  /** Beginning of the codes of the county's own entries. */
  readonly ownCode: Readonly<Record<CatalogKind, string>>;
  /** R-P06. */
  readonly portalColumns: readonly string[];
  readonly words: CatalogWords;
}

export interface CatalogWords {
  readonly frequency: WordSet<(typeof FREQUENCIES)[number]>;
  readonly unitKind: WordSet<(typeof DISCLOSING_UNIT_KINDS)[number]>;
  readonly reach: WordSet<(typeof REACHES)[number]>;
  readonly stage: WordSet<(typeof DISCLOSURE_STAGES)[number]>;
  readonly chain: WordSet<'pair' | 'application'>;
  readonly level: WordSet<(typeof LEVELS)[number]>;
  readonly sample: WordSet<(typeof SAMPLE_FIELDS)[number]>;
  readonly limitUnit: WordSet<(typeof TIME_LIMIT_UNITS)[number]>;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly since: string;
  readonly until: string;
}

const options = decode.object({ options: words });

export const decodeCatalogSheetRules: Decoder<CatalogSheetRules> = decode.object({
  official: decode.arrayOf(column(OFFICIAL_FIELDS)),
  single: decode.arrayOf(column(SINGLE_FIELDS)),
  manage: decode.arrayOf(column(MANAGE_FIELDS)),
  beside: decode.arrayOf(decode.oneOf(MANAGE_FIELDS)),
  ticks: decode.object({ on: words, off: words }),
  printed: decode.object({ on: decode.string(), off: decode.string(), mark: decode.string() }),
  audienceAll: decode.string(),
  audienceGroup: decode.string(),
  methodOpen: decode.string(),
  methodRequest: decode.string(),
  ditto: words,
  footMarks: words,
  fieldMark: decode.string(),
  linkMark: decode.string(),
  channels: decode.object({ village: options, government: options }),
  ownCode: decode.object(
    Object.fromEntries(CATALOG_KINDS.map((kind) => [kind, decode.string()])) as Record<CatalogKind, Decoder<string>>,
  ),
  portalColumns: words,
  words: decode.object({
    frequency: wordSet(FREQUENCIES),
    unitKind: wordSet(DISCLOSING_UNIT_KINDS),
    reach: wordSet(REACHES),
    stage: wordSet(DISCLOSURE_STAGES),
    chain: wordSet(['pair', 'application']),
    level: wordSet(LEVELS),
    sample: wordSet(SAMPLE_FIELDS),
    limitUnit: wordSet(TIME_LIMIT_UNITS),
    yes: words,
    no: words,
    since: decode.string(),
    until: decode.string(),
  }),
});

/** The key that a written word stands for. */
export const keyOfWord = <K extends string>(set: WordSet<K>, word: string): K | undefined =>
  (Object.keys(set) as K[]).find((key) => set[key].includes(word));

export const wordOf = <K extends string>(set: WordSet<K>, key: K): string => set[key][0] ?? '';
