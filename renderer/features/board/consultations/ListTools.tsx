import { Button, Input, Select } from 'antd';
import { formatCount } from '../../../../shared/kernel';
import { t } from '../../../ui/text';
import type { ConsultationList } from './useConsultationList';
import { SHOWN_STATES, stateWord } from './words';

const NO_FILTER = { unitCode: '', state: '', text: '' } as const;

/** Year, unit, state and search, and how many are left. */
export function ListTools({ list }: { list: ConsultationList }) {
  const { filter, change, units, years, rows, ofYear } = list;
  return (
    <search className="consult-tools">
      <Select
        aria-label={t('consultation.filter.year')}
        value={filter.year}
        options={years.map((year) => ({ value: year, label: t('consultation.year', { year }) }))}
        onChange={(year) => change({ year })}
      />
      <Select
        aria-label={t('consultation.filter.unit')}
        value={filter.unitCode}
        options={[
          { value: '', label: t('consultation.filter.allUnits') },
          ...units.map(({ unitCode, name }) => ({ value: unitCode, label: name })),
        ]}
        onChange={(unitCode) => change({ unitCode })}
      />
      <Select
        aria-label={t('consultation.filter.state')}
        value={filter.state}
        options={[
          { value: '' as const, label: t('consultation.filter.anyState') },
          ...SHOWN_STATES.map((value) => ({ value, label: stateWord(value) })),
        ]}
        onChange={(state) => change({ state })}
      />
      <Input
        allowClear
        value={filter.text}
        aria-label={t('consultation.filter.text')}
        placeholder={t('consultation.filter.text')}
        onChange={(event) => change({ text: event.target.value })}
      />
      <span className="quiet" role="status">
        {t('consultation.count', { n: formatCount(rows.length) })}
      </span>
      {rows.length !== ofYear && (
        <Button size="small" type="link" onClick={() => change(NO_FILTER)}>
          {t('consultation.filter.clear')}
        </Button>
      )}
    </search>
  );
}
