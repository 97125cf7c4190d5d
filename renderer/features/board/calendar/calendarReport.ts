import { postingRules } from '../../../../resources/tables';
import { planPostingPeriod } from '../../../../shared/board';
import {
  type CalendarTables,
  type CalendarVillage,
  type DutyDay,
  daysOfMonth,
  dutyCalendar,
} from '../../../../shared/board/dutyCalendar';
import type { CalendarDate } from '../../../../shared/kernel';
import type { Report, ReportRow } from '../../../../shared/layout';
import { t } from '../../../ui/text';
import { dayWords, dueWords, eventWords, itemWords, periodWords, untilWords, whyWords } from './words';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** Sizes that let a year stand on one sheet of A3, and be read from a metre. */
const SIZES = { A3: { titlePt: 24, tablePt: 12, textPt: 12 }, A4: { titlePt: 20, tablePt: 12, textPt: 12 } } as const;

/** Days that a posting hangs by law in that year. */
const lawfulDays = (year: number): number =>
  planPostingPeriod(`${year}-12-31` as CalendarDate, postingRules)?.minDays ?? 0;

/** Longer lists are told once: a quarter that asks for the same as an earlier one names its day instead. */
const LONG_LIST = 60;

class ToldLists {
  private readonly days = new Map<string, DutyDay>();

  wordsOf(day: DutyDay): string {
    const words = itemWords(day.entries);
    const earlier = this.days.get(words);
    if (words.length <= LONG_LIST || !earlier) {
      this.days.set(words, earlier ?? day);
      return words;
    }
    return t('dutyCalendar.same', { day: dayWords(earlier.due), n: day.entries.length });
  }
}

function rowsOf(village: CalendarVillage, year: number, tables: CalendarTables): ReportRow[] {
  const calendar = dutyCalendar(village, year, tables);
  const told = new ToldLists();
  const rows = MONTHS.flatMap((month): ReportRow[] => {
    const days = daysOfMonth(calendar, month);
    return days.map((day, index) => ({
      cells: [
        ...(index === 0
          ? [
              {
                text: t('dutyCalendar.month', { n: month }),
                rowSpan: days.length,
                align: 'center' as const,
                bold: true,
              },
            ]
          : []),
        dueWords(day),
        periodWords(day.period),
        told.wordsOf(day),
        whyWords(day, village),
        untilWords(day),
      ],
    }));
  });
  const { events } = calendar;
  const atAnyTime = events.map((event, index): ReportRow => {
    const head = { text: t('dutyCalendar.anyTime'), rowSpan: events.length, align: 'center' as const, bold: true };
    return {
      cells: [
        ...(index === 0 ? [head] : []),
        { text: eventWords(event), colSpan: 2 },
        { text: itemWords(event.entries), colSpan: 2 },
        t('dutyCalendar.fromPosting', {
          n: Math.max(lawfulDays(year), ...event.entries.map(({ postingDays }) => postingDays)),
        }),
      ],
    };
  });
  const note = t(village.monthlyFinance ? 'dutyCalendar.noteMonthly' : 'dutyCalendar.note', { n: lawfulDays(year) });
  return [...rows, ...atAnyTime, { kind: 'group', cells: [{ text: note, colSpan: 6 }] }];
}

export interface CalendarSheet {
  readonly year: number;
  readonly paper: 'A3' | 'A4';
  /** Each gets a sheet of its own. */
  readonly villages: readonly CalendarVillage[];
  readonly unitName: string;
}

/** The wall sheet of a year, for one village or for all at once. */
export function calendarReport({ year, paper, villages, unitName }: CalendarSheet, tables: CalendarTables): Report {
  const titleOf = (name: string): string => t('dutyCalendar.title', { unit: name, year });
  const title = titleOf(villages.length === 1 ? (villages[0]?.name ?? '') : unitName);
  return {
    title,
    paper,
    orientation: 'landscape',
    ...SIZES[paper],
    columns: [
      { header: t('dutyCalendar.col.month'), widthMm: 14, align: 'center' },
      { header: t('dutyCalendar.col.due'), widthMm: 36 },
      { header: t('dutyCalendar.col.period'), widthMm: 38 },
      { header: t('dutyCalendar.col.items'), widthMm: 204 },
      { header: t('dutyCalendar.col.why'), widthMm: 48 },
      { header: t('dutyCalendar.col.until'), widthMm: 38 },
    ],
    rows: villages.flatMap((village) => {
      const [first, ...rest] = rowsOf(village, year, tables);
      return first ? [{ ...first, sheetTitle: titleOf(village.name) }, ...rest] : [];
    }),
    internal: false,
    fileName: title,
  };
}
