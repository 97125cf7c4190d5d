import { App } from 'antd';
import { useCallback, useState } from 'react';
import { financeRules, payoutRules } from '../../../../../resources/tables';
import type { TableRead } from '../../../../../shared/jobs';
import { formatCount } from '../../../../../shared/kernel';
import {
  findVoucherColumns,
  readVouchers,
  storedFen,
  VOUCHER_COLUMNS,
  type VoucherLayout,
} from '../../../../../shared/ledgers/villageFinance';
import { maskLongNumbers } from '../../../../../shared/payout';
import { useUnits } from '../../../../app/session';
import { unitOfVillage } from '../../../../data/units';
import { type SheetRows, useSheetMapping } from '../../../../ui/mapping';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';
import { runJob } from '../../../../workers/client';
import { LinesImport } from '../lines/LinesImport';
import { ReplaceChoice } from '../lines/ReplaceChoice';
import { periodWords, yuan } from '../words';
import type { BookWork } from './useBook';

interface Props {
  readonly work: BookWork;
  readonly table: TableRead;
  readonly onClose: () => void;
}

const findLayout = (rows: SheetRows): VoucherLayout => findVoucherColumns(rows, financeRules);

/** A voucher list of the 三资 platform, or any other. */
export function BookImport({ work, table, onClose }: Props) {
  const { place, book } = work;
  const { all } = useUnits();
  const task = useTask();
  const { message } = App.useApp();
  const [replace, setReplace] = useState(false);
  const { period } = book;
  const readRows = useCallback(
    (rows: SheetRows, layout: VoucherLayout) =>
      readVouchers(rows, layout, {
        rules: financeRules,
        dateMarks: payoutRules.dateMarks,
        period,
        isOwnVillage: (name) => unitOfVillage(name, all)?.unitCode === place.unitCode,
      }),
    [period, all, place.unitCode],
  );
  const mapping = useSheetMapping(table, {
    rules: financeRules.vouchers,
    find: findLayout,
    readRows,
    shown: maskLongNumbers,
  });
  const { opening, closing, lines } = mapping.read;
  const take = async (): Promise<void> => {
    const cells = lines.map((line) => line.cells);
    const request = { place, fileName: table.name, lines: cells, opening, closing, replace };
    const done = await task.run('app.task.saving', (control) => runJob('finance.import', request, control));
    if (done === undefined) return;
    void message.success(t('finance.taken', { n: formatCount(lines.length) }));
    onClose();
  };
  return (
    <LinesImport
      title={t('finance.import.title', { period: periodWords(place.period) })}
      table={table}
      mapping={mapping}
      fields={VOUCHER_COLUMNS}
      fieldName={(field) => t(`finance.column.${field}`)}
      wide="summary"
      task={task}
      onTake={() => void take()}
      onClose={onClose}
    >
      {opening !== '' && <p>{t('finance.import.opening', { amount: yuan(storedFen(opening)) })}</p>}
      {closing !== '' && <p>{t('finance.import.closing', { amount: yuan(storedFen(closing)) })}</p>}
      <ReplaceChoice count={book.lines.length} value={replace} onChange={setReplace} />
    </LinesImport>
  );
}
