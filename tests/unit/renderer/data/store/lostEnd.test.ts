import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { database } from '../../../../../renderer/data/database';
import { saveSettings } from '../../../../../renderer/data/settings';
import { makeSnapshot } from '../../../../../renderer/data/store/backup';
import { emptyDesk, openDeskStore, theDesk } from '../../../../support/deskStore';
import { storeState } from '../../../../support/storeState';

const loseWorkingCopy = () => Promise.all(database().tables.map((table) => table.clear()));

it('a snapshot of an end of the journal that was lost is not taken for the entry that came in its place', async () => {
  await emptyDesk();
  const { disk } = theDesk();
  const before = disk.data.snapshot();
  await saveSettings({ supervisionTelephone: '0000-1111111' });
  const { seq } = await makeSnapshot();
  await theDesk().store.close();
  // The journal goes back by one entry, the snapshot stays; the working copy is gone.
  for (const [name, bytes] of Object.entries(before)) disk.data.put(name, bytes);
  await loseWorkingCopy();
  await openDeskStore(disk);
  await saveSettings({ supervisionTelephone: '0000-2222222' });
  const head = await theDesk().host['journal.head']();
  expect(head).toMatchObject({ ok: true, value: { seq } });
  const state = await storeState();
  await loseWorkingCopy();
  expect((await openDeskStore(disk)).caughtUp.rebuilt).toBe(true);
  expect(await storeState()).toEqual(state);
});
