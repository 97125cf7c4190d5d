import { text } from '../../../../../../resources';
import { consultationRules, privacyRules } from '../../../../../../resources/tables';
import type { Report } from '../../../../../../shared/layout';
import {
  type ConsultationEntry,
  type GatheredHead,
  gather,
  keptNames,
  overallSentence,
  periodDays,
  timesOf,
  verdictWords,
  withoutNames,
} from '../../../../../../shared/ledgers/consultations';
import type { Opinion, Said } from '../../../../../../shared/records';
import { t } from '../../../../../ui/text';
import { dayText, waysText } from '../../words';

const telephones = ({ body }: ConsultationEntry): readonly string[] =>
  body.answer.telephone.split(/[、,，;；\s]+/).filter((part) => part !== '');

/** R-G04 意见收集采纳情况的说明: what a meeting is given. Names that are kept inside are covered in it. */
export function explanationReport(entry: ConsultationEntry, unitName: string): Report {
  const { line, body } = entry;
  const names = keptNames(entry);
  const shown = (words: string): string => withoutNames(words, names, privacyRules);
  const title = t('consultation.report.explanation', { title: shown(line.title) });
  const { heads, unsorted, times } = gather(body);
  const says = (opinions: readonly Opinion[]): string =>
    opinions.length === 1
      ? shown(opinions[0]?.text ?? '')
      : opinions.map((one, at) => t('consultation.report.says', { no: at + 1, text: shown(one.text) })).join('\n');
  const cells = ({ head, opinions, times: of }: GatheredHead, at: number): string[] => [
    String(at + 1),
    shown(head.title),
    String(of),
    says(opinions),
    verdictWords(text, head.verdict),
    shown(head.reason),
  ];
  return {
    title,
    intro: [
      t('consultation.report.period', {
        from: dayText(line.opensOn),
        to: dayText(line.closesOn),
        days: periodDays(line),
        ways: waysText(line),
      }),
      ...(body.overall.trim() === '' ? [] : [shown(body.overall.trim())]),
      overallSentence(entry, { text, rules: consultationRules }),
    ],
    paper: 'A4',
    orientation: 'landscape',
    tablePt: 9,
    columns: [
      { header: t('consultation.col.no'), widthMm: 11, align: 'center' },
      { header: t('consultation.col.head'), widthMm: 45 },
      { header: t('consultation.col.times'), widthMm: 14, align: 'right' },
      { header: t('consultation.col.says'), widthMm: 100 },
      { header: t('consultation.col.verdict'), widthMm: 22 },
      { header: t('consultation.col.reason'), widthMm: 70 },
    ],
    rows: [
      ...heads.filter(({ opinions }) => opinions.length > 0).map((one, at) => ({ cells: cells(one, at) })),
      ...(unsorted.length > 0
        ? [{ cells: ['', t('consultation.unsorted'), String(timesOf(unsorted)), says(unsorted), '', ''] }]
        : []),
      { kind: 'total' as const, cells: [t('consultation.report.total'), '', String(times), '', '', ''] },
    ],
    sign: [unitName],
    internal: true,
    fileName: title,
    publicContacts: telephones(entry),
  };
}

const saidText = (said: Said): string => t(`consultation.meeting.${said === '' ? 'unsaid' : said}`);

/** R-G04: what the agendas of the meetings on this matter say, as a checklist. */
export function meetingReport({ line, body }: ConsultationEntry, unitName: string): Report {
  const title = t('consultation.report.meetings', { title: line.title });
  const { checklist } = consultationRules;
  return {
    title,
    paper: 'A4',
    orientation: 'landscape',
    columns: [
      { header: t('consultation.meeting.name'), widthMm: 55 },
      { header: t('consultation.meeting.heldOn'), widthMm: 30 },
      ...checklist.map(({ words }) => ({ header: words, widthMm: 40, align: 'center' as const })),
      { header: t('consultation.meeting.invited'), widthMm: 45 },
    ],
    rows: body.meetings.map((meeting) => ({
      cells: [
        meeting.name,
        dayText(meeting.heldOn),
        ...checklist.map(({ item }) => saidText(meeting[item])),
        meeting.invited,
      ],
      minHeightMm: 12,
    })),
    foot: [...new Set(checklist.map(({ source }) => t('consultation.report.source', { source })))],
    sign: [unitName],
    internal: true,
    fileName: title,
  };
}
