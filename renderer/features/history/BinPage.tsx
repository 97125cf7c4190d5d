import { App, Button, Table } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { markReady } from '../../app/ready';
import { formatRoute } from '../../app/router';
import { type BinItem, listBin, restoreFromBin } from '../../data/store';
import { EmptyState } from '../../ui/EmptyState';
import { FaultNote } from '../../ui/FaultNote';
import { describeMoment } from '../../ui/moment';
import { Screen } from '../../ui/Screen';
import { t } from '../../ui/text';
import { useTask } from '../../ui/useTask';

/** 回收站: what was taken away and can come back at any time. */
export function BinPage() {
  const { message } = App.useApp();
  const items = useLiveQuery(() => listBin(), []);
  const task = useTask();
  const now = Date.now();
  useEffect(() => {
    if (items) markReady();
  }, [items]);
  const restore = async (item: BinItem): Promise<void> => {
    const back = await task.run('app.task.saving', () => restoreFromBin(item.table, item.key));
    if (back !== undefined) void message.success(t('batch.restored', { title: item.title || t('desk.untitled') }));
  };
  return (
    <Screen
      title={t('bin.title')}
      lead={t('bin.lead')}
      action={<a href={formatRoute({ page: 'payouts' })}>{t('bin.back')}</a>}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {items?.length === 0 && (
        <EmptyState sentence={t('bin.empty')}>
          <a href={formatRoute({ page: 'history' })}>{t('bin.toHistory')}</a>
        </EmptyState>
      )}
      {items && items.length > 0 && (
        <Table<BinItem>
          rowKey={(item) => `${item.table}/${item.key}`}
          size="small"
          dataSource={[...items]}
          pagination={items.length > 50 ? { pageSize: 50 } : false}
          columns={[
            { title: t('batch.col.title'), render: (_, item) => item.title || t('desk.untitled') },
            { title: t('bin.col.kind'), render: (_, item) => t(item.kind) },
            { title: t('bin.col.when'), render: (_, item) => describeMoment(item.deletedAt, now) },
            { title: t('bin.col.by'), render: (_, item) => item.deletedBy || t('app.operator.unnamed') },
            {
              title: t('batch.col.acts'),
              render: (_, item) => (
                <Button size="small" disabled={task.running} onClick={() => void restore(item)}>
                  {t('batch.restore')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Screen>
  );
}
