import { Input } from 'antd';
import { useState } from 'react';
import { stateNotApplicable } from '../../../data/disclosureActs';
import { outcomeOf } from '../../../data/outcome';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { periodText } from '../words';
import type { ItemRow } from './useItems';

/** 本期没有: says why, and the duty is done. */
export function DismissDialog({ row, onClose }: { row: ItemRow; onClose: () => void }) {
  const task = useTask();
  const [reason, setReason] = useState('');
  const { cell, entry, unit } = row;
  const state = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await stateNotApplicable(cell.unitCode, cell.code, cell.period, reason);
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t('village.none.title', { unit: unit.name, period: periodText(cell.period) })}
      okText={t('village.none.ok')}
      onOk={() => void state()}
      onCancel={onClose}
      okDisabled={reason.trim() === ''}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t('village.none.lead', { item: entry.level2 || entry.level1 })}</p>
      <Input
        data-autofocus
        aria-label={t('village.reason')}
        placeholder={t('village.none.example')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
