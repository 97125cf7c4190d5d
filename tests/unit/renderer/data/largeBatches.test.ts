import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { findPerson, PersonIndexBuilder } from '../../../../renderer/data/batches/personIndex';
import { database } from '../../../../renderer/data/database';
import { emptyDesk } from '../../../support/deskStore';
import { anIdNumber } from '../../../support/people';

beforeEach(emptyDesk);

describe('a batch of a whole county', () => {
  it.each([
    [0, 0, 0],
    [4095, 3, 399],
    [4096, 0, 1],
    [5000, 17, 399],
    [70_000, 2, 7],
  ])('finds a person of village %i, block %i, row %i again', async (villageNo, blockNo, rowInBlock) => {
    const index = await PersonIndexBuilder.create();
    index.add({ idNumber: anIdNumber(1), payee: '赵甲金' }, villageNo, blockNo, rowInBlock);
    index.add({ idNumber: anIdNumber(2), payee: '赵甲木' }, 1, 1, 1);
    await database().personIndex.bulkPut(index.finish('batch', 3));
    expect(await findPerson(anIdNumber(1))).toEqual([{ batchId: 'batch', version: 3, villageNo, blockNo, rowInBlock }]);
  });
});
