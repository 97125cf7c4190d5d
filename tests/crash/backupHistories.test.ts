import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { anOffice, backupHistory, spoiltBackup } from '../faults/backupHistory';
import { historySeed } from '../faults/runFaults';
import type { HistoryGoods } from '../support/histories';
import { packedEarlier } from '../support/historyGoods';

let goods: HistoryGoods;
beforeAll(async () => {
  goods = await packedEarlier();
});

describe('a backup of a random history', () => {
  it('comes back on another computer record by record, killed on the way or not, and can be undone', async () => {
    const problems: string[] = [];
    for (let n = 0; n < 8; n += 1) {
      const options = { withPassphrase: n === 0, kills: n === 0 ? 1 : 4 };
      const { problem } = await backupHistory(historySeed(20261128, n), goods, options);
      if (problem) problems.push(problem);
    }
    expect(problems).toEqual([]);
  }, 400_000);

  it('that is damaged or foreign is refused with a sentence, and nothing is changed', async () => {
    const office = await anOffice(historySeed(20261128, 90), goods, false);
    const problems: string[] = [];
    for (let n = 0; n < 30; n += 1) {
      const problem = await spoiltBackup(historySeed(20261128, n), office);
      if (problem) problems.push(problem);
    }
    expect(problems).toEqual([]);
  }, 60_000);
});
