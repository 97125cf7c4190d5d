import { Alert, Button, InputNumber, Space } from 'antd';
import { useEffect, useState } from 'react';
import { navigate } from '../../../app/router';
import { t } from '../../../ui/text';
import { isLocked, useOpenBatch } from '../batch/useBatch';
import { ColumnSelect } from './ColumnSelect';
import type { SheetGridState } from './useSheetGrid';

/** How each column was understood, as a list; the same drop-downs as in the heads of the grid. */
export function ColumnsPanel({ grid }: { grid: SheetGridState }) {
  const { view, change, batchId } = useOpenBatch();
  const locked = isLocked(view);
  const { sheet, goToColumn, selectedRow } = grid;
  // A doubtful guess opens by itself; without a header the row comes first.
  const waits = !locked && (sheet?.layout.headerRows.length ?? 0) > 0;
  const firstUnsure = !waits
    ? undefined
    : sheet?.layout.columns.find((column) => !column.sure && column.field !== null)?.index;
  useEffect(() => {
    if (firstUnsure !== undefined) goToColumn(firstUnsure);
  }, [firstUnsure, goToColumn]);
  if (!sheet) return null;
  const { columns, headerRows, title } = sheet.layout;
  const isUnread = view.batch.files.some(
    (file) => file.fault !== undefined && file.sheets.some((own) => own.key === sheet.key),
  );
  const unsure = columns.filter((column) => !column.sure).length;
  // What needs an answer stands on top.
  const inOrder = [...columns].sort((a, b) => Number(a.sure) - Number(b.sure));
  const ignored = columns.filter((column) => column.field === null && column.header !== '');
  return (
    <div className="panel-body">
      <h2>{t('columns.title')}</h2>
      {isUnread && <Alert type="warning" showIcon title={t('columns.unread')} />}
      <p>{t('columns.lead')}</p>
      {unsure > 0 && <Alert type="warning" showIcon title={t('columns.unsure', { n: unsure })} />}
      {title !== '' && <p className="quiet">{t('columns.sheetTitle', { title })}</p>}
      <HeaderRow
        key={`${sheet.key}.${selectedRow ?? ''}`}
        sheetKey={sheet.key}
        rows={headerRows}
        selected={selectedRow}
        disabled={locked}
      />
      <ul className="column-list">
        {inOrder.map((column) => (
          <li key={column.index} className={column.sure ? undefined : 'column-unsure'}>
            <span>{column.header || t('columns.nameless', { n: column.index })}</span>
            <ColumnSelect
              key={`${sheet.key}.${column.field ?? ''}.${column.index === firstUnsure ? 'open' : ''}`}
              column={column}
              disabled={locked}
              startOpen={column.index === firstUnsure}
              onChange={(index, field) =>
                void change('payout.remap', { sheetKey: sheet.key, column: index, field }, 'app.task.check')
              }
            />
          </li>
        ))}
      </ul>
      {ignored.length > 0 && (
        <p className="quiet">
          {t('columns.ignored', { names: ignored.map((column) => column.header).join(t('app.comma')) })}
        </p>
      )}
      <p className="quiet">{t('columns.remembered')}</p>
      <Button type="primary" onClick={() => navigate({ page: 'batch', batchId, stage: 'check' })}>
        {t('columns.next')}
      </Button>
    </div>
  );
}

interface HeaderRowProps {
  readonly sheetKey: string;
  readonly rows: readonly number[];
  /** The row that is selected in the grid: a click there is enough. */
  readonly selected: number | null;
  readonly disabled: boolean;
}

function HeaderRow({ sheetKey, rows, selected, disabled }: HeaderRowProps) {
  const { change } = useOpenBatch();
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
      <Button
        size="small"
        disabled={disabled || row === rows[0]}
        onClick={() => void change('payout.headerRow', { sheetKey, row }, 'app.task.check')}
      >
        {t('columns.useRow')}
      </Button>
    </Space>
  );
}
