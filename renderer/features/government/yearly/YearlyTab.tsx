import { Button, Progress, Select, Space, Table } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type YearlyItem, yearlyWorklist } from '../../../../shared/ledgers/documents';
import { markReady } from '../../../app/ready';
import { formatRoute } from '../../../app/router';
import { todayHere, useDocuments } from '../../../data/documents';
import { EmptyState } from '../../../ui/EmptyState';
import { ReportActs } from '../../../ui/report/ReportActs';
import { Screen } from '../../../ui/Screen';
import { StateMark } from '../../../ui/StateMark';
import { t } from '../../../ui/text';
import { dayText } from '../documents/ledgerWords';
import { useFrame } from '../reports/useFrame';
import { selfCheckReport } from '../reports/yearReports';
import { OutcomeDialog } from './OutcomeDialog';

const YEARS = 5;

/** R-P12: once a year everything that is kept back is looked at again. */
export function YearlyTab({ heads }: { heads: ReactNode }) {
  const documents = useDocuments();
  const thisYear = Number(todayHere().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [asked, setAsked] = useState<YearlyItem | null>(null);
  const frame = useFrame();
  const items = useMemo(() => yearlyWorklist(documents ?? [], year), [documents, year]);
  const decided = items.filter((item) => item.outcome !== undefined).length;
  useEffect(() => {
    if (documents) markReady();
  }, [documents]);
  return (
    <Screen title={t('app.menu.government')} lead={t('documents.yearlyLead')}>
      {heads}
      <div className="ledger-tools">
        <Select
          aria-label={t('documents.filter.year')}
          value={year}
          options={Array.from({ length: YEARS }, (_, index) => thisYear - index).map((value) => ({
            value,
            label: t('documents.year', { year: value }),
          }))}
          onChange={setYear}
        />
        <span role="status">{t('documents.yearlyDone', { decided, n: items.length })}</span>
        <ReportActs make={() => selfCheckReport(items, year, frame)} disabled={items.length === 0} />
      </div>
      {items.length > 0 && (
        <Progress
          percent={Math.floor((decided / items.length) * 100)}
          size="small"
          aria-label={t('documents.yearlyDone', { decided, n: items.length })}
        />
      )}
      {documents && items.length === 0 ? (
        <EmptyState sentence={t('documents.yearlyEmpty', { year })}>
          <a href={formatRoute({ page: 'government', tab: 'documents' })}>{t('documents.toLedger')}</a>
        </EmptyState>
      ) : (
        <Table<YearlyItem>
          size="small"
          rowKey={({ document }) => document.id}
          dataSource={items}
          pagination={items.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
          columns={[
            { title: t('documents.col.number'), width: 168, render: (_, { document }) => document.documentNumber },
            {
              title: t('documents.col.title'),
              render: (_, { document: { year: page, id, title } }) => (
                <a href={formatRoute({ page: 'document', year: String(page), id })}>
                  {title || t('documents.untitled')}
                </a>
              ),
            },
            { title: t('documents.col.issuedOn'), width: 128, render: (_, { document }) => dayText(document.issuedOn) },
            { title: t('documents.report.nowClass'), width: 128, render: (_, { document }) => document.classWords },
            {
              title: t('documents.col.reason'),
              render: (_, { document }) =>
                [document.classArticle, document.classReason].filter((part) => part !== '').join(t('app.comma')),
            },
            {
              title: t('documents.outcome'),
              render: (_, { outcome }) =>
                outcome ? (
                  <>
                    <StateMark tone="good">{t(`documents.outcome.${outcome.outcome}`)}</StateMark> {outcome.reason}
                  </>
                ) : (
                  <StateMark tone="wait">{t('documents.outcome.none')}</StateMark>
                ),
            },
            {
              title: t('batch.col.acts'),
              render: (_, item) => (
                <Space>
                  <Button size="small" onClick={() => setAsked(item)}>
                    {t('documents.outcomeDo')}
                  </Button>
                </Space>
              ),
            },
          ]}
        />
      )}
      {asked && <OutcomeDialog item={asked} year={year} onClose={() => setAsked(null)} />}
    </Screen>
  );
}
