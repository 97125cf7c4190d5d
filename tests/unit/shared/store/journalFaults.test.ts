import { describe, expect, it } from 'vitest';
import { EMPTY_HEAD } from '../../../../shared/store/journal';
import { dice } from '../../../support/dice';
import { add, addBulk, aJournal, got, payload } from '../../../support/journals';
import { MemoryFolder } from '../../../support/memoryFolder';

const FIRST = 'journal/00000001.gkj';
const all = { afterSeq: 0, maxBytes: 1e9 };
const commit = async (journal: Awaited<ReturnType<typeof aJournal>>, n: number) => {
  const head = got(await journal.head());
  return await journal.commit({ seq: head.seq + 1, previous: head.hash, payload: payload(n) });
};
/** Three entries, not closed orderly. */
async function three(): Promise<MemoryFolder> {
  const folder = new MemoryFolder();
  const journal = await aJournal(folder);
  for (const n of [1, 2, 3]) await add(journal, payload(n));
  return folder.kill();
}
const FRAME = 32 + 120 + 40;
const seqsOf = async (folder: MemoryFolder) => got(await (await aJournal(folder)).list(all)).map(({ seq }) => seq);

describe('a torn tail', () => {
  it('is cut at the last whole entry, wherever it was torn, and told', async () => {
    const whole = (await three()).bytes(FIRST);
    for (const left of [1, 31, 32, 100, 151, 152, FRAME - 1]) {
      const folder = new MemoryFolder({ [FIRST]: whole.subarray(0, whole.length - FRAME + left) });
      const journal = await aJournal(folder);
      expect(journal.notices).toEqual([{ code: 'store.tornTail', params: { bytes: left } }]);
      expect(got(await journal.list(all))).toHaveLength(2);
      expect(await folder.size(FIRST)).toBe(whole.length - FRAME);
      expect((await commit(journal, 9)).ok).toBe(true);
      expect(got(await journal.verify())).toMatchObject({ entries: 3, isWhole: true, tornBytes: 0 });
    }
  });

  it('is cut before the next write when the disk refuses it at the start', async () => {
    const folder = await three();
    folder.cut(FIRST, 96 + 2 * FRAME + 50);
    folder.fail({ on: 'truncate', nth: 1 });
    const journal = await aJournal(folder);
    expect(await folder.size(FIRST)).toBe(96 + 2 * FRAME + 50);
    await add(journal, payload(7));
    expect(await seqsOf(folder)).toEqual([1, 2, 3]);
    expect(await folder.size(FIRST)).toBe(96 + 3 * FRAME);
  });

  it('leaves whole parts of an unfinished bulk alone: another window may be writing it', async () => {
    const folder = new MemoryFolder();
    const one = await aJournal(folder);
    await add(one, payload(1));
    const { bulk } = got(await one.begin());
    got(await one.part({ bulk, bytes: payload(2, 500) }));
    const two = await aJournal(folder);
    expect(two.notices).toEqual([]);
    await add(two, payload(3));
    await add(one, payload(4), bulk);
    expect(got(await two.list(all)).map(({ parts }) => parts)).toEqual([0, 0, 1]);
    expect(got(await two.verify())).toMatchObject({ entries: 3, isWhole: true });
  });
});

describe('damage', () => {
  it('before a whole entry is never cut; what is whole stays readable, and the next entry goes to a new segment', async () => {
    const folder = await three();
    folder.flip(FIRST, 96 + FRAME + 160);
    const before = folder.bytes(FIRST);
    const journal = await aJournal(folder);
    expect(journal.notices).toEqual([{ code: 'store.journalDamaged', params: { file: '00000001.gkj', seq: 2 } }]);
    expect(got(await journal.head()).seq).toBe(3);
    expect(got(await journal.list(all)).map(({ seq }) => seq)).toEqual([1]);
    expect(await journal.list({ afterSeq: 1, maxBytes: 1 })).toMatchObject({
      fault: 'host.storeDamaged',
      params: { seq: 2 },
    });
    expect(got(await journal.list({ afterSeq: 2, maxBytes: 1 })).map(({ seq }) => seq)).toEqual([3]);
    await add(journal, payload(4));
    expect(folder.bytes(FIRST)).toEqual(before);
    expect(folder.names()).toContain('journal/00000002.gkj');
    expect(got(await journal.verify()).broken).toEqual({
      file: '00000001.gkj',
      seq: 2,
      code: 'store.broken.frame',
    });
  });

  it('is found by the walk wherever one bit of an entry is turned, or it is unfinished bytes at the very end', async () => {
    const whole = (await three()).bytes(FIRST);
    for (let offset = 0; offset < whole.length; offset += 7) {
      const folder = new MemoryFolder({ [FIRST]: whole });
      folder.flip(FIRST, offset, 1 << (offset % 8));
      const report = got(await (await aJournal(folder)).verify());
      if (offset < 96 + 2 * FRAME) {
        const seq = offset < 96 ? 1 : 1 + Math.floor((offset - 96) / FRAME);
        const code = offset < 96 ? 'store.broken.header' : 'store.broken.frame';
        expect(report.broken, String(offset)).toEqual({ file: '00000001.gkj', seq, code });
      } else expect(report, String(offset)).toMatchObject({ isWhole: true, entries: 2 });
    }
  });

  it('of an orderly closed journal is damage also at the very end', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder);
    for (const n of [1, 2, 3]) await add(journal, payload(n));
    await journal.close();
    for (const spoil of [
      (copy: MemoryFolder) => copy.cut(FIRST, 96 + 2 * FRAME + 20),
      (copy: MemoryFolder) => copy.cut(FIRST, 96 + 2 * FRAME),
      (copy: MemoryFolder) => copy.flip(FIRST, 96 + 2 * FRAME + 3),
    ]) {
      const copy = new MemoryFolder(folder.snapshot());
      spoil(copy);
      const before = copy.bytes(FIRST);
      const again = await aJournal(copy);
      expect(again.notices).toEqual([{ code: 'store.journalDamaged', params: { file: '00000001.gkj', seq: 3 } }]);
      expect(got(await again.verify()).isWhole).toBe(false);
      await add(again, payload(4));
      expect(copy.bytes(FIRST)).toEqual(before);
      expect(await seqsOf(copy)).toEqual([1, 2, 3]);
    }
  });

  it('of one segment among several: missing, foreign, out of order, of an older time', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder, 400);
    for (let n = 1; n <= 9; n += 1) await add(journal, payload(n, 200));
    const second = 'journal/00000002.gkj';
    const at = got(await journal.list(all));
    expect(folder.names().length).toBeGreaterThan(3);
    const entries = at.map(({ hash }) => hash);
    const spoilt: [string, (copy: MemoryFolder) => void, string, number][] = [
      ['missing', (copy) => copy.lose(second), 'store.broken.missing', 1],
      ['first missing', (copy) => copy.lose(FIRST), 'store.broken.missing', 0],
      ['header', (copy) => copy.flip(second, 20), 'store.broken.header', 9],
      ['another in its place', (copy) => copy.put(second, copy.bytes(FIRST)), 'store.broken.header', 1],
      ['its last entry gone', (copy) => copy.cut(second, copy.bytes(second).length - 352), 'store.broken.chain', 1],
    ];
    for (const [what, spoil, code, readable] of spoilt) {
      const copy = new MemoryFolder(folder.snapshot());
      spoil(copy);
      const again = await aJournal(copy, 400);
      expect(got(await again.verify()).broken?.code, what).toBe(code);
      expect(got(await again.head()), what).toEqual({ seq: 9, hash: entries[8] });
      const read: string[] = [];
      for (let page = await again.list({ afterSeq: 0, maxBytes: 1 }); ; ) {
        if (!page.ok || page.value.length === 0) break;
        read.push(...page.value.map(({ hash }) => hash));
        page = await again.list({ afterSeq: read.length, maxBytes: 1 });
      }
      expect(read, what).toEqual(entries.slice(0, readable));
      const next = await again.list({ afterSeq: readable, maxBytes: 1 });
      expect(next, what).toMatchObject(readable === 9 ? { ok: true, value: [] } : { fault: 'host.storeDamaged' });
      expect((await commit(again, 10)).ok, what).toBe(true);
    }
  });

  it('of the parts is found by the walk and told when they are read', async () => {
    const folder = new MemoryFolder();
    await addBulk(await aJournal(folder), payload(1), [payload(10, 900), payload(11, 300_000)]);
    folder.flip(FIRST, 96 + 32 + 500);
    const journal = await aJournal(folder);
    expect(got(await journal.verify()).broken).toMatchObject({ seq: 1, code: 'store.broken.frame' });
    expect(await journal.readPart({ seq: 1, part: 0 })).toMatchObject({ fault: 'host.storeDamaged' });
  });
});

describe('a disk that fails', () => {
  it.each([0, 0.1, 0.5, 1])('in the middle of a write (%s of it done): the entry does not count', async (share) => {
    for (const truncate of [false, true]) {
      const folder = new MemoryFolder();
      const journal = await aJournal(folder);
      await add(journal, payload(1));
      folder.fail({ on: 'write', nth: 1, code: 'ENOSPC', share });
      if (truncate) folder.fail({ on: 'truncate', nth: 1 });
      await expect(commit(journal, 2)).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(got(await journal.head()).seq).toBe(1);
      expect(got(await journal.list(all))).toHaveLength(1);
      const next = got(await commit(journal, 3));
      expect(next.seq).toBe(2);
      const entries = got(await (await aJournal(folder.kill())).list(all));
      expect(entries.map((entry) => entry.payload)).toEqual([payload(1), payload(3)]);
    }
  });

  it('at a flush: the entry does not count and the next one takes its place', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder);
    await add(journal, payload(1));
    folder.fail({ on: 'flush', nth: 1 });
    await expect(commit(journal, 2)).rejects.toMatchObject({ code: 'EIO' });
    expect(got(await journal.list(all))).toHaveLength(1);
    await add(journal, payload(3));
    const entries = got(await (await aJournal(folder.kill())).list(all));
    expect(entries.map((entry) => entry.payload)).toEqual([payload(1), payload(3)]);
  });

  it('at a flush and at taking back: everything is refused until it is opened again', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder);
    await add(journal, payload(1));
    folder.fail({ on: 'flush', nth: 1 });
    folder.fail({ on: 'truncate', nth: 1 });
    await expect(
      journal.commit({ seq: 2, previous: got(await journal.head()).hash, payload: payload(2) }),
    ).rejects.toMatchObject({ code: 'EIO' });
    expect(await journal.head()).toMatchObject({ fault: 'host.storeDamaged' });
    expect(await journal.commit({ seq: 2, previous: EMPTY_HEAD.hash, payload: payload(3) })).toMatchObject({
      fault: 'host.storeDamaged',
    });
    await journal.close();
    expect((await (await aJournal(folder)).head()).ok).toBe(true);
  });

  it('at the flush of parts: the bulk is gone, the entries before stand', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder);
    await add(journal, payload(1));
    const { bulk } = got(await journal.begin());
    got(await journal.part({ bulk, bytes: payload(2, 5000) }));
    folder.fail({ on: 'flush', nth: 1 });
    const head = got(await journal.head());
    const entry = { seq: 2, previous: head.hash, payload: payload(3), bulk };
    await expect(journal.commit(entry)).rejects.toMatchObject({ code: 'EIO' });
    expect(await journal.commit(entry)).toMatchObject({ fault: 'host.badToken' });
    await add(journal, payload(4));
    expect(got(await journal.verify())).toMatchObject({ entries: 2, isWhole: true, tornBytes: 0 });
  });

  it('at a part: the part may be tried again', async () => {
    const folder = new MemoryFolder();
    const journal = await aJournal(folder);
    const { bulk } = got(await journal.begin());
    got(await journal.part({ bulk, bytes: payload(1, 5000) }));
    folder.fail({ on: 'write', nth: 1, code: 'ENOSPC', share: 0.7 });
    await expect(journal.part({ bulk, bytes: payload(2, 5000) })).rejects.toMatchObject({ code: 'ENOSPC' });
    got(await journal.part({ bulk, bytes: payload(2, 5000) }));
    await add(journal, payload(3), bulk);
    expect(got(await journal.readPart({ seq: 1, part: 1 }))).toEqual(payload(2, 5000));
    expect(got(await journal.verify())).toMatchObject({ entries: 1, isWhole: true });
  });

  it('at any call of a prune: nothing is lost', async () => {
    for (let nth = 1; nth <= 40; nth += 1) {
      const folder = new MemoryFolder();
      const journal = await aJournal(folder, 2000);
      await addBulk(journal, payload(1), [payload(10, 3000)]);
      await addBulk(journal, payload(2), [payload(11, 3000)]);
      await add(journal, payload(3));
      folder.fail({ on: 'any', nth });
      await journal.prune(1).catch(() => undefined);
      folder.heal();
      for (const reader of [journal, await aJournal(new MemoryFolder(folder.snapshot()), 2000)]) {
        expect(got(await reader.list(all)).map((entry) => entry.payload)).toEqual([1, 2, 3].map((n) => payload(n)));
        expect(got(await reader.readPart({ seq: 2, part: 0 }))).toEqual(payload(11, 3000));
        expect(got(await reader.verify())).toMatchObject({ entries: 3, isWhole: true });
      }
    }
  });

  it('at any call of a new beginning: the old chain or the new one, whole', async () => {
    const base = { seq: 40, hash: 'ab'.repeat(32) };
    for (let nth = 1; nth <= 20; nth += 1) {
      const folder = new MemoryFolder();
      const journal = await aJournal(folder, 400);
      for (const n of [1, 2, 3, 4]) await add(journal, payload(n, 200));
      folder.fail({ on: 'any', nth, stays: nth % 2 === 0 });
      const done = await journal.rebase(base).catch(() => undefined);
      folder.heal();
      const next = nth % 3 === 0 ? folder.cutPower(dice(nth)) : folder.kill();
      const again = await aJournal(next, 400);
      const head = got(await again.head());
      if (done?.ok) expect(head).toEqual(base);
      else expect([4, 40]).toContain(head.seq);
      await add(again, payload(9));
      expect(got(await again.verify())).toMatchObject({ isWhole: true, entries: head.seq === 40 ? 1 : 5 });
    }
  });
});
