import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { historySeed } from '../faults/runFaults';
import { undoHistory } from '../faults/undoHistory';
import { packedEarlier } from '../support/historyGoods';

describe('random histories undone to the start and redone to the end', () => {
  it('give equal states, also after a restart or without the working copy in between', async () => {
    const goods = await packedEarlier();
    const problems: string[] = [];
    for (let n = 0; n < 60; n += 1) {
      const problem = await undoHistory(historySeed(20261128, n), goods, 10);
      if (problem) problems.push(problem);
    }
    expect(problems).toEqual([]);
  }, 400_000);
});
