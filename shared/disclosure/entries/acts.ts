import { checkPostingDay, checkTakeDownDay, type PostingActCodes, type PostingRules } from '../../board';
import { type CalendarDate, type Problem, parseCalendarDate, problem } from '../../kernel';
import type { CatalogEntry, Disclosure, PostingTrace } from '../../records';
import type { WorkCalendar } from '../../rules';
import type { Entry } from './blank';
import { checkContent, checkElements, checkRelease } from './checks';
import { planEntryPosting } from './posting';
import type { ReviewState } from './reviews';
import { isForGroup, type VillageRules } from './villageRules';

/** 送审 退回 张贴 撤下 归档 更正 本期没有 恢复办理. */
export const ENTRY_ACTS = [
  'submit',
  'publish',
  'takeDown',
  'archive',
  'resume',
  'sendBack',
  'correct',
  'dismiss',
] as const;
export type EntryAct = (typeof ENTRY_ACTS)[number];

/** What a person says with an act. Days are CalendarDate or ''. */
export interface EntryFacts {
  readonly on: string;
  readonly place: string;
  readonly url: string;
  /** Longer than the shortest lawful period; '' = that one. */
  readonly postingTo: string;
  readonly reason: string;
}

export const NO_ENTRY_FACTS: EntryFacts = { on: '', place: '', url: '', postingTo: '', reason: '' };

/** What an act is judged by. */
export interface EntryContext {
  readonly rules: VillageRules;
  readonly postingRules: PostingRules;
  /** For postings that hang so many working days (R-V25). */
  readonly calendar: WorkCalendar;
  /** undefined: no longer in any catalog. */
  readonly catalog: CatalogEntry | undefined;
  /** Other entries of the same chain. */
  readonly chain: readonly Disclosure[];
  readonly review: ReviewState;
  readonly today: CalendarDate;
}

export interface Stamp {
  readonly at: string;
  readonly by: string;
}

/** Acts that the state offers, the next step first. */
export function entryActs({ state, notApplicable, takenDownOn }: Disclosure): readonly EntryAct[] {
  if (notApplicable !== '') return ['resume'];
  switch (state) {
    case 'todo':
    case 'draft':
      return ['submit', 'dismiss'];
    case 'review':
      return ['publish', 'sendBack'];
    case 'published':
      return takenDownOn === '' ? ['takeDown', 'correct'] : ['archive', 'correct'];
    case 'archived':
      return ['correct'];
  }
}

const NEEDS_REASON: ReadonlySet<EntryAct> = new Set(['sendBack', 'correct', 'dismiss']);

/** What an act still needs. error: it cannot be done. warning: it can, and the person was told. */
export function checkEntryAct(entry: Entry, act: EntryAct, facts: EntryFacts, context: EntryContext): Problem[] {
  const at = { recordId: entry.line.id };
  if (!entryActs(entry.line).includes(act)) return [problem('disclosure.notNow', 'error', at)];
  const found: Problem[] = [];
  if (NEEDS_REASON.has(act) && facts.reason.trim() === '')
    found.push(problem('disclosure.whyMissing', 'error', { ...at, field: 'reason' }));
  if (act === 'submit') found.push(...checkContent(entry, context), ...checkElements(entry, context));
  if (act === 'publish')
    found.push(
      ...checkContent(entry, context),
      ...checkRelease(entry, context),
      ...checkPosting(entry, facts, context),
    );
  if (act === 'takeDown') found.push(...checkTakeDown(entry.line, facts, context));
  return found;
}

const CODES: PostingActCodes = {
  dayMissing: 'disclosure.dayMissing',
  dayFuture: 'disclosure.dayFuture',
  postedBeforeReview: 'disclosure.postedBeforeReview',
  postedBeforeOpinion: 'disclosure.postedBeforeOpinion',
  downBeforeUp: 'disclosure.downBeforeUp',
  downEarly: 'disclosure.downEarly',
  whyMissing: 'disclosure.whyMissing',
};

/** R-V04, R-P10: the place is the board, where the entry stays off the net. */
function checkPosting(entry: Entry, { on, place, url }: EntryFacts, context: EntryContext): Problem[] {
  const { review, today, rules, catalog } = context;
  const at = { recordId: entry.line.id };
  const found = checkPostingDay({ ...at, on, today, review, supervisedOn: entry.body.supervision?.on }, CODES);
  if (place.trim() === '' && url.trim() === '')
    found.push(problem('disclosure.placeMissing', 'error', { ...at, field: 'place' }));
  if (url.trim() !== '' && !/^https?:\/\/\S+$/.test(url.trim()))
    found.push(problem('disclosure.urlWrong', 'error', { ...at, field: 'url' }));
  if (url.trim() !== '' && entry.line.reach === 'board')
    found.push(problem('disclosure.boardOnly', 'error', { ...at, field: 'url' }));
  else if (url.trim() !== '' && isForGroup(rules, catalog))
    found.push(problem('disclosure.groupOnNet', 'warning', { ...at, field: 'url' }));
  return found;
}

function checkTakeDown(line: Disclosure, { on, reason }: EntryFacts, { today }: EntryContext): Problem[] {
  const { id: recordId, postedOn } = line;
  const hangsTo = parseCalendarDate(line.postingTo);
  return checkTakeDownDay({ recordId, on, today, postedOn, hangsTo, reason }, CODES);
}

const TRACE: Readonly<Record<EntryAct, PostingTrace['act'] | undefined>> = {
  submit: 'submitted',
  sendBack: 'returned',
  publish: 'published',
  takeDown: 'takenDown',
  archive: 'archived',
  correct: 'corrected',
  resume: 'reopened',
  dismiss: undefined,
};

/** The entry after an act that passed its check. */
export function applyEntryAct(
  entry: Entry,
  act: EntryAct,
  facts: EntryFacts,
  context: EntryContext,
  stamp: Stamp,
): Entry {
  const { line, body } = entry;
  const reason = facts.reason.trim();
  const traced = TRACE[act];
  const next = lineAfter(entry, act, { ...facts, reason }, context);
  const days = act === 'publish' ? next : line;
  const { postedOn, postingTo } = days;
  const on = act === 'takeDown' ? { on: facts.on } : {};
  const step: PostingTrace[] = traced
    ? [{ ...stamp, act: traced, reason, version: line.version, postedOn, postingTo, ...on }]
    : [];
  return {
    line: next,
    // What was said about the wrong version says nothing about the corrected one (R-V07).
    body: { ...body, trace: [...body.trace, ...step], supervision: act === 'correct' ? null : body.supervision },
  };
}

function lineAfter({ line, body }: Entry, act: EntryAct, facts: EntryFacts, context: EntryContext): Disclosure {
  switch (act) {
    case 'submit':
      return { ...line, state: 'review', returnedWhy: '' };
    case 'sendBack':
      return { ...line, state: 'draft', returnedWhy: facts.reason };
    case 'publish': {
      const day = parseCalendarDate(facts.on);
      const wanted = {
        to: parseCalendarDate(facts.postingTo) ?? ('' as const),
        objectionDays: body.objectionDays ?? 0,
      };
      const period = day && planEntryPosting(day, context.catalog, context.postingRules, context.calendar, wanted);
      return {
        ...line,
        state: 'published',
        postedOn: facts.on,
        firstPostedOn: line.firstPostedOn || facts.on,
        postingTo: period?.to ?? '',
        takenDownOn: '',
        place: facts.place.trim(),
        url: facts.url.trim(),
      };
    }
    case 'takeDown':
      return { ...line, takenDownOn: facts.on };
    case 'archive':
      return { ...line, state: 'archived', archivedOn: context.today };
    case 'correct':
      return {
        ...line,
        state: 'draft',
        version: line.version + 1,
        postedOn: '',
        postingTo: '',
        takenDownOn: '',
        archivedOn: '',
        releaseReview: '',
        secrecyReview: '',
        supervisedOn: '',
      };
    case 'dismiss':
      return { ...line, state: 'todo', notApplicable: facts.reason };
    case 'resume':
      return { ...line, state: 'draft', notApplicable: '' };
  }
}

export interface EntryPlan {
  readonly problems: readonly Problem[];
  /** undefined where an error stands in the way. */
  readonly next: Entry | undefined;
}

/** An act as data: what speaks against it, and what it makes of the entry. */
export function planEntryAct(
  entry: Entry,
  act: EntryAct,
  facts: EntryFacts,
  context: EntryContext,
  stamp: Stamp,
): EntryPlan {
  const problems = checkEntryAct(entry, act, facts, context);
  const stops = problems.some(({ severity }) => severity === 'error');
  return { problems, next: stops ? undefined : applyEntryAct(entry, act, facts, context, stamp) };
}
