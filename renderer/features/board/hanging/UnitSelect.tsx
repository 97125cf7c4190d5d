import { Select } from 'antd';
import type { UnitRecord } from '../../../../shared/records';
import { t } from '../../../ui/text';

interface Props {
  readonly units: readonly UnitRecord[];
  /** '' = all. */
  readonly value: string;
  readonly withAll?: boolean;
  readonly onChange: (unitCode: string) => void;
}

/** One village, or all; nothing to choose where there is one. */
export function UnitSelect({ units, value, withAll = false, onChange }: Props) {
  if (units.length < 2) return null;
  const options = units.map(({ unitCode, name }) => ({ value: unitCode, label: name }));
  return (
    <Select
      aria-label={t('board.col.unit')}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={withAll ? [{ value: '', label: t('board.allUnits') }, ...options] : options}
      onChange={onChange}
    />
  );
}
