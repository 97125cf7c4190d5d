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
  readonly act: 'submit' | 'publish';
  readonly places: readonly DisclosurePlace[];
  readonly onClose: () => void;
}

/** 送审 or 登记张贴 for many villages at once; what is not ready stays as it was and says why. */
export function ActMany({ act, places, onClose }: Props) {
  const task = useTask();
  const { message } = App.useApp();
  const [on, setOn] = useState<string>(today());
  const [place, setPlace] = useState(t('village.board'));
  const [left, setLeft] = useState<ManyDone['refused']>([]);
  const posts = act === 'publish';
  const run = async (): Promise<void> => {
    const facts = posts ? { on, place } : {};
    const done = await task.run('app.task.saving', () => outcomeOf(() => actOnMany(places, act, facts)));
    if (!done) return;
    if (done.done > 0) void message.success(t(`village.manyDone.${act}`, { n: done.done }));
    setLeft(done.refused);
    if (done.refused.length === 0) onClose();
  };
  return (
    <Dialog
      open
      title={t(`disclosure.act.${act}`)}
      okText={t(`disclosure.act.${act}`)}
      onOk={() => void run()}
      onCancel={onClose}
      okDisabled={posts && (on === '' || place.trim() === '')}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t(`village.manyLead.${act}`, { n: places.length })}</p>
      {posts && (
        <>
          <div className="entry-field">
            <span className="field-name">{t('village.col.postedOn')}</span>
            <DateField label={t('village.col.postedOn')} value={on} max={today()} onChange={setOn} />
          </div>
          <div className="entry-field">
            <label htmlFor="post-place">{t('village.field.place')}</label>
            <Input id="post-place" value={place} maxLength={100} onChange={(event) => setPlace(event.target.value)} />
          </div>
        </>
      )}
      {left.length > 0 && (
        <div role="alert">
          <p>{t('village.manyLeft', { n: left.length })}</p>
          <ul className="entry-gaps">
            {left.map(({ place: { id }, title, problem }) => (
              <li key={id}>{t('village.manyLeft.one', { title, why: describe(problem) })}</li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}
