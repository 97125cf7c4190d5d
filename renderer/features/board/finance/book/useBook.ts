import { useCallback, useMemo, useState } from 'react';
import { newId, type Problem } from '../../../../../shared/kernel';
import {
  type Book,
  BookChain,
  type BookState,
  checkBook,
  NO_CELLS,
  stateOfBook,
} from '../../../../../shared/ledgers/villageFinance';
import type { Voucher } from '../../../../../shared/records';
import { type BookPlace, type PeriodFields, periodContext, savePeriod, useBooks } from '../../../../data/finance';
import { outcomeOf } from '../../../../data/outcome';
import { source } from '../../../../data/source';
import { type Task, useTask } from '../../../../ui/useTask';
import { BlankLines } from '../lines/BlankLines';

export interface BookWork {
  readonly place: BookPlace;
  readonly book: Book;
  readonly problems: readonly Problem[];
  readonly state: BookState;
  readonly closed: boolean;
  /** Lines as the screen counts them: stored ones, and blank ones to type in. */
  readonly shown: readonly Voucher[];
  readonly blanks: BlankLines<Voucher>;
  /** Draws the blank lines anew. */
  redraw(): void;
  readonly task: Task;
  save(fields: Partial<PeriodFields>): void;
}

const blankVoucher = (id: string, order: number): Voucher => ({
  ...NO_CELLS,
  id,
  order,
  revision: 0,
  updatedAt: '',
  updatedBy: '',
});

/** The open accounts of one village and period; undefined while they are being read. */
export function useBook(place: BookPlace): BookWork | undefined {
  const books = useBooks(place);
  const task = useTask();
  const { run } = task;
  const [drawn, setDrawn] = useState(0);
  const [blanks] = useState(() => new BlankLines(() => newId(source), blankVoucher));
  const { period, unitCode } = place;
  const isClosed = books?.records.get(period)?.state === 'closed';
  const shown = useMemo(() => {
    // A blank line that was added is drawn without anything having been stored.
    void drawn;
    const stored = books?.vouchers.get(period) ?? [];
    return isClosed ? stored : blanks.lay(stored);
  }, [books, period, isClosed, blanks, drawn]);
  const found = useMemo(() => {
    if (!books) return undefined;
    const book = new BookChain({ ...books, vouchers: new Map(books.vouchers).set(period, shown) }).book(period);
    const problems = checkBook(book, periodContext);
    return { book, problems, state: stateOfBook(book, problems) };
  }, [books, period, shown]);
  const save = useCallback(
    (fields: Partial<PeriodFields>) =>
      void run('app.task.saving', () =>
        outcomeOf(async () => {
          await savePeriod({ unitCode, period }, fields);
          return true;
        }),
      ),
    [run, unitCode, period],
  );
  const redraw = useCallback(() => setDrawn((n) => n + 1), []);
  if (!found) return undefined;
  return { place, ...found, closed: isClosed, shown, blanks, redraw, task, save };
}
