import { Input } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useState } from 'react';
import { NO_NOTICE_ACT_FACTS, type NoticeAct } from '../../../../../shared/board/notices';
import { today } from '../../../../data/disclosures';
import { actOnNotice, noticePlaceOf, noticeProblems } from '../../../../data/notices';
import { outcomeOf } from '../../../../data/outcome';
import { DateField } from '../../../../ui/DateField';
import { Dialog } from '../../../../ui/Dialog';
import { FaultNote } from '../../../../ui/FaultNote';
import { describe, t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';
import { useNoticeEdit } from '../useNoticeEdit';

const WITH_REASON: ReadonlySet<NoticeAct> = new Set(['sendBack', 'correct', 'takeDown']);

/** Asks what an act needs, and says what is missing and what is to be known before it is stored. */
export function ActDialog({ act, onClose }: { act: NoticeAct; onClose: () => void }) {
  const { entry } = useNoticeEdit();
  const { line } = entry;
  const task = useTask();
  const id = useId();
  const dated = act === 'publish' || act === 'takeDown';
  const [facts, setFacts] = useState({
    ...NO_NOTICE_ACT_FACTS,
    on: dated ? today() : '',
    place: line.place || t('notice.act.board'),
  });
  const problems = useLiveQuery(() => noticeProblems(entry, act, facts), [entry, act, facts]) ?? [];
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await actOnNotice(noticePlaceOf(line), act, facts);
        return true;
      }),
    );
    if (done) onClose();
  };
  const dayLabel = t(act === 'publish' ? 'notice.list.col.postedOn' : 'notice.act.takenDownOn');
  return (
    <Dialog
      open
      title={t(`notice.act.do.${act}`)}
      okText={t(`notice.act.do.${act}`)}
      onOk={() => void run()}
      onCancel={onClose}
      okDisabled={problems.some(({ severity }) => severity === 'error')}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t(`notice.act.lead.${act}`)}</p>
      {dated && (
        <div className="notice-field">
          <span className="field-name">{dayLabel}</span>
          <DateField label={dayLabel} value={facts.on} max={today()} onChange={(on) => setFacts({ ...facts, on })} />
        </div>
      )}
      {act === 'publish' && (
        <>
          <div className="notice-field">
            <label htmlFor={`${id}-place`}>{t('notice.act.place')}</label>
            <Input
              id={`${id}-place`}
              data-autofocus
              value={facts.place}
              maxLength={100}
              onChange={(event) => setFacts({ ...facts, place: event.target.value })}
            />
          </div>
          <div className="notice-field">
            <span className="field-name">{t('notice.act.longer')}</span>
            <DateField
              label={t('notice.act.longer')}
              value={facts.postingTo}
              onChange={(postingTo) => setFacts({ ...facts, postingTo })}
            />
          </div>
        </>
      )}
      {WITH_REASON.has(act) && (
        <div className="notice-field">
          <label htmlFor={`${id}-reason`}>{t('notice.act.reason')}</label>
          <Input
            id={`${id}-reason`}
            {...(act === 'takeDown' ? {} : { 'data-autofocus': true })}
            value={facts.reason}
            maxLength={200}
            onChange={(event) => setFacts({ ...facts, reason: event.target.value })}
          />
        </div>
      )}
      {problems.length > 0 && (
        <ul className="tight-list" role="status">
          {problems.slice(0, 8).map((one) => (
            <li key={JSON.stringify(one)}>{describe(one)}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
