import { useLiveQuery } from 'dexie-react-hooks';
import { text } from '../../resources';
import { deadlineRules, dueRules, postingRules } from '../../resources/tables';
import type { CalendarTables, CalendarVillage, DutyDay } from '../../shared/board/dutyCalendar';
import { describeDeadline } from '../../shared/rules';
import { dueDatesIn, readCalendar } from './calendars';
import { readCatalog } from './catalogs';
import { readSettings } from './settings';
import { listVillages } from './units';

/** What the calendars of all villages are made of. */
export interface DutyBasis {
  readonly villages: readonly CalendarVillage[];
  readonly tables: CalendarTables;
}

async function readDutyBasis(): Promise<DutyBasis> {
  const [units, entries, calendar, settings] = await Promise.all([
    listVillages(),
    readCatalog('village'),
    readCalendar(),
    readSettings(),
  ]);
  return {
    villages: units.map(({ unitCode, name }) => {
      const { monthlyFinance, ...dueDates } = dueDatesIn(settings, unitCode);
      return { unitCode, name, monthlyFinance, dueDates };
    }),
    tables: { entries, calendar, postingRules },
  };
}

/** undefined while it is being read. */
export const useDutyBasis = (): DutyBasis | undefined => useLiveQuery(readDutyBasis, []);

/** Why the day is what it is: the rule, the start, each day counted or left out. */
export const explainDutyDay = ({ deadline }: DutyDay): readonly string[] =>
  describeDeadline(
    deadline,
    text,
    [...dueRules, ...deadlineRules].find(({ id }) => id === deadline.rule),
  );
