import { documentRules } from '../../../../resources/tables';
import type { CalendarDate } from '../../../../shared/kernel';
import type { Report, ReportCell, ReportMark } from '../../../../shared/layout';
import {
  benefitPolicies,
  checkExport,
  disclosureDirectory,
  issuedIn,
  type LedgerMark,
  ledgerState,
  unitNumbers,
} from '../../../../shared/ledgers/documents';
import type { OfficialDocument } from '../../../../shared/records';
import { describe, t } from '../../../ui/text';
import { dayText, ledgerText } from '../documents/ledgerWords';

/** What every report of this room shares. Names of units by code. */
export interface ReportFrame {
  readonly unitName: string;
  readonly nameOf: (unitCode: string) => string;
  readonly today: CalendarDate;
}

const MARK: Partial<Record<LedgerMark, ReportMark>> = {
  late: 'late',
  lateDone: 'late',
  soon: 'soon',
  onTime: 'done',
};

const base = { paper: 'A4', orientation: 'landscape', tablePt: 8 } as const;
const sign = ({ unitName, today }: ReportFrame): readonly string[] => [unitName, dayText(today)];

/** R-P02: the working ledger, in the columns of the source; also read back by the import. */
export function ledgerReport(lines: readonly OfficialDocument[], period: string, frame: ReportFrame): Report {
  const title = t('documents.report.ledger', { unit: frame.unitName, period });
  return {
    ...base,
    title,
    columns: [
      { header: t('documents.col.number'), widthMm: 38 },
      { header: t('documents.col.title'), widthMm: 49 },
      { header: t('documents.col.class'), widthMm: 24 },
      { header: t('documents.col.formedOn'), widthMm: 28 },
      { header: t('documents.col.issuedOn'), widthMm: 28 },
      { header: t('documents.col.dueOn'), widthMm: 28 },
      { header: t('documents.col.publishedOn'), widthMm: 28 },
      { header: t('documents.col.url'), widthMm: 30 },
      { header: t('documents.col.late'), widthMm: 18 },
    ],
    rows: lines.map((one) => ({ cells: ledgerCells(one, frame.today) })),
    foot: [t('documents.report.ledgerFoot')],
    sign: sign(frame),
    internal: true,
    fileName: title,
  };
}

function ledgerCells(one: OfficialDocument, today: CalendarDate): readonly ReportCell[] {
  const state = ledgerState(one, documentRules, today);
  const mark = MARK[state.mark];
  const due =
    one.dueStatus === 'provisional' ? `${dayText(one.dueOn)}${t('documents.provisional')}` : dayText(one.dueOn);
  return [
    one.documentNumber,
    one.title,
    one.classWords,
    dayText(one.formedOn),
    dayText(one.issuedOn),
    due,
    dayText(one.publishedOn),
    one.url,
    { text: ledgerText(state), ...(mark ? { mark } : {}) },
  ];
}

/** R-P02, R-A05: the 通报 of a month, or of a year: unit by unit issued, due, in time, late, not yet, sent back. */
export function noticeReport(
  lines: Iterable<OfficialDocument>,
  month: string,
  period: string,
  frame: ReportFrame,
): Report {
  const title = t('documents.report.notice', { period });
  const numbers = unitNumbers(lines, month, documentRules, frame.today);
  const keys = ['issued', 'due', 'onTime', 'late', 'notYet', 'returned'] as const;
  const sum = (key: (typeof keys)[number]): string => String(numbers.reduce((n, one) => n + one[key], 0));
  return {
    ...base,
    orientation: 'portrait',
    title,
    intro: [t('documents.report.noticeLead', { units: numbers.length, late: sum('late') })],
    columns: [
      { header: t('documents.report.unit'), widthMm: 46 },
      ...keys.map((key) => ({ header: t(`documents.numbers.${key}`), widthMm: 20, align: 'right' as const })),
    ],
    rows: [
      ...numbers.map((one) => ({ cells: [frame.nameOf(one.unitCode), ...keys.map((key) => String(one[key]))] })),
      { kind: 'total' as const, cells: [t('documents.report.total'), ...keys.map(sum)] },
    ],
    sign: sign(frame),
    internal: true,
    fileName: title,
  };
}

/** R-P02: the documents of a month that must be on the net, late ones first by their due day. */
export function monthlyReport(
  lines: readonly OfficialDocument[],
  month: string,
  period: string,
  frame: ReportFrame,
): Report {
  const ofMonth = lines.filter((one) => issuedIn(one, month) && one.dueOn !== '');
  const sorted = [...ofMonth].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const title = t('documents.report.monthly', { unit: frame.unitName, period });
  return { ...ledgerReport(sorted, period, frame), title, fileName: title };
}

/** R-P14: 索引, 名称, 内容概述, 生成日期 of all that is published. */
export function directoryReport(lines: Iterable<OfficialDocument>, frame: ReportFrame): Report {
  const title = t('documents.report.directory', { unit: frame.unitName });
  return {
    ...base,
    title,
    columns: [
      { header: t('documents.field.indexNumber'), widthMm: 40 },
      { header: t('documents.report.name'), widthMm: 80 },
      { header: t('documents.field.summary'), widthMm: 100 },
      { header: t('documents.report.madeOn'), widthMm: 30 },
    ],
    rows: disclosureDirectory(lines).map((one) => ({
      cells: [one.indexNumber, one.title, one.summary, dayText(one.formedOn || one.issuedOn)],
    })),
    sign: sign(frame),
    internal: false,
    fileName: title,
  };
}

/** R-P16: policies for people and firms, with what they are worth today. */
export function policyReport(lines: Iterable<OfficialDocument>, frame: ReportFrame): Report {
  const title = t('documents.report.policies', { unit: frame.unitName });
  return {
    ...base,
    title,
    columns: [
      { header: t('documents.col.number'), widthMm: 40 },
      { header: t('documents.col.title'), widthMm: 100 },
      { header: t('documents.col.issuedOn'), widthMm: 30 },
      { header: t('documents.col.validity'), widthMm: 26 },
      { header: t('documents.field.expiresOn'), widthMm: 30 },
      { header: t('documents.col.url'), widthMm: 40 },
    ],
    rows: benefitPolicies(lines, frame.today).map(({ document: one, validity }) => ({
      cells: [
        one.documentNumber,
        one.title,
        dayText(one.issuedOn),
        validity === '' ? '' : t(`documents.validity.${validity}`),
        dayText(one.expiresOn),
        one.url,
      ],
    })),
    sign: sign(frame),
    internal: false,
    fileName: title,
  };
}

/**
 * R-A08, R-P06: what is ready for the portal, with its column; documents that may not go are left out whatever was chosen, and
 * those that still lack something are named below.
 */
export function portalReport(lines: readonly OfficialDocument[], frame: ReportFrame): Report {
  const title = t('documents.report.portal', { unit: frame.unitName });
  const waiting = lines.filter(
    (one) => one.state === 'issued' && ledgerState(one, documentRules, frame.today).mark !== 'none',
  );
  const checked = waiting.map((one) => ({ one, problems: checkExport(one, documentRules) }));
  return {
    ...base,
    title,
    columns: [
      { header: t('documents.col.number'), widthMm: 38 },
      { header: t('documents.col.title'), widthMm: 86 },
      { header: t('documents.col.class'), widthMm: 28 },
      { header: t('documents.field.portalColumn'), widthMm: 38 },
      { header: t('documents.field.madeBy'), widthMm: 38 },
      { header: t('documents.report.repost'), widthMm: 16 },
      { header: t('documents.col.dueOn'), widthMm: 26 },
    ],
    rows: checked
      .filter(({ problems }) => problems.length === 0)
      .map(({ one }) => ({
        cells: [
          one.documentNumber,
          one.title,
          one.classWords,
          one.portalColumn,
          one.madeBy,
          one.isRepost ? t('documents.report.repost') : '',
          dayText(one.dueOn),
        ],
      })),
    foot: checked
      .filter(({ problems }) => problems.length > 0)
      .map(({ one, problems }) =>
        t('documents.report.notReady', { title: one.title, why: problems.map((item) => describe(item)).join('') }),
      ),
    sign: sign(frame),
    internal: true,
    fileName: title,
  };
}
