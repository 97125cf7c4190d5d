import { type Decoded, decode } from '../../kernel';
import { COPY_PLACES, DISCLOSURE_CLASSES, type DisclosureClass, DOCUMENT_STAGES } from '../../records';

const words = decode.string({ max: 100 });
const rule = decode.string({ pattern: /^R-[A-Z]\d{2}$/ });
const mark = decode.oneOf(['V', 'C', 'M'] as const);
const source = decode.string({ max: 200 });
const chosen = decode.oneOf(DISCLOSURE_CLASSES);

/** resources/rules/documentClasses.json: what the law and the counties say about documents, row by row. */
export const decodeDocumentRules = decode.object({
  /** The county's set of classes is a setting (rules.md § 10.1). openList: the source says "and others". */
  sets: decode.arrayOf(
    decode.object({
      id: decode.string({ max: 20 }),
      openList: decode.boolean,
      name: words,
      rule,
      source,
      mark,
      classes: decode.arrayOf(decode.object({ class: chosen, words }), 10),
    }),
    20,
  ),
  /** Words of any set → class, for registers that come in. */
  mapping: decode.arrayOf(decode.object({ words, class: chosen, rule, mark }), 100),
  duties: decode.arrayOf(
    decode.object({
      class: chosen,
      needsReason: decode.boolean,
      toPortal: decode.boolean,
      rule,
      source,
      mark,
    }),
    10,
  ),
  reasons: decode.arrayOf(decode.object({ article: words, ground: words, rule, mark }), 50),
  stages: decode.arrayOf(decode.object({ stage: decode.oneOf(DOCUMENT_STAGES), words, rule, source, mark }), 10),
  portalColumns: decode.arrayOf(decode.object({ words, rule, source, mark }), 20),
  copyPlaces: decode.arrayOf(decode.object({ to: decode.oneOf(COPY_PLACES), words, rule, source, mark }), 10),
  deadlines: decode.arrayOf(
    decode.object({ start: decode.oneOf(['formed', 'issued'] as const), deadlineRule: rule, source, mark }),
    5,
  ),
  reminderDays: decode.object({ days: decode.arrayOf(decode.integer(0, 400), 10), rule, mark }),
});
export type DocumentRules = Decoded<typeof decodeDocumentRules>;
export type ClassSet = DocumentRules['sets'][number];

export interface ClassChoice {
  readonly disclosureClass: DisclosureClass;
  readonly words: string;
}

/** The county's set; the first one where the setting names none. */
export const classSet = (rules: DocumentRules, id: string): ClassSet | undefined =>
  rules.sets.find((set) => set.id === id) ?? rules.sets[0];

/** What can be chosen (R-A01…A03). An open list also offers the classes that it does not name, in their shortest words. */
export function classChoices(rules: DocumentRules, setId: string): readonly ClassChoice[] {
  const set = classSet(rules, setId);
  if (!set) return [];
  const named = set.classes.map((one) => ({ disclosureClass: one.class, words: one.words }));
  if (!set.openList) return named;
  const missing = rules.duties.filter((duty) => !named.some((one) => one.disclosureClass === duty.class));
  return [...named, ...missing.map((duty) => ({ disclosureClass: duty.class, words: shortest(rules, duty.class) }))];
}

const shortest = (rules: DocumentRules, wanted: DisclosureClass): string =>
  rules.mapping
    .filter((one) => one.class === wanted)
    .reduce((best, one) => (best === '' || one.words.length < best.length ? one.words : best), '');

/** Class words of any county, also inside brackets as they are printed; '' when they are none. */
export function classOfWords(rules: DocumentRules, text: string): DisclosureClass {
  const plain = text.normalize('NFKC').replace(/[\s()[\]]/g, '');
  return rules.mapping.find((one) => one.words === plain)?.class ?? '';
}

/**
 * The words of this county's set for a class that came in other words.
 * @returns undefined when the set has no counterpart (R-A03: 删减后公开 in a set of three).
 */
export function wordsInSet(rules: DocumentRules, setId: string, wanted: DisclosureClass): string | undefined {
  return classChoices(rules, setId).find((one) => one.disclosureClass === wanted)?.words;
}

export const needsReason = (rules: DocumentRules, wanted: DisclosureClass): boolean =>
  rules.duties.some((duty) => duty.class === wanted && duty.needsReason);

/** R-A08: the other classes never go to the portal. */
export const goesToPortal = (rules: DocumentRules, wanted: DisclosureClass): boolean =>
  rules.duties.some((duty) => duty.class === wanted && duty.toPortal);
