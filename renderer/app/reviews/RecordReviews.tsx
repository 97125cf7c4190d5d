import { AutoComplete, Checkbox, Input, Select } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { REVIEW_KINDS, type ReviewConclusion, type ReviewKind } from '../../../shared/records';
import { today } from '../../data/disclosures';
import { outcomeOf } from '../../data/outcome';
import { useReviews } from '../../data/reviewStates';
import { itemsOf, knownReviewers, type Reviewable, recordReviews } from '../../data/reviews';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { FaultNote } from '../../ui/FaultNote';
import { t } from '../../ui/text';
import { useTask } from '../../ui/useTask';
import { useUnits } from '../session';
import './reviews.css';

interface Props {
  readonly things: readonly Reviewable[];
  readonly onClose: () => void;
}

const ANSWERS = ['agreed', 'refused', 'pending'] as const;

/** What was typed of a sheet; absent: as offered. */
interface Typed {
  readonly name?: string;
  readonly on?: string;
  readonly opinion?: string;
}

/** 登记审查: what stands on the signed sheets, both at once; names of earlier sheets are offered. */
export function RecordReviews({ things: given, onClose }: Props) {
  // Those of the moment in which the dialog was opened.
  const [things] = useState(given);
  const task = useTask();
  const { self } = useUnits();
  const reviews = useReviews() ?? [];
  const items = useLiveQuery(() => itemsOf(things), [things]) ?? [];
  const [typed, setTyped] = useState<Partial<Record<ReviewKind, Typed>>>({});
  const put = (kind: ReviewKind, change: Typed): void =>
    setTyped((before) => ({ ...before, [kind]: { ...before[kind], ...change } }));
  const [answers, setAnswers] = useState<ReadonlyMap<string, ReviewConclusion>>(new Map());
  const [one, setOne] = useState(false);
  const remembered = (kind: ReviewKind): readonly string[] => knownReviewers(reviews, kind);
  const nameOf = (kind: ReviewKind): string => typed[kind]?.name ?? remembered(kind)[0] ?? '';
  // Both are mostly signed on one day: the second follows the first until it is typed.
  const dayOf = (kind: ReviewKind): string => typed[kind]?.on ?? typed.release?.on ?? today();
  const isOpen = (kind: ReviewKind): boolean => nameOf(kind).trim() === '' || dayOf(kind) === '';
  const save = async (): Promise<void> => {
    const signed = REVIEW_KINDS.map((kind) => ({
      kind,
      reviewer: nameOf(kind),
      reviewedOn: dayOf(kind),
      opinion: typed[kind]?.opinion ?? '',
      scan: null,
      conclusions: answers,
    }));
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await recordReviews(things, signed, self?.unitCode ?? '');
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t('review.record')}
      okText={t('review.record.ok')}
      onOk={() => void save()}
      onCancel={onClose}
      okDisabled={REVIEW_KINDS.some(isOpen)}
      busy={task.running}
      width={640}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t('review.record.lead', { n: things.length })}</p>
      {REVIEW_KINDS.map((kind) => (
        <div key={kind} className="review-fields">
          <div className="review-field">
            <label htmlFor={`reviewer-${kind}`}>{t(`review.by.${kind}`)}</label>
            <AutoComplete
              id={`reviewer-${kind}`}
              value={nameOf(kind)}
              options={remembered(kind).map((value) => ({ value }))}
              onChange={(name: string) => put(kind, { name: name.slice(0, 60) })}
            />
          </div>
          <div className="review-field">
            <span className="field-name">{t(`review.on.${kind}`)}</span>
            <DateField
              label={t(`review.on.${kind}`)}
              value={dayOf(kind)}
              max={today()}
              onChange={(on) => put(kind, { on })}
            />
          </div>
          <div className="review-field">
            <label htmlFor={`opinion-${kind}`}>{t(`review.opinion.${kind}`)}</label>
            <Input
              id={`opinion-${kind}`}
              value={typed[kind]?.opinion ?? ''}
              maxLength={400}
              onChange={(event) => put(kind, { opinion: event.target.value })}
            />
          </div>
        </div>
      ))}
      <Checkbox checked={one} onChange={(event) => setOne(event.target.checked)}>
        {t('review.notAll')}
      </Checkbox>
      {one && (
        <ul className="review-answers">
          {items.map(({ id, title }) => (
            <li key={id}>
              <span>{title}</span>
              <Select
                aria-label={t('review.answerFor', { title })}
                value={answers.get(id) ?? 'agreed'}
                options={ANSWERS.map((value) => ({ value, label: t(`review.answer.${value}`) }))}
                onChange={(value) => setAnswers(new Map([...answers, [id, value]]))}
              />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
