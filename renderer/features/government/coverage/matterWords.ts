import type { Matter, MatterCoverage } from '../../../../shared/disclosure/coverage';
import { type CalendarDate, formatDateChinese } from '../../../../shared/kernel';
import type { Report, ReportMark } from '../../../../shared/layout';
import type { MarkTone } from '../../../ui/StateMark';
import { t } from '../../../ui/text';
import type { MatterKind } from './useMatters';

export const MATTER_TONE: Readonly<Record<MatterCoverage<Matter>['state'], MarkTone>> = {
  covered: 'good',
  excused: 'off',
  missing: 'bad',
};

const MARK: Readonly<Record<MatterCoverage<Matter>['state'], ReportMark>> = {
  covered: 'done',
  excused: 'none',
  missing: 'late',
};

export const dayWords = (day: string): string => (day === '' ? '' : formatDateChinese(day as CalendarDate));

export const countsOf = (lines: readonly MatterCoverage<Matter>[]) => {
  const count = (state: MatterCoverage<Matter>['state']): number => lines.filter((line) => line.state === state).length;
  return { n: lines.length, covered: count('covered'), excused: count('excused'), missing: count('missing') };
};

/** The same lines on paper, with every live entry. */
export function matterReport(
  kind: MatterKind,
  lines: readonly MatterCoverage<Matter>[],
  unitName: string,
  today: CalendarDate,
): Report {
  const title = t(`matters.title.${kind}`);
  return {
    title,
    subtitle: unitName,
    paper: 'A4',
    orientation: 'landscape',
    columns: [
      { header: t('matters.col.order'), widthMm: 12, align: 'center' },
      { header: t(`matters.col.name.${kind}`), widthMm: 45 },
      { header: t('matters.col.entries'), widthMm: 20, align: 'center' },
      { header: t('matters.col.state'), widthMm: 20, align: 'center' },
      { header: t('matters.col.live'), widthMm: 95 },
      { header: t('matters.col.reason'), widthMm: 65 },
    ],
    rows: lines.map(({ matter, entries, state, live, reason }, index) => ({
      cells: [
        String(index + 1),
        matter.name,
        String(entries.length),
        { text: t(`matters.state.${state}`), mark: MARK[state] },
        live.map((line) => [line.title, dayWords(line.postedOn)].filter((part) => part !== '').join(' ')).join('\n'),
        state === 'excused' ? reason : '',
      ],
    })),
    foot: [t('matters.count', countsOf(lines))],
    sign: [unitName, formatDateChinese(today)],
    internal: false,
    fileName: t('matters.fileName', { title, day: today }),
  };
}
