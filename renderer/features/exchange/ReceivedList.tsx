import { Button, Table } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { beijingDay, formatCount, formatDateChinese } from '../../../shared/kernel';
import type { ReceivedBundle } from '../../../shared/records';
import { navigate } from '../../app/router';
import { listReceived } from '../../data/queries';
import { EmptyState } from '../../ui/EmptyState';
import { type MarkTone, StateMark } from '../../ui/StateMark';
import { t } from '../../ui/text';

const TONE: Record<ReceivedBundle['state'], MarkTone> = { staged: 'wait', accepted: 'good', refused: 'bad' };

/** Packages that came in, newest first. */
export function ReceivedList() {
  const received = useLiveQuery(() => listReceived(), []);
  if (!received) return null;
  if (received.length === 0) return <EmptyState sentence={t('exchange.noneReceived')} />;
  return (
    <Table<ReceivedBundle>
      rowKey="id"
      size="small"
      pagination={received.length > 50 ? { pageSize: 50 } : false}
      dataSource={received}
      columns={[
        {
          title: t('exchange.col.title'),
          render: (_, bundle) => (
            <Button type="link" className="cell-link" onClick={() => navigate({ page: 'bundle', bundleId: bundle.id })}>
              {bundle.title || bundle.fileName}
            </Button>
          ),
        },
        { title: t('exchange.col.sender'), dataIndex: 'senderName' },
        { title: t('exchange.col.items'), align: 'right', render: (_, bundle) => formatCount(bundle.items.length) },
        {
          title: t('exchange.col.date'),
          render: (_, bundle) => formatDateChinese(beijingDay(Date.parse(bundle.receivedAt))),
        },
        {
          title: t('batch.col.state'),
          render: (_, bundle) => <StateMark tone={TONE[bundle.state]}>{t(`exchange.state.${bundle.state}`)}</StateMark>,
        },
      ]}
    />
  );
}
