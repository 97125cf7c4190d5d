import { describe, expect, it } from 'vitest';
import { EMPTY_HEAD, Journal } from '../../../../shared/store/journal';
import { add, addBulk, aJournal, got, ofNewerVersion, payload, STORE_ID, testSource } from '../../../support/journals';
import { MemoryFolder } from '../../../support/memoryFolder';

const all = { afterSeq: 0, maxBytes: 1e9 };

describe('journal', () => {
  it('begins empty and makes no file before the first entry', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder);
    expect(got(await journal.head())).toEqual(EMPTY_HEAD);
    expect(got(await journal.list(all))).toEqual([]);
    expect(folder.names()).toEqual([]);
  });

  it('gives entries back in order, chained, also after a start', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder);
    for (const n of [1, 2, 3]) await add(journal, payload(n));
    const entries = got(await (await aJournal(folder.kill())).list(all));
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(entries.map(({ payload: bytes }) => bytes)).toEqual([payload(1), payload(2), payload(3)]);
    expect(entries.map(({ previous }) => previous)).toEqual([EMPTY_HEAD.hash, entries[0]?.hash, entries[1]?.hash]);
  });

  it('gives as many entries as fit, at least one', async () => {
    const journal = await aJournal(new MemoryFolder());
    for (const n of [1, 2, 3, 4]) await add(journal, payload(n, 100));
    const seqs = async (afterSeq: number, maxBytes: number) =>
      got(await journal.list({ afterSeq, maxBytes })).map(({ seq }) => seq);
    expect(await seqs(0, 250)).toEqual([1, 2]);
    expect(await seqs(2, 1)).toEqual([3]);
    expect(await seqs(4, 1000)).toEqual([]);
  });

  it('refuses an entry that does not continue the head', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder);
    const head = await add(journal, payload(1));
    const before = folder.snapshot();
    for (const wrong of [
      { seq: 1, previous: head.hash },
      { seq: 3, previous: head.hash },
      { seq: 2, previous: EMPTY_HEAD.hash },
    ]) {
      const answer = await journal.commit({ ...wrong, payload: payload(2) });
      expect(answer).toMatchObject({ ok: false, fault: 'host.journalBehind' });
    }
    expect(folder.snapshot()).toEqual(before);
  });

  it('sees what another window wrote, and says so before it writes', async () => {
    const folder = new MemoryFolder();
    const one = await aJournal(folder);
    const two = await aJournal(folder);
    const first = await add(one, payload(1));
    const late = await two.commit({ seq: 1, previous: EMPTY_HEAD.hash, payload: payload(9) });
    expect(late).toMatchObject({ fault: 'host.journalBehind', params: { seq: 1 } });
    const second = got(await two.commit({ seq: 2, previous: first.hash, payload: payload(2) }));
    expect(got(await one.head())).toEqual(second);
    expect(got(await one.list(all)).map(({ payload: bytes }) => bytes)).toEqual([payload(1), payload(2)]);
  });

  it('follows another window into a new segment', async () => {
    const folder = new MemoryFolder();
    const one = await aJournal(folder, 500);
    const two = await aJournal(folder, 500);
    for (let n = 1; n <= 12; n += 1) await add(n % 2 ? one : two, payload(n, 200));
    expect(got(await one.list(all)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(got(await two.verify())).toMatchObject({ entries: 12, isWhole: true });
    expect(folder.names().length).toBeGreaterThan(3);
  });

  it('keeps the parts of a bulk, with other entries between them', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder);
    const { bulk } = got(await journal.begin());
    got(await journal.part({ bulk, bytes: payload(10, 5000) }));
    await add(journal, payload(1));
    got(await journal.part({ bulk, bytes: payload(11, 200_000) }));
    await add(journal, payload(2), bulk);
    const again = await aJournal(folder.kill());
    const entries = got(await again.list(all));
    expect(entries.map(({ parts, bulk: id }) => [parts, id])).toEqual([
      [0, ''],
      [2, bulk],
    ]);
    expect(got(await again.readPart({ seq: 2, part: 0 }))).toEqual(payload(10, 5000));
    expect(Buffer.compare(got(await again.readPart({ seq: 2, part: 1 })), payload(11, 200_000))).toBe(0);
    expect(await again.readPart({ seq: 2, part: 2 })).toMatchObject({ fault: 'host.notFound' });
    expect(await again.readPart({ seq: 1, part: 0 })).toMatchObject({ fault: 'host.notFound' });
    expect(got(await again.verify())).toMatchObject({ entries: 2, isWhole: true, tornBytes: 0 });
  });

  it('refuses parts and entries of a bulk that is not open', async () => {
    const journal = await aJournal(new MemoryFolder());
    const bulk = '00112233445566aa';
    expect(await journal.part({ bulk, bytes: payload(1) })).toMatchObject({ fault: 'host.badToken' });
    const entry = { seq: 1, previous: EMPTY_HEAD.hash, payload: payload(1), bulk };
    expect(await journal.commit(entry)).toMatchObject({ fault: 'host.badToken' });
    const open = got(await journal.begin());
    got(await journal.part({ bulk: open.bulk, bytes: payload(1) }));
    got(await journal.drop(open));
    expect(await journal.commit({ ...entry, bulk: open.bulk })).toMatchObject({ fault: 'host.badToken' });
  });

  it('gives the room of a dropped bulk back where nothing follows it', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder);
    await add(journal, payload(1));
    const size = await folder.size('journal/00000001.gkj');
    const open = got(await journal.begin());
    got(await journal.part({ bulk: open.bulk, bytes: payload(2, 9000) }));
    got(await journal.drop(open));
    expect(await folder.size('journal/00000001.gkj')).toBe(size);
    await add(journal, payload(2));
    expect(got(await journal.verify())).toMatchObject({ entries: 2, isWhole: true });
  });

  it('does not close a segment while a bulk is open', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder, 1000);
    await addBulk(journal, payload(1), [payload(10, 3000), payload(11, 3000), payload(12, 3000)]);
    expect(folder.names()).toEqual(['journal/00000001.gkj']);
    await add(journal, payload(2));
    expect(folder.names()).toEqual(['journal/00000001.gkj', 'journal/00000002.gkj']);
    expect(got(await journal.readPart({ seq: 1, part: 2 }))).toEqual(payload(12, 3000));
  });

  it('reads entries across segments and after a start', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder, 600);
    for (let n = 1; n <= 20; n += 1) await add(journal, payload(n, 150));
    const again = await aJournal(folder.kill(), 600);
    for (const afterSeq of [0, 1, 7, 19, 20]) {
      const entries = got(await again.list({ afterSeq, maxBytes: 1e9 }));
      expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 - afterSeq }, (_, n) => afterSeq + 1 + n));
    }
  });

  it('drops the parts that a snapshot has, and only those; the chain stays whole', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder, 2000);
    await addBulk(journal, payload(1), [payload(10, 3000)]);
    await addBulk(journal, payload(2), [payload(20, 3000), payload(21, 100)]);
    const lost = got(await journal.begin());
    got(await journal.part({ bulk: lost.bulk, bytes: payload(30, 5000) }));
    await addBulk(journal, payload(3), [payload(40, 3000)]);
    got(await journal.drop(lost));
    const before = got(await journal.list(all));
    got(await journal.prune(2));
    for (const reader of [journal, await aJournal(new MemoryFolder(folder.snapshot()), 2000)]) {
      const after = got(await reader.list(all));
      expect(after.map(({ isPruned }) => isPruned)).toEqual([true, true, false]);
      expect(after.map(({ hash, payload: bytes }) => [hash, bytes])).toEqual(
        before.map(({ hash, payload: bytes }) => [hash, bytes]),
      );
      expect(await reader.readPart({ seq: 1, part: 0 })).toMatchObject({ fault: 'host.notFound' });
      expect(got(await reader.readPart({ seq: 3, part: 0 }))).toEqual(payload(40, 3000));
      expect(got(await reader.verify())).toMatchObject({ entries: 3, isWhole: true, broken: null });
    }
  });

  it('keeps the parts of an open bulk when it prunes', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder, 100_000);
    await addBulk(journal, payload(1), [payload(10, 30_000)]);
    const open = got(await journal.begin());
    got(await journal.part({ bulk: open.bulk, bytes: payload(20, 400) }));
    got(await journal.prune(1));
    await add(journal, payload(2), open.bulk);
    got(await journal.prune(1));
    expect(got(await journal.list(all)).map(({ isPruned }) => isPruned)).toEqual([true, false]);
    expect(got(await journal.readPart({ seq: 2, part: 0 }))).toEqual(payload(20, 400));
    await add(journal, payload(3));
    expect(got(await journal.verify())).toMatchObject({ entries: 3, isWhole: true });
  });

  it('goes on from a snapshot and sets the old files aside', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder, 300);
    for (const n of [1, 2, 3, 4]) await add(journal, payload(n, 200));
    const old = folder.names().length;
    const base = { seq: 7, hash: 'ab'.repeat(32) };
    expect(got(await journal.rebase(base))).toEqual(base);
    await add(journal, payload(8));
    const again = await aJournal(folder.kill(), 300);
    expect(again.notices).toEqual([]);
    expect(got(await again.list(all)).map(({ seq }) => seq)).toEqual([8]);
    expect(got(await again.verify())).toMatchObject({ entries: 1, isWhole: true, segments: 1 });
    expect(folder.names().filter((name) => name.startsWith('journal-aside-'))).toHaveLength(old);
    expect(folder.names().filter((name) => name.startsWith('journal/'))).toHaveLength(1);
  });

  it('is rebased once the new segment stands, also when nothing could be moved', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder);
    await add(journal, payload(1));
    folder.fail({ on: 'rename', nth: 1, stays: true });
    const base = { seq: 5, hash: 'cd'.repeat(32) };
    got(await journal.rebase(base));
    const next = folder.kill();
    const again = await aJournal(next);
    expect(got(await again.head())).toEqual(base);
    expect(next.names()).toEqual(['journal-aside-2/00000001.gkj', 'journal/00000002.gkj']);
  });

  it('touches nothing when a newer program wrote here', async () => {
    const folder = new MemoryFolder();
    await add(await aJournal(folder), payload(1));
    folder.put('journal/00000002.gkj', ofNewerVersion(folder.bytes('journal/00000001.gkj')));
    const before = folder.snapshot();
    const opened = await Journal.open(folder, { storeId: STORE_ID, source: testSource(1) });
    expect(opened).toMatchObject({ fault: 'host.storeNewer', params: { name: '00000002.gkj' } });
    expect(folder.snapshot()).toEqual(before);
  });
});
