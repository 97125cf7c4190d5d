import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAttachment } from '../../renderer/data/attachments';
import { preparePhoto } from '../../renderer/data/attachments/photo';
import { type AssignedPhoto, actsOf, keepPhotos } from '../../renderer/data/board';
import { database } from '../../renderer/data/database';
import { sweepOrphans } from '../../renderer/data/store/sweep';
import { DONGBA, hangingBy, posted, postedBatch, XIBA } from '../support/boardActs';
import { asFile, emptyDesk, jobContext, openDeskStore, theDesk } from '../support/deskStore';
import { drawHere } from '../support/drawing';
import { aPhoto } from '../support/photos';
import {
  changesOf,
  expectWhole,
  healStore,
  installStoreFaults,
  storeDump,
  takeCheckpoint,
} from '../support/storeFaults';

vi.mock('../../renderer/workers/client', () => import('../support/workerHere'));

/** Law 2 of the house: nothing is lost. Photographs of several things are there whole, or nothing of any of them is. */

beforeAll(installStoreFaults);
afterAll(() => vi.unstubAllGlobals());
beforeEach(async () => {
  drawHere();
  healStore();
  await emptyDesk();
});

const UP = '2026-04-10';

async function assigned(): Promise<readonly AssignedPhoto[]> {
  const { id } = await posted(UP);
  const batch = await postedBatch(UP);
  const hangings = [await hangingBy(id), await hangingBy(batch), await hangingBy(batch, XIBA)];
  return Promise.all(
    hangings.map(async (hanging, seed) => ({
      photo: await preparePhoto(asFile(aPhoto({ shotAt: '2026:04:11 09:00:00', seed }), `${seed}.jpg`), jobContext()),
      hangings: [hanging],
    })),
  );
}

const unitOf = ({ hangings }: AssignedPhoto): string => hangings[0]?.thing.unitCode ?? DONGBA;

async function expectAllThere(photos: readonly AssignedPhoto[], label: string): Promise<void> {
  for (const one of photos) {
    const now = await hangingBy(one.hangings[0]?.thing.sourceId ?? '', unitOf(one));
    const [ref] = (await actsOf(now.thing).details(now.thing)).proofs;
    const read = ref && (await readAttachment(ref));
    expect(read?.ok && (await read.value.arrayBuffer()).byteLength, label).toBe(one.photo.bytes.length);
  }
}

describe('a full disk under many photographs', () => {
  it.each([false, true])(
    '[R-V04] at the n-th change (from then on: %s), for all n: data as before, the next try works',
    async (stays) => {
      const photos = await assigned();
      const restore = await takeCheckpoint();
      const before = await storeDump();
      let refused = 0;
      for (let n = 1; ; n += 1) {
        const { disk } = theDesk();
        const label = `change ${n}`;
        const changes = changesOf(disk.data);
        disk.data.fail({ on: stays ? 'write' : 'change', nth: n, code: 'ENOSPC', share: 0.3, stays });
        const outcome = await keepPhotos(photos, true);
        disk.data.heal();
        if (outcome.ok) {
          await expectWhole(label);
          await expectAllThere(photos, label);
          if (stays || changesOf(disk.data) - changes < n) break;
          await restore();
          continue;
        }
        refused += 1;
        expect(outcome, label).toMatchObject({ ok: false, fault: 'host.diskFull' });
        expect(await storeDump(), label).toBe(before);
        if (stays) {
          await openDeskStore(disk);
          await sweepOrphans();
          expect(await storeDump(), `${label}, restart`).toBe(before);
        }
      }
      expect(refused).toBeGreaterThan(1);
      expect(await database().bundleChunks.count()).toBe(photos.length);
    },
  );
});
