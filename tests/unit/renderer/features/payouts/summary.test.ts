import { describe, expect, it } from 'vitest';
import { missingVillages, openCounts } from '../../../../../renderer/features/payouts/batch/summary';
import type { BatchRecord, BatchSummary } from '../../../../../shared/records';

const summary = (over: Partial<BatchSummary>): BatchSummary => ({
  counts: { read: 0, imported: 0, repaired: 0, warned: 0, rejected: 0, skipped: 0, distinctPeople: 0 },
  peopleComplete: true,
  totalFen: 0,
  villages: [],
  printedTotals: [],
  problemCounts: [],
  ...over,
});

describe('what a batch still waits for', () => {
  it('counts open questions, not those that a person has decided, and every repair', () => {
    const counts = openCounts(
      summary({
        problemCounts: [
          { code: 'shared_card', severity: 'warn', count: 9, open: 4 },
          { code: 'id_scientific', severity: 'reject', count: 6, open: 6 },
          { code: 'id_spaces', severity: 'repair', count: 27, open: 0 },
        ],
      }),
    );
    expect(counts).toEqual({ warned: 4, rejected: 6, repaired: 27 });
  });

  it('names the villages of the township that have no row in the batch', () => {
    const village = (name: string) => ({ name, count: 1, totalFen: 1, groups: [] });
    const batch: Pick<BatchRecord, 'summary' | 'files'> = {
      summary: summary({ villages: [village('东坝村')] }),
      files: [],
    };
    expect(missingVillages(batch, ['东坝村', '西坝村', '南坝村'])).toEqual(['西坝村', '南坝村']);
  });
});
