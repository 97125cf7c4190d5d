import { Input } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useState } from 'react';
import { type ConsultationAct, NO_CONSULTATION_FACTS } from '../../../../../shared/ledgers/consultations';
import { actOnConsultation, consultationPlaceOf, consultationProblems } from '../../../../data/consultations';
import { today } from '../../../../data/disclosures';
import { outcomeOf } from '../../../../data/outcome';
import { DateField } from '../../../../ui/DateField';
import { Dialog } from '../../../../ui/Dialog';
import { FaultNote } from '../../../../ui/FaultNote';
import { describe, t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';
import { useEdit } from './useConsultationEdit';

const WITH_REASON: ReadonlySet<ConsultationAct> = new Set(['extend', 'withdraw', 'reopen']);

/** Asks what an act needs, and says what is missing and what is to be known before it is stored. */
export function ActDialog({ act, onClose }: { act: ConsultationAct; onClose: () => void }) {
  const { entry } = useEdit();
  const { line } = entry;
  const task = useTask();
  const id = useId();
  const [facts, setFacts] = useState({
    ...NO_CONSULTATION_FACTS,
    on: act === 'close' ? today() : '',
  });
  const problems = useLiveQuery(() => consultationProblems(entry, act, facts), [entry, act, facts]);
  const isEarly = problems?.some(({ code }) => code === 'consultation.act.early') ?? false;
  const stops = problems === undefined || problems.some(({ severity }) => severity === 'error');
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await actOnConsultation(consultationPlaceOf(line), act, facts);
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t(`consultation.do.${act}`)}
      okText={t(`consultation.do.${act}`)}
      onOk={() => void run()}
      onCancel={onClose}
      okDisabled={stops}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t(`consultation.doLead.${act}`)}</p>
      {act === 'close' && (
        <div className="consult-field">
          <span className="field-name">{t('consultation.field.closedOn')}</span>
          <DateField
            label={t('consultation.field.closedOn')}
            value={facts.on}
            max={today()}
            onChange={(on) => setFacts({ ...facts, on })}
          />
        </div>
      )}
      {act === 'extend' && (
        <div className="consult-field">
          <span className="field-name">{t('consultation.field.newClosesOn')}</span>
          <DateField
            label={t('consultation.field.newClosesOn')}
            value={facts.closesOn}
            onChange={(closesOn) => setFacts({ ...facts, closesOn })}
          />
        </div>
      )}
      {(WITH_REASON.has(act) || isEarly) && (
        <div className="consult-field">
          <label htmlFor={`${id}-reason`}>{t('village.reason')}</label>
          <Input
            id={`${id}-reason`}
            {...(act === 'extend' || act === 'close' ? {} : { 'data-autofocus': true })}
            value={facts.reason}
            maxLength={400}
            onChange={(event) => setFacts({ ...facts, reason: event.target.value })}
          />
        </div>
      )}
      {problems && problems.length > 0 && (
        <ul className="consult-gaps" role="status">
          {problems.map((one) => (
            <li key={`${one.code}${one.at.field ?? ''}${String(one.params.masked ?? one.params.name ?? '')}`}>
              {describe(one)}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
