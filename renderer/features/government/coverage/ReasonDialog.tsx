import { Input } from 'antd';
import { useId, useState } from 'react';
import type { Matter } from '../../../../shared/disclosure/coverage';
import { stateAbsence } from '../../../data/absences';
import { outcomeOf } from '../../../data/outcome';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';

interface Props {
  readonly unitCode: string;
  readonly year: number;
  readonly matter: Matter;
  readonly reason: string;
  readonly onClose: () => void;
}

/** Why nothing is public there; one step of undo. */
export function ReasonDialog({ unitCode, year, matter, reason, onClose }: Props) {
  const [text, setText] = useState(reason);
  const task = useTask();
  const id = useId();
  const save = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await stateAbsence(unitCode, year, matter, text);
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t('matters.reason.title', { name: matter.name })}
      okText={t('setup.save')}
      onOk={() => void save()}
      onCancel={onClose}
      okDisabled={text.trim() === reason}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <label htmlFor={id}>{t('matters.reason.label')}</label>
      <Input.TextArea
        id={id}
        data-autofocus
        rows={3}
        maxLength={400}
        value={text}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}-hint`} className="quiet">
        {t('matters.reason.hint')}
      </p>
    </Dialog>
  );
}
