import type { Report } from '../../../../shared/layout';
import { type Clearing, compilation, validityOn, type YearlyItem } from '../../../../shared/ledgers/documents';
import type { OfficialDocument } from '../../../../shared/records';
import { t } from '../../../ui/text';
import { dayText } from '../documents/ledgerWords';
import type { ReportFrame } from './ledgerReports';

const base = { paper: 'A4', orientation: 'landscape' } as const;
const sign = ({ unitName, today }: ReportFrame): readonly string[] => [unitName, dayText(today)];

/** R-P12: the 自查报告 for the government office: every document that is kept back and what the year's look at it decided. */
export function selfCheckReport(items: readonly YearlyItem[], year: number, frame: ReportFrame): Report {
  const title = t('documents.report.selfCheck', { unit: frame.unitName, year });
  const count = (outcome: string): number => items.filter((item) => item.outcome?.outcome === outcome).length;
  const decided = items.filter((item) => item.outcome !== undefined).length;
  return {
    ...base,
    title,
    intro: [
      t('documents.report.selfCheckLead', {
        n: items.length,
        decided,
        keep: count('keep'),
        toOpen: count('toOpen'),
        toOnRequest: count('toOnRequest'),
        open: items.length - decided,
      }),
    ],
    columns: [
      { header: t('documents.col.number'), widthMm: 36 },
      { header: t('documents.col.title'), widthMm: 76 },
      { header: t('documents.col.issuedOn'), widthMm: 26 },
      { header: t('documents.report.nowClass'), widthMm: 28 },
      { header: t('documents.field.classArticle'), widthMm: 40 },
      { header: t('documents.outcome'), widthMm: 24 },
      { header: t('documents.outcomeReason'), widthMm: 50 },
    ],
    rows: items.map(({ document: one, outcome }) => ({
      cells: [
        one.documentNumber,
        one.title,
        dayText(one.issuedOn),
        one.classWords,
        one.classArticle,
        outcome
          ? t(`documents.outcome.${outcome.outcome}`)
          : { text: t('documents.outcome.none'), mark: 'soon' as const },
        outcome?.reason ?? '',
      ],
    })),
    sign: sign(frame),
    internal: true,
    fileName: title,
  };
}

/** R-F02: the result of a year's 清理, which is published. */
export function clearingReport({ done, open }: Clearing, year: number, frame: ReportFrame): Report {
  const title = t('documents.report.clearing', { unit: frame.unitName, year });
  return {
    ...base,
    title,
    columns: [
      { header: t('documents.col.number'), widthMm: 40 },
      { header: t('documents.col.title'), widthMm: 100 },
      { header: t('documents.col.issuedOn'), widthMm: 28 },
      { header: t('documents.clearing.result'), widthMm: 28 },
      { header: t('documents.clearing.by'), widthMm: 60 },
    ],
    rows: done.map(({ document: one, line }) => ({
      cells: [
        one.documentNumber,
        one.title,
        dayText(one.issuedOn),
        t(`documents.validity.${line.validity}`),
        [line.byDocument, line.reason].filter((part) => part !== '').join(t('app.comma')),
      ],
    })),
    ...(open.length > 0 ? { foot: [t('documents.report.clearingOpen', { n: open.length })] } : {}),
    sign: sign(frame),
    internal: false,
    fileName: title,
  };
}

/** R-F03: the list of the 制度文件汇编. */
export function compilationReport(lines: Iterable<OfficialDocument>, frame: ReportFrame): Report {
  const title = t('documents.report.compilation', { unit: frame.unitName });
  return {
    ...base,
    title,
    columns: [
      { header: t('documents.report.place'), widthMm: 14, align: 'right' },
      { header: t('documents.col.title'), widthMm: 104 },
      { header: t('documents.col.number'), widthMm: 40 },
      { header: t('documents.col.issuedOn'), widthMm: 28 },
      { header: t('documents.col.validity'), widthMm: 24 },
      { header: t('documents.col.url'), widthMm: 50 },
    ],
    rows: compilation(lines, frame.today).map((one, index) => ({
      cells: [
        String(index + 1),
        one.title,
        one.documentNumber,
        dayText(one.issuedOn),
        t(`documents.validity.${validityOn(one, frame.today)}`),
        one.url,
      ],
    })),
    sign: sign(frame),
    internal: false,
    fileName: title,
  };
}
