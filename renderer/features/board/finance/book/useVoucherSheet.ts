import { useMemo, useState } from 'react';
import { financeRules, payoutRules } from '../../../../resources/tables';
import type { TableRead } from '../../../../shared/jobs';
import { chooseField, columnsAt } from '../../../../shared/ledgers/columns';
import {
  findVoucherColumns,
  readVouchers,
  type VoucherColumn,
  type VoucherLayout,
  type VouchersRead,
} from '../../../../shared/ledgers/villageFinance';
import { maskLongNumbers } from '../../../../shared/payout';
import type { Period } from '../../../../shared/rules';
import { useUnits } from '../../../app/session';
import { unitOfVillage } from '../../../data/postings';
import type { GridSource } from '../../../ui/dataGrid';
import { sheetGrid } from '../../../ui/mapping';

export interface VoucherSheet {
  readonly layout: VoucherLayout;
  readonly read: VouchersRead;
  readonly sheet: number;
  readonly grid: GridSource;
  chooseSheet(sheet: number): void;
  choose(index: number, field: VoucherColumn | null): void;
  useHeader(row: number): void;
}

/** A voucher list that came in, how its columns are understood, and what each row gives; nothing is stored here. */
export function useVoucherSheet(table: TableRead, unitCode: string, period: Period): VoucherSheet {
  const { all } = useUnits();
  const [sheet, setSheet] = useState(0);
  const [layout, setLayout] = useState(() => findVoucherColumns(table.sheets[0]?.rows ?? [], financeRules));
  const rows = table.sheets[sheet]?.rows ?? [];
  const read = useMemo(
    () =>
      readVouchers(rows, layout, {
        rules: financeRules,
        dateMarks: payoutRules.dateMarks,
        period,
        isOwnVillage: (name) => unitOfVillage(name, all)?.unitCode === unitCode,
      }),
    [rows, layout, period, all, unitCode],
  );
  const grid = useMemo(
    () => sheetGrid(rows, layout.headerRow, read.problems, maskLongNumbers),
    [rows, layout.headerRow, read],
  );
  return {
    layout,
    read,
    sheet,
    grid,
    chooseSheet: (next) => {
      setSheet(next);
      setLayout(findVoucherColumns(table.sheets[next]?.rows ?? [], financeRules));
    },
    choose: (index, field) => setLayout((before) => chooseField(before, index, field)),
    useHeader: (row) => setLayout(columnsAt(rows, row - 1, financeRules.vouchers)),
  };
}
