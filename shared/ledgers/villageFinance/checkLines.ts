import {
  type CalendarDate,
  formatYuanGrouped,
  type Params,
  type Problem,
  parseCalendarDate,
  problem,
  type Severity,
} from '../../kernel';
import { VOUCHER_FIELDS, type VoucherField } from '../../records';
import type { Book, BookLine } from './book';
import type { PeriodContext } from './checkBook';
import { readMoney, storedFen } from './money';

/** Cells whose words may come to stand on paper. */
const WORDED = ['number', 'summary', 'handler', 'approver', 'fundSource', 'category', 'note'] as const;
const AMOUNTS = ['income', 'expense', 'balance'] as const;

type Report = (code: string, severity: Severity, field: VoucherField, params?: Params) => void;

function checkDate({ voucher }: BookLine, date: CalendarDate | undefined, { period }: Book, report: Report): void {
  if (voucher.date === '') report('finance.date.missing', 'error', 'date');
  else if (!date) report('finance.date.unclear', 'error', 'date');
  else if (date < period.from || date > period.to) report('finance.date.outside', 'error', 'date');
}

/** R-V22, one sum a line; what is negative (红字) says why. */
function checkAmounts({ voucher, income, expense }: BookLine, { rules }: PeriodContext, report: Report): void {
  const typed = AMOUNTS.filter((field) => voucher[field] !== '');
  const unread = typed.filter((field) => storedFen(voucher[field]) === undefined);
  const sums = typed.filter((field) => field !== 'balance');
  if (sums.length === 0) report('finance.amount.missing', 'error', voucher.balance === '' ? 'income' : 'expense');
  if (sums.length === 2) report('finance.amount.both', 'error', 'expense');
  for (const field of unread) {
    const read = readMoney(voucher[field], rules.money);
    report(read.ok ? 'finance.amount.unclear' : read.fault, 'error', field);
  }
  const says = voucher.note !== '' || rules.redWords.some((word) => voucher.summary.includes(word));
  if ((income < 0 || expense < 0) && !says)
    report('finance.amount.redUnexplained', 'error', income < 0 ? 'income' : 'expense');
}

function checkWords({ voucher }: BookLine, { rules, detector }: PeriodContext, report: Report): void {
  const { summary } = rules.limits;
  if (voucher.summary === '') report('finance.summary.missing', 'error', 'summary');
  else if (voucher.summary.length > summary) report('finance.summary.tooLong', 'warning', 'summary', { max: summary });
  for (const field of WORDED)
    for (const { code, masked } of voucher[field] === '' ? [] : detector.find(voucher[field])) {
      // A long number is what a voucher may well have.
      if (code !== 'pii.maybe') report(code, 'error', field, { masked });
      else if (field !== 'number') report(code, 'warning', field, { masked });
    }
}

/** What is wrong with single lines, and the first line that differs from what came before. */
export function checkLines(book: Book, context: PeriodContext): Problem[] {
  const found: Problem[] = [];
  const reportAt =
    ({ voucher, row }: BookLine): Report =>
    (code, severity, field, params = {}) =>
      void found.push(
        problem(
          code,
          severity,
          { row, column: VOUCHER_FIELDS.indexOf(field) + 1, field, recordId: voucher.id },
          params,
        ),
      );
  let [isBack, differs, isBelow, before] = [false, false, false, ''];
  for (const line of book.lines) {
    const report = reportAt(line);
    const date = parseCalendarDate(line.voucher.date);
    checkDate(line, date, book, report);
    checkAmounts(line, context, report);
    checkWords(line, context, report);
    const { stated, balance } = line;
    if (!isBack && date && date < before) {
      report('finance.date.order', 'warning', 'date');
      isBack = true;
    }
    before = date && date > before ? date : before;
    if (balance === undefined) continue;
    if (!differs && stated !== undefined && stated !== balance) {
      report('finance.balance.differs', 'error', 'balance', {
        stated: formatYuanGrouped(stated),
        own: formatYuanGrouped(balance),
      });
      differs = true;
    }
    if (!isBelow && balance < 0) {
      report('finance.balance.negative', 'warning', 'balance', { balance: formatYuanGrouped(balance) });
      isBelow = true;
    }
  }
  return found;
}
