import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addAttachment, readAttachment, removeAttachment } from '../../renderer/data/attachments';
import { database } from '../../renderer/data/database';
import { makeBackup } from '../../renderer/data/store/backup';
import { undoLast } from '../../renderer/data/store/undo';
import { asFile, emptyDesk, openDeskStore, theDesk } from '../support/deskStore';
import { aHolder, heldBy } from '../support/heldAttachments';

/** Version 0.2.0 clears attachments away as nobody's, so it must not take in what holds some. It reads files of version 1 only. */

vi.mock('../../renderer/workers/client', () => import('../support/workerHere'));

beforeEach(emptyDesk);

async function addOne() {
  const outcome = await addAttachment(aHolder(), asFile('东坝村', '说明.txt'), 'attachment');
  if (!outcome.ok || !outcome.value.added) throw new Error(JSON.stringify(outcome));
  return outcome.value.ref;
}

/** Version of the snapshot that lies beside the journal, and of the copy inside the backup. */
async function backedUpAs(): Promise<readonly number[]> {
  const { snapshot, backup } = await makeBackup('manual');
  const { data, backups } = theDesk().disk;
  const beside = data.bytes(`snapshots/${snapshot.name}`);
  const whole = backups?.bytes(backup?.name ?? '') ?? new Uint8Array();
  const versionAt = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer).getUint16(at + 8, true);
  return [versionAt(beside, 0), versionAt(whole, whole.length - beside.length)];
}

describe('a store of this version', () => {
  it('says so in store.json from the start', () => {
    const mark = JSON.parse(new TextDecoder().decode(theDesk().disk.data.bytes('store.json')));
    expect(mark).toMatchObject({ format: 'gongkai-store', version: 2 });
  });

  it('gives backups that 0.2.0 takes as long as there is no attachment', async () => {
    expect(await backedUpAs()).toEqual([1, 1]);
  });

  it('gives backups that 0.2.0 refuses once there is one, also where only an undo may bring it back', async () => {
    const ref = await addOne();
    expect(await backedUpAs()).toEqual([2, 2]);
    await removeAttachment(aHolder(), ref);
    expect(await backedUpAs()).toEqual([2, 2]);
  });

  it('opens both kinds of snapshots itself', async () => {
    await makeBackup('manual');
    const ref = await addOne();
    await makeBackup('manual');
    const { disk } = theDesk();
    await Promise.all(database().tables.map((table) => table.clear()));
    expect((await openDeskStore(disk)).caughtUp.rebuilt).toBe(true);
    expect(await heldBy()).toEqual([ref]);
    expect((await readAttachment(ref)).ok).toBe(true);
    expect((await undoLast('disclosures/d1')).ok).toBe(true);
    expect(await heldBy()).toEqual([]);
  });
});
