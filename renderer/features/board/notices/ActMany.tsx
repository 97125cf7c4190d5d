import { App, Input } from 'antd';
import { useState } from 'react';
import { today } from '../../../data/disclosures';
import { actOnNotices, type NoticePlace, type NoticesDone } from '../../../data/notices';
import { outcomeOf } from '../../../data/outcome';
import { DateField } from '../../../ui/DateField';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { describe, t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';

export type ManyAct = 'submit' | 'publish' | 'takeDown' | 'archive';

interface Props {
  readonly act: ManyAct;
  readonly places: readonly NoticePlace[];
  readonly onClose: () => void;
}

/** One act for many notices at once; what is not ready stays as it was and says why. */
export function ActMany({ act, places, onClose }: Props) {
  const task = useTask();
  const { message } = App.useApp();
  const [on, setOn] = useState<string>(today());
  const [place, setPlace] = useState(t('notice.act.board'));
  const [left, setLeft] = useState<NoticesDone['refused']>([]);
  const posts = act === 'publish';
  const dated = posts || act === 'takeDown';
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(() => actOnNotices(places, act, { ...(dated ? { on } : {}), ...(posts ? { place } : {}) })),
    );
    if (!done) return;
    if (done.done > 0) void message.success(t('notice.list.manyDone', { n: done.done }));
    setLeft(done.refused);
    if (done.refused.length === 0) onClose();
  };
  const dayLabel = t(posts ? 'notice.list.col.postedOn' : 'notice.act.takenDownOn');
  return (
    <Dialog
      open
      title={t(`notice.act.do.${act}`)}
      okText={t(`notice.act.do.${act}`)}
      onOk={() => void run()}
      onCancel={onClose}
      okDisabled={(dated && on === '') || (posts && place.trim() === '')}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t('notice.list.manyLead', { n: places.length })}</p>
      {dated && (
        <div className="notice-field">
          <span className="field-name">{dayLabel}</span>
          <DateField label={dayLabel} value={on} max={today()} onChange={setOn} />
        </div>
      )}
      {posts && (
        <div className="notice-field">
          <label htmlFor="notice-place">{t('notice.act.place')}</label>
          <Input id="notice-place" value={place} maxLength={100} onChange={(event) => setPlace(event.target.value)} />
        </div>
      )}
      {left.length > 0 && (
        <div role="alert">
          <p>{t('notice.list.manyLeft', { n: left.length })}</p>
          <ul className="tight-list">
            {left.map(({ place: { id }, title, problem }) => (
              <li key={id}>{t('notice.list.manyLeft.one', { title, why: describe(problem) })}</li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}
