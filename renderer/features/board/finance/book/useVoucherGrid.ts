import { useMemo, useState } from 'react';
import { isBlankVoucher } from '../../../../../shared/ledgers/villageFinance';
import type { Voucher, VoucherField } from '../../../../../shared/records';
import { bookScope } from '../../../../data/finance';
import type { GridColumn, GridSource } from '../../../../ui/dataGrid';
import { runJob } from '../../../../workers/client';
import { type LineGrid, useLineGrid } from '../lines/useLineGrid';
import type { BookWork } from './useBook';
import { MORE_FIELDS, shownFields, voucherColumns, voucherGrid } from './voucherRows';

export interface VoucherGridWork {
  readonly lines: LineGrid;
  readonly source: GridSource;
  readonly columns: readonly GridColumn[];
  readonly more: boolean;
  /** A line has something in one of the further columns: they stay. */
  readonly needsMore: boolean;
  setMore(on: boolean): void;
  sort(): void;
}

export function useVoucherGrid({ place, shown, book, problems, closed, blanks, redraw }: BookWork): VoucherGridWork {
  const [wantsMore, setMore] = useState(false);
  const needsMore = useMemo(() => shown.some((line) => MORE_FIELDS.some((field) => line[field] !== '')), [shown]);
  const more = wantsMore || needsMore || problems.some(({ code }) => code === 'finance.amount.redUnexplained');
  const fields = useMemo(() => shownFields(more), [more]);
  const columns = useMemo(() => voucherColumns(fields, !closed), [fields, closed]);
  const source = useMemo(() => voucherGrid(shown, book, problems, fields), [shown, book, problems, fields]);
  const sort = () => runJob('finance.sort', { place });
  const lines = useLineGrid<Voucher, VoucherField>({
    shown,
    blanks,
    redraw,
    readOnly: closed,
    scope: bookScope(place),
    fields,
    isBlank: isBlankVoucher,
    edit: (edits) => runJob('finance.edit', { place, edits }),
    remove: (ids) => runJob('finance.remove', { place, ids }),
    renumber: sort,
  });
  return { lines, source, columns, more, needsMore, setMore, sort: () => lines.run(sort()) };
}
