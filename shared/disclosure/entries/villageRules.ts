import { type Decoded, decode } from '../../kernel';
import type { CatalogEntry, DisclosureClass, MeetingFacts, Reach } from '../../records';

/** V: seen in the source and may stop an act. C, M: only reminded of. */
const MARKS = ['V', 'C', 'M'] as const;
const row = { id: decode.string({ max: 20 }), source: decode.string({ max: 200 }), mark: decode.oneOf(MARKS) };
const MEETINGS = ['assembly', 'representatives', 'collective', 'group'] as const;

/** More than, or at least, numerator / denominator of those entitled be present, of those present agree. */
const quorum = decode.object({
  ...row,
  meeting: decode.oneOf(MEETINGS),
  byHouseholds: decode.boolean,
  of: decode.oneOf(['present', 'agreed'] as const),
  numerator: decode.integer(1, 100),
  denominator: decode.integer(1, 100),
  more: decode.boolean,
});
export type Quorum = Decoded<typeof quorum>;

const code = decode.string({ max: 40 });

export const decodeVillageRules = decode.object({
  quorums: decode.arrayOf(quorum, 50),
  meetingNotice: decode.object({ ...row, meeting: decode.oneOf(MEETINGS), days: decode.integer(1, 100) }),
  classes: decode.arrayOf(
    decode.object({
      ...row,
      class: decode.oneOf(['open', 'redacted', 'onRequest', 'withheld'] as const),
      needsReason: decode.boolean,
      isPublic: decode.boolean,
    }),
    10,
  ),
  articles: decode.arrayOf(decode.string({ max: 100 }), 20),
  listProfiles: decode.object({
    ...row,
    profiles: decode.arrayOf(decode.oneOf(['A', 'B', 'C', 'D'] as const), 4),
  }),
  channel: decode.object({ ...row, openAudiences: decode.arrayOf(decode.string({ max: 60 }), 20) }),
  filings: decode.arrayOf(decode.object({ ...row, code }), 50),
  /** Days that count from the posting on; `deadline` is a rule of resources/rules/deadlines.json, '' = of every entry. */
  followUps: decode.arrayOf(decode.object({ ...row, code, deadline: code }), 50),
  /** What must be ready so many days before a meeting. */
  meetingDays: decode.arrayOf(decode.object({ ...row, meeting: decode.oneOf(MEETINGS), deadline: code }), 20),
  objections: decode.arrayOf(decode.object({ ...row, code, days: decode.integer(1, 400) }), 50),
});
export type VillageRules = Decoded<typeof decodeVillageRules>;

const classRow = (rules: VillageRules, wanted: DisclosureClass) => rules.classes.find((one) => one.class === wanted);

/** R-A01, R-A08: what may hang on the board or stand on the net at all. */
export const isPublicClass = (rules: VillageRules, wanted: DisclosureClass): boolean =>
  classRow(rules, wanted)?.isPublic ?? false;

/** R-A04, R-A09. */
export const classNeedsReason = (rules: VillageRules, wanted: DisclosureClass): boolean =>
  classRow(rules, wanted)?.needsReason ?? false;

/** R-S07: a list of names rests on a stated legal basis. */
export const needsListBasis = (rules: VillageRules, entry: CatalogEntry | undefined): boolean =>
  entry !== undefined && rules.listProfiles.profiles.includes(entry.privacyProfile);

/**
 * R-P10: a matter for some and not for all: it stays off the net unless a law says otherwise. A village tells its own people
 * everything, so its catalog says by the reach what may leave the board.
 */
export const isForGroup = (rules: VillageRules, entry: CatalogEntry | undefined): boolean =>
  entry !== undefined &&
  (entry.reach === 'board' ||
    rules.listProfiles.profiles.includes(entry.privacyProfile) ||
    (entry.kind !== 'village' && !rules.channel.openAudiences.includes(entry.audience.trim())));

/** R-S07: names need a basis wherever they hang. R-P10: so does what leaves the board against its catalog. */
export const asksForBasis = (rules: VillageRules, entry: CatalogEntry | undefined, reach: Reach): boolean =>
  needsListBasis(rules, entry) || (reach === 'internet' && isForGroup(rules, entry));

/** R-V17. */
export const needsFiling = (rules: VillageRules, catalogCode: string): boolean =>
  rules.filings.some((one) => one.code === catalogCode);

/** Rules of deadlines that begin with the posting: those of the entry itself go before those of all (R-V18, R-V08). */
export function followUpsOf(rules: VillageRules, catalogCode: string): readonly string[] {
  const own = rules.followUps.filter((one) => one.code === catalogCode);
  return (own.length > 0 ? own : rules.followUps.filter((one) => one.code === '')).map(({ deadline }) => deadline);
}

/** Rules of deadlines that end before a meeting (R-V15, R-V23). */
export const meetingDeadlines = (rules: VillageRules, kind: MeetingFacts['kind']): readonly string[] =>
  rules.meetingDays.filter(({ meeting }) => meeting === kind).map(({ deadline }) => deadline);

/** R-V04b: usual days for objections before a decision; 0 where none are usual. */
export const objectionDaysOf = (rules: VillageRules, catalogCode: string): number =>
  rules.objections.find((one) => one.code === catalogCode)?.days ?? 0;
