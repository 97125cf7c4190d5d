import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Report } from '../../../../shared/layout';
import { ReportActs } from '../../../ui/report/ReportActs';
import { t } from '../../../ui/text';
import { GuideDialog } from '../reports/GuideDialog';
import {
  directoryReport,
  ledgerReport,
  monthlyReport,
  noticeReport,
  policyReport,
  portalReport,
} from '../reports/ledgerReports';
import { useFrame } from '../reports/useFrame';
import type { Ledger } from './useLedger';

const KINDS = ['ledger', 'monthly', 'notice', 'portal', 'directory', 'policies'] as const;

/** What the ledger gives to take along: the lines as filtered, the month's list, the 通报, and lists over all years. */
export function LedgerReports({ ledger }: { ledger: Ledger }) {
  const [kind, setKind] = useState<(typeof KINDS)[number]>('ledger');
  const [showsGuide, setShowsGuide] = useState(false);
  const frame = useFrame();
  const { filter } = ledger;
  const all = ledger.all ?? [];
  const month = filter.month === '' ? String(filter.year) : `${filter.year}-${filter.month}`;
  const period =
    t('documents.year', { year: filter.year }) +
    (filter.month === '' ? '' : t('documents.month', { month: Number(filter.month) }));
  const make = (): Report => {
    switch (kind) {
      case 'ledger':
        return ledgerReport(
          ledger.lines.map((line) => line.document),
          period,
          frame,
        );
      case 'monthly':
        return monthlyReport(all, month, period, frame);
      case 'notice':
        return noticeReport(all, month, period, frame);
      case 'portal':
        return portalReport(all, frame);
      case 'directory':
        return directoryReport(all, frame);
      case 'policies':
        return policyReport(all, frame);
    }
  };
  return (
    <div className="ledger-tools">
      <Select
        aria-label={t('documents.report.kind')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`documents.reportKind.${value}`) }))}
        onChange={setKind}
      />
      <ReportActs make={make} disabled={all.length === 0} />
      <Button onClick={() => setShowsGuide(true)}>{t('documents.guide.title')}</Button>
      {showsGuide && <GuideDialog onClose={() => setShowsGuide(false)} />}
    </div>
  );
}
