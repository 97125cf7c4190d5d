import { Button } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { beijingDay, dayNumber, parseCalendarDate } from '../../../../../shared/kernel';
import {
  type ConsultationAct,
  consultationActs,
  NO_CONSULTATION_FACTS,
} from '../../../../../shared/ledgers/consultations';
import { consultationProblems } from '../../../../data/consultations';
import { today } from '../../../../data/disclosures';
import { StateMark } from '../../../../ui/StateMark';
import { describe, t } from '../../../../ui/text';
import { dayText, matterWord, outcomeText, STATE_TONE, shownState, stateWord } from '../words';
import { ActDialog } from './ActDialog';
import { NoticeLines } from './NoticeLines';
import { useEdit } from './useConsultationEdit';

/** What the dialog asks for by itself is no gap yet. */
const ASKED_THERE: ReadonlySet<string> = new Set(['consultation.act.early', 'consultation.act.earlyWhy']);

/** Where the consultation stands, what the next step still needs, and the acts of this state. */
export function SidePanel() {
  const { entry } = useEdit();
  const { line, body } = entry;
  const [act, setAct] = useState<ConsultationAct | null>(null);
  const [next, ...others] = line.deleted ? [] : consultationActs(line);
  const found = useLiveQuery(
    async () =>
      next && next !== 'reopen'
        ? (await consultationProblems(entry, next, { ...NO_CONSULTATION_FACTS, on: today() })).filter(
            ({ code }) => !ASKED_THERE.has(code),
          )
        : [],
    [entry, next],
  );
  const gaps = found ?? [];
  const stops = found === undefined || gaps.some(({ severity }) => severity === 'error');
  const state = shownState(line);
  const to = parseCalendarDate(line.closesOn);
  const left = to ? dayNumber(to) - dayNumber(today()) : 0;
  return (
    <aside className="consult-card consult-side" aria-label={t('consultation.side')}>
      <div className="consult-acts">
        <StateMark tone={STATE_TONE[state]}>{stateWord(state)}</StateMark>
        <span className="quiet">{matterWord(line.matter)}</span>
      </div>
      <dl className="consult-facts">
        <dt>{t('consultation.col.opensOn')}</dt>
        <dd>{dayText(line.opensOn)}</dd>
        <dt>{t('consultation.col.closesOn')}</dt>
        <dd>
          {dayText(line.closesOn)}
          {line.state === 'open' && to && (
            <span className={left < 0 ? 'consult-late' : 'quiet'}>
              {' '}
              {left < 0 ? t('consultation.ended') : t('consultation.left', { n: left })}
            </span>
          )}
        </dd>
        {line.closedOn !== '' && (
          <>
            <dt>{t('consultation.field.closedOn')}</dt>
            <dd>{dayText(line.closedOn)}</dd>
          </>
        )}
        {line.state !== 'draft' && (
          <>
            <dt>{t('consultation.col.opinions')}</dt>
            <dd>
              {t('consultation.opinionCount', { n: line.opinions })} <span className="quiet">{outcomeText(line)}</span>
            </dd>
          </>
        )}
      </dl>
      {gaps.length > 0 && next && (
        <div>
          <p>{t('consultation.gaps', { act: t(`consultation.do.${next}`) })}</p>
          <ul>
            {gaps.map((gap) => (
              <li key={`${gap.code}${gap.at.field ?? ''}${String(gap.params.masked ?? gap.params.name ?? '')}`}>
                {describe(gap)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="consult-acts">
        {next && (
          <Button type={next === 'reopen' ? 'default' : 'primary'} disabled={stops} onClick={() => setAct(next)}>
            {t(`consultation.do.${next}`)}
          </Button>
        )}
        {others.map((one) => (
          <Button key={one} onClick={() => setAct(one)}>
            {t(`consultation.do.${one}`)}
          </Button>
        ))}
      </div>
      <NoticeLines />
      {body.trace.length > 0 && (
        <>
          <h3>{t('consultation.trace')}</h3>
          <ul>
            {body.trace.map((one) => (
              <li key={`${one.at}${one.act}`}>
                {t(`consultation.traceAct.${one.act}`, {
                  day: dayText(beijingDay(Date.parse(one.at))),
                  closesOn: dayText(one.closesOn),
                })}
                {one.reason !== '' && <span className="quiet"> {t('consultation.traceWhy', { why: one.reason })}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {act && <ActDialog act={act} onClose={() => setAct(null)} />}
    </aside>
  );
}
