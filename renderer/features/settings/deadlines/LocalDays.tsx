import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { formatDateChinese, parseCalendarDate } from '../../../../shared/kernel';
import type { LocalHoliday } from '../../../../shared/rules';
import { useSettings } from '../../../app/session';
import { saveLocalHolidays } from '../../../data/calendars';
import { DateField } from '../../../ui/DateField';
import { t } from '../../../ui/text';
import type { SaveDues } from './DeadlinesSection';

const nameOf = ({ date, name }: LocalHoliday): string => {
  const day = parseCalendarDate(date);
  return t('deadline.local.line', { date: day ? formatDateChinese(day) : date, name });
};

/** Holidays of an autonomous region or county: kept as a list, days off only where the county turns one on (W12). */
export function LocalDays({ save }: { save: SaveDues }) {
  const { localHolidays } = useSettings();
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const put = (next: readonly LocalHoliday[]): Promise<void> => save(() => saveLocalHolidays(next));
  const others = (day: string): LocalHoliday[] => localHolidays.filter((one) => one.date !== day);
  const add = async (): Promise<void> => {
    await put([...others(date), { date, name: name.trim(), dayOff: false }]);
    setDate('');
    setName('');
  };
  return (
    <section>
      <h2>{t('deadline.local.title')}</h2>
      <p className="quiet">{t('deadline.local.lead')}</p>
      {localHolidays.length > 0 && (
        <ul className="local-days">
          {localHolidays.map((one) => (
            <li key={one.date}>
              <Checkbox
                checked={one.dayOff}
                onChange={(event) => void put([...others(one.date), { ...one, dayOff: event.target.checked }])}
              >
                {nameOf(one)}
              </Checkbox>
              <Button size="small" onClick={() => void put(others(one.date))}>
                {t('settings.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="deadline-row">
        <DateField label={t('deadline.local.date')} value={date} onChange={setDate} />
        <Input
          aria-label={t('deadline.local.name')}
          placeholder={t('deadline.local.name')}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.target.value)}
        />
        <Button disabled={date === '' || name.trim() === ''} onClick={() => void add()}>
          {t('deadline.local.add')}
        </Button>
      </div>
    </section>
  );
}
