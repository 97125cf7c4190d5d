import { type Decoded, decode, InvariantError } from '../../kernel';
import { CONSULTATION_MATTERS, type ConsultationMatter, PARTICIPATION_WAYS } from '../../records';

const words = decode.string({ max: 100 });
/** V: seen in the source and may stop an act. C, M: only reminded of. */
const row = {
  id: decode.string({ pattern: /^R-G\d{2}$/ }),
  source: decode.string({ max: 200 }),
  mark: decode.oneOf(['V', 'C', 'M'] as const),
};

export const CHECKLIST_ITEMS = ['invites', 'isPublic', 'explained'] as const;
export type ChecklistItem = (typeof CHECKLIST_ITEMS)[number];

/** What a column of a pasted table is. */
export const PASTED_FIELDS = ['text', 'receivedOn', 'way', 'times', 'from', 'head'] as const;
export type PastedField = (typeof PASTED_FIELDS)[number];

/** resources/rules/consultations.json */
export const decodeConsultationRules = decode.object({
  matters: decode.arrayOf(
    decode.object({
      ...row,
      matter: decode.oneOf(CONSULTATION_MATTERS),
      words,
      /** Rule of resources/rules/deadlines.json that gives the default period. */
      deadline: decode.string({ max: 40 }),
      shorter: decode.oneOf(['reason', 'free'] as const),
      legalBasis: decode.arrayOf(decode.string({ max: 200 }), 10),
    }),
    10,
  ),
  ways: decode.arrayOf(decode.object({ ...row, way: decode.oneOf(PARTICIPATION_WAYS), words }), 20),
  channels: decode.arrayOf(decode.string({ max: 60 }), 40),
  parts: decode.object(row),
  /** Days after the period within which the result is reminded of. */
  result: decode.object({ ...row, days: decode.integer(0, 400) }),
  checklist: decode.arrayOf(decode.object({ ...row, item: decode.oneOf(CHECKLIST_ITEMS), words }), 10),
  /** In the order in which they are tried: 意见人 is a person, 意见 a text. */
  pasteHeaders: decode.arrayOf(
    decode.object({ field: decode.oneOf(PASTED_FIELDS), words: decode.arrayOf(words, 30) }),
    10,
  ),
});
export type ConsultationRules = Decoded<typeof decodeConsultationRules>;
export type MatterRule = ConsultationRules['matters'][number];

/** @throws InvariantError for a matter that the table does not have: the table is ours. */
export function matterRule(rules: ConsultationRules, matter: ConsultationMatter): MatterRule {
  const found = rules.matters.find((one) => one.matter === matter);
  if (!found) throw new InvariantError(`no such matter: ${matter}`);
  return found;
}

export const wayWords = (rules: ConsultationRules, way: string): string =>
  rules.ways.find((one) => one.way === way)?.words ?? '';
