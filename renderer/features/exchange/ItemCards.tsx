import { Button, Card, Drawer, Table } from 'antd';
import { useEffect, useState } from 'react';
import type { JobResult } from '../../../shared/jobs';
import { formatCount } from '../../../shared/kernel';
import type { ReceivedBundle, ReceivedItem } from '../../../shared/records';
import { FaultNote } from '../../ui/FaultNote';
import { PagePreview } from '../../ui/PagePreview';
import { TaskProgress } from '../../ui/TaskProgress';
import { t } from '../../ui/text';
import { useTask } from '../../ui/useTask';
import { runJob } from '../../workers/client';

/** What is in the package, one card an item; each can be read before it is accepted. */
export function ItemCards({ bundle }: { bundle: ReceivedBundle }) {
  const [open, setOpen] = useState<ReceivedItem | null>(null);
  return (
    <>
      <div className="item-cards">
        {bundle.items.map((item) => (
          <Card
            key={item.itemId}
            size="small"
            title={item.title}
            extra={
              <Button size="small" onClick={() => setOpen(item)}>
                {t('exchange.read')}
              </Button>
            }
          >
            <p className="figures">
              {t(item.kind === 'payout' ? 'exchange.itemPayout' : 'exchange.item', {
                n: formatCount(item.rowCount),
                total: groupDigits(item.totalYuan),
                kind: t(`exchange.kind.${item.kind}`),
              })}
            </p>
            <p className="quiet">
              {t('exchange.itemLine', { period: item.period, unit: item.unitCode, revision: item.revision })}
            </p>
          </Card>
        ))}
      </div>
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open?.title ?? ''}
        size="large"
        destroyOnHidden
        styles={{ body: { display: 'flex', flexDirection: 'column', minHeight: 0 } }}
      >
        {open && <ItemReader bundleId={bundle.id} item={open} />}
      </Drawer>
    </>
  );
}

const groupDigits = (yuan: string): string => yuan.replace(/\B(?=(\d{3})+(?=\.|$))/g, ',');

function ItemReader({ bundleId, item }: { bundleId: string; item: ReceivedItem }) {
  const task = useTask();
  const { run } = task;
  const [content, setContent] = useState<JobResult<'bundle.item'> | null>(null);
  useEffect(() => {
    void run('app.task.opening', (options) => runJob('bundle.item', { bundleId, itemId: item.itemId }, options)).then(
      (value) => value && setContent(value),
    );
  }, [run, bundleId, item.itemId]);
  if (!content)
    return (
      <>
        <TaskProgress task={task} />
        <FaultNote fault={task.fault} />
      </>
    );
  if (content.html !== '') return <PagePreview html={content.html} title={item.title} pageWidthMm={210} />;
  return (
    <Table
      size="small"
      rowKey={(row) => row.join(' ')}
      dataSource={content.rows.map((row) => [...row])}
      pagination={{ pageSize: 50, showSizeChanger: false }}
      columns={content.columns.map((name, index) => ({
        title: name,
        render: (_: unknown, row: string[]) => row[index] ?? '',
      }))}
    />
  );
}
