import { addDays, type CalendarDate, type Problem, parseCalendarDate, problem } from '../kernel';

/** Codes under which the owner says what is wrong; each has its sentence. */
export interface PostingActCodes {
  readonly dayMissing: string;
  readonly dayFuture: string;
  readonly postedBeforeReview: string;
  readonly postedBeforeOpinion: string;
  readonly downBeforeUp: string;
  readonly downEarly: string;
  readonly whyMissing: string;
}

interface Day {
  readonly recordId: string;
  /** As a person said it: CalendarDate or ''. */
  readonly on: string;
  readonly today: CalendarDate;
}

function checkDay({ on, today }: Day, codes: PostingActCodes): Problem[] {
  const day = parseCalendarDate(on);
  if (!day) return [problem(codes.dayMissing, 'error', { field: 'on' })];
  return day > today ? [problem(codes.dayFuture, 'error', { field: 'on' })] : [];
}

interface Posting extends Day {
  readonly review: Readonly<Record<'release' | 'secrecy', { readonly reviewedOn: string }>>;
  /** Day of the opinion on money; '' or undefined = none. */
  readonly supervisedOn: string | undefined;
}

/** R-S01: 先审查、后公开, also by the days; R-V07 likewise. */
export function checkPostingDay({ review, supervisedOn = '', ...day }: Posting, codes: PostingActCodes): Problem[] {
  const found = checkDay(day, codes);
  const at = { recordId: day.recordId, field: 'on' };
  if (day.on === '') return found;
  const reviewed = [review.release, review.secrecy].map(({ reviewedOn }) => reviewedOn).sort()[1] ?? '';
  if (reviewed > day.on) found.push(problem(codes.postedBeforeReview, 'error', at, { reviewed }));
  if (supervisedOn > day.on) found.push(problem(codes.postedBeforeOpinion, 'error', at));
  return found;
}

interface TakeDown extends Day {
  readonly postedOn: string;
  /** Last day that it must hang. */
  readonly hangsTo: CalendarDate | undefined;
  readonly reason: string;
}

/** R-V04: too early is said with the earliest day; whoever takes it down all the same says why. */
export function checkTakeDownDay({ postedOn, hangsTo, reason, ...day }: TakeDown, codes: PostingActCodes): Problem[] {
  const found = checkDay(day, codes);
  if (day.on === '') return found;
  if (day.on < postedOn) found.push(problem(codes.downBeforeUp, 'error', { field: 'on' }));
  if (!hangsTo || day.on > hangsTo) return found;
  const earliest = addDays(hangsTo, 1);
  found.push(problem(codes.downEarly, 'warning', { recordId: day.recordId, field: 'on' }, { earliest }));
  if (reason.trim() === '') found.push(problem(codes.whyMissing, 'error', { field: 'reason' }));
  return found;
}
