import { Button, Space } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { markReady } from '../../../app/ready';
import { EmptyState } from '../../../ui/EmptyState';
import { Screen } from '../../../ui/Screen';
import { t } from '../../../ui/text';
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
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  return (
    <Screen
      fill
      title={t('app.menu.government')}
      lead={t('documents.lead')}
      action={
        <Space wrap>
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('documents.new')}
          </Button>
        </Space>
      }
    >
      {heads}
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
