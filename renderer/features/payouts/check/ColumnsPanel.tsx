import { Alert, Button } from 'antd';
import { useEffect } from 'react';
import { navigate } from '../../../app/router';
import { HeaderRowField } from '../../../ui/mapping';
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
      <HeaderRowField
        key={`${sheet.key}.${selectedRow ?? ''}`}
        rows={headerRows}
        selected={selectedRow}
        disabled={locked}
        onUse={(row) => void change('payout.headerRow', { sheetKey: sheet.key, row }, 'app.task.check')}
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
