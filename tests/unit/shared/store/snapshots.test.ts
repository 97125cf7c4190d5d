import { describe, expect, it } from 'vitest';
import { addSnapshot, someSnapshots } from '../../../support/copies';
import { dice } from '../../../support/dice';
import { got, ofNewerVersion, payload, STORE_ID, testSource } from '../../../support/journals';
import { MemoryFolder } from '../../../support/memoryFolder';

const head = { seq: 12, hash: 'ab'.repeat(32) };
const chunks = [payload(1, 1000), payload(2, 300_000), payload(3, 1)];
const summary = payload(4, 90);

describe('snapshots', () => {
  it('give back what was put in, also after a power cut right after the answer', async () => {
    const folder = new MemoryFolder();
    const info = await addSnapshot(someSnapshots(folder), head, chunks, summary);
    expect(info).toMatchObject({ storeId: STORE_ID, ...head, chunks: 3, bytes: 301_001 });
    expect(info.name).toMatch(/^s-000000012-[0-9a-f]{8}\.gks$/);
    expect(info.createdAt).toBe('2026-11-28T00:12:00Z');
    for (let seed = 1; seed < 10; seed += 1) {
      const copy = new MemoryFolder(folder.snapshot());
      const other = await addSnapshot(someSnapshots(copy), { ...head, seq: 13 }, chunks);
      expect(got(await someSnapshots(copy.cutPower(dice(seed))).list()).map(({ name }) => name)).toContain(other.name);
    }
    const again = someSnapshots(folder);
    expect(got(await again.list())).toEqual([info]);
    expect(got(await again.info(info.name))).toEqual(info);
    expect(got(await again.summary(info.name))).toEqual(summary);
    for (const [n, chunk] of chunks.entries()) {
      expect(Buffer.compare(got(await again.read(info.name, n)), chunk)).toBe(0);
    }
    expect(await again.read(info.name, 3)).toMatchObject({ fault: 'host.notFound' });
    expect(await again.read('../store.json', 0)).toMatchObject({ fault: 'host.notFound' });
  });

  it('come this store’s first, then by the entry they hold', async () => {
    const folder = new MemoryFolder();
    await addSnapshot(someSnapshots(folder, 'f'.repeat(32)), { ...head, seq: 99 }, chunks);
    const snapshots = someSnapshots(folder);
    for (const seq of [3, 20, 11]) await addSnapshot(snapshots, { ...head, seq }, chunks);
    expect(got(await snapshots.list()).map(({ seq }) => seq)).toEqual([20, 11, 3, 99]);
    const [newest] = got(await snapshots.list());
    got(await snapshots.remove(newest?.name ?? ''));
    expect(got(await snapshots.list()).map(({ seq }) => seq)).toEqual([11, 3, 99]);
  });

  it('are left out and told when one byte is cut, and found out chunk by chunk when one bit is turned', async () => {
    const folder = new MemoryFolder();
    const info = await addSnapshot(someSnapshots(folder), head, chunks.slice(0, 1), summary);
    const file = `snapshots/${info.name}`;
    const whole = folder.bytes(file);
    for (let offset = 0; offset < whole.length; offset += 3) {
      const copy = new MemoryFolder({ [file]: whole });
      copy.flip(file, offset, 1 << (offset % 8));
      const snapshots = someSnapshots(copy);
      const listed = got(await snapshots.list());
      const isChunk = offset >= 96 && offset < 1096;
      expect(listed.length, String(offset)).toBe(isChunk ? 1 : 0);
      if (isChunk) expect(await snapshots.read(info.name, 0)).toMatchObject({ fault: 'host.storeDamaged' });
      else expect(snapshots.notices).toEqual([{ code: 'store.snapshotDamaged', params: { name: info.name } }]);
    }
    folder.cut(file, whole.length - 1);
    expect(got(await someSnapshots(folder).list())).toEqual([]);
  });

  it('do not count before they are finished, and leave nothing when aborted', async () => {
    const folder = new MemoryFolder();
    const snapshots = someSnapshots(folder);
    const { token } = got(await snapshots.begin(head));
    got(await snapshots.append(token, payload(1)));
    expect(got(await snapshots.list())).toEqual([]);
    got(await snapshots.abort(token));
    expect(folder.names()).toEqual([]);
    expect(await snapshots.append(token, payload(1))).toMatchObject({ fault: 'host.badToken' });
    expect(await snapshots.finish(token, summary)).toMatchObject({ fault: 'host.badToken' });
  });

  it('of a run that ended are cleared away by a later one, not those of another window', async () => {
    const folder = new MemoryFolder();
    const dead = someSnapshots(folder);
    got(await dead.begin(head));
    const source = testSource(3);
    const snapshots = someSnapshots(folder, STORE_ID, source);
    got(await snapshots.abort(got(await snapshots.begin(head)).token));
    expect(folder.names()).toHaveLength(1);
    source.at += 2 * 3_600_000;
    got(await snapshots.abort(got(await snapshots.begin(head)).token));
    expect(folder.names()).toEqual([]);
  });

  it('over any failing call: none, or the whole one', async () => {
    for (let nth = 1; nth <= 16; nth += 1) {
      const folder = new MemoryFolder();
      const snapshots = someSnapshots(folder);
      folder.fail({ on: 'any', nth, code: 'ENOSPC', share: 0.5 });
      const made = await addSnapshot(snapshots, head, chunks.slice(0, 1), summary).catch(() => undefined);
      folder.heal();
      const next = folder.cutPower(dice(nth));
      const listed = got(await someSnapshots(next).list());
      if (made) expect(listed).toEqual([made]);
      for (const { name } of listed) {
        expect(got(await someSnapshots(next).read(name, 0))).toEqual(chunks[0]);
      }
    }
  });

  it('are refused when the disk gives back other bytes than were written', async () => {
    const folder = new MemoryFolder();
    const snapshots = someSnapshots(folder);
    const { token } = got(await snapshots.begin(head));
    got(await snapshots.append(token, payload(1, 500)));
    folder.flip(folder.names()[0] ?? '', 200);
    expect(await snapshots.finish(token, summary)).toMatchObject({ fault: 'host.storeDamaged' });
    expect(folder.names()).toEqual([]);
  });

  it('of a newer program are not touched', async () => {
    const folder = new MemoryFolder();
    const info = await addSnapshot(someSnapshots(folder), head, chunks);
    const file = `snapshots/${info.name}`;
    folder.put(file, ofNewerVersion(folder.bytes(file)));
    expect(await someSnapshots(folder).list()).toMatchObject({ fault: 'host.storeNewer' });
  });
});
