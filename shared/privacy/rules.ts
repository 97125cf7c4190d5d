/**
 * Words and tables of the detector and the masks: `resources/rules/privacy.json`. A county may replace the file,
 * so it is decoded like any other input. Source: privacy.md §§ 2-4 and bundle.md § 8.
 */
import { type Decoded, decode } from '../kernel';

const words = decode.arrayOf(decode.string({ max: 60 }), 2000);

export const decodePrivacyRules = decode.object({
  /** One character each; a run of at least 11 of them is read as digits. */
  chineseDigits: decode.recordOf(decode.string({ pattern: /^[0-9]$/ })),
  /** Further characters of a written number, in house numbers only. */
  chineseTens: words,
  /** A landline behind one of these is an office telephone. */
  publicPhoneLabels: words,
  idHeaders: words,
  /** Under such a header any run of 12 to 23 digits is an account, whatever its check digit says. */
  accountHeaders: words,
  phoneHeaders: words,
  /** Columns that never go out (hard drop), except those whose header holds a word of `allowedHeaders`. */
  forbiddenHeaders: words,
  allowedHeaders: words,
  documentNumberHeaders: words,
  codeHeaders: words,
  /** Any of these in a cell makes its row look like a header. */
  headingWords: words,
  healthWords: words,
  harmlessHealthPhrases: words,
  houseMarks: words,
  /** Deepest level first; an address is cut behind the deepest one it names. */
  addressLevels: decode.arrayOf(words, 10),
  nameDots: words,
  compoundSurnames: words,
  /** First two characters of a unified social credit code (GB 32100: registration authority and class). */
  creditCodeClasses: words,
  /** privacy.md § 3: a summary of profile C or D shows no line of fewer persons. */
  fewestShown: decode.integer(1, 100),
});

export type PrivacyRules = Decoded<typeof decodePrivacyRules>;
