import sample from '../../resources/samples/finance.json';
import type { NoticeEntry } from '../../shared/board/notices';
import { addDays, type CalendarDate, newId } from '../../shared/kernel';
import { BookChain, NO_ASSET_CELLS, NO_CELLS } from '../../shared/ledgers/villageFinance';
import type { AssetKind, FinancePeriod, UnitRecord, Voucher } from '../../shared/records';
import { parsePeriod, periodOf, previousPeriod } from '../../shared/rules';
import { periodWrite } from './finance/periods';
import { blankPeriod, bookKey } from './finance/place';
import { financeNotice, madeRecord } from './finance/sheet';
import { source } from './source';
import type { RecordWrite } from './store/commit';
import { writeLines } from './store/pages';

interface SampleLine {
  readonly day: number;
  readonly summary: string;
  readonly income?: string;
  readonly expense?: string;
}

interface SampleBook {
  readonly record: FinancePeriod;
  readonly vouchers: readonly Voucher[];
}

const stamp = { revision: 0, updatedAt: '', updatedBy: '' };

function bookOf(
  unitCode: string,
  period: string,
  lines: readonly SampleLine[],
  given: Partial<FinancePeriod> = {},
): SampleBook {
  const from = parsePeriod(period)?.from;
  const { handler, approver, supervisors } = sample;
  return {
    record: { ...blankPeriod({ unitCode, period }), handler, checker: approver, supervisors, ...given },
    vouchers: lines.map((line, order) => ({
      ...NO_CELLS,
      ...stamp,
      id: newId(source),
      order,
      date: from ? addDays(from, line.day) : '',
      number: `${sample.numbers}${order + 1}`,
      summary: line.summary,
      income: line.income ?? '',
      expense: line.expense ?? '',
      handler,
      approver,
    })),
  };
}

/** Closed, with its sheet: what a village has that did everything. */
async function told({ record, vouchers }: SampleBook): Promise<{ record: FinancePeriod; notice: NoticeEntry }> {
  const { period } = record;
  const books = { records: new Map([[period, record]]), vouchers: new Map([[period, vouchers]]) };
  const book = new BookChain(books).book(period);
  const notice = await financeNotice(book, record);
  return { record: madeRecord(record, book, notice), notice };
}

export interface SampleFinance {
  readonly books: readonly SampleBook[];
  readonly notices: readonly NoticeEntry[];
  /** Whose ledger of assets it is; undefined without villages. */
  readonly assetsOf: string | undefined;
}

/** Two villages: one told its last quarter and has begun this one, the other's last quarter does not close. */
export async function sampleFinance(villages: readonly UnitRecord[], day: CalendarDate): Promise<SampleFinance> {
  const [first, second] = [...villages].sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1));
  const now = periodOf('quarter', day)?.code;
  if (!first || !now) return { books: [], notices: [], assetsOf: undefined };
  const last = previousPeriod(now);
  const { balanced, begun, unbalanced } = sample;
  const quarter = bookOf(first.unitCode, last, balanced.lines, {
    opening: balanced.opening,
    statedClosing: balanced.stated,
  });
  const { record, notice } = await told(quarter);
  const figures = { opening: unbalanced.opening, statedClosing: unbalanced.stated };
  return {
    books: [
      { ...quarter, record },
      bookOf(first.unitCode, now, begun.lines),
      ...(second ? [bookOf(second.unitCode, last, unbalanced.lines, figures)] : []),
    ],
    notices: [notice],
    assetsOf: first.unitCode,
  };
}

export async function writeSampleFinance({ books, assetsOf }: SampleFinance): Promise<RecordWrite[]> {
  const vouchers = books.flatMap(({ record, vouchers: lines }) =>
    lines.map((line) => ({ page: bookKey(record), id: line.id, line })),
  );
  const assets = sample.assets.map((asset, order) => {
    const id = newId(source);
    return {
      page: assetsOf ?? '',
      id,
      line: { ...NO_ASSET_CELLS, ...stamp, ...asset, kind: asset.kind as AssetKind, id, order },
    };
  });
  return [
    ...(await writeLines('vouchers', vouchers)),
    ...books.map(({ record }) => periodWrite(record, record)),
    ...(assetsOf === undefined ? [] : await writeLines('assets', assets)),
  ];
}
