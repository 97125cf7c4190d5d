import { Button, Space } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { TableRead } from '../../../../shared/jobs';
import { SHEET_TYPES } from '../../../app/deskCommands';
import { markReady } from '../../../app/ready';
import { EmptyState } from '../../../ui/EmptyState';
import { FaultNote } from '../../../ui/FaultNote';
import { FilePicker } from '../../../ui/FilePicker';
import { Screen } from '../../../ui/Screen';
import { TaskProgress } from '../../../ui/TaskProgress';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';
import { RegisterPage } from '../register/RegisterPage';
import { CarryOver } from './CarryOver';
import { LedgerReports } from './LedgerReports';
import { LedgerTable } from './LedgerTable';
import { LedgerTools } from './LedgerTools';
import { NewDocument } from './NewDocument';
import { useLedger } from './useLedger';

/** 公文台账: what was issued, under which class, due when, on the net when. */
export function DocumentsTab({ heads }: { heads: ReactNode }) {
  const ledger = useLedger();
  const [adding, setAdding] = useState(false);
  const ready = ledger.all !== undefined;
  const task = useTask();
  const [table, setTable] = useState<TableRead | null>(null);
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  const read = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    const found = await task.run('documents.task.readSheet', (options) => runJob('table.read', { file }, options));
    if (found) setTable(found);
  };
  if (table)
    return (
      <RegisterPage
        table={table}
        year={ledger.filter.year}
        onClose={(year) => {
          setTable(null);
          if (year !== undefined) ledger.change({ year });
        }}
      />
    );
  return (
    <Screen
      fill
      title={t('app.menu.government')}
      lead={t('documents.lead')}
      action={
        <Space wrap>
          <FilePicker
            label={t('register.import')}
            accept={SHEET_TYPES}
            testId="register-file"
            onFiles={(files) => void read(files)}
          />
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('documents.new')}
          </Button>
        </Space>
      }
    >
      {heads}
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {ledger.all && <CarryOver documents={ledger.all} year={ledger.filter.year} />}
      {ledger.all?.length === 0 ? (
        <EmptyState sentence={t('documents.empty')}>
          <Button onClick={() => setAdding(true)}>{t('documents.new')}</Button>
        </EmptyState>
      ) : (
        <>
          <LedgerTools ledger={ledger} />
          <LedgerReports ledger={ledger} />
          <LedgerTable lines={ledger.lines} />
        </>
      )}
      {adding && <NewDocument year={ledger.filter.year} onClose={() => setAdding(false)} />}
    </Screen>
  );
}
