import {
  amountInWords,
  type CalendarDate,
  datePartsOf,
  fillText,
  formatYuanGrouped,
  InvariantError,
  parseCalendarDate,
  type TextTable,
} from '../../kernel';
import type { FinancePeriod, NoticeBlock, NoticeTableBlock, Voucher } from '../../records';
import type { Book, BookLine } from './book';

const COLUMNS = [
  ['no', 'center'],
  ['date', 'center'],
  ['number', 'center'],
  ['summary', 'left'],
  ['income', 'right'],
  ['expense', 'right'],
  ['balance', 'right'],
  ['handler', 'center'],
  ['approver', 'center'],
] as const;

type Row = NoticeTableBlock['rows'][number];

/** 3月5日: the year stands in the title. */
function dayOfYear(date: CalendarDate, table: TextTable): string {
  const { month, day } = datePartsOf(date);
  return fillText(table, 'finance.sheet.day', { month, day });
}

/** What is negative says why, beside what it is for. */
function summaryOf({ summary, note }: Voucher, isRed: boolean, table: TextTable): string {
  return isRed && note !== '' ? fillText(table, 'finance.sheet.red', { summary, note }) : summary;
}

function rowOf({ voucher, income, expense, balance }: BookLine, no: number, table: TextTable): Row {
  const sum = (fen: number): string => (fen === 0 ? '' : formatYuanGrouped(fen));
  const date = parseCalendarDate(voucher.date);
  return {
    kind: 'row',
    cells: [
      String(no),
      date ? dayOfYear(date, table) : voucher.date,
      voucher.number,
      summaryOf(voucher, income < 0 || expense < 0, table),
      sum(income),
      sum(expense),
      balance === undefined ? '' : formatYuanGrouped(balance),
      voucher.handler,
      voucher.approver,
    ],
  };
}

/**
 * One line per voucher, 上期结余 first, 合计 and 期末结余 last, the totals in 大写 below (R-V22).
 * Only for a book whose problems hold no error.
 */
export function financeNoticeBlocks(book: Book, table: TextTable): readonly NoticeBlock[] {
  const { figures, period, lines } = book;
  if (!figures) throw new InvariantError(`no opening: ${period.code}`);
  const { opening, income, expense, closing } = figures;
  const worded = (key: string, params = {}): string => fillText(table, `finance.sheet.${key}`, params);
  const words = (key: string, fen: number): NoticeBlock => ({
    kind: 'paragraph',
    level: 0,
    text: worded(key, { words: amountInWords(fen) ?? '', amount: formatYuanGrouped(fen) }),
  });
  return [
    {
      kind: 'table',
      caption: '',
      unitNote: worded('unit'),
      columns: COLUMNS.map(([key, align]) => ({ header: worded(`col.${key}`), align })),
      rows: [
        {
          kind: 'row',
          cells: ['', dayOfYear(period.from, table), '', worded('opening'), '', '', formatYuanGrouped(opening), '', ''],
        },
        ...lines.map((line, index) => rowOf(line, index + 1, table)),
        {
          kind: 'total',
          cells: ['', '', '', worded('total'), formatYuanGrouped(income), formatYuanGrouped(expense), '', '', ''],
        },
        {
          kind: 'total',
          cells: ['', '', '', worded('closing'), '', '', formatYuanGrouped(closing), '', ''],
        },
      ],
      words: '',
    },
    words('incomeWords', income),
    words('expenseWords', expense),
    words('closingWords', closing),
  ];
}

/** R-V07, R-V22: who signs before it hangs. A name that nobody typed is signed by hand. */
export const financeSignatures = (
  record: Pick<FinancePeriod, 'handler' | 'checker' | 'supervisors'> | undefined,
  table: TextTable,
): readonly string[] => [
  fillText(table, 'finance.sheet.sign.handler', { name: record?.handler ?? '' }),
  fillText(table, 'finance.sheet.sign.checker', { name: record?.checker ?? '' }),
  fillText(table, 'finance.sheet.sign.group'),
  fillText(table, 'finance.sheet.sign.supervisors', { name: record?.supervisors ?? '' }),
];
