import { Alert, App, Button, Select, Space, Table } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Rollup, RollupVillage } from '../../../../shared/disclosure/rollup';
import { beijingDay, formatCount, formatYuanGrouped } from '../../../../shared/kernel';
import { markReady } from '../../../app/ready';
import { formatRoute, navigate } from '../../../app/router';
import { useUnits } from '../../../app/session';
import { source } from '../../../data/source';
import { EmptyState } from '../../../ui/EmptyState';
import { FaultNote } from '../../../ui/FaultNote';
import { ReportActs } from '../../../ui/report';
import { Screen } from '../../../ui/Screen';
import { TaskProgress } from '../../../ui/TaskProgress';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';
import { PostingDialog } from './PostingDialog';
import { rollupReport } from './rollupReport';
import { useRollup } from './useRollup';
import { VillageCells } from './VillageCells';

/** R-V13: what each village was paid in a year, the batches behind it, and the posting of the year-end. */
export function RollupTab({ heads }: { heads: ReactNode }) {
  const thisYear = Number(beijingDay(source.now()).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const { rollup, years, task } = useRollup(year);
  const { self } = useUnits();
  const making = useTask();
  const { message } = App.useApp();
  const [posting, setPosting] = useState<RollupVillage | null>(null);
  const isEmpty = rollup !== null && rollup.batches === 0;
  useEffect(() => {
    if (rollup) markReady();
  }, [rollup]);

  const makeEntries = async (): Promise<void> => {
    const done = await making.run('app.task.rollup', (control) => runJob('rollup.makeEntries', { year }, control));
    if (!done) return;
    const { made, renewed, kept, outdated } = done;
    void message.success(t('rollup.made', { made, renewed, kept }));
    if (outdated.length > 0) void message.warning(t('rollup.outdated', { villages: outdated.join(t('app.comma')) }), 8);
  };
  return (
    <Screen
      title={t('app.menu.village')}
      lead={t('rollup.lead')}
      action={
        <Button type="primary" disabled={!rollup || isEmpty || making.running} onClick={() => void makeEntries()}>
          {t('rollup.make')}
        </Button>
      }
    >
      {heads}
      <div className="village-tools">
        <Select
          aria-label={t('rollup.year')}
          value={year}
          options={[...new Set([thisYear, ...(years ?? [])])]
            .sort((a, b) => b - a)
            .map((value) => ({ value, label: t('rollup.yearOf', { year: value }) }))}
          onChange={setYear}
        />
        {rollup && (
          <span role="status" className="figures">
            {t('rollup.summary', { n: formatCount(rollup.batches), amount: formatYuanGrouped(rollup.amountFen) })}
          </span>
        )}
        <ReportActs
          make={() => rollupReport(rollup as Rollup, self?.name ?? '')}
          disabled={rollup === null || isEmpty}
        />
      </div>
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <FaultNote fault={making.fault} onClose={making.clearFault} />
      {rollup && <Missing rollup={rollup} />}
      {isEmpty ? (
        <EmptyState sentence={t('rollup.empty', { year })}>
          <Button onClick={() => navigate({ page: 'payouts' })}>{t('app.menu.payouts')}</Button>
        </EmptyState>
      ) : (
        rollup && <Villages rollup={rollup} onPost={setPosting} />
      )}
      {posting && <PostingDialog village={posting} year={year} onClose={() => setPosting(null)} />}
    </Screen>
  );
}

function Villages({ rollup, onPost }: { rollup: Rollup; onPost: (village: RollupVillage) => void }) {
  return (
    <Table<RollupVillage>
      className="village-table"
      size="small"
      rowKey={({ unitCode, name }) => unitCode || name}
      pagination={false}
      dataSource={[...rollup.villages]}
      expandable={{
        expandedRowRender: (village) => <VillageCells village={village} />,
        rowExpandable: ({ cells }) => cells.length > 0,
        defaultExpandAllRows: rollup.villages.length === 1,
      }}
      columns={[
        { title: t('rollup.col.village'), dataIndex: 'name' },
        {
          title: t('rollup.col.programs'),
          render: (_, { cells }) =>
            cells.length === 0 ? <span className="quiet">{t('rollup.unpaid')}</span> : formatCount(cells.length),
        },
        { title: t('rollup.posting.payees'), align: 'right', render: (_, { payees }) => formatCount(payees) },
        { title: t('rollup.col.amount'), align: 'right', render: (_, { amountFen }) => formatYuanGrouped(amountFen) },
        {
          title: t('batch.col.acts'),
          render: (_, village) =>
            village.unitCode === '' ? (
              <a href={formatRoute({ page: 'settings', section: 'villages' })}>{t('rollup.toVillages')}</a>
            ) : (
              <Space>
                <Button size="small" disabled={village.cells.length === 0} onClick={() => onPost(village)}>
                  {t('rollup.post')}
                </Button>
              </Space>
            ),
        },
      ]}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0} />
          <Table.Summary.Cell index={1}>{t('rollup.total')}</Table.Summary.Cell>
          <Table.Summary.Cell index={2}>{formatCount(rollup.programs.length)}</Table.Summary.Cell>
          <Table.Summary.Cell index={3} />
          <Table.Summary.Cell index={4} align="right">
            {formatYuanGrouped(rollup.amountFen)}
          </Table.Summary.Cell>
          <Table.Summary.Cell index={5} />
        </Table.Summary.Row>
      )}
    />
  );
}

/** Batches of the year that are not in the sums, each with the reason and the way to it. */
function Missing({ rollup: { missing } }: { rollup: Rollup }) {
  if (missing.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('rollup.missing', { n: formatCount(missing.length) })}
      description={
        <ul className="tight-list">
          {missing.map((batch) => (
            <li key={batch.batchId}>
              <a href={formatRoute({ page: 'batch', batchId: batch.batchId, stage: 'check' })}>
                {batch.title || t('desk.untitled')}
              </a>{' '}
              <span className="figures">{formatYuanGrouped(batch.amountFen)}</span> {t(`rollup.missing.${batch.why}`)}
            </li>
          ))}
        </ul>
      }
    />
  );
}
