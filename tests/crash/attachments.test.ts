import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addAttachment, readAttachment, removeAttachment } from '../../renderer/data/attachments';
import { stageAttachment } from '../../renderer/data/attachments/stage';
import { database } from '../../renderer/data/database';
import { makeBackup } from '../../renderer/data/store/backup';
import { shell } from '../../renderer/data/store/port';
import { restoreSnapshot } from '../../renderer/data/store/restore';
import { isSound } from '../../renderer/data/store/soundness';
import { sweepOrphans } from '../../renderer/data/store/sweep';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { setVaultKeys } from '../../renderer/data/vault';
import type { AttachmentRef } from '../../shared/records';
import { moved } from '../support/deskActs';
import { asFile, emptyDesk, jobContext, openDeskStore, theDesk } from '../support/deskStore';
import { newFakeDisk } from '../support/fakeHost';
import { aHolder, heldBy } from '../support/heldAttachments';
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

vi.mock('../../renderer/workers/client', () => import('../support/workerHere'));

/** Law 2 of the house: nothing is lost. An attachment is there whole with the record that names it, or nothing of it is. */

beforeAll(installStoreFaults);
beforeEach(async () => {
  healStore();
  await emptyDesk();
});

const PIECES = 3;
const BYTES = new Uint8Array((PIECES - 1) * (1 << 20) + 10).map((_, n) => 97 + (n % 7));
const theFile = (): File => asFile(BYTES, '长.txt');
const chunks = (): Promise<number> => database().bundleChunks.count();

async function added(file = theFile(), id = 'd1'): Promise<AttachmentRef> {
  const outcome = await addAttachment(aHolder(id), file, 'attachment');
  if (!outcome.ok || !outcome.value.added) throw new Error(JSON.stringify(outcome));
  return outcome.value.ref;
}

async function expectReadable(ref: AttachmentRef | undefined): Promise<void> {
  const read = ref && (await readAttachment(ref));
  expect(read?.ok && Buffer.from(await read.value.arrayBuffer()).equals(Buffer.from(BYTES))).toBe(true);
}

async function expectUsable(): Promise<void> {
  const refs = await heldBy();
  expect(refs).toHaveLength(1);
  await expectReadable(refs[0]);
  expect(await chunks()).toBe(PIECES);
}

async function restart(): Promise<void> {
  await openDeskStore(theDesk().disk);
  await sweepOrphans();
}

async function loseWorkingCopy(): Promise<void> {
  await Promise.all(database().tables.map((table) => table.clear()));
  await restart();
}

describe('a full disk', () => {
  it.each([false, true])(
    'under the journal, at the n-th change (from then on: %s), for all n: nothing is stored, the next try works',
    async (stays) => {
      const restore = await takeCheckpoint();
      const before = await storeDump();
      let refused = 0;
      for (let n = 1; ; n += 1) {
        const { disk } = theDesk();
        const label = `change ${n}`;
        const changes = changesOf(disk.data);
        disk.data.fail({ on: stays ? 'write' : 'change', nth: n, code: 'ENOSPC', share: 0.3, stays });
        const outcome = await addAttachment(aHolder(), theFile(), 'attachment');
        disk.data.heal();
        if (outcome.ok && (stays || changesOf(disk.data) - changes < n)) break;
        if (outcome.ok) {
          await expectWhole(label);
          await restore();
          continue;
        }
        refused += 1;
        expect(outcome, label).toEqual({ ok: false, fault: 'host.diskFull', params: {} });
        expect(await storeDump(), label).toBe(before);
        if (stays) await restart();
        expect(await storeDump(), `${label}, restart`).toBe(before);
      }
      expect(refused).toBeGreaterThan(stays ? 1 : 2);
      await expectWhole('in the end');
      await expectUsable();
    },
  );

  it('under the working copy, for one write, for all n: nothing before the entry, everything after it', async () => {
    const restore = await takeCheckpoint();
    const before = await storeDump();
    const { seq } = await journalHead();
    const seen = { refused: 0, healed: 0 };
    for (let n = 1; ; n += 1) {
      const label = `write ${n}`;
      failWrite(n);
      const outcome = await addAttachment(aHolder(), theFile(), 'attachment');
      const writes = healStore();
      if ((await journalHead()).seq === seq) {
        seen.refused += 1;
        expect(outcome, label).toEqual({ ok: false, fault: 'host.diskFull', params: {} });
        expect(await storeDump(), label).toBe(before);
        continue;
      }
      expect(outcome.ok, label).toBe(true);
      await expectWhole(label);
      await expectUsable();
      if (writes < n) break;
      seen.healed += 1;
      await restore();
    }
    expect(seen.refused).toBeGreaterThan(1);
    expect(seen.healed).toBeGreaterThan(0);
  });
});

describe('a cancel', () => {
  it('at every step leaves nothing', async () => {
    const before = await storeDump();
    let cancelled = 0;
    for (let n = 1; ; n += 1) {
      const controller = new AbortController();
      let calls = 0;
      const onProgress = (): void => {
        calls += 1;
        if (calls === n) controller.abort();
      };
      const outcome = await addAttachment(aHolder(), theFile(), 'attachment', {
        signal: controller.signal,
        onProgress,
      });
      if (outcome.ok) break;
      cancelled += 1;
      expect(outcome.fault).toBe('job.cancelled');
      expect(await storeDump(), `step ${n}`).toBe(before);
    }
    expect(cancelled).toBeGreaterThan(PIECES - 1);
    await expectUsable();
  });
});

describe('a kill', () => {
  const stage = () => stageAttachment({ file: theFile(), role: 'attachment' }, jobContext());

  it('before the record names the bytes leaves none after the next start', async () => {
    await stage();
    expect(await chunks()).toBe(PIECES);
    await restart();
    expect(await chunks()).toBe(0);
    expect(await heldBy()).toEqual([]);
    await added();
    await expectUsable();
  });

  it('while the same bytes are put in a second time leaves those of the first', async () => {
    await added();
    await stage();
    await restart();
    await expectUsable();
    await loseWorkingCopy();
    await expectUsable();
  });

  it('after a working copy was lost: the journal brings bytes and record back', async () => {
    await added();
    await loseWorkingCopy();
    await expectUsable();
    await expectWhole('rebuilt');
  });
});

describe('undo and redo', () => {
  it('of adding: the bytes wait as long as it can be done again, also in a rebuilt working copy', async () => {
    const ref = await added();
    await moved(undoLast('disclosures/d1'));
    expect(await heldBy()).toEqual([]);
    await restart();
    await loseWorkingCopy();
    await moved(redoLast('disclosures/d1'));
    expect(await heldBy()).toEqual([ref]);
    await expectUsable();
  });

  it('of removing brings the file back', async () => {
    const ref = await added();
    await removeAttachment(aHolder(), ref);
    await restart();
    await moved(undoLast('disclosures/d1'));
    await expectUsable();
  });

  it('of one record leaves the bytes to the other', async () => {
    await added();
    const other = await added(theFile(), 'd2');
    await moved(undoLast('disclosures/d1'));
    await restart();
    await expectReadable(other);
    expect(await chunks()).toBe(PIECES);
  });
});

describe('a backup', () => {
  it('that is restored on another computer has the attachment', async () => {
    const PASSPHRASE = '东坝河边的老柳树';
    await shell('vault.protect', { passphrase: PASSPHRASE });
    setVaultKeys(await shell('vault.keys', undefined));
    await added();
    const { backup } = await makeBackup('manual');
    const name = backup?.name ?? '';
    const { backups } = theDesk().disk;
    await Promise.all(database().tables.map((table) => table.clear()));
    await openDeskStore({ ...newFakeDisk(), backups });
    expect(await heldBy()).toEqual([]);
    const { token } = await shell('backup.open', { name });
    await shell('backup.unlock', { token, by: 'passphrase', text: PASSPHRASE });
    const { snapshot, keys } = await shell('backup.adopt', { token });
    setVaultKeys(keys);
    await restoreSnapshot(snapshot);
    await expectUsable();
    await sweepOrphans();
    await expectUsable();
    await moved(undoLast('store'));
    expect(await heldBy()).toEqual([]);
    await moved(redoLast('store'));
    await expectUsable();
  });

  it('is made from a whole working copy: a piece that is missing is brought back first', async () => {
    const ref = await added();
    expect(await isSound()).toBe(true);
    await database().bundleChunks.delete([`att-${ref.sha256}`, 1]);
    expect(await isSound()).toBe(false);
    const { backup } = await makeBackup('manual');
    expect(backup).toBeTruthy();
    await expectUsable();
    expect(await isSound()).toBe(true);
  });
});
