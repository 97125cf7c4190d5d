import { Button, Table } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { beijingDay, formatCount, formatDateChinese, formatYuanGrouped } from '../../../shared/kernel';
import type { BatchRecord, SentBundle } from '../../../shared/records';
import { navigate } from '../../app/router';
import { listBatches, listSent } from '../../data/queries';
import { EmptyState } from '../../ui/EmptyState';
import { t } from '../../ui/text';
import { ListsSection } from './ListsSection';

const isReady = (batch: BatchRecord): boolean => batch.state === 'confirmed' || batch.state === 'posted';

/** What can be packed, and what was packed. */
export function SendList() {
  const batches = useLiveQuery(() => listBatches(), []);
  const sent = useLiveQuery(() => listSent(), []);
  if (!batches || !sent) return null;
  const ready = batches.filter(isReady);
  return (
    <>
      <h2>{t('exchange.ready')}</h2>
      {ready.length === 0 ? (
        <EmptyState sentence={t('exchange.nothingReady')}>
          <Button onClick={() => navigate({ page: 'payouts' })}>{t('app.menu.payouts')}</Button>
        </EmptyState>
      ) : (
        <Table<BatchRecord>
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={ready}
          columns={[
            { title: t('batch.col.title'), dataIndex: 'title' },
            {
              title: t('batch.col.villages'),
              align: 'right',
              render: (_, batch) => formatCount(batch.summary.villages.length),
            },
            {
              title: t('batch.col.rows'),
              align: 'right',
              render: (_, batch) => formatCount(batch.summary.counts.imported),
            },
            {
              title: t('batch.col.total'),
              align: 'right',
              render: (_, batch) => formatYuanGrouped(batch.summary.totalFen),
            },
            {
              title: t('exchange.packed'),
              render: (_, batch) =>
                t('exchange.packedTimes', {
                  n: sent.filter((bundle) => bundle.batchId === batch.id && bundle.state === 'written').length,
                }),
            },
            {
              title: t('batch.col.acts'),
              render: (_, batch) => (
                <Button size="small" onClick={() => navigate({ page: 'pack', batchId: batch.id })}>
                  {t('posting.pack')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <ListsSection />
      {sent.length > 0 && (
        <>
          <h2>{t('exchange.sent')}</h2>
          <Table<SentBundle>
            rowKey="id"
            size="small"
            pagination={sent.length > 30 ? { pageSize: 30 } : false}
            dataSource={sent}
            columns={[
              { title: t('exchange.col.file'), dataIndex: 'fileName' },
              { title: t('exchange.col.sequence'), align: 'right', dataIndex: 'sequence' },
              { title: t('batch.col.rows'), align: 'right', render: (_, bundle) => formatCount(bundle.rowCount) },
              {
                title: t('batch.col.total'),
                align: 'right',
                render: (_, bundle) => formatYuanGrouped(bundle.totalFen),
              },
              {
                title: t('exchange.col.date'),
                render: (_, bundle) => formatDateChinese(beijingDay(Date.parse(bundle.createdAt))),
              },
              { title: t('batch.col.state'), render: (_, bundle) => t(`exchange.sentState.${bundle.state}`) },
            ]}
          />
        </>
      )}
    </>
  );
}
