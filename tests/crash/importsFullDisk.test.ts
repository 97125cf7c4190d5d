import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importFiles } from '../../renderer/data/batches/importFiles';
import { database } from '../../renderer/data/database';
import { listBatches } from '../../renderer/data/queries';
import { saveSettings } from '../../renderer/data/settings';
import { faultOf } from '../../renderer/workers/faultCode';
import { outcome } from '../support/batchActs';
import { big, expectUsable, files, ROWS, second } from '../support/bigSheets';
import { emptyDesk, importOne, jobContext, openDeskStore, theDesk } from '../support/deskStore';
import {
  changesOf,
  expectWhole,
  failWrite,
  healStore,
  installStoreFaults,
  journalHead,
  storeDump,
  takeCheckpoint,
} from '../support/storeFaults';
import { storeState } from '../support/storeState';

/** Law 2 of the house: nothing is lost. After a full disk the store is as before or has all of the import, and doing it again succeeds. */

beforeAll(installStoreFaults);
beforeEach(async () => {
  healStore();
  await emptyDesk();
});

interface Import {
  readonly name: string;
  readonly rows: number;
  /** Blocks of rows that are stored afterwards. */
  readonly blocks: number;
  /** Makes what must be there first. */
  prepare(): Promise<string | undefined>;
  run(batchId: string | undefined): Promise<unknown>;
}

const imports: readonly Import[] = [
  { name: 'an import', rows: ROWS, blocks: 6, prepare: async () => undefined, run: () => importOne(big, '一.csv') },
  {
    name: 'adding a file to a batch',
    rows: ROWS + 30,
    blocks: 7,
    prepare: () => importOne(big, '一.csv'),
    run: (batchId) =>
      importFiles({ files: files(['二.csv', second]), ...(batchId === undefined ? {} : { batchId }) }, jobContext()),
  },
];

async function expectOneBatch(read: number): Promise<void> {
  const [batch, ...others] = await listBatches();
  expect(others).toEqual([]);
  await expectUsable(batch?.id ?? '', read);
}

describe('a full disk under the journal', () => {
  it.each(imports.flatMap((one) => [false, true].map((stays) => ({ ...one, stays }))))(
    'at the n-th change of $name (from then on: $stays), for all n: nothing is stored, the next import works',
    async ({ rows: read, prepare, run, stays }) => {
      const batchId = await prepare();
      const restore = await takeCheckpoint();
      const before = await storeDump();
      let refused = 0;
      for (let n = 1; ; n += 1) {
        const { disk } = theDesk();
        const label = `change ${n}`;
        const changes = changesOf(disk.data);
        disk.data.fail({ on: stays ? 'write' : 'change', nth: n, code: 'ENOSPC', share: 0.3, stays });
        const thrown = await outcome(run(batchId));
        disk.data.heal();
        if (thrown === undefined && (stays || changesOf(disk.data) - changes < n)) break;
        if (thrown === undefined) {
          await expectWhole(label);
          await restore();
          continue;
        }
        refused += 1;
        expect(faultOf(thrown, false), label).toEqual({ code: 'host.diskFull', params: {} });
        expect(await storeDump(), label).toBe(before);
        if (!stays) continue;
        await openDeskStore(disk);
        expect(await storeDump(), `${label}, restart`).toBe(before);
      }
      expect(refused).toBeGreaterThan(stays ? 1 : 2);
      await expectWhole('in the end');
      await expectOneBatch(read);
    },
  );
});

describe('a full disk under the working copy', () => {
  it.each(imports)(
    'for one write of $name, for all n: nothing is stored before the entry, everything after it',
    async ({ rows: read, prepare, run }) => {
      const batchId = await prepare();
      const restore = await takeCheckpoint();
      const before = await storeDump();
      const { seq } = await journalHead();
      const seen = { refused: 0, healed: 0 };
      for (let n = 1; ; n += 1) {
        const label = `write ${n}`;
        failWrite(n);
        const thrown = await outcome(run(batchId));
        const writes = healStore();
        if ((await journalHead()).seq === seq) {
          seen.refused += 1;
          expect(faultOf(thrown, false), label).toEqual({ code: 'host.diskFull', params: {} });
          expect(await storeDump(), label).toBe(before);
          continue;
        }
        expect(thrown, label).toBeUndefined();
        await expectWhole(label);
        await expectOneBatch(read);
        if (writes < n) break;
        seen.healed += 1;
        await restore();
      }
      expect(seen.refused).toBeGreaterThan(0);
      expect(seen.healed).toBeGreaterThan(1);
    },
  );

  it.each(imports)(
    'from the n-th write of $name on: nothing or all of it, which the next act or start brings',
    async ({ rows: read, blocks, prepare, run }) => {
      const batchId = await prepare();
      const restore = await takeCheckpoint();
      const before = await storeDump();
      const stateBefore = await storeState();
      const { seq } = await journalHead();
      const seen = { refused: 0, behind: 0 };
      for (let n = 1; ; n += 1) {
        const label = `write ${n}`;
        failWrite(n, true);
        const thrown = await outcome(run(batchId));
        if (healStore() < n) break;
        if ((await journalHead()).seq === seq) {
          seen.refused += 1;
          expect(faultOf(thrown, false), label).toEqual({ code: 'host.diskFull', params: {} });
          expect(await storeDump(), label).toBe(before);
          continue;
        }
        seen.behind += 1;
        expect(faultOf(thrown, false).code, label).toBe('store.behind');
        expect(await storeState(), label).toEqual(stateBefore);
        // Another window may bring the working copy up at any moment: rows that count are never cleared away.
        expect(await database().sheetBlocks.count(), label).toBe(blocks);
        if (n % 2 === 0) await saveSettings({ supervisionTelephone: `0000-${n}` });
        else await openDeskStore(theDesk().disk);
        await expectWhole(label);
        await expectOneBatch(read);
        await restore();
      }
      expect(seen.refused).toBeGreaterThan(0);
      expect(seen.behind).toBeGreaterThan(1);
    },
  );
});
