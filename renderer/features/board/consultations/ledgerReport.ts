import type { CalendarDate } from '../../../../shared/kernel';
import type { Report } from '../../../../shared/layout';
import { periodDays } from '../../../../shared/ledgers/consultations';
import { t } from '../../../ui/text';
import type { ConsultationRow } from './useConsultationList';
import { dayText, matterWord, noticeText, outcomeText, shownState, stateWord, waysText } from './words';

interface Frame {
  readonly unitName: string;
  readonly year: string;
  readonly today: CalendarDate;
}

/** R-G01…R-G03 征求意见台账: what was asked in a year, for how long, what came in and what became of it. */
export function ledgerReport(rows: readonly ConsultationRow[], { unitName, year, today }: Frame): Report {
  const title = t('consultation.report.ledger', { unit: unitName, year });
  return {
    title,
    paper: 'A4',
    orientation: 'landscape',
    tablePt: 9,
    columns: [
      { header: t('consultation.col.no'), widthMm: 11, align: 'center' },
      { header: t('consultation.col.unit'), widthMm: 24 },
      { header: t('consultation.col.title'), widthMm: 55 },
      { header: t('consultation.col.matter'), widthMm: 24 },
      { header: t('consultation.col.ways'), widthMm: 34 },
      { header: t('consultation.col.opensOn'), widthMm: 27 },
      { header: t('consultation.col.closesOn'), widthMm: 27 },
      { header: t('consultation.col.days'), widthMm: 12, align: 'right' },
      { header: t('consultation.col.opinions'), widthMm: 12, align: 'right' },
      { header: t('consultation.col.outcome'), widthMm: 32 },
      { header: t('consultation.col.state'), widthMm: 28 },
    ],
    rows: rows.map(({ line, unitName: unit, notices }, at) => ({
      cells: [
        String(at + 1),
        unit,
        line.title,
        matterWord(line.matter),
        waysText(line),
        dayText(line.opensOn),
        dayText(line.closesOn),
        String(periodDays(line)),
        String(line.opinions),
        [outcomeText(line), ...(line.state === 'closed' ? [noticeText(notices.adoption)] : [])]
          .filter((part) => part !== '')
          .join('\n'),
        [stateWord(shownState(line)), dayText(line.closedOn)].filter((part) => part !== '').join('\n'),
      ],
    })),
    sign: [unitName, dayText(today)],
    internal: true,
    fileName: title,
  };
}
