import { Button, Checkbox } from 'antd';
import type { TableRead } from '../../../../../shared/jobs';
import { DataGrid } from '../../../../ui/dataGrid';
import { FaultNote } from '../../../../ui/FaultNote';
import { t } from '../../../../ui/text';
import { LineTools } from '../lines/LineTools';
import { useGridWidths } from '../lines/useGridWidths';
import type { BookWork } from './useBook';
import type { VoucherGridWork } from './useVoucherGrid';

interface Props {
  readonly work: BookWork;
  readonly grid: VoucherGridWork;
  readonly title: string;
  readonly onRead: (table: TableRead) => void;
}

/** Vouchers as a sheet: typed, pasted from WPS or Excel, or brought in from a file. */
export function VoucherGrid({ work, grid, title, onRead }: Props) {
  const widths = useGridWidths('finance.');
  const { lines } = grid;
  return (
    <div className="sheet-grid">
      {!work.closed && (
        <LineTools lines={lines} task={work.task} testId="finance-file" onRead={onRead}>
          <Button onClick={grid.sort}>{t('finance.sort')}</Button>
          <Checkbox
            checked={grid.more}
            disabled={grid.needsMore}
            onChange={(event) => grid.setMore(event.target.checked)}
          >
            {t('finance.more')}
          </Checkbox>
        </LineTools>
      )}
      <FaultNote fault={lines.fault} onClose={lines.clearFault} />
      <DataGrid
        {...lines.grid}
        {...widths}
        source={grid.source}
        columns={grid.columns}
        label={t('finance.gridLabel', { title })}
        compact
        empty={t('finance.gridEmpty')}
      />
    </div>
  );
}
