/**
 * rules: time limits, working days and due dates, each result with the days it rests on.
 * Owns: the working-day calendar, the arithmetic of time limits, periods, the reading of printed time limits.
 * Must never: read a clock, hold a figure of the law (they come in as tables), hold wording, or take an uncovered year for a
 * plain one without saying provisional.
 */
export * from './deadlineRules';
export * from './describeDeadline';
export * from './dueDates';
export * from './holidayImport';
export * from './movedDeadlines';
export * from './parseTimeLimit';
export * from './periods';
export * from './planDeadline';
export * from './timeLimitWords';
export * from './types';
export {
  type CalendarYear,
  type DayKind,
  type DayOf,
  decodeHolidayTable,
  type HolidayTable,
  type LocalHoliday,
  type StatutoryDays,
  type WorkCalendar,
  weekdayOf,
  workCalendar,
} from './workCalendar';
