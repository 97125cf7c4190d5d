import { type CalendarDate, type Problem, parseCalendarDate, problem } from '../../kernel';
import type { Objection } from '../../records';

export const isOpen = ({ answeredOn }: Objection): boolean => answeredOn === '';

/** 收到 核实 答复. */
export const OBJECTION_STEPS = ['received', 'examined', 'answered'] as const;
export type ObjectionStep = (typeof OBJECTION_STEPS)[number];

export const stepOf = ({ examinedOn, answeredOn }: Objection): ObjectionStep =>
  answeredOn !== '' ? 'answered' : examinedOn !== '' ? 'examined' : 'received';

/**
 * What an objection still needs before it is stored. R-V08: answered only after somebody looked into it.
 * @param firstPostedOn of any version: an objection against the first one outlives the correction; '' = not known
 */
export function checkObjection(objection: Objection, firstPostedOn: string, today: CalendarDate): Problem[] {
  const { receivedOn, what, examinedOn, finding, answeredOn, answer, outcome } = objection;
  const found: Problem[] = [];
  const say = (code: string, field: keyof Objection): void => void found.push(problem(code, 'error', { field }));
  if (!parseCalendarDate(receivedOn)) say('board.objection.dayMissing', 'receivedOn');
  else if (receivedOn < firstPostedOn) say('board.objection.beforePosting', 'receivedOn');
  if (what.trim() === '') say('board.objection.whatMissing', 'what');
  if (examinedOn !== '' && examinedOn < receivedOn) say('board.objection.order', 'examinedOn');
  if (examinedOn !== '' && finding.trim() === '') say('board.objection.findingMissing', 'finding');
  if (answeredOn !== '' && examinedOn === '') say('board.objection.notExamined', 'examinedOn');
  if (answeredOn !== '' && examinedOn !== '' && answeredOn < examinedOn) say('board.objection.order', 'answeredOn');
  if (answeredOn !== '' && (answer.trim() === '' || outcome === '')) say('board.objection.answerMissing', 'answer');
  for (const [field, day] of [
    ['receivedOn', receivedOn],
    ['examinedOn', examinedOn],
    ['answeredOn', answeredOn],
  ] as const)
    if (day > today) say('board.objection.future', field);
  return found;
}
