import { Button } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import {
  type EntryAct,
  entryActs,
  NO_ENTRY_FACTS,
  nextStep,
  type ReviewState,
} from '../../../../shared/disclosure/entries';
import { dayNumber, parseCalendarDate } from '../../../../shared/kernel';
import { REVIEW_KINDS } from '../../../../shared/records';
import { STATE_TONE, stateWord } from '../../../app/coverage/coverageWords';
import { PrintReviews } from '../../../app/reviews/PrintReviews';
import { RecordReviews } from '../../../app/reviews/RecordReviews';
import { navigate } from '../../../app/router';
import { continueChain, problemsOf } from '../../../data/disclosureActs';
import { placeOf, today } from '../../../data/disclosures';
import { outcomeOf } from '../../../data/outcome';
import { useEntryReview } from '../../../data/reviewStates';
import { StateMark } from '../../../ui/StateMark';
import { describe, t } from '../../../ui/text';
import { dayText, stateOfLine } from '../words';
import { ActDialog } from './ActDialog';
import { PrintPosting } from './PrintPosting';
import { useEdit } from './useEntryEdit';

/** Where the entry stands, what the next step still needs, and the acts of this state. */
export function SidePanel() {
  const { entry, catalog, task } = useEdit();
  const { line } = entry;
  const [act, setAct] = useState<EntryAct | null>(null);
  const [paper, setPaper] = useState<'print' | 'record' | null>(null);
  const acts = line.deleted ? [] : entryActs(line);
  const [next, ...others] = acts;
  const reviews = useEntryReview(entry);
  // What the dialog asks for by itself is no gap yet.
  const gaps =
    useLiveQuery(
      async () => (next ? problemsOf(entry, next, { ...NO_ENTRY_FACTS, on: today(), place: '-', reason: '-' }) : []),
      [entry, next],
    ) ?? [];
  const stops = gaps.some(({ severity }) => severity === 'error');
  const needsReview = line.state === 'review' && gaps.some(({ code }) => code.startsWith('review.'));
  const things = useMemo(() => [{ kind: 'disclosure' as const, place: placeOf(line) }], [line]);
  const state = stateOfLine(line);
  const isOpen =
    line.notApplicable === '' && (line.state === 'todo' || line.state === 'draft' || line.state === 'review');
  const due = parseCalendarDate(line.dueOn);
  const left = due ? dayNumber(due) - dayNumber(today()) : 0;
  const leftWords =
    left < 0
      ? t('disclosure.daysLate', { n: -left })
      : left === 0
        ? t('disclosure.dueToday')
        : t('disclosure.daysLeft', { n: left });
  const step = line.state === 'published' || line.state === 'archived' ? nextStep(catalog, line.chainStep) : undefined;
  const goOn = async (): Promise<void> => {
    if (!step) return;
    const place = await task.run('app.task.saving', () => outcomeOf(() => continueChain(placeOf(line), step)));
    if (place) navigate({ page: 'disclosure', ...place });
  };
  return (
    <aside className="entry-card entry-side">
      <h2>{t('disclosure.section.state')}</h2>
      <div>
        <StateMark tone={STATE_TONE[state]}>{stateWord(state)}</StateMark>{' '}
        {line.version > 1 && <span className="quiet">{t('disclosure.version', { n: line.version })}</span>}
      </div>
      {line.returnedWhy !== '' && <p>{t('disclosure.returnedWhy', { why: line.returnedWhy })}</p>}
      {line.notApplicable !== '' && <p>{t('disclosure.noneWhy', { why: line.notApplicable })}</p>}
      <dl className="entry-facts">
        {line.chainStep !== '' && (
          <>
            <dt>{t('disclosure.chain')}</dt>
            <dd>{t(`disclosure.step.${line.chainStep}`)}</dd>
          </>
        )}
        {line.dueOn !== '' && (
          <>
            <dt>{t('village.col.dueOn')}</dt>
            <dd>
              {dayText(line.dueOn)}
              {isOpen && <span className={left < 0 ? 'village-late' : 'quiet'}> {leftWords}</span>}
            </dd>
          </>
        )}
        {REVIEW_KINDS.map((kind) => (
          <Verdict key={kind} kind={kind} state={reviews} />
        ))}
      </dl>
      {gaps.length > 0 && next && (
        <div>
          <p>{t('disclosure.gaps', { act: t(`disclosure.act.${next}`) })}</p>
          <ul>
            {gaps.map((gap) => (
              <li key={`${gap.code}${gap.at.field ?? ''}${String(gap.params.share ?? '')}`}>{describe(gap)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="entry-acts">
        {needsReview && (
          <Button type="primary" onClick={() => setPaper('record')}>
            {t('review.record')}
          </Button>
        )}
        {needsReview && <Button onClick={() => setPaper('print')}>{t('review.print')}</Button>}
        {next && (
          <Button type={needsReview ? 'default' : 'primary'} disabled={stops} onClick={() => setAct(next)}>
            {t(`disclosure.act.${next}`)}
          </Button>
        )}
        {others.map((one) => (
          <Button key={one} onClick={() => setAct(one)}>
            {t(`disclosure.act.${one}`)}
          </Button>
        ))}
        {step && <Button onClick={() => void goOn()}>{t(`disclosure.goOn.${step}`)}</Button>}
      </div>
      {(line.state === 'review' || line.state === 'published') && !line.deleted && <PrintPosting />}
      {act && <ActDialog act={act} onClose={() => setAct(null)} />}
      {paper === 'print' && <PrintReviews things={things} onClose={() => setPaper(null)} />}
      {paper === 'record' && <RecordReviews things={things} onClose={() => setPaper(null)} />}
    </aside>
  );
}

interface VerdictProps {
  readonly kind: (typeof REVIEW_KINDS)[number];
  readonly state: ReviewState | undefined;
}

function Verdict({ kind, state }: VerdictProps) {
  const one = state?.[kind];
  return (
    <>
      <dt>{t(`review.kind.${kind}`)}</dt>
      <dd>{one ? t(`review.verdict.${one.verdict}`, { reviewer: one.reviewer, day: dayText(one.reviewedOn) }) : ''}</dd>
    </>
  );
}
