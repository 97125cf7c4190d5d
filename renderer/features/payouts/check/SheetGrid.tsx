import { Button, Checkbox, Select, Space } from 'antd';
import { useMemo } from 'react';
import { useSettings } from '../../../app/session';
import { saveSettings } from '../../../data/settings';
import { DataGrid, type GridColumn } from '../../../ui/dataGrid';
import { t } from '../../../ui/text';
import { isLocked, useOpenBatch } from '../batch/useBatch';
import { ColumnHeadSelect } from './ColumnHeadSelect';
import { isNumeric, isSecret, widthOf } from './fields';
import type { SheetGridState } from './useSheetGrid';

const letterOf = (index: number): string =>
  index <= 26
    ? String.fromCharCode(64 + index)
    : String.fromCharCode(64 + Math.floor((index - 1) / 26)) + String.fromCharCode(65 + ((index - 1) % 26));

/** The sheet as it was read, with what each column was understood as in its head. */
export function SheetGrid({ state }: { state: SheetGridState }) {
  const { view, change, task } = useOpenBatch();
  const { gridWidths } = useSettings();
  const locked = isLocked(view);
  const { sheet } = state;

  const columns = useMemo<GridColumn[]>(() => {
    if (!sheet) return [];
    return sheet.layout.columns.map((column) => ({
      key: String(column.index),
      title: column.header || t('columns.nameless', { n: letterOf(column.index) }),
      headExtra: (
        <ColumnHeadSelect
          column={column}
          disabled={locked}
          onChange={(index, field) =>
            void change('payout.remap', { sheetKey: sheet.key, column: index, field }, 'app.task.check')
          }
        />
      ),
      ...(column.sure ? {} : { headTone: 'warn' as const }),
      width: widthOf(column.field),
      align: isNumeric(column.field) ? 'right' : 'left',
      editable: !locked,
      secret: isSecret(column.field),
    }));
  }, [sheet, locked, change]);

  // Widths are kept by what a column means, so that every sheet of the same kind looks alike.
  const widthKey = (key: string): string => {
    const column = sheet?.layout.columns[Number(key) - 1];
    return column?.field ?? column?.header ?? key;
  };
  const widths = Object.fromEntries(
    columns.flatMap((column) => {
      const known = gridWidths[widthKey(column.key)];
      return known === undefined ? [] : [[column.key, known]];
    }),
  );

  if (!sheet) return null;
  const { onEdit, onAppend, ...reading } = state.grid;
  const firstHeader = sheet.layout.headerRows[0];
  return (
    <div className="sheet-grid">
      <Space wrap size="small" className="sheet-tools">
        {state.sheets.length > 1 && (
          <Select
            className="w-16"
            aria-label={t('check.whichSheet')}
            value={sheet.key}
            options={state.sheets.map((item) => ({ value: item.key, label: item.label }))}
            onChange={state.chooseSheet}
          />
        )}
        <Checkbox checked={state.onlyProblems} onChange={(event) => state.setOnlyProblems(event.target.checked)}>
          {t('check.onlyProblems')}
        </Checkbox>
        <Button size="small" disabled={!view.canUndo || task.running} onClick={() => void change('payout.undo', {})}>
          {t('batch.undo')}
        </Button>
        <Button size="small" disabled={!view.canRedo || task.running} onClick={() => void change('payout.redo', {})}>
          {t('batch.redo')}
        </Button>
        {firstHeader !== undefined && firstHeader > 1 && (
          <span className="quiet">
            {t('check.beforeHeader', { to: sheet.layout.headerRows.at(-1) ?? firstHeader })}
          </span>
        )}
        {locked && <span className="quiet">{t('check.locked')}</span>}
      </Space>
      <DataGrid
        key={sheet.key}
        {...reading}
        {...(locked ? {} : { ...(onEdit ? { onEdit } : {}), ...(onAppend ? { onAppend } : {}) })}
        columns={columns}
        label={t('check.gridLabel', { title: view.batch.title })}
        compact
        columnWidths={widths}
        onColumnWidths={(changed) =>
          void saveSettings({
            gridWidths: {
              ...gridWidths,
              ...Object.fromEntries(Object.entries(changed).map(([key, width]) => [widthKey(key), width])),
            },
          })
        }
        empty={t(state.onlyProblems ? 'check.noProblemRows' : 'check.noRows')}
      />
    </div>
  );
}
