import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { deadlineRules } from '../../../../resources/tables';
import { useCalendar } from '../../../data/calendars';
import { DateField } from '../../../ui/DateField';
import { ReportActs } from '../../../ui/report';
import { t } from '../../../ui/text';
import { dayRows, type TriedDeadline, tryDeadline, tryReport } from './tryOut';

const OPTIONS = deadlineRules.map(({ id, title }) => ({ value: id, label: t('deadline.try.option', { id, title }) }));

/** A deadline to try out: rule and start, and the last day with each day explained. */
export function TryOut() {
  const calendar = useCalendar();
  const [id, setId] = useState(OPTIONS[0]?.value ?? '');
  const [from, setFrom] = useState('');
  const [time, setTime] = useState('');
  const isHours = deadlineRules.some((rule) => rule.id === id && rule.unit === 'hour');
  const tried = tryDeadline(id, from, isHours ? time : '', calendar);
  return (
    <section>
      <h2>{t('deadline.try.title')}</h2>
      <p className="quiet">{t('deadline.try.lead')}</p>
      <div className="deadline-row">
        <Select
          aria-label={t('deadline.try.rule')}
          className="deadline-rule"
          value={id}
          options={OPTIONS}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={setId}
        />
        <DateField label={t('deadline.try.from')} value={from} onChange={setFrom} />
        {isHours && (
          <Input
            type="time"
            aria-label={t('deadline.try.time')}
            value={time}
            onChange={(event) => setTime(event.target.value)}
          />
        )}
      </div>
      {tried && <Outcome tried={tried} />}
    </section>
  );
}

function Outcome({ tried }: { tried: TriedDeadline }) {
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(tried.sentences.join('\n'));
    void message.success(t('deadline.try.copied'));
  };
  return (
    <>
      <ul className="tight-list" aria-live="polite">
        {tried.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div className="deadline-row">
        <Button onClick={() => void copy()}>{t('deadline.try.copy')}</Button>
        <ReportActs make={() => tryReport(tried)} />
      </div>
      <details>
        <summary>{t('deadline.try.days', { n: tried.deadline.days.length })}</summary>
        <ol className="deadline-days">
          {dayRows(tried.deadline).map(({ date, counted, why }) => (
            <li key={date}>{t('deadline.try.line', { date, counted, why })}</li>
          ))}
        </ol>
      </details>
    </>
  );
}
