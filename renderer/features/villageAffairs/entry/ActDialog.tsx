import { Input } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useState } from 'react';
import { type EntryAct, NO_ENTRY_FACTS } from '../../../../shared/disclosure/entries';
import { actOnDisclosure, problemsOf } from '../../../data/disclosureActs';
import { placeOf, today } from '../../../data/disclosures';
import { outcomeOf } from '../../../data/outcome';
import { DateField } from '../../../ui/DateField';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { describe, t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { useEdit } from './useEntryEdit';

const WITH_REASON: ReadonlySet<EntryAct> = new Set(['sendBack', 'correct', 'dismiss', 'takeDown']);

/** Asks what an act needs, and says what is missing and what is to be known before it is stored. */
export function ActDialog({ act, onClose }: { act: EntryAct; onClose: () => void }) {
  const { entry } = useEdit();
  const { line } = entry;
  const task = useTask();
  const id = useId();
  const [facts, setFacts] = useState({
    ...NO_ENTRY_FACTS,
    on: act === 'publish' || act === 'takeDown' ? today() : '',
    place: line.place || t('village.board'),
    url: line.url,
  });
  const problems = useLiveQuery(() => problemsOf(entry, act, facts), [entry, act, facts]) ?? [];
  const stops = problems.some(({ severity }) => severity === 'error');
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await actOnDisclosure(placeOf(line), act, facts);
        return true;
      }),
    );
    if (done) onClose();
  };
  const dayLabel = t(act === 'publish' ? 'village.col.postedOn' : 'disclosure.field.takenDownOn');
  return (
    <Dialog
      open
      title={t(`disclosure.act.${act}`)}
      okText={t(`disclosure.act.${act}`)}
      onOk={() => void run()}
      onCancel={onClose}
      okDisabled={stops}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t(`disclosure.actLead.${act}`)}</p>
      {(act === 'publish' || act === 'takeDown') && (
        <div className="entry-field">
          <span className="field-name">{dayLabel}</span>
          <DateField label={dayLabel} value={facts.on} max={today()} onChange={(on) => setFacts({ ...facts, on })} />
        </div>
      )}
      {act === 'publish' && (
        <>
          <div className="entry-field">
            <label htmlFor={`${id}-place`}>{t('village.field.place')}</label>
            <Input
              id={`${id}-place`}
              data-autofocus
              value={facts.place}
              maxLength={100}
              onChange={(event) => setFacts({ ...facts, place: event.target.value })}
            />
          </div>
          {line.reach === 'internet' && (
            <div className="entry-field">
              <label htmlFor={`${id}-url`}>{t('disclosure.field.url')}</label>
              <Input
                id={`${id}-url`}
                value={facts.url}
                maxLength={500}
                onChange={(event) => setFacts({ ...facts, url: event.target.value })}
              />
            </div>
          )}
          <div className="entry-field">
            <span className="field-name">{t('disclosure.postLonger')}</span>
            <DateField
              label={t('disclosure.postLonger')}
              value={facts.postingTo}
              onChange={(postingTo) => setFacts({ ...facts, postingTo })}
            />
          </div>
        </>
      )}
      {WITH_REASON.has(act) && (
        <div className="entry-field">
          <label htmlFor={`${id}-reason`}>{t('village.reason')}</label>
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
        <ul className="entry-gaps" role="status">
          {problems.map((one) => (
            <li key={`${one.code}${one.at.field ?? ''}${String(one.params.share ?? '')}`}>{describe(one)}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
