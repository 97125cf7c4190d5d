import { Alert, Button, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { text } from '../../../resources';
import type { ListsView } from '../../../shared/jobs';
import { beijingDay, describePeriodCode, formatCount } from '../../../shared/kernel';
import { useSettings, useUnits } from '../../app/session';
import { source } from '../../data/source';
import { FaultNote } from '../../ui/FaultNote';
import { TaskProgress } from '../../ui/TaskProgress';
import { describe, t } from '../../ui/text';
import { useTask } from '../../ui/useTask';
import { runJob } from '../../workers/client';
import { usePack } from './usePack';

const YEARS = 2;
const SHOWN = 5;

/** The year itself and its quarters, this year first. */
function periods(thisYear: number): string[] {
  return Array.from({ length: YEARS }, (_, index) => String(thisYear - index)).flatMap((year) => [
    ...['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) => `${year}-${quarter}`),
    year,
  ]);
}

/** 公开清单: what the villages had to publish in a period and did, packed for the unit above (R-V11). */
export function ListsSection() {
  const { self } = useUnits();
  const settings = useSettings();
  const today = beijingDay(source.now());
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3);
  const [period, setPeriod] = useState(`${today.slice(0, 4)}-Q${quarter}`);
  const [view, setView] = useState<ListsView | null>(null);
  const looking = useTask();
  const pack = usePack();
  const recipient = settings.recipientUnit || self?.parentCode || '';
  const isCurrent = view?.period === period;
  const problems = view?.problems ?? [];

  const look = async (): Promise<void> => {
    const found = await looking.run('app.task.matters', (control) => runJob('bundle.lists', { period }, control));
    if (found) setView(found);
  };
  return (
    <>
      <h2>{t('lists.head')}</h2>
      <p className="quiet">{t('lists.lead')}</p>
      <Space wrap className="lists-acts">
        <Select
          aria-label={t('lists.period')}
          value={period}
          style={{ minWidth: '11rem' }}
          options={periods(Number(today.slice(0, 4))).map((value) => ({
            value,
            label: describePeriodCode(text, value),
          }))}
          onChange={setPeriod}
        />
        <Button disabled={looking.running} onClick={() => void look()}>
          {t('lists.look')}
        </Button>
        <Button
          disabled={
            !isCurrent || view.units.length === 0 || problems.length > 0 || recipient === '' || pack.task.running
          }
          onClick={() => void pack.pack({ period, recipientUnit: recipient })}
        >
          {t('lists.do')}
        </Button>
        {recipient === '' && <span className="quiet">{t('lists.noRecipient')}</span>}
      </Space>
      <TaskProgress task={looking} />
      <TaskProgress task={pack.task} />
      <FaultNote fault={looking.fault} onClose={looking.clearFault} />
      <FaultNote fault={pack.task.fault} onClose={pack.task.clearFault} />
      {pack.packed && <Alert type="success" showIcon title={t('pack.done', { name: pack.packed.savedAs })} />}
      {isCurrent && problems.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('lists.blocked', { n: formatCount(problems.length) })}
          description={
            <ul className="tight-list">
              {problems.slice(0, SHOWN).map((one) => (
                <li key={JSON.stringify(one)}>{describe(one)}</li>
              ))}
            </ul>
          }
        />
      )}
      {isCurrent && view.units.length === 0 && <p>{t('lists.empty')}</p>}
      {isCurrent && view.units.length > 0 && (
        <Table<ListsView['units'][number]>
          rowKey="unitCode"
          size="small"
          pagination={false}
          dataSource={[...view.units]}
          columns={[
            { title: t('lists.col.unit'), dataIndex: 'unitName' },
            ...(['published', 'notDue', 'overdue', 'none', 'heldBack', 'persons', 'notices'] as const).map((key) => ({
              title: t(`lists.col.${key}`),
              dataIndex: key,
              align: 'right' as const,
            })),
          ]}
        />
      )}
    </>
  );
}
