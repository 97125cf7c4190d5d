import type { ColumnMapping, PayoutField } from '../../../../shared/payout/types';
import { t } from '../../../ui/text';
import { fieldOf, fieldOptions, NOT_USED } from './fields';

interface Props {
  readonly column: ColumnMapping;
  readonly disabled: boolean;
  readonly onChange: (column: number, field: PayoutField | null) => void;
}

/** The drop-down in the head of the grid: the engine's own, because a wide sheet has dozens of them at once. */
export function ColumnHeadSelect({ column, disabled, onChange }: Props) {
  return (
    <select
      className={column.sure ? 'head-select' : 'head-select head-select-unsure'}
      aria-label={t('columns.selectOf', { header: column.header || t('columns.nameless', { n: column.index }) })}
      value={column.field ?? NOT_USED}
      disabled={disabled}
      onChange={(event) => onChange(column.index, fieldOf(event.target.value))}
    >
      {fieldOptions().map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
