import { addDays, type CalendarDate, formatDateChinese, type Problem, parseCalendarDate, problem } from '../../kernel';
import type { Consultation, ConsultationTrace } from '../../records';
import type { ConsultationEntry } from './entry';
import { checkPeriod, type PeriodContext } from './period';
import { checkResult } from './result';

/** 开始征求 延长 撤回修改 办结 重新办理. */
export const CONSULTATION_ACTS = ['open', 'close', 'extend', 'withdraw', 'reopen'] as const;
export type ConsultationAct = (typeof CONSULTATION_ACTS)[number];

/** What a person says with an act. Days are CalendarDate or ''. */
export interface ConsultationFacts {
  readonly on: string;
  readonly reason: string;
  /** New last day, for `extend`. */
  readonly closesOn: string;
}

export const NO_CONSULTATION_FACTS: ConsultationFacts = { on: '', reason: '', closesOn: '' };

/** What an act is judged by. */
export interface ConsultationContext extends PeriodContext {
  readonly today: CalendarDate;
  /** What the detector and the names kept inside say of the text that leaves. */
  readonly content: readonly Problem[];
}

/** Acts that the state offers, the next step first. */
export function consultationActs({ state }: Pick<Consultation, 'state'>): readonly ConsultationAct[] {
  switch (state) {
    case 'draft':
      return ['open'];
    case 'open':
      return ['close', 'extend', 'withdraw'];
    case 'closed':
      return ['reopen'];
  }
}

/** R-G02: topics, ways and channels are published; somebody must know where an answer goes. */
export function checkOpening(entry: ConsultationEntry, context: PeriodContext): Problem[] {
  const { line, body } = entry;
  const found: Problem[] = [];
  const need = (code: string, field: string): void =>
    void found.push(problem(code, 'error', { recordId: line.id, field }));
  if (line.title.trim() === '') need('consultation.act.titleMissing', 'title');
  const files = body.attachments.filter(({ role }) => role === 'attachment' || role === 'public');
  if (body.draftText.trim() === '' && files.length === 0) need('consultation.act.draftMissing', 'draftText');
  if (files.some(({ privacy }) => privacy === 'found' || privacy === 'unread'))
    need('consultation.act.attachmentUnsafe', 'attachments');
  if (line.ways.length === 0) need('consultation.act.waysMissing', 'ways');
  if (body.channels.length === 0) need('consultation.act.channelsMissing', 'channels');
  const { address, telephone, box } = body.answer;
  if ([address, telephone, box].every((one) => one.trim() === '')) need('consultation.act.answerMissing', 'answer');
  return [...found, ...checkPeriod(entry, context)];
}

const dayProblem = (code: string, field = 'on'): Problem => problem(code, 'error', { field });

function checkClosing(entry: ConsultationEntry, { on, reason }: ConsultationFacts, today: CalendarDate): Problem[] {
  const { line } = entry;
  const found = checkResult(entry);
  const day = parseCalendarDate(on);
  if (!day) return [...found, dayProblem('consultation.act.dayMissing')];
  if (day > today) return [...found, dayProblem('consultation.act.dayFuture')];
  if (day < line.opensOn) return [...found, dayProblem('consultation.act.closedBeforeOpened')];
  const to = parseCalendarDate(line.closesOn);
  if (to && day <= to) {
    const params = { closesOn: formatDateChinese(to), earliest: formatDateChinese(addDays(to, 1)) };
    found.push(problem('consultation.act.early', 'warning', { recordId: line.id, field: 'on' }, params));
    if (reason.trim() === '') found.push(dayProblem('consultation.act.earlyWhy', 'reason'));
  }
  return found;
}

/** What an act still needs. error: it cannot be done. warning: it can, and the person was told. */
export function checkConsultationAct(
  entry: ConsultationEntry,
  act: ConsultationAct,
  facts: ConsultationFacts,
  context: ConsultationContext,
): Problem[] {
  const { line } = entry;
  if (line.deleted || !consultationActs(line).includes(act))
    return [problem('consultation.act.notNow', 'error', { recordId: line.id })];
  const why = facts.reason.trim() === '' ? [dayProblem('consultation.act.whyMissing', 'reason')] : [];
  switch (act) {
    case 'open':
      return [
        ...checkOpening(entry, context),
        ...context.content,
        ...(line.opensOn > context.today ? [dayProblem('consultation.act.notYet', 'opensOn')] : []),
      ];
    case 'extend': {
      const later = parseCalendarDate(facts.closesOn);
      const isLater = later !== undefined && later > line.closesOn;
      return [...(isLater ? [] : [dayProblem('consultation.act.notLater', 'closesOn')]), ...why];
    }
    case 'close':
      return [...checkClosing(entry, facts, context.today), ...context.content];
    case 'withdraw':
    case 'reopen':
      return why;
  }
}

const TRACE: Readonly<Record<ConsultationAct, ConsultationTrace['act']>> = {
  open: 'opened',
  extend: 'extended',
  withdraw: 'withdrawn',
  close: 'closed',
  reopen: 'reopened',
};

function lineAfter(line: Consultation, act: ConsultationAct, facts: ConsultationFacts): Consultation {
  switch (act) {
    case 'open':
      return { ...line, state: 'open' };
    case 'extend':
      return { ...line, closesOn: facts.closesOn };
    case 'withdraw':
      return { ...line, state: 'draft' };
    case 'close':
      return { ...line, state: 'closed', closedOn: facts.on };
    case 'reopen':
      return { ...line, state: 'open', closedOn: '' };
  }
}

export interface ConsultationPlan {
  /** undefined: an error stands in the way. */
  readonly next: ConsultationEntry | undefined;
  readonly problems: readonly Problem[];
}

/** The consultation after an act, with the act in its trace. */
export function planConsultationAct(
  entry: ConsultationEntry,
  act: ConsultationAct,
  facts: ConsultationFacts,
  context: ConsultationContext,
  stamp: { readonly at: string; readonly by: string },
): ConsultationPlan {
  const problems = checkConsultationAct(entry, act, facts, context);
  if (problems.some(({ severity }) => severity === 'error')) return { next: undefined, problems };
  const line = lineAfter(entry.line, act, facts);
  const trace: ConsultationTrace = {
    ...stamp,
    act: TRACE[act],
    reason: facts.reason.trim(),
    opensOn: line.opensOn,
    closesOn: line.closesOn,
  };
  return { next: { line, body: { ...entry.body, trace: [...entry.body.trace, trace] } }, problems };
}
