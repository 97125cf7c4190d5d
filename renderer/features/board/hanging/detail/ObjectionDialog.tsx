import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { checkObjection, type Hanging } from '../../../../../shared/board/ledger';
import type { Objection } from '../../../../../shared/records';
import { saveObjection } from '../../../../data/board';
import { today } from '../../../../data/disclosures';
import { outcomeOf } from '../../../../data/outcome';
import { DateField } from '../../../../ui/DateField';
import { Dialog } from '../../../../ui/Dialog';
import { FaultNote } from '../../../../ui/FaultNote';
import { describe, t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';

interface Props {
  readonly hanging: Hanging;
  readonly objection: Objection;
  readonly firstPostedOn: string;
  readonly onClose: () => void;
}

type Words = 'what' | 'finding' | 'answer';
type Days = 'receivedOn' | 'examinedOn' | 'answeredOn';

/** One objection from the day it came to its answer; what is not known yet stays empty. */
export function ObjectionDialog({ hanging, objection, firstPostedOn, onClose }: Props) {
  const [typed, setTyped] = useState(objection);
  const task = useTask();
  const id = useId();
  const put = (change: Partial<Objection>): void => setTyped((now) => ({ ...now, ...change }));
  const problems = checkObjection(typed, firstPostedOn, today());
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await saveObjection(hanging, typed, firstPostedOn);
        return true;
      }),
    );
    if (done) onClose();
  };
  const day = (name: Days) => (
    <div className="board-field">
      <span className="field-name">{t(`board.objectionField.${name}`)}</span>
      <DateField
        label={t(`board.objectionField.${name}`)}
        value={typed[name]}
        max={today()}
        onChange={(value) => put({ [name]: value })}
      />
    </div>
  );
  const words = (name: Words, isFirst = false) => (
    <div className="board-field board-wide">
      <label htmlFor={`${id}-${name}`}>{t(`board.objectionField.${name}`)}</label>
      <Input.TextArea
        id={`${id}-${name}`}
        {...(isFirst ? { 'data-autofocus': true } : {})}
        autoSize={{ minRows: 1, maxRows: 4 }}
        value={typed[name]}
        maxLength={1000}
        onChange={(event) => put({ [name]: event.target.value })}
      />
    </div>
  );
  return (
    <Dialog
      open
      width={640}
      title={t('board.section.objections')}
      okText={t('board.objection.save')}
      okDisabled={problems.length > 0}
      busy={task.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p className="quiet">{t('board.objection.lead')}</p>
      <div className="board-fields">
        {day('receivedOn')}
        {words('what', true)}
        {day('examinedOn')}
        {words('finding')}
        {day('answeredOn')}
        <div className="board-field">
          <span className="field-name">{t('board.objectionField.outcome')}</span>
          <Radio.Group
            aria-label={t('board.objectionField.outcome')}
            value={typed.outcome}
            options={(['upheld', 'rejected'] as const).map((value) => ({ value, label: t(`board.outcome.${value}`) }))}
            onChange={(event) => put({ outcome: event.target.value })}
          />
        </div>
        {words('answer')}
      </div>
      {problems.length > 0 && (
        <ul className="tight-list" role="status">
          {problems.map((one) => (
            <li key={`${one.code}${one.at.field ?? ''}`}>{describe(one)}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
