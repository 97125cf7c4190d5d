import { Button, Input, Select } from 'antd';
import { COVERAGE_STATES } from '../../../../shared/disclosure/coverage';
import { formatCount } from '../../../../shared/kernel';
import { stateWord } from '../../../app/coverage/coverageWords';
import { t } from '../../../ui/text';
import type { Items } from './useItems';

const QUARTERS = ['1', '2', '3', '4'] as const;
const NO_FILTER = { unitCode: '', quarter: '', state: '', text: '' } as const;

/** Village, year, period, state and search, and how many duties are left. */
export function ItemsTools({ items }: { items: Items }) {
  const { filter, change, villages, rows, total } = items;
  const years = [filter.year + 1, filter.year, filter.year - 1, filter.year - 2];
  return (
    <search className="village-tools">
      <Select
        aria-label={t('village.filter.unit')}
        value={filter.unitCode}
        options={[
          { value: '', label: t('village.filter.allUnits') },
          ...villages.map(({ unitCode, name }) => ({ value: unitCode, label: name })),
        ]}
        onChange={(unitCode) => change({ unitCode })}
      />
      <Select
        aria-label={t('village.filter.year')}
        value={filter.year}
        options={years.map((year) => ({ value: year, label: t('village.year', { year }) }))}
        onChange={(year) => change({ year })}
      />
      <Select
        aria-label={t('village.filter.quarter')}
        value={filter.quarter}
        options={[
          { value: '' as const, label: t('village.filter.wholeYear') },
          ...QUARTERS.map((value) => ({ value, label: t('village.quarter', { n: value }) })),
        ]}
        onChange={(quarter) => change({ quarter })}
      />
      <Select
        aria-label={t('village.filter.state')}
        value={filter.state}
        options={[
          { value: '' as const, label: t('village.filter.anyState') },
          ...COVERAGE_STATES.map((value) => ({ value, label: stateWord(value) })),
        ]}
        onChange={(state) => change({ state })}
      />
      <Input
        allowClear
        value={filter.text}
        aria-label={t('village.filter.text')}
        placeholder={t('village.filter.text')}
        onChange={(event) => change({ text: event.target.value })}
      />
      <span className="quiet" role="status">
        {t('village.count', { n: formatCount(rows.length) })}
      </span>
      {rows.length !== total && (
        <Button size="small" type="link" onClick={() => change(NO_FILTER)}>
          {t('village.filter.clear')}
        </Button>
      )}
    </search>
  );
}
