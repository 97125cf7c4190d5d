/**
 * rules: time limits, working days and due dates, each result with the days it rests on.
 * Owns: the working-day calendar, the arithmetic of time limits, periods, the reading of printed time limits.
 * Must never: read a clock, hold a figure of the law (they come in as tables), hold wording, or take an uncovered year for a
 * plain one without saying provisional.
 */
export * from './planDeadline';
export * from './types';
export * from './workCalendar';
