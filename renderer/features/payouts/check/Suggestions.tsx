import { Button, Table } from 'antd';
import { useState } from 'react';
import type { JobResult } from '../../../../shared/jobs';
import { formatCount } from '../../../../shared/kernel';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';
import { useOpenBatch } from '../batch/useBatch';

const CODES = new Set(['id_scientific', 'id_precision_lost', 'id_checksum', 'id_date', 'id_15_digits', 'id_missing']);

/** Faults of an ID number for which a roster or a single digit may give the right one. */
export const hasSuggestions = (code: string): boolean => CODES.has(code);

type Lines = JobResult<'payout.suggestions'>['lines'];

/** [payout-sheets.md § 4.3] A number is only ever suggested; a person looks at the list and takes it. */
export function Suggestions({ code, disabled }: { code: string; disabled: boolean }) {
  const { batchId, change } = useOpenBatch();
  const task = useTask();
  const [lines, setLines] = useState<Lines | null>(null);
  const look = async (): Promise<void> => {
    const found = await task.run('app.task.check', (options) =>
      runJob('payout.suggestions', { batchId, code }, options),
    );
    if (found) setLines(found.lines);
  };
  const take = async (): Promise<void> => {
    setLines(null);
    await change('payout.takeSuggestions', { code, rows: 'all' }, 'app.task.check');
  };
  const none = lines?.length === 0;
  return (
    <>
      <Button size="small" disabled={disabled || task.running} onClick={() => void look()}>
        {t('check.suggest.open')}
      </Button>
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <Dialog
        open={lines !== null}
        title={t('check.suggest.title')}
        okText={none ? t('app.close') : t('check.suggest.take', { n: formatCount(lines?.length ?? 0) })}
        onOk={() => (none ? setLines(null) : void take())}
        onCancel={() => setLines(null)}
      >
        <p>{t(none ? 'check.suggest.none' : 'check.suggest.lead')}</p>
        {!none && (
          <Table
            size="small"
            rowKey={(line) => `${line.sheetKey}.${line.row}`}
            dataSource={[...(lines ?? [])]}
            pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              { title: t('check.suggest.row'), dataIndex: 'row' },
              { title: t('check.suggest.payee'), dataIndex: 'payee' },
              { title: t('check.suggest.shown'), dataIndex: 'shown' },
            ]}
          />
        )}
      </Dialog>
    </>
  );
}
