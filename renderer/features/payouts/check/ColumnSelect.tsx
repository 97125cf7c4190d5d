import { Select } from 'antd';
import { useMemo } from 'react';
import type { ColumnMapping, PayoutField } from '../../../../shared/payout/types';
import { NOT_USED } from '../../../ui/mapping';
import { t } from '../../../ui/text';
import { fieldOf, fieldOptions } from './fields';

interface Props {
  readonly column: ColumnMapping;
  readonly disabled: boolean;
  /** The first unsure column opens by itself. */
  readonly startOpen: boolean;
  readonly onChange: (column: number, field: PayoutField | null) => void;
}

/** What this column was understood as. Yellow and in words while it is only a guess. */
export function ColumnSelect({ column, disabled, startOpen, onChange }: Props) {
  const options = useMemo(fieldOptions, []);
  return (
    <Select
      size="small"
      className="full column-select"
      aria-label={t('columns.selectOf', { header: column.header || t('columns.nameless', { n: column.index }) })}
      value={column.field ?? NOT_USED}
      options={options}
      disabled={disabled}
      defaultOpen={startOpen}
      status={column.sure ? '' : 'warning'}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(value: string) => onChange(column.index, fieldOf(value))}
    />
  );
}
