import {
  addDays,
  dayNumber,
  findWrittenDates,
  type Problem,
  parseCalendarDate,
  problem,
  type WrittenDate,
  type WrittenDateFault,
} from '../../../kernel';
import type { NoticePart } from '../placeholders';
import { type Checked, inField, placeOf } from './context';
import { type Span, spansIn } from './spans';

const CODES: Readonly<Record<WrittenDateFault, string>> = {
  impossible: 'notice.date.impossible',
  mixed: 'notice.date.mixed',
  leadingZero: 'notice.date.leadingZero',
  shortYear: 'notice.date.shortYear',
  zeroSign: 'notice.date.zeroSign',
  oldNumerals: 'notice.date.oldNumerals',
  fullWidth: 'notice.date.fullWidth',
  dots: 'notice.date.dots',
};

/** A table may write days short: there only what does not exist or is written half and half is named. */
const IN_TABLES: ReadonlySet<WrittenDateFault> = new Set(['impossible', 'mixed']);

/** 6月9日 */
const SHORTEST = 4;

function faultsIn(part: NoticePart, dates: readonly WrittenDate[]): Problem[] {
  return dates.flatMap(({ text, faults }) =>
    faults
      .filter((fault) => part.row === undefined || IN_TABLES.has(fault))
      .map((fault) => problem(CODES[fault], IN_TABLES.has(fault) ? 'error' : 'warning', placeOf(part), { date: text })),
  );
}

function workingDays(from: WrittenDate, to: WrittenDate, { calendar }: Checked['context']): number {
  if (!from.date || !to.date) return 0;
  let count = 0;
  for (let date = from.date; date <= to.date; date = addDays(date, 1)) if (calendar.day(date).isWorkday) count += 1;
  return count;
}

/** The day on which something is posted may be counted or not (W11): both are found on boards. */
function checkSpan(span: Span, part: NoticePart, given: Checked): Problem[] {
  const { from, to, days, isWorking, text } = span;
  if (!from.date || !to.date) return [];
  if (from.date > to.date) return [problem('notice.period.reversed', 'error', placeOf(part), { period: text })];
  if (days === undefined) return [];
  const isFirstWorking = given.context.calendar.day(from.date).isWorkday;
  const all = isWorking ? workingDays(from, to, given.context) : dayNumber(to.date) - dayNumber(from.date) + 1;
  const without = all - (isWorking && !isFirstWorking ? 0 : 1);
  return days === all || days === without
    ? []
    : [problem('notice.period.days', 'error', placeOf(part), { period: text, days, right: all })];
}

/** Days in all forms of notices.md § 4: that they exist, how they are written, and whether periods add up. */
export function checkDates(given: Checked): Problem[] {
  const { notice, body, parts, day } = given;
  const problems: Problem[] = [];
  if (body.writtenOn !== '' && !parseCalendarDate(body.writtenOn))
    problems.push(inField('notice.date.impossible', 'error', 'writtenOn', { date: body.writtenOn }));
  if (body.writtenOn !== '' && notice.postedOn !== '' && body.writtenOn > notice.postedOn)
    problems.push(
      inField('notice.date.writtenLater', 'warning', 'writtenOn', { written: body.writtenOn, posted: notice.postedOn }),
    );
  for (const part of parts) {
    if (part.text.length < SHORTEST) continue;
    const dates = findWrittenDates(part.text, day);
    problems.push(...faultsIn(part, dates));
    for (const span of spansIn(part.text, dates, given.context.rules)) problems.push(...checkSpan(span, part, given));
  }
  return problems;
}
