import { dueRules, holidayTable } from '../../../../resources/tables';
import type { CoverageRules } from '../../../../shared/disclosure/coverage';
import { dueDatesOf, dueOfPeriod, periodsOf, workCalendar } from '../../../../shared/rules';

const dueDates = dueDatesOf(dueRules);
const years = holidayTable.years.map((row) => ({ ...row, importedBy: '', importedAt: '' }));
const calendar = workCalendar(years, holidayTable.statutory);

/** R-V02, R-V03: stretches of a year, and the day by which each must be public. */
export const periodRules: CoverageRules = {
  periodsOf,
  dueOf: (_entry, frequency, period) => {
    const planned = dueOfPeriod(frequency, period, dueDates, calendar);
    return planned && { due: planned.due, status: planned.status, rule: planned.rule };
  },
};
