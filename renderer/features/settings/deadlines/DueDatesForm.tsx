import { InputNumber, Switch, Table } from 'antd';
import { dueRules } from '../../../../resources/tables';
import type { UnitRecord } from '../../../../shared/records';
import { type DueFigures, dueDatesOf, figuresOf } from '../../../../shared/rules';
import { useSettings, useUnits } from '../../../app/session';
import { saveDueFigures, saveVillageDues } from '../../../data/calendars';
import type { VillageDues } from '../../../data/settings';
import { t } from '../../../ui/text';
import type { SaveDues } from './DeadlinesSection';

const FIGURES = ['quarterDay', 'monthDay', 'eventDays', 'halfYearDay'] as const;
type FigureName = (typeof FIGURES)[number];

interface FigureProps {
  readonly label: string;
  readonly value: number | undefined;
  /** What counts while the field is empty. */
  readonly usual: number;
  readonly max: number;
  readonly onSave: (value: number | undefined) => void;
}

/** A figure that may be left to the usual one; stored when the field is left. */
function Figure({ label, value, usual, max, onSave }: FigureProps) {
  const commit = (written: string): void => {
    const figure = written.trim() === '' ? undefined : Number(written);
    if (figure !== value && (figure === undefined || (Number.isInteger(figure) && figure >= 1 && figure <= max)))
      onSave(figure);
  };
  return (
    <InputNumber
      key={value ?? 'usual'}
      aria-label={label}
      {...(value === undefined ? {} : { defaultValue: value })}
      placeholder={String(usual)}
      min={1}
      max={max}
      precision={0}
      controls={false}
      onBlur={(event) => commit(event.target.value)}
      onPressEnter={(event) => commit(event.currentTarget.value)}
    />
  );
}

const maxOf = (name: FigureName): number => (name === 'eventDays' ? 365 : 31);

function withFigure<T extends DueFigures>(figures: T, name: keyof DueFigures, value: number | string | undefined): T {
  const { [name]: _, ...rest } = figures;
  return (value === undefined ? rest : { ...rest, [name]: value }) as T;
}

/** The county's days for what must be public each quarter, month, half-year and after an event (R-V03). */
export function CountyDues({ save }: { save: SaveDues }) {
  const { dueFigures } = useSettings();
  const usual = figuresOf(dueDatesOf(dueRules));
  const [month = '12', day = '31'] = (dueFigures.yearMonthDay ?? usual.yearMonthDay).split('-');
  const saveYear = (m: number, d: number): void => {
    const yearMonthDay = `${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
    void save(() => saveDueFigures({ ...dueFigures, yearMonthDay }));
  };
  return (
    <section>
      <h2>{t('deadline.dues.title')}</h2>
      <p className="quiet">{t('deadline.dues.lead')}</p>
      <dl className="due-figures">
        {FIGURES.map((name) => (
          <div key={name}>
            <dt>{t(`deadline.dues.${name}`)}</dt>
            <dd>
              <Figure
                label={t(`deadline.dues.${name}`)}
                value={dueFigures[name]}
                usual={usual[name]}
                max={maxOf(name)}
                onSave={(value) => void save(() => saveDueFigures(withFigure(dueFigures, name, value)))}
              />{' '}
              {t(name === 'eventDays' ? 'deadline.dues.days' : 'deadline.dues.day')}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('deadline.dues.yearMonthDay')}</dt>
          <dd>
            <Figure
              label={t('deadline.dues.yearMonth')}
              value={Number(month)}
              usual={12}
              max={12}
              onSave={(value) => saveYear(value ?? 12, Number(day))}
            />{' '}
            {t('deadline.dues.month')}{' '}
            <Figure
              label={t('deadline.dues.yearDay')}
              value={Number(day)}
              usual={31}
              max={31}
              onSave={(value) => saveYear(Number(month), value ?? 31)}
            />{' '}
            {t('deadline.dues.day')}
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** Days of single villages, and whether a village tells its finance each month (R-V02). */
export function VillageDuesTable({ save }: { save: SaveDues }) {
  const { villages } = useUnits();
  const { dueFigures, villageDues } = useSettings();
  if (villages.length === 0) return null;
  const usual = figuresOf(dueDatesOf(dueRules, dueFigures));
  const set = ({ unitCode }: UnitRecord, next: VillageDues): void => void save(() => saveVillageDues(unitCode, next));
  const figureColumn = (name: FigureName) => ({
    title: t(`deadline.village.${name}`),
    key: name,
    render: (_: unknown, unit: UnitRecord) => {
      const own = villageDues[unit.unitCode] ?? {};
      return (
        <Figure
          label={t('deadline.village.label', { village: unit.name, what: t(`deadline.village.${name}`) })}
          value={own[name]}
          usual={usual[name]}
          max={maxOf(name)}
          onSave={(value) => set(unit, withFigure(own, name, value))}
        />
      );
    },
  });
  return (
    <section>
      <h2>{t('deadline.village.title')}</h2>
      <p className="quiet">{t('deadline.village.lead')}</p>
      <Table<UnitRecord>
        rowKey="unitCode"
        size="small"
        className="narrow-table"
        dataSource={[...villages].sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1))}
        pagination={villages.length > 50 ? { pageSize: 50 } : false}
        columns={[
          { title: t('files.village'), dataIndex: 'name' },
          {
            title: t('deadline.village.finance'),
            render: (_, unit) => {
              const own = villageDues[unit.unitCode] ?? {};
              return (
                <Switch
                  aria-label={t('deadline.village.label', { village: unit.name, what: t('deadline.village.finance') })}
                  checked={own.monthlyFinance ?? false}
                  onChange={(monthlyFinance) => set(unit, { ...own, monthlyFinance })}
                />
              );
            },
          },
          figureColumn('quarterDay'),
          figureColumn('monthDay'),
          figureColumn('eventDays'),
        ]}
      />
    </section>
  );
}
