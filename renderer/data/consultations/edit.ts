import { consultationRules, deadlineRules } from '../../../resources/tables';
import { newId } from '../../../shared/kernel';
import {
  blankConsultation,
  type ConsultationEntry,
  lawfulEnd,
  matterRule,
  mergeList,
  withConsultationSummary,
} from '../../../shared/ledgers/consultations';
import { maskLongNumbers } from '../../../shared/payout';
import {
  type Consultation,
  type ConsultationBody,
  type ConsultationMatter,
  MOST_OPINIONS,
  type Opinion,
} from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import type { AttachmentHolder } from '../attachments';
import { readCalendar } from '../calendars';
import { today } from '../disclosures';
import { source } from '../source';
import { commit, type Plan } from '../store/commit';
import { changedKeys, isSame, typedChange } from '../typedFields';
import {
  type ConsultationPlace,
  consultationParams,
  consultationPlaceOf,
  consultationScope,
  mustReadConsultation,
  writeConsultations,
} from './store';

export interface NewConsultation {
  readonly unitCode: string;
  readonly title: string;
  readonly matter: ConsultationMatter;
  readonly telephone: string;
}

/** A draft that begins today and runs as long as the rule of its matter says (R-G03). */
export async function createConsultation(wanted: NewConsultation): Promise<ConsultationPlace> {
  const day = today();
  const blank = blankConsultation({ ...wanted, id: newId(source), year: day.slice(0, 4) });
  const line = { ...blank.line, opensOn: day };
  const calendar = await readCalendar();
  const closesOn = lawfulEnd(line, { rules: consultationRules, deadlineRules, calendar })?.due ?? '';
  const entry: ConsultationEntry = {
    line: { ...line, closesOn },
    body: {
      ...blank.body,
      legalBasis: matterRule(consultationRules, wanted.matter).legalBasis,
      answer: { ...blank.body.answer, telephone: wanted.telephone },
    },
  };
  await commit({
    name: 'consultation.created',
    params: consultationParams(line),
    scope: consultationScope(line.id),
    plan: async () => ({ records: await writeConsultations([entry]) }),
  });
  return consultationPlaceOf(line);
}

/** Fields that a person types; states have acts of their own. */
const TYPED_LINE = [
  'title',
  'matter',
  'ways',
  'opensOn',
  'closesOn',
  'nobody',
] as const satisfies readonly (keyof Consultation)[];
const TYPED_BODY = [
  'background',
  'legalBasis',
  'draftText',
  'channels',
  'shortReason',
  'answer',
  'overall',
  'livelihood',
  'note',
] as const satisfies readonly (keyof ConsultationBody)[];
/** Lists whose items are changed one by one, in two windows too. */
const LISTS = ['opinions', 'heads', 'meetings'] as const satisfies readonly (keyof ConsultationBody)[];

/** What was asked stays as it was published; the answers come in while it is open. Meetings and a note at any time. */
const WHILE_OPEN: ReadonlySet<string> = new Set(['opinions', 'heads', 'overall', 'nobody']);
const ALWAYS: ReadonlySet<string> = new Set(['meetings', 'livelihood', 'note']);

const mayChange = ({ state }: Consultation, key: string): boolean =>
  state === 'draft' || ALWAYS.has(key) || (state === 'open' && WHILE_OPEN.has(key));

/** Whose number it is does not matter for what was said: an opinion keeps none. */
function tidyOpinion(one: Opinion): Opinion {
  const [text, from] = [maskLongNumbers(one.text), maskLongNumbers(one.from.trim())];
  // The same object stays the same: thousands of opinions are then compared at once.
  return text === one.text && from === one.from ? one : { ...one, text, from };
}

/** An opinion with a number in it that will be covered when it is stored. */
export const hasCoveredNumber = (text: string): boolean => maskLongNumbers(text) !== text;

const tidy = ({ line, body }: ConsultationEntry): ConsultationEntry => ({
  line,
  body: { ...body, opinions: body.opinions.map(tidyOpinion) },
});

type Lists = Pick<ConsultationBody, (typeof LISTS)[number]>;

/** One list as it is to be stored; undefined: both windows changed the same item. */
function mergedList<K extends keyof Lists>(key: K, stored: Lists, base: Lists, next: Lists, mine: boolean) {
  type Items = readonly { readonly id: string }[];
  const [now, before, after]: readonly Items[] = [stored[key], base[key], next[key]];
  if (!now || !before || !after) return undefined;
  return mergeList(now, before, after, isSame, mine);
}

/**
 * Stores what was changed against `shown`, the consultation as the form first showed it. What somebody else changed meanwhile
 * stays, unless both changed the same; opinions, heads and meetings count one by one.
 * @throws JobFault `consultation.act.changedElsewhere` then, and nothing is written; `mine` writes over it.
 */
export async function saveConsultation(
  shown: ConsultationEntry,
  typed: ConsultationEntry,
  { mine = false }: { readonly mine?: boolean } = {},
): Promise<void> {
  const [base, next] = [tidy(shown), tidy(typed)];
  const fields = typedChange<Consultation, ConsultationBody>({ line: TYPED_LINE, body: TYPED_BODY }, base, next);
  const listKeys = changedKeys(LISTS, base.body, next.body);
  const keys = [...fields.keys, ...listKeys];
  if (keys.length === 0) return;
  if (next.body.opinions.length > MOST_OPINIONS) throw new JobFault('consultation.act.tooMany', { max: MOST_OPINIONS });
  await commit({
    name: 'consultation.saved',
    params: consultationParams(next.line),
    scope: consultationScope(base.line.id),
    plan: async (): Promise<Plan> => {
      const stored = await mustReadConsultation(consultationPlaceOf(base.line));
      const clash = (): never => {
        throw new JobFault('consultation.act.changedElsewhere', consultationParams(stored.line));
      };
      const { isClash, line, body } = fields.over(stored);
      if (!mine && isClash) clash();
      if (keys.some((key) => !mayChange(stored.line, key)))
        throw new JobFault('consultation.act.locked', consultationParams(stored.line));
      const lists = listKeys.map((key) => [key, mergedList(key, stored.body, base.body, next.body, mine) ?? clash()]);
      const changed = withConsultationSummary({
        line,
        body: { ...body, ...Object.fromEntries(lists) },
      });
      return { records: await writeConsultations([changed]) };
    },
  });
}

/** Into the recycle bin, and back. What is asked for just now is ended first. */
export async function removeConsultation(place: ConsultationPlace, deleted = true): Promise<void> {
  const { line } = await mustReadConsultation(place);
  await commit({
    name: deleted ? 'consultation.removed' : 'consultation.restored',
    params: consultationParams(line),
    scope: consultationScope(place.id),
    plan: async () => {
      const stored = await mustReadConsultation(place);
      if (deleted && stored.line.state === 'open')
        throw new JobFault('consultation.act.keptOpen', consultationParams(stored.line));
      return { records: await writeConsultations([{ ...stored, line: { ...stored.line, deleted } }]) };
    },
  });
}

/** For the files of a consultation: the draft that people answer to. */
export const consultationHolder = (line: Consultation): AttachmentHolder => ({
  scope: consultationScope(line.id),
  title: consultationParams(line).title,
  plan: async (change) => {
    const stored = await mustReadConsultation(consultationPlaceOf(line));
    if (stored.line.state !== 'draft') throw new JobFault('consultation.act.locked', consultationParams(stored.line));
    const body = { ...stored.body, attachments: change(stored.body.attachments) };
    return { records: await writeConsultations([withConsultationSummary({ ...stored, body })]) };
  },
});
