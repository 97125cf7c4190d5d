import {
  type CalendarDate,
  dayNumber,
  findWrittenDates,
  type Problem,
  parseCalendarDate,
  problem,
} from '../../../kernel';
import { planDeadline } from '../../../rules';
import { planPostingPeriod } from '../../postingPeriod';
import { kindRule, termsOf } from '../noticeRules';
import { planNoticePosting } from '../planNoticePosting';
import { type Checked, inField, placeOf } from './context';
import { spansIn } from './spans';

/** R-V04b: a written 公示期 shorter than the lawful posting is a term for objections and should be called so. */
function checkWrittenPeriods({ parts, day, context }: Checked, minDays: number): Problem[] {
  const { rules } = context;
  return parts
    .filter(({ text }) => rules.words.period.some((word) => text.includes(word)))
    .flatMap((part) => {
      const dates = findWrittenDates(part.text, day);
      return spansIn(part.text, dates, rules).flatMap(({ from, to, text }) => {
        const before = part.text.slice(0, from.start);
        if (!rules.words.period.some((word) => before.slice(-12).includes(word)) || !from.date || !to.date) return [];
        const days = dayNumber(to.date) - dayNumber(from.date);
        return days >= minDays || days < 0
          ? []
          : [problem('notice.period.short', 'warning', placeOf(part), { period: text, least: minDays })];
      });
    });
}

/** A day as it was typed into a field of the template. */
const dayIn = (value: string | undefined, near: CalendarDate): CalendarDate | undefined =>
  value === undefined ? undefined : (parseCalendarDate(value) ?? findWrittenDates(value, near)[0]?.date);

/** R-V15, R-V18, R-V23, R-V25: it goes up so long before the event, or so soon after it. */
function checkTerms({ notice, body, day, context }: Checked): Problem[] {
  return termsOf(context.rules, notice.templateId, day).flatMap(({ counting, field, amount, unit, source }) => {
    const from = counting === 'minimum' ? undefined : dayIn(body.fields[field], day);
    if (!from) return [];
    const planned = planDeadline({ text: '', amount, unit, from: '' }, from, context.calendar, {
      counting: counting === 'before' ? 'before' : 'limit',
    });
    if (!planned || day <= planned.due) return [];
    const code = counting === 'before' ? 'notice.posting.tooNear' : 'notice.posting.late';
    return [inField(code, 'warning', 'fields', { field, due: planned.due, source })];
  });
}

/** R-V04, R-V04b, R-V25: days on the board and days for objections are two figures, neither shortens the other. */
export function checkPosting(given: Checked): Problem[] {
  const { notice, day, context } = given;
  const { rules, posting, calendar } = context;
  const kind = kindRule(rules, notice.kind);
  const floor = planPostingPeriod(day, posting);
  if (!floor) return [];
  const problems: Problem[] = [];
  if (notice.postingDays > 0 && notice.postingDays < floor.minDays)
    problems.push(
      inField('notice.posting.tooShort', 'error', 'postingDays', {
        days: notice.postingDays,
        least: floor.minDays,
        source: floor.legalBasis,
      }),
    );
  for (const term of termsOf(rules, notice.templateId, day))
    if (
      term.counting === 'minimum' &&
      term.unit === 'day' &&
      notice.postingDays > 0 &&
      notice.postingDays < term.amount
    )
      problems.push(
        inField('notice.posting.term', term.mark === 'V' ? 'error' : 'warning', 'postingDays', {
          days: notice.postingDays,
          least: term.amount,
          source: term.source,
        }),
      );
  const postedOn = parseCalendarDate(notice.postedOn);
  const plan = postedOn && planNoticePosting(postedOn, notice, rules, posting, calendar);
  if (plan && notice.postingTo !== '' && notice.postingTo < plan.postingTo)
    problems.push(
      inField('notice.posting.endsEarly', 'error', 'postingTo', {
        to: notice.postingTo,
        earliest: plan.postingTo,
        source: plan.source,
      }),
    );
  if (notice.postedOn !== '' && notice.objectionTo !== '' && notice.objectionTo < notice.postedOn)
    problems.push(inField('notice.posting.objectionBefore', 'error', 'objectionTo'));
  if (kind.objectionDays > 0 && notice.objectionDays === 0) {
    const code = kind.objectionUnit === 'workingDay' ? 'notice.objection.noneWorking' : 'notice.objection.none';
    problems.push(inField(code, 'warning', 'objectionDays', { days: kind.objectionDays }));
  }
  return [...problems, ...checkTerms(given), ...checkWrittenPeriods(given, floor.minDays)];
}
