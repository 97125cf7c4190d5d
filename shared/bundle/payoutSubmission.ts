import {
  beijingDay,
  type CalendarDate,
  type Decimal,
  type Decoded,
  type Decoder,
  decode,
  describePeriodCode,
  fault,
  fillText,
  type Instant,
  newId,
  ok,
  parseCalendarDate,
  parseDecimal,
  type Result,
  type Source,
  type TextTable,
} from '../kernel';
import { type PublicPayoutRow, UNIT_LEVELS } from '../records';
import { isInstant } from './bagInfo';
import type { BundleInput } from './pack';
import type { BundleFile, BundleItemInput } from './packItems';
import { levelOfCode } from './units';

const matching = (pattern: RegExp, max = 200): Decoder<string> => decode.string({ pattern, max });
const day: Decoder<string> = (input, path = '$') =>
  typeof input === 'string' && parseCalendarDate(input) !== undefined
    ? ok(input)
    : fault('decode', { path, expected: 'date' });
const code = matching(/^[0-9]{12}$/);
/** A field that may be left out or empty. */
const maybe = (inner: Decoder<string>) =>
  decode.optional(((input, path) => (input === '' ? ok('') : inner(input, path))) as Decoder<string>);

const decodeShape = decode.object({
  unitCode: code,
  unitName: decode.string({ max: 100, pattern: /\S/ }),
  level: decode.oneOf(UNIT_LEVELS),
  recipientUnit: code,
  stream: matching(/^[0-9a-f]{8}$/),
  sequence: decode.integer(1, 999_999_999),
  previous: matching(/^([0-9a-f]{64}|none)$/),
  created: decode.string({ max: 20 }),
  mode: decode.optional(decode.oneOf(['live', 'drill'] as const)),
  program: decode.string({ max: 60, pattern: /\S/ }),
  documentNumber: maybe(decode.string({ max: 60 })),
  unitRateYuan: maybe(matching(/^(0|[1-9]\d{0,11})(\.\d{1,6})?$/)),
  period: maybe(matching(/^[0-9]{4}(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?$/)),
  postingFrom: maybe(day),
  postingTo: maybe(day),
  contact: maybe(decode.string({ max: 60 })),
  publicContacts: decode.optional(decode.arrayOf(decode.string({ max: 60 }), 200)),
  publicNumbers: decode.optional(
    decode.arrayOf(decode.object({ number: decode.string({ max: 60 }), purpose: decode.string({ max: 100 }) }), 200),
  ),
  villages: decode.optional(decode.arrayOf(decode.object({ name: decode.string({ max: 100 }), code }), 1000)),
});

/** Who sends what: profile.json of `gongkai bundle pack` (bundle.md § 14) and the window's own settings. */
export type SubmissionProfile = Decoded<typeof decodeShape>;

/** The part that every submission has, whatever is in it. */
export type SubmissionSender = Pick<
  SubmissionProfile,
  | 'unitCode'
  | 'unitName'
  | 'level'
  | 'recipientUnit'
  | 'stream'
  | 'sequence'
  | 'previous'
  | 'created'
  | 'mode'
  | 'publicContacts'
  | 'publicNumbers'
>;

export function decodeSubmissionProfile(input: unknown): Result<SubmissionProfile, 'decode'> {
  // A rate may be written as a JSON number.
  const raw = typeof input === 'object' && input !== null ? { ...input } : input;
  if (typeof raw === 'object' && raw !== null && 'unitRateYuan' in raw && typeof raw.unitRateYuan === 'number') {
    raw.unitRateYuan = String(raw.unitRateYuan);
  }
  const decoded = decodeShape(raw);
  if (!decoded.ok) return decoded;
  const { created, unitCode, level, sequence, previous } = decoded.value;
  if (!isInstant(created)) return fault('decode', { path: '$.created', expected: 'UTC' });
  if (levelOfCode(unitCode) !== level) return fault('decode', { path: '$.level', expected: 'unitCode' });
  if ((previous === 'none') !== (sequence === 1)) return fault('decode', { path: '$.previous', expected: 'sequence' });
  return decoded;
}

/** One village's public list; `files` are its rendered notices. */
export interface SubmissionVillage {
  readonly village: string;
  readonly rows: readonly PublicPayoutRow[];
  readonly files: readonly BundleFile[];
}

/** The code of a village as the sheet writes it; undefined when the profile does not know it. */
export function villageCodeOf(profile: SubmissionProfile, village: string): string | undefined {
  if (profile.level === 'village') return profile.unitCode;
  const list = profile.villages ?? [];
  const [only] = list;
  if (village === '' && list.length === 1) return only?.code;
  const short = (name: string): string => name.replace(/\s+/g, '');
  return (
    list.find(({ name }) => short(name) === short(village))?.code ??
    list.find(({ name }) => short(name).includes(short(village)) && village !== '')?.code
  );
}

export type SubmissionFault = 'bundle.pack.village' | 'bundle.pack.noRows';

/**
 * A payout batch as a submission: one item per village, first revision. Ids come from `source`; the same source gives the
 * same bundle.
 * @param quantityUnit unit of the quantity column (亩, 人 …), '' when there is none.
 */
export function planPayoutSubmission(
  profile: SubmissionProfile,
  villages: readonly SubmissionVillage[],
  quantityUnit: string,
  source: Source,
  generator: string,
  text: TextTable,
): Result<BundleInput, SubmissionFault> {
  const created = profile.created as Instant;
  const rate = profile.unitRateYuan ? parseDecimal(profile.unitRateYuan) : undefined;
  const period = profile.period ?? '';
  const bundleId = newId(source);
  const items: BundleItemInput[] = [];
  for (const { village, rows, files } of villages) {
    if (rows.length === 0) continue;
    const unitCode = villageCodeOf(profile, village);
    if (unitCode === undefined) return fault('bundle.pack.village', { village });
    const titleParams = { period: describePeriodCode(text, period), program: profile.program, village };
    items.push({
      kind: 'payout',
      itemId: newId(source),
      revision: 1,
      action: 'publish',
      title: fillText(text, 'bundle.item.title', titleParams),
      unitCode,
      disclosureClass: 'open',
      reach: 'board',
      ...(profile.documentNumber ? { documentNumber: profile.documentNumber } : {}),
      ...(period === '' ? {} : { period }),
      ...(profile.postingFrom ? { postingFrom: profile.postingFrom as CalendarDate } : {}),
      ...(profile.postingTo ? { postingTo: profile.postingTo as CalendarDate } : {}),
      ...(profile.contact ? { contact: profile.contact } : {}),
      updatedAt: created,
      lines: rows.map((row) => ({
        rowId: newId(source),
        divisionCode: unitCode,
        subsidyProgram: profile.program,
        quantityUnit,
        row: withRate(row, rate),
      })),
      files,
    });
  }
  if (items.length === 0) return fault('bundle.pack.noRows');
  const title = fillText(text, 'bundle.title', {
    unit: profile.unitName,
    period: describePeriodCode(text, period),
    program: profile.program,
  });
  return ok(submissionOf(profile, { bundleId, title, items, generator }));
}

interface SubmissionContent {
  readonly bundleId: string;
  readonly title: string;
  readonly items: readonly BundleItemInput[];
  readonly generator: string;
}

/** The bundle around some items: who sends it to whom, under which number. */
export function submissionOf(
  profile: SubmissionSender,
  { bundleId, title, items, generator }: SubmissionContent,
): BundleInput {
  const created = profile.created as Instant;
  return {
    bundleId,
    title,
    organization: profile.unitName,
    description: title,
    mode: profile.mode ?? 'live',
    senderUnit: profile.unitCode,
    senderLevel: profile.level,
    recipientUnit: profile.recipientUnit,
    stream: profile.stream,
    sequence: profile.sequence,
    previous: profile.previous,
    created,
    baggingDate: beijingDay(Date.parse(created)),
    generator,
    publicContacts: profile.publicContacts ?? [],
    publicNumbers: profile.publicNumbers ?? [],
    items,
  };
}

/** The year's rate typed by the officer stands in where the sheet has a quantity and no rate of its own. */
const withRate = (row: PublicPayoutRow, rate: Decimal | undefined): PublicPayoutRow =>
  row.quantity && rate && !row.unitRateYuan ? { ...row, unitRateYuan: rate } : row;
