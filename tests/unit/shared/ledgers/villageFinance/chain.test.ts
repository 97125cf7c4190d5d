import { describe, expect, it } from 'vitest';
import {
  BookChain,
  bookedPeriods,
  pagesNeeded,
  shownPeriods,
  type VillageBooks,
} from '../../../../../shared/ledgers/villageFinance';
import type { FinancePeriod, Voucher } from '../../../../../shared/records';
import { aFinancePeriod, aVoucher } from '../../../../support/vouchers';

/** Periods with the sums that came in; an opening only where it is said. */
function books(given: Readonly<Record<string, { income?: string; record?: Partial<FinancePeriod> }>>): VillageBooks {
  const records = new Map<string, FinancePeriod>();
  const vouchers = new Map<string, readonly Voucher[]>();
  for (const [period, { income, record }] of Object.entries(given)) {
    if (record) records.set(period, aFinancePeriod({ period, opening: '', ...record }));
    if (income !== undefined) vouchers.set(period, [aVoucher(1, { income, date: '' }, period)]);
  }
  return { records, vouchers };
}
const closedAs = (closing: number) => ({ opening: 0, income: 0, expense: 0, closing, count: 0 });

describe('periods that follow each other', () => {
  it('[R-V22] begin where the one before ends, over the turn of the year', () => {
    const chain = new BookChain(
      books({
        '2025-Q4': { income: '10', record: { opening: '100' } },
        '2026-Q1': { income: '5' },
        '2026-Q2': { income: '1' },
      }),
    );
    expect(chain.book('2026-Q2').figures).toMatchObject({ opening: 11_500, closing: 11_600 });
    expect(chain.book('2026-Q3').last).toEqual({
      period: '2026-Q2',
      closing: 11_600,
      closedAs: null,
      isClosed: false,
    });
  });

  it('[R-V22] a closed one says its closing itself, also when its lines were not read', () => {
    const chain = new BookChain(books({ '2025-Q4': { record: { state: 'closed', closed: closedAs(777) } } }));
    expect(chain.book('2026-Q1').opening).toBe(777);
  });

  it('[R-V22] one that was opened again and changed tells both figures', () => {
    const chain = new BookChain(
      books({ '2025-Q4': { income: '1', record: { opening: '100', closed: closedAs(10_000) } } }),
    );
    expect(chain.book('2026-Q1').last).toEqual({
      period: '2025-Q4',
      closing: 10_100,
      closedAs: 10_000,
      isClosed: false,
    });
  });

  it('[R-V22] a hole in between is told; the first of all has nothing before it', () => {
    const chain = new BookChain(books({ '2025-Q4': { record: { opening: '100' } } }));
    expect(chain.book('2026-Q2').last).toBe('missing');
    expect(chain.book('2025-Q3').last).toBe('none');
    expect(new BookChain(books({ '2025-Q4': { income: '1' } })).book('2026-Q1').last).toBe('missing');
  });

  it('[R-V02] a village that turns from quarters to months goes on from its last quarter', () => {
    const chain = new BookChain(
      books({ '2026-Q1': { record: { opening: '100' } }, '2026-03': { record: { opening: '7' } } }),
    );
    expect(chain.book('2026-04').last).toMatchObject({ period: '2026-03' });
    expect(chain.book('2026-Q2').last).toMatchObject({ period: '2026-Q1' });
    expect(chain.book('2026-Q1').overlaps).toEqual(['2026-03']);
  });
});

describe('what is read', () => {
  const records = books({
    '2025-Q3': { record: { state: 'closed', closed: closedAs(1) } },
    '2025-Q4': { record: {} },
    '2026-Q1': { record: {} },
  }).records;

  it('[R-V22] goes back to the last closed period, not to the beginning of all', () => {
    expect([...pagesNeeded(['2026-Q1'], records, ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'])]).toEqual([
      '2026-Q1',
      '2025-Q4',
    ]);
    expect([...pagesNeeded(['2026-Q2', '2026-Q1'], records, [])]).toEqual(['2026-Q2', '2026-Q1', '2025-Q4']);
  });
});

describe('the periods of a year', () => {
  it('[R-V02] are quarters, or months where the village tells its finance each month', () => {
    expect(shownPeriods(2026, false, []).map(({ code }) => code)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
    expect(shownPeriods(2026, true, [])).toHaveLength(12);
  });

  it('[R-V02] keep what has accounts when the village changes its rhythm', () => {
    const booked = bookedPeriods(books({ '2026-Q1': { income: '1' }, '2025-Q4': { income: '1' } }));
    const shown = shownPeriods(2026, true, booked).map(({ code }) => code);
    expect(shown.slice(0, 2)).toEqual(['2026-Q1', '2026-04']);
    expect(shown).toHaveLength(10);
  });
});
