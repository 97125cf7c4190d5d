import { App, Button, Dropdown, Space, Table } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { beijingDay, formatCount, formatDateChinese, formatYuanGrouped } from '../../../shared/kernel';
import type { BatchRecord } from '../../../shared/records';
import { SHEET_TYPES } from '../../app/deskCommands';
import { takeIn } from '../../app/intake';
import { newBlankSheet } from '../../app/newBlank';
import { markReady } from '../../app/ready';
import { formatRoute, navigate } from '../../app/router';
import { startSample } from '../../app/sample';
import { listBatches } from '../../data/queries';
import { EmptyState } from '../../ui/EmptyState';
import { FaultNote } from '../../ui/FaultNote';
import { FilePicker } from '../../ui/FilePicker';
import { Screen } from '../../ui/Screen';
import { TaskProgress } from '../../ui/TaskProgress';
import { t } from '../../ui/text';
import { useTask } from '../../ui/useTask';
import { runJob } from '../../workers/client';
import { StateTag } from './StateTag';

const open = (batch: BatchRecord): void =>
  navigate({
    page: 'batch',
    batchId: batch.id,
    stage: batch.state === 'confirmed' || batch.state === 'posted' ? 'posting' : 'check',
  });

/** All batches; deleted ones lie in the recycle bin (features/history). */
export function BatchList() {
  const batches = useLiveQuery(() => listBatches(), []);
  const task = useTask();
  const { message } = App.useApp();
  useEffect(() => {
    if (batches) markReady();
  }, [batches]);
  const remove = async (batch: BatchRecord): Promise<void> => {
    const done = await task.run('app.task.saving', (options) =>
      runJob('payout.remove', { batchId: batch.id, deleted: true }, options),
    );
    if (done !== undefined) void message.success(t('batch.removed', { title: batch.title || t('desk.untitled') }));
  };
  return (
    <Screen
      title={t('app.menu.payouts')}
      lead={t('batch.list.lead')}
      action={
        <Space wrap>
          <a href={formatRoute({ page: 'bin' })}>{t('bin.title')}</a>
          <Button onClick={() => void newBlankSheet(task)}>{t('desk.newBlank')}</Button>
          <FilePicker
            primary
            multiple
            label={t('batch.list.import')}
            accept={SHEET_TYPES}
            onFiles={(files) => takeIn(files)}
          />
        </Space>
      }
    >
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {batches && batches.length === 0 && (
        <EmptyState sentence={t('batch.list.empty')}>
          <Button type="link" onClick={() => void startSample(task)}>
            {t('desk.sample')}
          </Button>
        </EmptyState>
      )}
      {batches && batches.length > 0 && (
        <Table<BatchRecord>
          rowKey="id"
          size="small"
          dataSource={batches}
          pagination={batches.length > 50 ? { pageSize: 50 } : false}
          columns={[
            {
              title: t('batch.col.title'),
              render: (_, batch) => (
                <Button type="link" className="cell-link" onClick={() => open(batch)}>
                  {batch.title || t('desk.untitled')}
                </Button>
              ),
            },
            { title: t('batch.col.period'), render: (_, batch) => batch.period || batch.year || '' },
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
            { title: t('batch.col.state'), render: (_, batch) => <StateTag state={batch.state} /> },
            {
              title: t('batch.col.updated'),
              render: (_, batch) => formatDateChinese(beijingDay(Date.parse(batch.updatedAt))),
            },
            {
              title: t('batch.col.acts'),
              render: (_, batch) => (
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: [{ key: 'remove', label: t('batch.remove'), danger: true }],
                    onClick: () => void remove(batch),
                  }}
                >
                  <Button size="small">{t('batch.more')}</Button>
                </Dropdown>
              ),
            },
          ]}
        />
      )}
    </Screen>
  );
}
