import type { RollupBatch, RollupNames, VillageRows } from '../../shared/disclosure/rollup';
import { fen } from '../../shared/kernel';
import type { PayoutRow } from '../../shared/payout/types';
import { anIdNumber, aPayoutRow } from './people';

export const DONGBA = { unitCode: '190101100201', name: '东坝村' };
export const XIBA = { unitCode: '190101100202', name: '西坝村' };

/** Two villages of today; 东坝 had another name once. */
export const rollupNames: RollupNames = {
  villageOf: (name) => (['东坝村', '东坝', '东坝大队'].includes(name) ? DONGBA : name === '西坝村' ? XIBA : undefined),
  programOf: (name) => name.trim(),
};

/** `count` paid rows of different people, the n-th with n fen more than 100 yuan. */
export const paidRows = (village: string, count: number, from = 1): PayoutRow[] =>
  Array.from({ length: count }, (_, index) =>
    aPayoutRow({ row: index + 2, village, idNumber: anIdNumber(from + index), amount: fen(10_000 + from + index) }),
  );

const sum = (rows: readonly PayoutRow[]): number => rows.reduce((all, row) => all + row.amount, 0);

/** A confirmed batch whose summary says what its rows add up to. */
export function aRollupBatch(
  villages: readonly VillageRows[],
  over: Partial<Omit<RollupBatch, 'summary'>> = {},
): RollupBatch {
  return {
    id: 'b1',
    title: '2026年耕地地力保护补贴',
    program: '耕地地力保护补贴',
    year: 2026,
    state: 'confirmed',
    unitRateYuan: '86.37',
    documentNumber: '示政发〔2026〕3号',
    summary: {
      counts: {
        read: 0,
        imported: villages.reduce((all, one) => all + one.rows.length, 0),
        repaired: 0,
        warned: 0,
        rejected: 0,
        skipped: 0,
        distinctPeople: 0,
      },
      peopleComplete: true,
      totalFen: villages.reduce((all, one) => all + sum(one.rows), 0),
      villages: villages.map(({ village, rows }) => ({
        name: village,
        count: rows.length,
        totalFen: sum(rows),
        groups: [],
      })),
      printedTotals: [],
      problemCounts: [],
    },
    ...over,
  };
}
