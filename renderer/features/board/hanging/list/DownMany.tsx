import { Input } from 'antd';
import { useId, useState } from 'react';
import type { Hanging } from '../../../../../shared/board/ledger';
import { takeDownMany } from '../../../../data/board';
import { today } from '../../../../data/disclosures';
import { outcomeOf } from '../../../../data/outcome';
import { DateField } from '../../../../ui/DateField';
import { Dialog } from '../../../../ui/Dialog';
import { FaultNote } from '../../../../ui/FaultNote';
import { faultText, t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';
import { dayText } from '../words';

/** 登记撤下 for many: what may come down on that day; each of the others asks for its reason on its own page. */
export function DownMany({ hangings, onClose }: { hangings: readonly Hanging[]; onClose: () => void }) {
  const [on, setOn] = useState<string>(today());
  const [by, setBy] = useState('');
  const [refused, setRefused] = useState<readonly { title: string; code: string }[]>([]);
  const task = useTask();
  const id = useId();
  const up = hangings.filter(({ state }) => state === 'hangs' || state === 'mayComeDown');
  const ready = up.filter(({ earliest }) => on !== '' && earliest <= on);
  const early = up.length - ready.length;
  const run = async (): Promise<void> => {
    const left = await task.run('app.task.saving', () =>
      outcomeOf(() => takeDownMany(ready, { on, reason: '', takenDownBy: by })),
    );
    if (!left) return;
    setRefused(left);
    if (left.length === 0) onClose();
  };
  return (
    <Dialog
      open
      title={t('board.takeDown')}
      okText={t('board.takeDown')}
      okDisabled={ready.length === 0 || on > today()}
      busy={task.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t('board.downMany.lead', { n: ready.length })}</p>
      <div className="board-field">
        <span className="field-name">{t('board.field.takenDownOn')}</span>
        <DateField label={t('board.field.takenDownOn')} value={on} max={today()} onChange={setOn} />
      </div>
      <div className="board-field">
        <label htmlFor={id}>{t('board.field.takenDownBy')}</label>
        <Input id={id} value={by} maxLength={60} onChange={(event) => setBy(event.target.value)} />
      </div>
      {early > 0 && <p className="board-warning">{t('board.downMany.early', { n: early, date: dayText(on) })}</p>}
      {refused.length > 0 && (
        <ul className="tight-list field-error" role="alert">
          {refused.map(({ title, code }) => (
            <li key={title}>{t('board.downMany.refused', { title, why: faultText(code) })}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
