import { Button, Select, Table } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { clearingOf, normativeRegister, validityOn } from '../../../../shared/ledgers/documents';
import { DOCUMENT_VALIDITY, type DocumentValidity, type OfficialDocument } from '../../../../shared/records';
import { markReady } from '../../../app/ready';
import { formatRoute } from '../../../app/router';
import { todayHere, useDocuments } from '../../../data/documents';
import { EmptyState } from '../../../ui/EmptyState';
import { ReportActs } from '../../../ui/report/ReportActs';
import { Screen } from '../../../ui/Screen';
import { type MarkTone, StateMark } from '../../../ui/StateMark';
import { t } from '../../../ui/text';
import { dayText } from '../documents/ledgerWords';
import { useFrame } from '../reports/useFrame';
import { clearingReport, compilationReport } from '../reports/yearReports';
import { ValidityDialog } from './ValidityDialog';

const TONE: Readonly<Record<DocumentValidity, MarkTone>> = {
  '': 'off',
  inForce: 'good',
  amended: 'info',
  repealed: 'off',
  expired: 'wait',
};

/** 规范性文件库: what is in force, what changed it (R-F01), the year's 清理 (R-F02), the 汇编 (R-F03). */
export function NormativeTab({ heads }: { heads: ReactNode }) {
  const documents = useDocuments();
  const today = todayHere();
  const year = Number(today.slice(0, 4));
  const [validity, setValidity] = useState<DocumentValidity>('');
  const [report, setReport] = useState<'compilation' | 'clearing'>('compilation');
  const [asked, setAsked] = useState<OfficialDocument | null>(null);
  const frame = useFrame();
  const all = useMemo(() => normativeRegister(documents ?? []), [documents]);
  const clearing = useMemo(() => clearingOf(all, year), [all, year]);
  const lines = all.filter((one) => validity === '' || validityOn(one, today) === validity);
  useEffect(() => {
    if (documents) markReady();
  }, [documents]);
  return (
    <Screen title={t('app.menu.government')} lead={t('documents.normativeLead')}>
      {heads}
      {documents && all.length === 0 ? (
        <EmptyState sentence={t('documents.normativeEmpty')}>
          <a href={formatRoute({ page: 'government', tab: 'documents' })}>{t('documents.toLedger')}</a>
        </EmptyState>
      ) : (
        <>
          <div className="ledger-tools">
            <Select
              aria-label={t('documents.col.validity')}
              value={validity}
              options={DOCUMENT_VALIDITY.map((value) => ({
                value,
                label: t(value === '' ? 'documents.anyValidity' : `documents.validity.${value}`),
              }))}
              onChange={setValidity}
            />
            <span role="status">
              {t('documents.clearingDone', { year, done: clearing.done.length, open: clearing.open.length })}
            </span>
            <Select
              aria-label={t('documents.report.kind')}
              value={report}
              options={(['compilation', 'clearing'] as const).map((value) => ({
                value,
                label: t(`documents.reportKind.${value}`),
              }))}
              onChange={setReport}
            />
            <ReportActs
              make={() =>
                report === 'clearing' ? clearingReport(clearing, year, frame) : compilationReport(all, frame)
              }
            />
          </div>
          <Table<OfficialDocument>
            size="small"
            rowKey="id"
            dataSource={lines}
            pagination={lines.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
            locale={{ emptyText: t('documents.noMatch') }}
            columns={[
              { title: t('documents.col.number'), dataIndex: 'documentNumber' },
              {
                title: t('documents.col.title'),
                render: (_, one) => (
                  <a href={formatRoute({ page: 'document', year: String(one.year), id: one.id })}>{one.title}</a>
                ),
              },
              { title: t('documents.col.issuedOn'), render: (_, one) => dayText(one.issuedOn) },
              { title: t('documents.field.expiresOn'), render: (_, one) => dayText(one.expiresOn) },
              {
                title: t('documents.col.validity'),
                render: (_, one) => {
                  const now = validityOn(one, today);
                  return now === '' ? null : <StateMark tone={TONE[now]}>{t(`documents.validity.${now}`)}</StateMark>;
                },
              },
              { title: t('documents.field.basisDocument'), dataIndex: 'basisDocument' },
              {
                title: t('documents.col.changedBy'),
                render: (_, one) => {
                  const last = one.validityTrace.at(-1);
                  return last && [dayText(last.on), last.byDocument || last.reason].join(' ');
                },
              },
              {
                title: t('batch.col.acts'),
                render: (_, one) => (
                  <Button size="small" onClick={() => setAsked(one)}>
                    {t('documents.clearing.do')}
                  </Button>
                ),
              },
            ]}
          />
        </>
      )}
      {asked && <ValidityDialog document={asked} onClose={() => setAsked(null)} />}
    </Screen>
  );
}
