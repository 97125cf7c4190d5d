import { describe, expect, it } from 'vitest';
import { checkBook } from '../support/payoutAnswers';
import { makeBook } from '../support/payoutLayouts';

// Sheets of other offices, invented seed by seed with their answers: every kind of subsidy of § 2, every alias of § 3, every
// place of village and group, totals of every level, every damage of § 4. A seed that ever failed is named in the unit tests.
describe('invented layouts give their own answers', () => {
  for (let from = 1; from <= 400; from += 100)
    it(`[payout-sheets § 2-4] seeds ${from} to ${from + 99}`, async () => {
      const failed: string[] = [];
      for (let seed = from; seed < from + 100; seed += 1) {
        const book = makeBook(seed);
        const differences = await checkBook(book);
        if (differences.length > 0) failed.push(`seed ${seed} (${book.about}): ${differences.join('; ')}`);
      }
      expect(failed).toEqual([]);
    });
});
