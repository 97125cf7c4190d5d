import type { ColumnMapping, PayoutField } from '../../../../shared/payout/types';
import { HeadSelect, NOT_USED } from '../../../ui/mapping';
import { fieldOf, fieldOptions } from './fields';

interface Props {
  readonly column: ColumnMapping;
  readonly disabled: boolean;
  readonly onChange: (column: number, field: PayoutField | null) => void;
}

/** What a column of a payout sheet was understood as, in its head. */
export const ColumnHeadSelect = ({ column, disabled, onChange }: Props) => (
  <HeadSelect
    index={column.index}
    header={column.header}
    value={column.field ?? NOT_USED}
    sure={column.sure}
    disabled={disabled}
    options={fieldOptions()}
    onChange={(value) => onChange(column.index, fieldOf(value))}
  />
);
