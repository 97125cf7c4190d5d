/**
 * board/dutyCalendar: what a village must hang in a year, day by day (R-V02, R-V03, R-V04, R-V13), and what it must hang whenever
 * it happens.
 * Owns: the days of a year from catalog, due dates and working days, each with its deadline; villages whose year is the same.
 * Must never: know a record that was published, read a clock, hold wording or lay out a sheet.
 */
export * from './dutyCalendar';
