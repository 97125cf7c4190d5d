import { type Decoded, decode, ok, type Result } from '../kernel';
import { PAYOUT_FIELDS, type PayoutField } from './types';

const { arrayOf, integer, number, object, oneOf, optional, recordOf, string, nullable } = decode;

const word = string({ max: 40 });
const words = arrayOf(word, 400);
const field = oneOf(PAYOUT_FIELDS);
const pair: typeof words = arrayOf(word, 2);

const tableShape = object({
  version: integer(1, 1),
  fields: arrayOf(object({ field, aliases: words, weak: optional(words), exact: optional(words) }), 100),
  notColumns: words,
  neverColumns: words,
  otherPersons: arrayOf(object({ words, name: nullable(field), id: nullable(field) }), 20),
  earlierWords: words,
  monthlyWords: words,
  totalColumnWords: words,
  paidColumnWords: words,
  mainQuantityWords: words,
  units: object({ money: words, wan: words, rate: words, area: words, other: words, yearly: words }),
  totals: object({ page: words, sub: words, sum: words, grand: words, whole: words }),
  footerWords: words,
  footerStarts: words,
  pageNumber: object({ before: word, after: word }),
  metaWords: words,
  columnNumbers: object({ letters: word, words }),
  joiningWords: words,
  metaUnit: word,
  titleWords: words,
  summaryWords: words,
  group: object({
    ordinal: word,
    suffixes: words,
    style: word,
    digits: word,
    digitVariants: recordOf(integer(0, 9)),
    ten: word,
    tenVariants: words,
  }),
  village: object({
    suffixes: words,
    folds: arrayOf(pair, 40),
    above: words,
    startWords: words,
    notVillages: words,
    notFollowedBy: words,
    yearMark: word,
  }),
  name: object({ dots: word, dot: word, lost: word, many: words, people: words, none: words }),
  amountMarks: object({ currency: word, currencyWords: words, unit: words, wan: word }),
  dateMarks: object({ year: word, month: word, day: word, dayVariant: word, until: word }),
  sex: object({ male: words, female: words }),
  idMarks: object({ x: word, otherPrefixes: words, mask: word }),
  limits: object({
    maximumAge: integer(1, 200),
    maximumQuantity: integer(1),
    maximumAmountYuan: integer(1),
    outlierFactor: number,
    outlierMinimumRows: integer(1),
    quantityGrowth: number,
    toleranceFen: integer(0, 1000),
    headRows: integer(10, 1000),
    problemsPerCode: integer(1),
    repeatedHeaderShare: number,
  }),
});

const kindsShape = object({
  version: integer(1, 1),
  kinds: arrayOf(
    object({
      id: string({ pattern: /^[a-z][A-Za-z]+$/ }),
      name: word,
      /** 四字简称: what the villager sees in the bank message. */
      shortName: optional(word),
      aliases: words,
      formula: oneOf(['areaRate', 'headsRateMonths', 'lines', 'fixed']),
      quantityUnit: word,
      rateUnit: word,
      period: oneOf(['year', 'season', 'month', 'term', 'case', 'project', 'instalment']),
      profile: oneOf(['B', 'C', 'D']),
    }),
    200,
  ),
});

type Table = Decoded<typeof tableShape>;
export type SubsidyKind = Decoded<typeof kindsShape>['kinds'][number];

/** One alias of a field, ready for look-up. */
export interface Alias {
  readonly text: string;
  readonly field: PayoutField;
  /** `exact`: the whole header must be this. `weak`: whole header, or contained when the unit is money. */
  readonly strength: 'plain' | 'exact' | 'weak';
}

/** All that the check knows about words and limits: data from resources/rules, replaceable by a county. */
export interface PayoutRules extends Omit<Table, 'fields'> {
  /** Longest first. */
  readonly aliases: readonly Alias[];
  readonly kinds: readonly SubsidyKind[];
}

const foldAlias = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Turns the two rule tables into what the check takes; a broken table is refused with the place of the fault. */
export function decodePayoutRules(table: unknown, kinds: unknown): Result<PayoutRules, 'decode'> {
  const rules = tableShape(table, 'payout');
  if (!rules.ok) return rules;
  const list = kindsShape(kinds, 'payoutKinds');
  if (!list.ok) return list;
  const aliases: Alias[] = [];
  for (const entry of rules.value.fields) {
    const add = (texts: readonly string[], strength: Alias['strength']) => {
      for (const text of texts) aliases.push({ text: foldAlias(text), field: entry.field, strength });
    };
    add(entry.aliases, 'plain');
    add(entry.weak ?? [], 'weak');
    add(entry.exact ?? [], 'exact');
  }
  aliases.sort((a, b) => b.text.length - a.text.length);
  const { fields: _fields, ...rest } = rules.value;
  return ok({ ...rest, aliases, kinds: list.value.kinds });
}
