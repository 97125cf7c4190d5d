import { formatYuanGrouped, MAX_FEN, type Problem, problem } from '../../kernel';
import type { Detector } from '../../privacy';
import { type Book, stampOfBook } from './book';
import { checkLines } from './checkLines';
import type { FinanceRules } from './financeRules';
import { readMoney } from './money';
import { checkNumbers } from './voucherNumbers';

export interface PeriodContext {
  readonly rules: FinanceRules;
  /** Of profile A: officers are named, nobody else. */
  readonly detector: Detector;
}

const yuan = formatYuanGrouped;

/** R-V22: where the period begins, against what is known of the one before. */
function checkOpening({ record, last, opening, overlaps }: Book, rules: FinanceRules): Problem[] {
  const found: Problem[] = [];
  if (overlaps.length > 0) found.push(problem('finance.period.overlaps', 'error'));
  if (typeof last === 'object') {
    const { closing, closedAs, isClosed } = last;
    const typed = readMoney(record?.opening ?? '', rules.money);
    if (record?.state === 'closed' && opening !== undefined && opening !== closing)
      found.push(problem('finance.opening.changed', 'error', {}, { was: yuan(opening), now: yuan(closing) }));
    else if (record?.state !== 'closed' && typed.ok && typed.value !== undefined && typed.value !== closing)
      found.push(problem('finance.opening.differs', 'error', {}, { typed: yuan(typed.value), last: yuan(closing) }));
    if (closedAs !== null)
      found.push(problem('finance.opening.lastChanged', 'warning', {}, { was: yuan(closedAs), now: yuan(closing) }));
    if (!isClosed) found.push(problem('finance.opening.lastOpen', 'warning'));
    return found;
  }
  if (last === 'missing') found.push(problem('finance.opening.gap', 'warning'));
  if (opening === undefined) {
    const isTyped = (record?.opening ?? '') !== '';
    found.push(problem(isTyped ? 'finance.opening.unclear' : 'finance.opening.missing', 'error'));
  }
  return found;
}

/** R-V22: opening + income − expense must be what book or bank say. */
function checkClosing({ record, figures, stated, lines, opening, income, expense }: Book): Problem[] {
  const found: Problem[] = [];
  const { closed, state } = record ?? {};
  if (figures && closed && state === 'open' && closed.closing !== figures.closing)
    found.push(
      problem('finance.period.changed', 'warning', {}, { was: yuan(closed.closing), now: yuan(figures.closing) }),
    );
  if (Math.max(Math.abs(income), Math.abs(expense), Math.abs(opening ?? 0)) > MAX_FEN)
    found.push(problem('finance.sum.tooLarge', 'error'));
  if (stated === undefined) {
    if ((record?.statedClosing ?? '') !== '') found.push(problem('finance.closing.unclear', 'error'));
    else if (lines.length > 0 || record) found.push(problem('finance.closing.missing', 'error'));
  } else if (figures && figures.closing !== stated)
    found.push(
      problem(
        'finance.closing.differs',
        'error',
        {},
        {
          opening: yuan(figures.opening),
          income: yuan(income),
          expense: yuan(expense),
          own: yuan(figures.closing),
          stated: yuan(stated),
          by: yuan(figures.closing - stated),
        },
      ),
    );
  return found;
}

/** Everything that stands in the way of a 财务公开榜 (error), and what a person should look at (warning); the whole first, then by row. */
export function checkBook(book: Book, context: PeriodContext): readonly Problem[] {
  const lines = [...checkLines(book, context), ...checkNumbers(book.lines, context.rules.limits.gap)];
  return [
    ...checkOpening(book, context.rules),
    ...checkClosing(book),
    ...lines.sort((a, b) => (a.at.row ?? 0) - (b.at.row ?? 0)),
  ];
}

/** 未录 录入中 不平 已平 已生成公开榜, and a sheet whose vouchers changed since. */
export const BOOK_STATES = ['none', 'entering', 'unbalanced', 'balanced', 'made', 'changed'] as const;
export type BookState = (typeof BOOK_STATES)[number];

/** Problems that mean: the figures do not agree. */
const UNBALANCED: ReadonlySet<string> = new Set([
  'finance.opening.differs',
  'finance.opening.changed',
  'finance.balance.differs',
  'finance.closing.differs',
]);

export function stateOfBook(book: Book, problems: readonly Problem[]): BookState {
  const { lines, record } = book;
  const isBegun = lines.length > 0 || (record !== undefined && (record.opening !== '' || record.statedClosing !== ''));
  if (!isBegun && !record?.made) return 'none';
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.some(({ code }) => UNBALANCED.has(code))) return 'unbalanced';
  if (errors.length > 0) return 'entering';
  if (!record?.made) return 'balanced';
  return record.made.stamp === stampOfBook(book) ? 'made' : 'changed';
}
