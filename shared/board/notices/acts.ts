import { checkReviews, type ReviewState } from '../../disclosure/entries/reviews';
import { type CalendarDate, type Problem, parseCalendarDate, problem } from '../../kernel';
import type { Notice, PostingTrace } from '../../records';
import type { WorkCalendar } from '../../rules';
import { checkPostingDay, checkTakeDownDay, type PostingActCodes } from '../postingActs';
import type { PostingRules } from '../postingPeriod';
import type { NoticeEntry } from './entry';
import type { NoticeRules } from './noticeRules';
import { planNoticePosting } from './planNoticePosting';

/** 送审 退回修改 登记张贴 登记撤下 归档 更正. */
export const NOTICE_ACTS = ['submit', 'sendBack', 'publish', 'takeDown', 'archive', 'correct'] as const;
export type NoticeAct = (typeof NOTICE_ACTS)[number];

/** What a person says with an act. Days are CalendarDate or ''. */
export interface NoticeActFacts {
  readonly on: string;
  readonly place: string;
  /** Longer than the shortest lawful period; '' = that one. */
  readonly postingTo: string;
  readonly reason: string;
}

export const NO_NOTICE_ACT_FACTS: NoticeActFacts = { on: '', place: '', postingTo: '', reason: '' };

/** What an act is judged by. */
export interface NoticeContext {
  readonly rules: NoticeRules;
  readonly postingRules: PostingRules;
  readonly calendar: WorkCalendar;
  readonly review: ReviewState;
  readonly today: CalendarDate;
  /** R-V07: money of the village hangs with the opinion of the supervision committee only. */
  readonly needsOpinion: boolean;
  /** What the check of the text found; its errors stand in the way of a review. */
  readonly content: readonly Problem[];
}

export interface NoticeStamp {
  readonly at: string;
  readonly by: string;
}

/** Acts that the state offers, the next step first. */
export function noticeActs({ state, takenDownOn }: Notice): readonly NoticeAct[] {
  switch (state) {
    case 'draft':
      return ['submit'];
    case 'review':
      return ['publish', 'sendBack'];
    case 'published':
      return takenDownOn === '' ? ['takeDown', 'correct'] : ['archive', 'correct'];
    case 'archived':
      return ['correct'];
  }
}

/** R-S01, R-S02, R-V07: what must be there before anything of it is printed, posted, saved or packed. */
export function checkNoticeRelease({ line, body }: NoticeEntry, { review, needsOpinion }: NoticeContext): Problem[] {
  const found: Problem[] = [];
  const { supervision } = body;
  const hasOpinion =
    supervision !== null && supervision.on !== '' && supervision.by.trim() !== '' && supervision.opinion.trim() !== '';
  if (needsOpinion && !hasOpinion)
    found.push(problem('notice.act.opinionMissing', 'error', { recordId: line.id, field: 'supervision' }));
  if (
    body.attachments.some(({ role, privacy }) => role !== 'original' && (privacy === 'found' || privacy === 'unread'))
  )
    found.push(problem('notice.act.attachmentUnsafe', 'error', { recordId: line.id, field: 'attachments' }));
  return [...found, ...checkReviews(review)];
}

/** Something to read; everything else is asked by the check of the text. */
function checkSomething({ line, body }: NoticeEntry): Problem[] {
  const says = body.blocks.some((block) =>
    block.kind === 'paragraph' ? block.text.trim() !== '' : block.rows.some(({ cells }) => cells.some(Boolean)),
  );
  return says ? [] : [problem('notice.act.empty', 'error', { recordId: line.id, field: 'blocks' })];
}

const CODES: PostingActCodes = {
  dayMissing: 'notice.act.dayMissing',
  dayFuture: 'notice.act.dayFuture',
  postedBeforeReview: 'notice.act.postedBeforeReview',
  postedBeforeOpinion: 'notice.act.postedBeforeOpinion',
  downBeforeUp: 'notice.act.downBeforeUp',
  downEarly: 'notice.act.downEarly',
  whyMissing: 'notice.act.whyMissing',
};

function checkPosting({ line, body }: NoticeEntry, { on, place }: NoticeActFacts, context: NoticeContext): Problem[] {
  const { review, today } = context;
  const at = { recordId: line.id };
  const found = checkPostingDay({ ...at, on, today, review, supervisedOn: body.supervision?.on }, CODES);
  if (place.trim() === '') found.push(problem('notice.act.placeMissing', 'error', { ...at, field: 'place' }));
  return found;
}

/** R-V04b: last day that it must hang: of the posting, or of the objections where they last longer. */
export const hangsTo = ({
  postingTo,
  objectionTo,
}: Pick<Notice, 'postingTo' | 'objectionTo'>): CalendarDate | undefined =>
  parseCalendarDate(objectionTo > postingTo ? objectionTo : postingTo);

function checkTakeDown(line: Notice, { on, reason }: NoticeActFacts, { today }: NoticeContext): Problem[] {
  const { id: recordId, postedOn } = line;
  return checkTakeDownDay({ recordId, on, today, postedOn, hangsTo: hangsTo(line), reason }, CODES);
}

const NEEDS_REASON: ReadonlySet<NoticeAct> = new Set(['sendBack', 'correct']);

/** Acts that the check of the text may stop; the others are judged without it. */
export const judgesText = (act: NoticeAct): boolean => act === 'submit' || act === 'publish';

/** What an act still needs. error: it cannot be done. warning: it can, and the person was told. */
export function checkNoticeAct(entry: NoticeEntry, act: NoticeAct, facts: NoticeActFacts, context: NoticeContext) {
  const at = { recordId: entry.line.id };
  if (entry.line.deleted || !noticeActs(entry.line).includes(act)) return [problem('notice.act.notNow', 'error', at)];
  const found: Problem[] = [];
  if (NEEDS_REASON.has(act) && facts.reason.trim() === '')
    found.push(problem('notice.act.whyMissing', 'error', { ...at, field: 'reason' }));
  if (judgesText(act)) found.push(...checkSomething(entry), ...context.content);
  if (act === 'publish') found.push(...checkNoticeRelease(entry, context), ...checkPosting(entry, facts, context));
  if (act === 'takeDown') found.push(...checkTakeDown(entry.line, facts, context));
  return found;
}

const TRACE: Readonly<Record<NoticeAct, PostingTrace['act']>> = {
  submit: 'submitted',
  sendBack: 'returned',
  publish: 'published',
  takeDown: 'takenDown',
  archive: 'archived',
  correct: 'corrected',
};

function lineAfter(line: Notice, act: NoticeAct, facts: NoticeActFacts, context: NoticeContext): Notice {
  switch (act) {
    case 'submit':
      return { ...line, state: 'review', returnedWhy: '' };
    case 'sendBack':
      return { ...line, state: 'draft', returnedWhy: facts.reason };
    case 'publish': {
      const day = parseCalendarDate(facts.on);
      const days = day && planNoticePosting(day, line, context.rules, context.postingRules, context.calendar);
      const shortest = days?.postingTo ?? '';
      return {
        ...line,
        state: 'published',
        postedOn: facts.on,
        firstPostedOn: line.firstPostedOn || facts.on,
        postingTo: facts.postingTo > shortest ? facts.postingTo : shortest,
        objectionTo: days?.objectionTo ?? '',
        takenDownOn: '',
        place: facts.place.trim(),
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
        objectionTo: '',
        takenDownOn: '',
        archivedOn: '',
        hasProof: false,
        releaseReview: '',
        secrecyReview: '',
        supervisedOn: '',
      };
  }
}

export interface NoticePlan {
  readonly problems: readonly Problem[];
  /** undefined where an error stands in the way. */
  readonly next: NoticeEntry | undefined;
}

/** An act as data: what speaks against it, and what it makes of the notice. */
export function planNoticeAct(
  entry: NoticeEntry,
  act: NoticeAct,
  facts: NoticeActFacts,
  context: NoticeContext,
  stamp: NoticeStamp,
): NoticePlan {
  const problems = checkNoticeAct(entry, act, facts, context);
  if (problems.some(({ severity }) => severity === 'error')) return { problems, next: undefined };
  const { line, body } = entry;
  const reason = facts.reason.trim();
  const next = lineAfter(line, act, { ...facts, reason }, context);
  // The dates of the version that a correction or take-down ended stay in the trace.
  const days = act === 'publish' ? next : line;
  const { postedOn, postingTo } = days;
  const on = act === 'takeDown' ? { on: facts.on } : {};
  const step: PostingTrace = { ...stamp, act: TRACE[act], reason, version: line.version, postedOn, postingTo, ...on };
  // What was said about the wrong version says nothing about the corrected one (R-V07).
  const opinion = act === 'correct' ? { supervision: null, checked: [] } : {};
  return { problems, next: { line: next, body: { ...body, ...opinion, trace: [...body.trace, step] } } };
}
