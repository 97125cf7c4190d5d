import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { DeskDatabase, database } from '../../renderer/data/database';
import { makeSnapshot } from '../../renderer/data/store/backup';
import { entryPlace } from '../../renderer/data/store/entryPlace';
import { sealJson } from '../../renderer/data/vault';
import { emptyDesk, openDeskStore, theDesk } from '../support/deskStore';
import { ofNewerVersion } from '../support/journals';
import type { MemoryFolder } from '../support/memoryFolder';
import { rewriteVault } from '../support/vaultParts';

/** What a newer program wrote is refused before anything of it is touched: this program would take half of it for damage. */

beforeEach(emptyDesk);

describe('a working copy of a newer program', () => {
  it('is not opened, and stays as it is', async () => {
    const name = 'of-a-newer-program';
    const newer = new Dexie(name);
    newer.version(99).stores({ records: '[table+key], table', elsewhere: 'id' });
    await newer.open();
    await newer.table('elsewhere').add({ id: 'x', body: new Uint8Array([1, 2, 3]) });
    newer.close();
    const ours = new DeskDatabase(name);
    await expect(ours.open()).rejects.toMatchObject({ name: 'VersionError' });
    await expect(ours.records.count()).rejects.toThrow();
    ours.close();
    expect((await indexedDB.databases()).find((one) => one.name === name)?.version).toBe(990);
    const again = await new Dexie(name).open();
    expect(again.tables.map((table) => table.name).sort()).toEqual(['elsewhere', 'records']);
    expect(await again.table('elsewhere').toArray()).toEqual([{ id: 'x', body: new Uint8Array([1, 2, 3]) }]);
    again.close();
  });
});

describe('a data folder of a newer program', () => {
  const asJson = (bytes: Uint8Array): Uint8Array => {
    const file = JSON.parse(new TextDecoder().decode(bytes)) as { version: number };
    return new TextEncoder().encode(JSON.stringify({ ...file, version: file.version + 1, later: 'more' }));
  };
  const asVault = (bytes: Uint8Array) =>
    rewriteVault(bytes, (whole) => {
      whole.version = 2;
    });
  const named = (folder: MemoryFolder, pattern: RegExp): string =>
    folder.names().find((one) => pattern.test(one)) ?? '';
  const kinds: readonly {
    what: string;
    pattern: RegExp;
    newer: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
    all?: boolean;
  }[] = [
    { what: 'store.json', pattern: /^store\.json$/, newer: asJson },
    { what: 'vault.json', pattern: /^vault\.json$/, newer: asVault, all: true },
    { what: 'a segment of the journal', pattern: /^journal\/.*\.gkj$/, newer: ofNewerVersion },
    { what: 'a snapshot', pattern: /^snapshots\/.*\.gks$/, newer: ofNewerVersion },
  ];

  it.each(kinds)('with a newer $what is refused and untouched', async ({ pattern, newer, all }) => {
    await makeSnapshot();
    const { disk, store } = theDesk();
    await store.close();
    const name = named(disk.data, pattern);
    const bytes = await newer(disk.data.bytes(name));
    for (const folder of all ? [disk.data, disk.profile] : [disk.data]) folder.put(name, bytes);
    const files = disk.data.snapshot();
    const profile = disk.profile.snapshot();
    const rows = await database().records.toArray();
    await expect(openDeskStore(disk)).rejects.toMatchObject({ code: 'host.storeNewer' });
    expect(disk.data.snapshot()).toEqual(files);
    expect(disk.profile.snapshot()).toEqual(profile);
    expect(await database().records.toArray()).toEqual(rows);
  });

  it('with an entry of a newer form is refused; journal and working copy stay as they are', async () => {
    const { disk, host, storeId } = theDesk();
    const mark = await database().marks.get('mark');
    if (!mark) throw new Error('no mark');
    const { seq, hash } = mark;
    const entry = { version: 2, seq: seq + 1, whatElse: 'unknown' };
    const payload = new Uint8Array(await sealJson(entryPlace(storeId, seq + 1, hash), entry));
    expect((await host['journal.commit']({ seq: seq + 1, previous: hash, payload })).ok).toBe(true);
    const rows = await database().records.toArray();
    const segment = named(disk.data, /\.gkj$/);
    const bytes = disk.data.bytes(segment);
    await expect(openDeskStore(disk)).rejects.toMatchObject({ code: 'host.storeNewer' });
    expect(await database().records.toArray()).toEqual(rows);
    expect(await database().marks.get('mark')).toEqual(mark);
    expect(disk.data.bytes(segment)).toEqual(bytes);
  });
});
