import { Button, Checkbox, Space } from 'antd';
import type { TableRead } from '../../../../shared/jobs';
import { SHEET_TYPES } from '../../../app/deskCommands';
import { useSettings } from '../../../app/session';
import { saveSettings } from '../../../data/settings';
import { DataGrid } from '../../../ui/dataGrid';
import { FaultNote } from '../../../ui/FaultNote';
import { FilePicker } from '../../../ui/FilePicker';
import { t } from '../../../ui/text';
import { runJob } from '../../../workers/client';
import type { BookWork } from './useBook';
import type { VoucherGridWork } from './useVoucherGrid';

const WIDTH_KEY = 'finance.';

interface Props {
  readonly work: BookWork;
  readonly grid: VoucherGridWork;
  readonly title: string;
  readonly onRead: (table: TableRead) => void;
}

/** Vouchers as a sheet: typed, pasted from WPS or Excel, or brought in from a file. */
export function VoucherGrid({ work, grid, title, onRead }: Props) {
  const { gridWidths } = useSettings();
  const { closed, task } = work;
  const read = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    const found = await task.run('documents.task.readSheet', (control) => runJob('table.read', { file }, control));
    if (found) onRead(found);
  };
  const widths = Object.fromEntries(
    Object.entries(gridWidths).flatMap(([key, width]) =>
      key.startsWith(WIDTH_KEY) ? [[key.slice(WIDTH_KEY.length), width]] : [],
    ),
  );
  return (
    <div className="sheet-grid">
      {!closed && (
        <Space wrap size="small" className="sheet-tools">
          <FilePicker
            label={t('finance.import')}
            accept={SHEET_TYPES}
            testId="finance-file"
            disabled={task.running}
            onFiles={(files) => void read(files)}
          />
          <Button onClick={grid.insert}>{t('finance.insert')}</Button>
          <Button onClick={grid.remove}>{t('finance.remove')}</Button>
          <Button onClick={grid.sort}>{t('finance.sort')}</Button>
          <Button onClick={grid.undo}>{t('batch.undo')}</Button>
          <Button onClick={grid.redo}>{t('batch.redo')}</Button>
          <Checkbox
            checked={grid.more}
            disabled={grid.needsMore}
            onChange={(event) => grid.setMore(event.target.checked)}
          >
            {t('finance.more')}
          </Checkbox>
        </Space>
      )}
      <FaultNote fault={grid.fault} onClose={grid.clearFault} />
      <DataGrid
        {...grid.grid}
        columns={grid.columns}
        label={t('finance.gridLabel', { title })}
        compact
        columnWidths={widths}
        onColumnWidths={(changed) =>
          void saveSettings({
            gridWidths: {
              ...gridWidths,
              ...Object.fromEntries(Object.entries(changed).map(([key, width]) => [`${WIDTH_KEY}${key}`, width])),
            },
          })
        }
        empty={t('finance.gridEmpty')}
      />
    </div>
  );
}
