import { addDays, assertNever, type CalendarDate, calendarDate, datePartsOf, daysInMonth } from '../kernel';
import type { TimeLimit } from '../records';
import type { CountedDay, Deadline, DeadlineStatus, Pause, PlanOptions } from './types';
import { type WorkCalendar, yearOf } from './workCalendar';

interface Run {
  readonly days: readonly CountedDay[];
  readonly due: CalendarDate;
  readonly dueAt?: string;
  readonly status: DeadlineStatus;
}

const start = (from: CalendarDate): CountedDay => ({ date: from, counted: false, why: 'start' });

function isPaused(day: CalendarDate, pauses: readonly Pause[]): boolean {
  return pauses.some(({ sentOn, repliedOn }) => sentOn < day && (repliedOn === '' || day <= repliedOn));
}

/** W1, W2, W9: the n-th working day after the day of the event. undefined when an open question stops the clock for good. */
function countWorkdays(
  amount: number,
  from: CalendarDate,
  calendar: WorkCalendar,
  pauses: readonly Pause[],
): Run | undefined {
  const days: CountedDay[] = [start(from)];
  let covered = true;
  let left = amount;
  let date = from;
  while (left > 0) {
    date = addDays(date, 1);
    covered &&= calendar.isCovered(yearOf(date));
    const { isWorkday, kind } = calendar.day(date);
    if (isWorkday && isPaused(date, pauses)) {
      if (pauses.some(({ sentOn, repliedOn }) => repliedOn === '' && sentOn < date)) return undefined;
      days.push({ date, counted: false, why: 'paused' });
      continue;
    }
    days.push({ date, counted: isWorkday, why: kind });
    if (isWorkday) left -= 1;
  }
  return { days, due: date, status: covered ? 'fixed' : 'provisional' };
}

/** W3: a last day that is a day off moves to the next one that is not. */
function moveOffHoliday(last: CalendarDate, calendar: WorkCalendar): Run {
  const days: CountedDay[] = [];
  let covered = calendar.isCovered(yearOf(last));
  let date = last;
  while (!calendar.day(date).isWorkday) {
    date = addDays(date, 1);
    covered &&= calendar.isCovered(yearOf(date));
    const { isWorkday, kind } = calendar.day(date);
    days.push({ date, counted: false, why: isWorkday ? 'moved' : kind });
  }
  return { days, due: date, status: covered ? 'fixed' : 'provisional' };
}

function everyDay(from: CalendarDate, last: CalendarDate): CountedDay[] {
  const days: CountedDay[] = [];
  for (let date = addDays(from, 1); date <= last; date = addDays(date, 1))
    days.push({ date, counted: true, why: 'counted' });
  return days;
}

function countDays(amount: number, from: CalendarDate, calendar: WorkCalendar, isLimit: boolean): Run {
  const last = addDays(from, amount);
  const days = [start(from), ...everyDay(from, last)];
  // What is told at once (选举结果当场公布) is told on that very day.
  if (!isLimit || amount === 0) return { days, due: last, status: 'fixed' };
  const moved = moveOffHoliday(last, calendar);
  return { days: [...days, ...moved.days], due: moved.due, status: moved.status };
}

/** Backwards from the event, which is not counted: 20 days before 31 December is 11 December. */
function countBack(amount: number, from: CalendarDate): Run {
  const due = addDays(from, -amount);
  const days: CountedDay[] = [];
  for (let date = due; date < from; date = addDays(date, 1)) days.push({ date, counted: true, why: 'counted' });
  return { days: [...days, start(from)], due, status: 'fixed' };
}

/** The last day of a shorter month stands for a day that it does not have (民法典第二百零二条). */
function addMonths(from: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = datePartsOf(from);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return onDay(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

function onDay(year: number, month: number, day: number): CalendarDate {
  const date = calendarDate(year, month, day);
  if (date === undefined) throw new RangeError(`${year}-${month}-${day}`);
  return date;
}

/** The n-th day of the month, of a shorter month its last one. */
export const monthDayOf = (year: number, month: number, day: number): CalendarDate =>
  onDay(year, month, Math.min(day, daysInMonth(year, month)));

function countMonths(amount: number, from: CalendarDate, calendar: WorkCalendar): Run {
  const last = addMonths(from, amount);
  const moved = moveOffHoliday(last, calendar);
  return { days: [start(from), ...everyDay(from, last), ...moved.days], due: moved.due, status: moved.status };
}

/** W4: hours run through nights and weekends from the stated moment on. */
function countHours(amount: number, from: CalendarDate, at: string): Run {
  const minutes = Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5)) + amount * 60;
  const due = addDays(from, Math.floor(minutes / 1440));
  const clock = [Math.floor((minutes % 1440) / 60), minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  const days: CountedDay[] = [];
  for (let date = from; date <= due; date = addDays(date, 1)) days.push({ date, counted: true, why: 'clock' });
  return { days, due, dueAt: `${due}T${clock}`, status: 'fixed' };
}

const named = (from: CalendarDate, due: CalendarDate): Run => ({
  days: [start(from), { date: due, counted: true, why: 'fixed' }],
  due,
  status: 'fixed',
});

/** First month after the month or quarter in which `from` lies. */
function firstMonthAfter(from: CalendarDate, months: 1 | 3): { year: number; month: number } {
  const { year, month } = datePartsOf(from);
  const index = (Math.floor((month - 1) / months) + 1) * months;
  return { year: year + Math.floor(index / 12), month: (index % 12) + 1 };
}

function inYear(monthDay: string | undefined, year: number): CalendarDate {
  const [month = 12, day = 31] = (monthDay ?? '12-31').split('-').map(Number);
  return monthDayOf(year, month, day);
}

function run(limit: TimeLimit, from: CalendarDate, calendar: WorkCalendar, options: PlanOptions): Run | undefined {
  const { counting = limit.counting ?? 'limit', at = '00:00', pauses = [] } = options;
  const { amount, unit, monthDay } = limit;
  switch (unit) {
    case 'none':
      return undefined;
    case 'workingDay':
      return countWorkdays(amount, from, calendar, pauses);
    case 'day':
      if (counting === 'before') return countBack(amount, from);
      return countDays(counting === 'gap' ? amount - 1 : amount, from, calendar, counting === 'limit');
    case 'month':
      return countMonths(amount, from, calendar);
    case 'hour':
      return countHours(amount, from, at);
    case 'nextMonthDay':
    case 'nextQuarterDay': {
      const { year, month } = firstMonthAfter(from, unit === 'nextMonthDay' ? 1 : 3);
      return named(from, monthDayOf(year, month, amount));
    }
    case 'halfYearDay':
      return named(from, monthDayOf(yearOf(from), from.slice(5, 7) <= '06' ? 6 : 12, amount));
    case 'yearDay':
      return named(from, inYear(monthDay, yearOf(from)));
    case 'nextYearDay':
      return named(from, inYear(monthDay, yearOf(from) + 1));
    default:
      return assertNever(unit, 'time limit');
  }
}

/**
 * The last day of a time limit that starts with an event on `from`.
 * @returns undefined where no figure is fixed (`none`), or while the clock stands still on an unanswered question (W9).
 */
export function planDeadline(
  limit: TimeLimit,
  from: CalendarDate,
  calendar: WorkCalendar,
  options: PlanOptions = {},
): Deadline | undefined {
  const found = run(limit, from, calendar, options);
  return found && { rule: options.rule ?? '', from, ...found };
}

/** W8: the longer term is counted from the original last day on. */
export const extendDeadline = (
  deadline: Deadline,
  limit: TimeLimit,
  calendar: WorkCalendar,
  rule = deadline.rule,
): Deadline | undefined => planDeadline(limit, deadline.due, calendar, { rule });
