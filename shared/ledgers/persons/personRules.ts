import { type Decoded, decode } from '../../kernel';

/** What a column of a list of persons can mean. */
export const PERSON_FIELDS = [
  'personName',
  'village',
  'villagerGroup',
  'idNumber',
  'guardianName',
  'category',
  'people',
  'amount',
  'approvedOn',
  'remark',
] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

const words = decode.string({ max: 40 });

/** resources/rules/personColumns.json: header words by meaning, words of lines of totals, units behind a figure. */
export const decodePersonRules = decode.object({
  columns: decode.arrayOf(
    decode.object({ field: decode.oneOf(PERSON_FIELDS), words: decode.arrayOf(words, 40) }),
    PERSON_FIELDS.length,
  ),
  ignored: decode.arrayOf(words, 40),
  totals: decode.arrayOf(words, 20),
  ends: decode.object({ people: words, amount: words }),
});
export type PersonRules = Decoded<typeof decodePersonRules>;
