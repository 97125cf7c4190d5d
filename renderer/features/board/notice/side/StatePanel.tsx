import { Button } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { hangsTo, NO_NOTICE_ACT_FACTS, type NoticeAct, noticeActs } from '../../../../../shared/board/notices';
import { addDays, type Problem } from '../../../../../shared/kernel';
import { ReviewStrip } from '../../../../app/reviews/ReviewStrip';
import { today } from '../../../../data/disclosures';
import { noticePlaceOf, noticeProblems } from '../../../../data/notices';
import { useNoticeReview } from '../../../../data/reviewStates';
import { StateMark } from '../../../../ui/StateMark';
import { describe, t } from '../../../../ui/text';
import { dayText, STATE_TONE, shownState, stateWord } from '../../notices/words';
import { useNoticeEdit } from '../useNoticeEdit';
import { ActDialog } from './ActDialog';

/** Where the notice stands, what the next step still needs, and the acts of this state. @param checks of the text */
export function StatePanel({ checks }: { checks: readonly Problem[] }) {
  const { entry } = useNoticeEdit();
  const { line, body } = entry;
  const [act, setAct] = useState<NoticeAct | null>(null);
  const [next, ...others] = line.deleted ? [] : noticeActs(line);
  const reviews = useNoticeReview(entry);
  // What the dialog asks for by itself is no gap yet.
  const gaps =
    useLiveQuery(
      async () =>
        next
          ? noticeProblems(entry, next, { ...NO_NOTICE_ACT_FACTS, on: today(), place: '-', reason: '-' }, checks)
          : [],
      // A sheet that was printed or signed meanwhile closes a gap.
      [entry, next, checks, reviews],
    ) ?? [];
  const stops = gaps.filter(({ severity }) => severity === 'error');
  const state = shownState(line);
  const last = hangsTo(line);
  const days: readonly (readonly [string, string])[] = [
    [t('notice.list.col.postedOn'), dayText(line.postedOn)],
    [t('notice.list.col.postingTo'), dayText(line.postingTo)],
    [t('notice.page.objectionTo'), dayText(line.objectionTo)],
    [t('notice.page.earliestDown'), last && line.takenDownOn === '' ? dayText(addDays(last, 1)) : ''],
    [t('notice.act.takenDownOn'), dayText(line.takenDownOn)],
    [t('notice.act.place'), line.place],
  ];
  return (
    <div className="notice-side">
      <div>
        <StateMark tone={STATE_TONE[state]}>{stateWord(state)}</StateMark>{' '}
        {line.version > 1 && <span className="quiet">{t('notice.list.version', { n: line.version })}</span>}
      </div>
      {line.returnedWhy !== '' && <p>{t('notice.page.returnedWhy', { why: line.returnedWhy })}</p>}
      <dl className="notice-facts">
        {days
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {(line.state === 'review' || line.state === 'published') && !line.deleted && (
        <ReviewStrip thing={{ kind: 'notice', place: noticePlaceOf(line) }} state={reviews} />
      )}
      {next && stops.length > 0 && (
        <div>
          <p>{t('notice.page.gaps', { act: t(`notice.act.do.${next}`) })}</p>
          <ul className="tight-list">
            {stops.slice(0, MOST_GAPS).map((gap) => (
              <li key={JSON.stringify(gap)}>{describe(gap)}</li>
            ))}
          </ul>
          {stops.length > MOST_GAPS && <p className="quiet">{t('notice.page.moreGaps', { n: stops.length })}</p>}
        </div>
      )}
      <div className="notice-acts">
        {next && (
          <Button type="primary" disabled={stops.length > 0} onClick={() => setAct(next)}>
            {t(`notice.act.do.${next}`)}
          </Button>
        )}
        {others.map((one) => (
          <Button key={one} onClick={() => setAct(one)}>
            {t(`notice.act.do.${one}`)}
          </Button>
        ))}
      </div>
      {body.trace.length > 0 && (
        <details>
          <summary>{t('notice.page.trace', { n: body.trace.length })}</summary>
          <ol className="notice-trace">
            {body.trace.map((step) => (
              <li key={`${step.at} ${step.act}`}>
                {t('notice.page.traceStep', {
                  day: dayText(step.at.slice(0, 10)),
                  act: t(`notice.page.traceAct.${step.act}`),
                  n: step.version,
                })}
                {step.postedOn !== '' && step.postingTo !== '' && (
                  <span className="quiet">
                    {' '}
                    {t('notice.page.traceDays', { from: dayText(step.postedOn), to: dayText(step.postingTo) })}
                  </span>
                )}
                {step.reason !== '' && <span className="quiet"> {step.reason}</span>}
              </li>
            ))}
          </ol>
        </details>
      )}
      {act && <ActDialog act={act} checks={checks} onClose={() => setAct(null)} />}
    </div>
  );
}

const MOST_GAPS = 6;
