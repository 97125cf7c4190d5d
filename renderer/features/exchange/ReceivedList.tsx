import { Button, Table, Tag } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { beijingDay, formatCount, formatDateChinese } from '../../../shared/kernel';
import type { ReceivedBundle } from '../../../shared/records';
import { navigate } from '../../app/router';
import { listReceived } from '../../data/queries';
import { EmptyState } from '../../ui/EmptyState';
import { t } from '../../ui/text';

const COLOR: Record<ReceivedBundle['state'], string> = { staged: 'gold', accepted: 'green', refused: 'red' };

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
          render: (_, bundle) => <Tag color={COLOR[bundle.state]}>{t(`exchange.state.${bundle.state}`)}</Tag>,
        },
      ]}
    />
  );
}
