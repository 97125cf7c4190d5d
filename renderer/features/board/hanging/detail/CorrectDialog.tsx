import { Input } from 'antd';
import { useId, useState } from 'react';
import type { Hanging } from '../../../../../shared/board/ledger';
import { navigate } from '../../../../app/router';
import { correct } from '../../../../data/board';
import { Dialog } from '../../../../ui/Dialog';
import { FaultNote } from '../../../../ui/FaultNote';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';
import { sourceRoute } from '../words';

/** 更正: this version ends and is kept with its days; the person goes on where the thing is written. */
export function CorrectDialog({ hanging, onClose }: { hanging: Hanging; onClose: () => void }) {
  const answered = [...(hanging.line?.objections ?? [])].reverse().find(({ outcome }) => outcome === 'upheld');
  const [reason, setReason] = useState((answered?.finding ?? '').slice(0, 200));
  const task = useTask();
  const id = useId();
  const { source } = hanging.thing;
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', async () => {
      const result = await correct(hanging, reason.trim());
      return result.ok ? { ...result, value: true } : result;
    });
    if (!done) return;
    onClose();
    const route = sourceRoute(hanging);
    navigate(route.page === 'batch' ? { ...route, stage: 'check' } : route);
  };
  return (
    <Dialog
      open
      title={t('board.correct')}
      okText={t('board.correctOk')}
      okDisabled={reason.trim() === ''}
      busy={task.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t('board.correctLead')}</p>
      {source === 'batch' && <p className="board-warning">{t('board.correctBatch')}</p>}
      <div className="board-field">
        <label htmlFor={id}>{t('board.field.reason')}</label>
        <Input
          id={id}
          data-autofocus
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
