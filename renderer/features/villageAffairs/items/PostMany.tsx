import { App, Input } from 'antd';
import { useState } from 'react';
import { actOnMany, type ManyDone } from '../../../data/disclosureActs';
import type { DisclosurePlace } from '../../../data/disclosures';
import { today } from '../../../data/disclosures';
import { outcomeOf } from '../../../data/outcome';
import { DateField } from '../../../ui/DateField';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { describe, t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';

interface Props {
  readonly places: readonly DisclosurePlace[];
  readonly onClose: () => void;
}

/** 登记张贴 for many villages at once: one day, one place; what may not hang yet stays and says why. */
export function PostMany({ places, onClose }: Props) {
  const task = useTask();
  const { message } = App.useApp();
  const [on, setOn] = useState<string>(today());
  const [place, setPlace] = useState(t('village.board'));
  const [left, setLeft] = useState<ManyDone['refused']>([]);
  const post = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () => outcomeOf(() => actOnMany(places, 'publish', { on, place })));
    if (!done) return;
    if (done.done > 0) void message.success(t('village.postedMany', { n: done.done }));
    setLeft(done.refused);
    if (done.refused.length === 0) onClose();
  };
  return (
    <Dialog
      open
      title={t('village.postMany')}
      okText={t('disclosure.act.publish')}
      onOk={() => void post()}
      onCancel={onClose}
      okDisabled={on === '' || place.trim() === ''}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t('village.postMany.lead', { n: places.length })}</p>
      <div className="entry-field">
        <span className="field-name">{t('village.col.postedOn')}</span>
        <DateField label={t('village.col.postedOn')} value={on} max={today()} onChange={setOn} />
      </div>
      <div className="entry-field">
        <label htmlFor="post-place">{t('village.field.place')}</label>
        <Input id="post-place" value={place} maxLength={100} onChange={(event) => setPlace(event.target.value)} />
      </div>
      {left.length > 0 && (
        <div role="alert">
          <p>{t('village.postMany.left', { n: left.length })}</p>
          <ul className="entry-gaps">
            {left.map(({ place: { id }, title, problem }) => (
              <li key={id}>{t('village.postMany.leftOne', { title, why: describe(problem) })}</li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}
