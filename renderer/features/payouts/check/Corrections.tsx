import { Button, Space, Tooltip } from 'antd';
import { fault } from '../../../../shared/kernel';
import { host } from '../../../host';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';
import { useOpenBatch } from '../batch/useBatch';

/** 更正清单 to send back to the office that made the sheet: rows, columns and what to change, masked. */
export function Corrections() {
  const { batchId, view } = useOpenBatch();
  const task = useTask();
  const nothing = view.batch.summary.problemCounts.every((item) => item.severity === 'repair');
  const save = (format: 'csv' | 'docx'): Promise<unknown> =>
    task.run('app.task.save', async (options) => {
      const made = await runJob('payout.corrections', { batchId, format }, options);
      if (!made.ok) return made;
      const hit = made.value.findings.find((item) => item.severity === 'error');
      if (hit) return fault(hit.code, { path: made.value.name, ...hit.params });
      return host()['file.save']({ suggestedName: made.value.name, bytes: new Uint8Array(made.value.bytes) });
    });
  if (nothing) return null;
  return (
    <div>
      <Space wrap size="small">
        <Tooltip title={t('corrections.lead')}>
          <span>{t('corrections.title')}</span>
        </Tooltip>
        <Button size="small" disabled={task.running} onClick={() => void save('docx')}>
          {t('corrections.docx')}
        </Button>
        <Button size="small" disabled={task.running} onClick={() => void save('csv')}>
          {t('corrections.csv')}
        </Button>
      </Space>
      <FaultNote fault={task.fault} onClose={task.clearFault} />
    </div>
  );
}
