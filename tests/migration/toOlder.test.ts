import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addAttachment, readAttachment, removeAttachment } from '../../renderer/data/attachments';
import { listBoards, saveBoard } from '../../renderer/data/board';
import { database } from '../../renderer/data/database';
import { createNotice } from '../../renderer/data/notices';
import { makeBackup } from '../../renderer/data/store/backup';
import { undoLast } from '../../renderer/data/store/undo';
import { asFile, emptyDesk, openDeskStore, theDesk } from '../support/deskStore';
import { aHolder, heldBy } from '../support/heldAttachments';

/**
 * Version 0.2.0 clears attachments away as nobody's, so it must not take in what holds some: it reads files of version 1 only.
 * Version 0.3.0 shows nothing of a notice or a board: it reads files of versions 1 and 2.
 */

vi.mock('../../renderer/workers/client', () => import('../support/workerHere'));

const DONGBA = '190101100201';
const UNMEASURED = { place: '', group: '', widthCm: 0, heightCm: 0, note: '' };

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
    expect(mark).toMatchObject({ format: 'gongkai-store', version: 3 });
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

  it.each([
    ['notice', () => createNotice({ unitCode: DONGBA, kind: 'posting', reach: 'board', line: { title: '修渠公示' } })],
    ['board', () => saveBoard({ unitCode: DONGBA, name: '村委会公开栏', ...UNMEASURED })],
  ])('gives backups that 0.3.0 refuses once there is a %s, whether or not there is an attachment', async (_, act) => {
    await act();
    expect(await backedUpAs()).toEqual([3, 3]);
    await addOne();
    expect(await backedUpAs()).toEqual([3, 3]);
    expect((await undoLast()).ok).toBe(true);
    expect((await undoLast()).ok).toBe(true);
    // Nothing is left of it; the attachment may come back by another step.
    expect(await backedUpAs()).toEqual([2, 2]);
  });

  it('opens every kind of snapshots itself', async () => {
    await makeBackup('manual');
    const ref = await addOne();
    await makeBackup('manual');
    await saveBoard({ unitCode: DONGBA, name: '村委会公开栏', ...UNMEASURED });
    expect(await backedUpAs()).toEqual([3, 3]);
    const { disk } = theDesk();
    await Promise.all(database().tables.map((table) => table.clear()));
    expect((await openDeskStore(disk)).caughtUp.rebuilt).toBe(true);
    expect(await heldBy()).toEqual([ref]);
    expect((await readAttachment(ref)).ok).toBe(true);
    expect((await listBoards()).map(({ name }) => name)).toEqual(['村委会公开栏']);
    expect((await undoLast('disclosures/d1')).ok).toBe(true);
    expect(await heldBy()).toEqual([]);
  });
});
