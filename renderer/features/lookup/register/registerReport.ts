import { type CalendarDate, formatCount, formatDateChinese, parseCalendarDate } from '../../../../shared/kernel';
import type { Report } from '../../../../shared/layout';
import type { RegisterLine } from '../../../data/lookup/register';
import { t } from '../../../ui/text';

export interface RegisterTotals {
  readonly asked: number;
  readonly hits: number;
  readonly misses: number;
  readonly unclear: number;
}

export function totalsOf(lines: readonly RegisterLine[]): RegisterTotals {
  const sum = (of: (line: RegisterLine) => number): number => lines.reduce((total, line) => total + of(line), 0);
  const [hits, misses] = [sum((line) => line.hits), sum((line) => line.misses)];
  return { asked: hits + misses, hits, misses, unclear: sum((line) => line.unclear) };
}

export const dayOf = (day: string): string => {
  const date: CalendarDate | undefined = parseCalendarDate(day);
  return date ? formatDateChinese(date) : day;
};

/** R-V05 查询台账: how often was asked on which day, for the office. */
export function registerReport(
  lines: readonly RegisterLine[],
  frame: { readonly unitName: string; readonly year: string; readonly nameOf: (unitCode: string) => string },
): Report {
  const name = t('lookup.register.reportTitle', { unit: frame.unitName, year: frame.year });
  const figures = ({ asked, hits, misses, unclear }: RegisterTotals): string[] =>
    [asked, hits, misses, unclear].map(formatCount);
  return {
    title: name,
    intro: [t('lookup.register.lead')],
    paper: 'A4',
    orientation: 'portrait',
    columns: [
      { header: t('lookup.register.day'), widthMm: 40 },
      { header: t('lookup.register.village'), widthMm: 40 },
      { header: t('lookup.register.asked'), widthMm: 24, align: 'right' },
      { header: t('lookup.register.hits'), widthMm: 24, align: 'right' },
      { header: t('lookup.register.misses'), widthMm: 24, align: 'right' },
      { header: t('lookup.register.unclear'), widthMm: 30, align: 'right' },
    ],
    rows: [
      ...lines.map((line) => ({ cells: [dayOf(line.id), frame.nameOf(line.unitCode), ...figures(totalsOf([line]))] })),
      { kind: 'total' as const, cells: [t('lookup.register.total'), '', ...figures(totalsOf(lines))] },
    ],
    foot: [t('lookup.register.unclearNote')],
    internal: true,
    fileName: name,
  };
}
