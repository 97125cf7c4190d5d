import { Button } from 'antd';
import { text } from '../../../../../resources';
import { consultationRules, deadlineRules } from '../../../../../resources/tables';
import { isShort, lawfulEnd, matterRule, periodDays } from '../../../../../shared/ledgers/consultations';
import { describeDeadline, findDeadlineRule } from '../../../../../shared/rules';
import { useCalendar } from '../../../../data/calendars';
import { t } from '../../../../ui/text';
import { dayText } from '../words';
import { DayOf, TextOf } from './Fields';
import { useEdit } from './useConsultationEdit';

/** R-G03: from when to when, how the rule counts, and why it is shorter. */
export function PeriodSection() {
  const { entry, save, askLocked } = useEdit();
  const { line } = entry;
  const calendar = useCalendar();
  if (!calendar) return null;
  const context = { rules: consultationRules, deadlineRules, calendar };
  const end = lawfulEnd(line, context);
  const rule = matterRule(consultationRules, line.matter);
  const isFree = rule.shorter === 'free';
  const short = isShort(line, context);
  const days = periodDays(line);
  /** The last day goes along as long as it is the rule’s own. */
  const setFirst = (opensOn: string): void =>
    void save((one) => {
      const own = lawfulEnd(one.line, context)?.due ?? '';
      const next = lawfulEnd({ ...one.line, opensOn }, context)?.due ?? '';
      const follows = one.line.closesOn === '' || one.line.closesOn === own;
      return { line: { opensOn, ...(follows && next !== '' ? { closesOn: next } : {}) } };
    });
  return (
    <section className="consult-card">
      <h2>{t('consultation.section.period')}</h2>
      <div className="consult-fields">
        <DayOf label={t('consultation.field.opensOn')} value={line.opensOn} disabled={askLocked} onChange={setFirst} />
        <DayOf
          label={t('consultation.field.closesOn')}
          value={line.closesOn}
          disabled={askLocked}
          onChange={(closesOn) => void save(() => ({ line: { closesOn } }))}
        >
          {days > 0 && <span className="quiet">{t('consultation.days', { n: days })}</span>}
        </DayOf>
      </div>
      {end && end.due !== line.closesOn && !askLocked && (
        <div>
          <Button size="small" onClick={() => void save(() => ({ line: { closesOn: end.due } }))}>
            {t('consultation.period.asRule', { date: dayText(end.due) })}
          </Button>
        </div>
      )}
      {end && (
        <ul className="consult-gaps quiet">
          {describeDeadline(end, text, findDeadlineRule(end.rule, end.from, deadlineRules)).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {isFree && <li>{t('consultation.period.free', { source: rule.source })}</li>}
        </ul>
      )}
      {(short || entry.body.shortReason !== '') && (
        <TextOf
          label={t('consultation.field.shortReason')}
          max={400}
          lines={2}
          wide
          disabled={askLocked}
          of={(one) => one.body.shortReason}
          put={(shortReason) => ({ body: { shortReason } })}
        />
      )}
    </section>
  );
}
