import { Alert, Input } from 'antd';
import { useId, useState } from 'react';
import type { Hanging } from '../../../../../shared/board/ledger';
import { takeDown } from '../../../../data/board';
import { today } from '../../../../data/disclosures';
import { outcomeOf } from '../../../../data/outcome';
import { DateField } from '../../../../ui/DateField';
import { Dialog } from '../../../../ui/Dialog';
import { FaultNote } from '../../../../ui/FaultNote';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';
import { dayText } from '../words';

/** 登记撤下: before the lawful day it warns, names the day and asks for the reason (R-V04). */
export function TakeDownDialog({ hanging, onClose }: { hanging: Hanging; onClose: () => void }) {
  const { thing, earliest } = hanging;
  const [on, setOn] = useState<string>(today());
  const [takenDownBy, setBy] = useState('');
  const [reason, setReason] = useState('');
  const task = useTask();
  const id = useId();
  const isEarly = on !== '' && on < earliest;
  const isPossible = on !== '' && on <= today() && on >= thing.postedOn;
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await takeDown(hanging, { on, reason: reason.trim(), takenDownBy });
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t('board.takeDown')}
      okText={t('board.takeDown')}
      okDisabled={!isPossible || (isEarly && reason.trim() === '')}
      busy={task.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <div className="board-field">
        <span className="field-name">{t('board.field.takenDownOn')}</span>
        <DateField label={t('board.field.takenDownOn')} value={on} max={today()} onChange={setOn} />
      </div>
      <div className="board-field">
        <label htmlFor={`${id}-by`}>{t('board.field.takenDownBy')}</label>
        <Input
          id={`${id}-by`}
          data-autofocus
          value={takenDownBy}
          maxLength={60}
          onChange={(event) => setBy(event.target.value)}
        />
      </div>
      {isEarly && <Alert type="warning" showIcon title={t('board.tooEarly', { date: dayText(earliest) })} />}
      {isEarly && (
        <div className="board-field">
          <label htmlFor={`${id}-why`}>{t('board.field.reason')}</label>
          <Input id={`${id}-why`} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        </div>
      )}
      {thing.namesPersons && <p className="quiet">{t('board.thenClear')}</p>}
    </Dialog>
  );
}
