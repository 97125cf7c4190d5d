import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { Hanging } from '../../../../../shared/board/ledger';
import { clearCopies } from '../../../../data/board';
import { today } from '../../../../data/disclosures';
import { outcomeOf } from '../../../../data/outcome';
import { DateField } from '../../../../ui/DateField';
import { Dialog } from '../../../../ui/Dialog';
import { FaultNote } from '../../../../ui/FaultNote';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';

/** After the take-down: which copies with names were removed or masked, and when (privacy.md § 6). */
export function ClearDialog({ hangings, onClose }: { hangings: readonly Hanging[]; onClose: () => void }) {
  const [cleared, setCleared] = useState<'removed' | 'masked'>('removed');
  const [clearedOn, setClearedOn] = useState<string>(today());
  const [clearedNote, setNote] = useState('');
  const task = useTask();
  const id = useId();
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await clearCopies(hangings, { cleared, clearedOn, clearedNote });
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t('board.clear')}
      okText={t('board.clearOk')}
      busy={task.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t('board.clearLead', { n: hangings.length })}</p>
      <Radio.Group
        aria-label={t('board.clear')}
        value={cleared}
        options={(['removed', 'masked'] as const).map((value) => ({ value, label: t(`board.cleared.${value}`) }))}
        onChange={(event) => setCleared(event.target.value)}
      />
      <div className="board-field">
        <span className="field-name">{t('board.field.clearedOn')}</span>
        <DateField label={t('board.field.clearedOn')} value={clearedOn} max={today()} onChange={setClearedOn} />
      </div>
      <div className="board-field">
        <label htmlFor={id}>{t('board.field.clearedNote')}</label>
        <Input
          id={id}
          value={clearedNote}
          maxLength={400}
          placeholder={t('board.clearedNoteHint')}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
