import { type Decoded, decode } from '../../kernel';
import { DOCUMENT_VALIDITY } from '../../records';

/** What a column of a register can mean. */
export const REGISTER_FIELDS = [
  'documentNumber',
  'title',
  'class',
  'formedOn',
  'issuedOn',
  'publishedOn',
  'url',
  'madeBy',
  'classReason',
  'classArticle',
  'portalColumn',
  'indexNumber',
  'summary',
  'validity',
  'note',
] as const;
export type RegisterField = (typeof REGISTER_FIELDS)[number];

const words = decode.string({ max: 40 });

/** resources/rules/registerColumns.json: header words by meaning, words that need no column, words of validity (R-F01). */
export const decodeRegisterRules = decode.object({
  columns: decode.arrayOf(
    decode.object({ field: decode.oneOf(REGISTER_FIELDS), words: decode.arrayOf(words, 40) }),
    REGISTER_FIELDS.length,
  ),
  ignored: decode.arrayOf(words, 40),
  validity: decode.arrayOf(
    decode.object({ words, validity: decode.oneOf(DOCUMENT_VALIDITY), rule: decode.string({ max: 10 }) }),
    20,
  ),
});
export type RegisterRules = Decoded<typeof decodeRegisterRules>;
