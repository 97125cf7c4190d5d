import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { newId, type Problem } from '../../../../shared/kernel';
import {
  type Book,
  BookChain,
  type BookState,
  checkBook,
  stateOfBook,
} from '../../../../shared/ledgers/villageFinance';
import type { Voucher } from '../../../../shared/records';
import { type BookPlace, type PeriodFields, periodContext, savePeriod, useBooks } from '../../../data/finance';
import { outcomeOf } from '../../../data/outcome';
import { source } from '../../../data/source';
import { type Task, useTask } from '../../../ui/useTask';
import { BlankLines } from './blankLines';

export interface BookWork {
  readonly place: BookPlace;
  readonly book: Book;
  readonly problems: readonly Problem[];
  readonly state: BookState;
  readonly closed: boolean;
  /** Lines as the screen counts them: stored ones, and blank ones to type in. */
  readonly shown: readonly Voucher[];
  readonly blanks: BlankLines;
  /** Draws the blank lines anew. */
  redraw(): void;
  readonly task: Task;
  save(fields: Partial<PeriodFields>): void;
}

const newLineId = (): string => newId(source);

/** The open accounts of one village and period; undefined while they are being read. */
export function useBook(place: BookPlace): BookWork | undefined {
  const books = useBooks(place);
  const task = useTask();
  const { run } = task;
  const [drawn, setDrawn] = useState(0);
  const [blanks] = useState(() => new BlankLines(newLineId));
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

/** Runs once with what was collected in one turn: a pasted block that goes over the end comes in two calls. */
export function useCollected<T>(act: (all: readonly T[]) => void): (some: readonly T[]) => void {
  const held = useRef<T[]>([]);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  return useCallback((some: readonly T[]) => {
    if (held.current.length === 0)
      queueMicrotask(() => {
        const all = held.current;
        held.current = [];
        latest.current(all);
      });
    held.current.push(...some);
  }, []);
}
