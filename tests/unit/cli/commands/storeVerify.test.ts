import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { text } from '../../../../resources';
import { fillText } from '../../../../shared/kernel';
import { encodeStoreFile } from '../../../../shared/store/storeFile';
import { runCommand } from '../../../support/cliRun';
import { addSnapshot, someSnapshots } from '../../../support/copies';
import { add, addBulk, aJournal, ofNewerVersion, payload, STORE_ID } from '../../../support/journals';
import { MemoryFolder } from '../../../support/memoryFolder';

let place = '';
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** Three segments with four entries, and a snapshot. */
async function aStore(): Promise<MemoryFolder> {
  const folder = new MemoryFolder();
  folder.put('store.json', encodeStoreFile({ storeId: STORE_ID, createdAt: '2026-11-28T00:12:00Z' }));
  const journal = await aJournal(folder, 900);
  await addBulk(journal, payload(1), [payload(2, 1200)]);
  for (const n of [3, 4, 5]) await add(journal, payload(n, 400));
  await addSnapshot(someSnapshots(folder), { seq: 4, hash: 'ab'.repeat(32) }, [payload(6, 500)]);
  return folder;
}

function onDisk(folder: MemoryFolder): void {
  rmSync(place, { recursive: true, force: true });
  for (const name of folder.names()) {
    const file = path.join(place, '数据', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, folder.bytes(name));
  }
}
const filesOf = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file, 'hex')]),
  );
const verify = (...more: string[]) => runCommand(place, 'store', 'verify', '数据', ...more);

describe('store verify', () => {
  it('counts entries and snapshots of a whole store, and changes nothing', async () => {
    onDisk(await aStore());
    const before = filesOf();
    const said = await verify();
    expect([said.exit, said.err]).toEqual([0, '']);
    expect(said.out).toBe(
      [
        fillText(text, 'cli.store.whole', { entries: 4, segments: 3 }),
        fillText(text, 'cli.store.snapshots', { whole: 1, damaged: 0 }),
      ].join('\n'),
    );
    const json = JSON.parse((await verify('--json')).out);
    expect(json).toMatchObject({ isWhole: true, journal: { entries: 4, segments: 3, broken: null, tornBytes: 0 } });
    expect(json.snapshots).toHaveLength(1);
    expect(filesOf()).toEqual(before);
  });

  it('names the first broken link: file, entry, what', async () => {
    const folder = await aStore();
    folder.flip('journal/00000002.gkj', 300);
    folder.lose('journal/00000003.gkj');
    onDisk(folder);
    const said = await verify();
    expect(said.exit).toBe(1);
    const sentence = fillText(text, 'store.broken.frame', { file: '00000002.gkj', seq: 2 });
    expect(said.out).toContain(fillText(text, 'cli.store.broken', { entries: 1, sentence }));
    const json = await verify('--json');
    expect(json.exit).toBe(1);
    expect(JSON.parse(json.out).journal.broken).toEqual({
      ...{ file: '00000002.gkj', seq: 2, code: 'store.broken.frame' },
    });
  });

  it('finds a damaged snapshot beside a whole journal', async () => {
    const folder = await aStore();
    const name = folder.names().find((file) => file.startsWith('snapshots/')) ?? '';
    folder.flip(name, 200);
    onDisk(folder);
    const said = await verify();
    expect(said.exit).toBe(1);
    expect(said.out).toContain(fillText(text, 'cli.store.damagedSnapshot', { name: path.basename(name) }));
  });

  it('reminds of an unfinished last step, which is no damage', async () => {
    const folder = await aStore();
    const last = 'journal/00000003.gkj';
    folder.put(last, Buffer.concat([folder.bytes(last), payload(9, 33)]));
    onDisk(folder);
    const said = await verify();
    expect(said.exit).toBe(0);
    expect(said.out).toContain(fillText(text, 'cli.store.torn', { bytes: 33 }));
  });

  it('refuses a newer store, an unreadable mark and a folder of something else', async () => {
    const newer = await aStore();
    newer.put('journal/00000003.gkj', ofNewerVersion(newer.bytes('journal/00000003.gkj')));
    onDisk(newer);
    expect(await verify()).toEqual({
      ...{ exit: 1, out: '', err: fillText(text, 'cli.store.newer', { file: '00000003.gkj' }) },
    });
    const mark = await aStore();
    mark.put('store.json', new TextEncoder().encode('{"format":"gongkai-store","version":99}'));
    onDisk(mark);
    expect((await verify()).err).toBe(fillText(text, 'cli.store.newer', { file: 'store.json' }));
    mark.put('store.json', new TextEncoder().encode('{'));
    onDisk(mark);
    expect(await verify()).toMatchObject({ exit: 1, err: fillText(text, 'cli.store.unreadable', { path: '数据' }) });
    mark.lose('store.json');
    onDisk(mark);
    const foreign = await verify();
    expect([foreign.exit, foreign.out]).toEqual([2, '']);
    expect(foreign.err).toContain(fillText(text, 'cli.store.foreign', { path: '数据' }));
  });
});
