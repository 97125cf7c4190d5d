import { Popover, Select } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import {
  type CalendarVillage,
  type DutyCalendar,
  type DutyDay,
  daysOfMonth,
  sharedCalendars,
} from '../../../../shared/board/dutyCalendar';
import { markReady } from '../../../app/ready';
import { formatRoute } from '../../../app/router';
import { useUnits } from '../../../app/session';
import { today } from '../../../data/disclosures';
import { type DutyBasis, explainDutyDay, useDutyBasis } from '../../../data/dutyCalendars';
import { EmptyState } from '../../../ui/EmptyState';
import { ReportActs } from '../../../ui/report';
import { Screen } from '../../../ui/Screen';
import { t } from '../../../ui/text';
import './calendar.css';
import { calendarReport } from './calendarReport';
import { dueWords, eventWords, itemWords, periodWords, untilWords, whyWords, withRule } from './words';

const PAPERS = ['A3', 'A4'] as const;
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** R-V02, R-V03, R-V13: what must hang when, month by month, and the wall sheet of the year. */
export function CalendarTab({ heads }: { heads: ReactNode }) {
  const basis = useDutyBasis();
  const { self } = useUnits();
  const thisYear = Number(today().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [unitCode, setUnitCode] = useState('');
  const [paper, setPaper] = useState<(typeof PAPERS)[number]>('A3');
  useEffect(() => {
    if (basis) markReady();
  }, [basis]);
  const villages = useMemo(
    () => basis?.villages.filter((village) => unitCode === '' || village.unitCode === unitCode) ?? [],
    [basis, unitCode],
  );
  const make = () => calendarReport({ year, paper, villages, unitName: self?.name ?? '' }, (basis as DutyBasis).tables);
  return (
    <Screen
      title={t('app.menu.board')}
      lead={t('dutyCalendar.lead')}
      action={<ReportActs make={make} disabled={villages.length === 0} />}
    >
      {heads}
      {basis?.villages.length === 0 ? (
        <EmptyState sentence={t('dutyCalendar.empty')}>
          <a href={formatRoute({ page: 'settings', section: 'villages' })}>{t('village.toVillages')}</a>
        </EmptyState>
      ) : (
        <search className="duty-tools">
          <Select
            aria-label={t('dutyCalendar.village')}
            value={unitCode}
            options={[
              { value: '', label: t('dutyCalendar.allVillages') },
              ...(basis?.villages ?? []).map(({ unitCode: value, name }) => ({ value, label: name })),
            ]}
            onChange={setUnitCode}
          />
          <Select
            aria-label={t('dutyCalendar.year')}
            value={year}
            options={[thisYear + 1, thisYear, thisYear - 1].map((value) => ({
              value,
              label: t('village.year', { year: value }),
            }))}
            onChange={setYear}
          />
          <Select
            aria-label={t('dutyCalendar.paper')}
            value={paper}
            options={PAPERS.map((value) => ({ value, label: t('dutyCalendar.paperOf', { paper: value }) }))}
            onChange={setPaper}
          />
          <span role="status" className="quiet">
            {t('dutyCalendar.sheets', { n: villages.length })}
          </span>
          <a href={formatRoute({ page: 'settings', section: 'deadlines' })}>{t('dutyCalendar.toDays')}</a>
        </search>
      )}
      {basis && <Calendars basis={basis} villages={villages} year={year} />}
    </Screen>
  );
}

interface CalendarsProps {
  readonly basis: DutyBasis;
  readonly villages: readonly CalendarVillage[];
  readonly year: number;
}

/** Villages whose year is the same are told once. */
function Calendars({ basis, villages, year }: CalendarsProps) {
  const groups = useMemo(() => sharedCalendars(villages, year, basis.tables), [basis, villages, year]);
  return groups.map((group) => {
    const [first] = group.villages;
    return first ? (
      <Calendar
        key={first.unitCode}
        names={group.villages.map(({ name }) => name)}
        village={first}
        calendar={group.calendar}
      />
    ) : null;
  });
}

interface CalendarProps {
  readonly names: readonly string[];
  readonly village: CalendarVillage;
  readonly calendar: DutyCalendar;
}

const COLUMNS = ['month', 'due', 'period', 'items', 'why', 'until'] as const;

function Calendar({ names, village, calendar }: CalendarProps) {
  return (
    <section>
      <h2>{t('dutyCalendar.head', { villages: names.join(t('dutyCalendar.comma')), year: calendar.year })}</h2>
      <table className="plain-table duty-table">
        <thead>
          <tr>
            {COLUMNS.map((key) => (
              <th key={key} scope="col">
                {t(`dutyCalendar.col.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {MONTHS.map((month) => (
            <Month key={month} month={month} days={daysOfMonth(calendar, month)} village={village} />
          ))}
        </tbody>
      </table>
      <h2>{t('dutyCalendar.events')}</h2>
      <dl className="duty-events">
        {calendar.events.map((event) => (
          <div key={event.entries[0]?.code}>
            <dt>{withRule(eventWords(event), event.rule)}</dt>
            <dd>{itemWords(event.entries)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface MonthProps {
  readonly month: number;
  readonly days: readonly DutyDay[];
  readonly village: CalendarVillage;
}

function Month({ month, days, village }: MonthProps) {
  return days.map((day, index) => (
    <tr key={`${day.due} ${day.period} ${day.deadline.rule} ${day.postingTo}`}>
      {index === 0 && (
        <th scope="rowgroup" rowSpan={days.length}>
          {t('dutyCalendar.month', { n: month })}
        </th>
      )}
      <td className="duty-lines">{dueWords(day)}</td>
      <td>{periodWords(day.period)}</td>
      <td>{itemWords(day.entries)}</td>
      <td>
        <Popover
          trigger={['hover', 'focus', 'click']}
          mouseEnterDelay={0.3}
          placement="left"
          destroyOnHidden
          content={() => (
            <ul className="duty-why">
              {explainDutyDay(day).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        >
          <button type="button" className="duty-ask">
            {withRule(whyWords(day, village), day.deadline.rule)}
          </button>
        </Popover>
      </td>
      <td>{untilWords(day)}</td>
    </tr>
  ));
}
