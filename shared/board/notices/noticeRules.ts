import { type Decoded, decode } from '../../kernel';
import { NOTICE_KINDS, type NoticeKind } from '../../records';
import { FACT_KEYS } from './facts';

const text = (max: number) => decode.string({ max });
const words = decode.arrayOf(text(60), 200);
const day = decode.string({ pattern: /^(\d{4}-\d{2}-\d{2})?$/ });

/** V: seen in the source. C, M, P: default or reading of ours, only reminded of. */
const mark = decode.oneOf(['V', 'C', 'M', 'P'] as const);

/** What a kind of notice asks for (notices.md § 1). */
const kind = decode.object({
  kind: decode.oneOf(NOTICE_KINDS),
  /** Last words that a title of this kind may have; none: any. */
  titleEnds: words,
  hasPeriod: decode.boolean,
  addressee: decode.oneOf(['required', 'optional', 'none'] as const),
  needsTelephone: decode.boolean,
  needsBasis: decode.boolean,
  needsSignatures: decode.boolean,
  /** R-V04b: usual days for objections; 0 = none are asked for. */
  objectionDays: decode.integer(0, 400),
  objectionUnit: decode.oneOf(['day', 'workingDay'] as const),
  /** It tells what is settled: a duty of the same matter and period is done by it (R-V11). */
  tellsDuty: decode.boolean,
});

/** Name as it stands in 【】 and the fact behind it. late: known only when it is posted. */
const placeholder = decode.object({
  name: text(40),
  fact: decode.oneOf(FACT_KEYS),
  sample: text(400),
  late: decode.boolean,
});

/**
 * R-V25 and the like: what a template must hang beyond the general floor (minimum), or when it must go up: so soon after the day in
 * `field` (limit), so long before it (before).
 */
const term = decode.object({
  id: text(20),
  template: text(40),
  amount: decode.integer(1, 400),
  unit: decode.oneOf(['day', 'workingDay'] as const),
  counting: decode.oneOf(['minimum', 'limit', 'before'] as const),
  /** Field of the template that holds the day; '' for a minimum. */
  field: text(40),
  source: text(200),
  mark,
  validFrom: day,
});

export const SLIP_CLASSES = ['politics', 'policy', 'wording'] as const;

/** A slip and its mend (R-S05). Where one of the `unless` words surrounds it, it is none. `right` may be '': then it is only named. */
const slip = decode.object({
  wrong: text(60),
  right: text(60),
  why: text(200),
  class: decode.oneOf(SLIP_CLASSES),
  unless: decode.optional(words),
});
export const decodeSlips = decode.arrayOf(slip, 2000);
export type Slip = Decoded<typeof slip>;

/** R-00a: an article that has another number since a day. `when`: counts only beside one of these words; `unless`: not beside these. */
const movedArticle = decode.object({
  law: words,
  old: text(20),
  now: text(20),
  since: day,
  about: text(60),
  when: words,
  unless: words,
});

export const decodeNoticeRules = decode.object({
  kinds: decode.arrayOf(kind, 20),
  placeholders: decode.arrayOf(placeholder, 200),
  terms: decode.arrayOf(term, 50),
  slips: decodeSlips,
  /** R-S05: 政治 政策 文字, as ticked. */
  checks: decode.arrayOf(decode.object({ class: decode.oneOf(SLIP_CLASSES), label: text(20), what: text(200) }), 10),
  movedArticles: decode.arrayOf(movedArticle, 100),
  /** Names of laws that stand between 《》. */
  laws: words,
  /** Most lines of a title, and em per line on each paper. */
  title: decode.object({
    lines: decode.integer(1, 5),
    widths: decode.arrayOf(
      decode.object({
        layout: decode.oneOf(['board', 'official'] as const),
        paper: decode.oneOf(['A4', 'A3'] as const),
        orientation: decode.oneOf(['portrait', 'landscape'] as const),
        em: decode.integer(5, 200),
      }),
      20,
    ),
  }),
  /** Words by which dates, periods, amounts and numbers are read in texts. */
  words: decode.object({
    /** What a printed posting period is called. */
    period: words,
    /** A basis that is a decision of the village and has no title. */
    decisions: words,
    until: words,
    days: words,
    workingDays: words,
    documentNumber: decode.object({ prefix: text(4), suffix: text(4) }),
    /** Columns of names; not read out, and two characters are spread in print. */
    nameHeaders: words,
    /** Of these each row is a household. */
    householdHeaders: words,
    /** Of these a person. */
    peopleHeaders: words,
    /** A sentence with one of them tells where to object. */
    objecting: words,
    /** First words of lines that add up, and what stands above a table about its unit. */
    totalRows: words,
    subtotalRows: words,
    unitNotes: words,
    /** Headers of columns that only number the lines. */
    lineNumbers: words,
    /** Numbers that are not added up: rates, balances, ages. */
    notSummed: words,
    money: words,
  }),
  /** Profile D: matters of which no list of persons is ever posted (privacy.md § 3). */
  neverListed: words,
  spoken: decode.object({ maxCharacters: decode.integer(50, 5000) }),
});
export type NoticeRules = Decoded<typeof decodeNoticeRules>;
export type KindRule = NoticeRules['kinds'][number];
export type NoticeTerm = NoticeRules['terms'][number];

export function kindRule(rules: NoticeRules, wanted: NoticeKind): KindRule {
  const found = rules.kinds.find((one) => one.kind === wanted);
  return (
    found ?? {
      kind: wanted,
      titleEnds: [],
      hasPeriod: false,
      addressee: 'optional',
      needsTelephone: false,
      needsBasis: false,
      needsSignatures: false,
      objectionDays: 0,
      objectionUnit: 'day',
      tellsDuty: false,
    }
  );
}

/** Terms of a template in force on a day (R-V25). */
export const termsOf = (rules: NoticeRules, templateId: string, on: string): readonly NoticeTerm[] =>
  rules.terms.filter((one) => one.template === templateId && one.validFrom <= on);
