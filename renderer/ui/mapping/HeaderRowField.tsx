import { Button, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { t } from '../text';

interface Props {
  /** Rows of the header as they count now, 1-based. */
  readonly rows: readonly number[];
  /** The row that is selected in the grid: a click there is enough. */
  readonly selected: number | null;
  readonly disabled: boolean;
  readonly onUse: (row: number) => void;
}

/** Says which row was taken for the header and takes another one. Give it a new key when the selection moves. */
export function HeaderRowField({ rows, selected, disabled, onUse }: Props) {
  const [row, setRow] = useState(selected ?? rows[0] ?? 1);
  return (
    <Space wrap size="small">
      <span>
        {rows.length === 0 ? t('columns.noHeader') : t('columns.headerRow', { rows: rows.join(t('app.comma')) })}
      </span>
      <InputNumber
        size="small"
        min={1}
        max={200}
        value={row}
        disabled={disabled}
        aria-label={t('columns.headerRowLabel')}
        onChange={(value) => setRow(value ?? 1)}
      />
      <Button size="small" disabled={disabled || row === rows[0]} onClick={() => onUse(row)}>
        {t('columns.useRow')}
      </Button>
    </Space>
  );
}
