import { type CalendarDate, datePartsOf } from '../../../shared/kernel';
import { periodOf, previousPeriod } from '../../../shared/rules';

/** Periods that a notice of these days may tell of: this quarter, month and year, and those before. */
export function recentPeriods(day: CalendarDate): readonly string[] {
  const quarter = periodOf('quarter', day)?.code;
  const month = periodOf('month', day)?.code;
  const year = String(datePartsOf(day).year);
  const codes: string[] = [];
  for (const [first, count] of [
    [quarter, 3],
    [month, 3],
    [year, 2],
  ] as const) {
    let code = first;
    for (let n = 0; n < count && code !== undefined; n += 1) {
      codes.push(code);
      code = previousPeriod(code);
    }
  }
  return codes;
}
