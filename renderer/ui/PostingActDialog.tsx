import { Input } from 'antd';
import { type ReactNode, useId } from 'react';
import type { CalendarDate, Problem } from '../../shared/kernel';
import { DateField } from './DateField';
import { Dialog } from './Dialog';
import { FaultNote } from './FaultNote';
import { describe, t } from './text';
import type { Task } from './useTask';

interface Facts {
  readonly on: string;
  readonly place: string;
  readonly postingTo: string;
  readonly reason: string;
}

interface Props<F extends Facts> {
  readonly act: string;
  readonly title: string;
  readonly lead: string;
  /** Whether the act is asked for its reason. */
  readonly withReason: boolean;
  readonly facts: F;
  readonly onFacts: (facts: F) => void;
  readonly today: CalendarDate;
  readonly problems: readonly Problem[];
  /** Most problems that are listed. */
  readonly most: number;
  readonly task: Task;
  readonly fieldClass: string;
  /** Asked besides, when it is posted. */
  readonly children?: ReactNode;
  readonly onOk: () => void;
  readonly onClose: () => void;
}

/** Asks what an act on something that hangs needs, and says what is missing and what is to be known before it is stored. */
export function PostingActDialog<F extends Facts>(props: Props<F>) {
  const { act, title, facts, onFacts, today, problems, task, fieldClass } = props;
  const id = useId();
  const dayLabel = t(act === 'publish' ? 'notice.list.col.postedOn' : 'notice.act.takenDownOn');
  return (
    <Dialog
      open
      title={title}
      okText={title}
      onOk={props.onOk}
      onCancel={props.onClose}
      okDisabled={problems.some(({ severity }) => severity === 'error')}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{props.lead}</p>
      {(act === 'publish' || act === 'takeDown') && (
        <div className={fieldClass}>
          <span className="field-name">{dayLabel}</span>
          <DateField label={dayLabel} value={facts.on} max={today} onChange={(on) => onFacts({ ...facts, on })} />
        </div>
      )}
      {act === 'publish' && (
        <>
          <div className={fieldClass}>
            <label htmlFor={`${id}-place`}>{t('notice.act.place')}</label>
            <Input
              id={`${id}-place`}
              data-autofocus
              value={facts.place}
              maxLength={100}
              onChange={(event) => onFacts({ ...facts, place: event.target.value })}
            />
          </div>
          {props.children}
          <div className={fieldClass}>
            <span className="field-name">{t('notice.act.longer')}</span>
            <DateField
              label={t('notice.act.longer')}
              value={facts.postingTo}
              onChange={(postingTo) => onFacts({ ...facts, postingTo })}
            />
          </div>
        </>
      )}
      {props.withReason && (
        <div className={fieldClass}>
          <label htmlFor={`${id}-reason`}>{t('notice.act.reason')}</label>
          <Input
            id={`${id}-reason`}
            {...(act === 'takeDown' ? {} : { 'data-autofocus': true })}
            value={facts.reason}
            maxLength={200}
            onChange={(event) => onFacts({ ...facts, reason: event.target.value })}
          />
        </div>
      )}
      {problems.length > 0 && (
        <ul className="tight-list" role="status">
          {problems.slice(0, props.most).map((one) => (
            <li key={JSON.stringify(one)}>{describe(one)}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
