import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { faultsUntil } from '../faults/runFaults';
import { packedEarlier } from '../support/historyGoods';

/** `npm run test:faults` plays thousands of these with another seed each time. */
describe('random histories with one fault after the other', () => {
  it('lose nothing that was acknowledged and leave nothing half applied', async () => {
    const tally = await faultsUntil(150, { seed: 20261128, goods: await packedEarlier() });
    expect([...tally.lost, ...tally.halfApplied, ...tally.failed]).toEqual([]);
    expect(tally.faults).toBeGreaterThanOrEqual(150);
    expect(tally.kills).toBeGreaterThan(5);
    expect(tally.powerCuts).toBeGreaterThan(5);
  }, 400_000);
});
