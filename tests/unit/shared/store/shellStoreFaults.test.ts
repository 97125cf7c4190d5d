import { describe, expect, it } from 'vitest';
import type { Host, HostResult } from '../../../../shared/host';
import { dice } from '../../../support/dice';
import { createFakeHost, type FakeDisk } from '../../../support/fakeHost';
import { MemoryFolder } from '../../../support/memoryFolder';

const ZERO = '0'.repeat(64);
const start = (disk: FakeDisk): Host => createFakeHost({}, { disk }).host;
const must = <T>(result: HostResult<T>): T => {
  if (!result.ok) throw new Error(result.fault);
  return result.value;
};
const copyOf = (disk: FakeDisk): FakeDisk => ({
  data: new MemoryFolder(disk.data.snapshot()),
  profile: new MemoryFolder(disk.profile.snapshot()),
  backups: null,
});

/** A store with two entries and a snapshot, closed by a kill. */
async function filled(): Promise<{ disk: FakeDisk; storeId: string; keys: unknown; hash: string }> {
  const disk: FakeDisk = { data: new MemoryFolder(), profile: new MemoryFolder(), backups: null };
  const host = start(disk);
  const { storeId } = must(await host['store.open']());
  let head = { seq: 0, hash: ZERO };
  for (const text of ['甲', '乙']) {
    const payload = new TextEncoder().encode(text);
    head = must(await host['journal.commit']({ seq: head.seq + 1, previous: head.hash, payload }));
  }
  const { token } = must(await host['snapshot.begin'](head));
  must(await host['snapshot.append']({ token, bytes: new Uint8Array(5000) }));
  must(await host['snapshot.finish']({ token, summary: new Uint8Array([1]) }));
  return { disk, storeId, keys: must(await host['vault.keys']()), hash: head.hash };
}

describe('opening on a disk that fails', () => {
  it('the n-th call of any kind: nothing is lost, and the next start is whole', async () => {
    const { disk, storeId, keys, hash } = await filled();
    for (const place of ['data', 'profile'] as const) {
      for (let nth = 1; ; nth += 1) {
        const harmed = copyOf(disk);
        harmed[place].fail({ on: 'any', nth });
        const before = harmed[place].calls.length;
        const opened = await start(harmed)['store.open']();
        if (opened.ok) expect(opened.value).toMatchObject({ storeId, isNew: false, head: { seq: 2, hash } });
        harmed[place].heal();
        const again = start(harmed);
        expect(must(await again['store.open']())).toMatchObject({ storeId, isNew: false, head: { seq: 2, hash } });
        expect(must(await again['vault.keys']())).toEqual(keys);
        expect(must(await again['store.verify']())).toMatchObject({ isWhole: true, entries: 2 });
        if (harmed[place].calls.length - before < nth) break;
      }
    }
  });

  it('a first start cut at any call, by a kill or a power cut, is followed by a good one', async () => {
    const clean: FakeDisk = { data: new MemoryFolder(), profile: new MemoryFolder(), backups: null };
    must(await start(clean)['store.open']());
    const steps = clean.data.calls.length + 2;
    for (let nth = 1; nth <= steps; nth += 1) {
      for (const cut of ['kill', 'power'] as const) {
        const disk: FakeDisk = { data: new MemoryFolder(), profile: new MemoryFolder(), backups: null };
        disk.data.fail({ on: 'any', nth, stays: true });
        await start(disk)['store.open']();
        const leftOf = (folder: MemoryFolder) => (cut === 'kill' ? folder.kill() : folder.cutPower(dice(nth)));
        const left: FakeDisk = { data: leftOf(disk.data), profile: leftOf(disk.profile), backups: null };
        const again = start(left);
        const opened = must(await again['store.open']());
        expect(opened.head.seq).toBe(0);
        const keys = must(await again['vault.keys']());
        must(await again['journal.commit']({ seq: 1, previous: ZERO, payload: new Uint8Array([1]) }));
        const third = start(left);
        expect(must(await third['store.open']())).toMatchObject({ storeId: opened.storeId, head: { seq: 1 } });
        expect(must(await third['vault.keys']())).toEqual(keys);
      }
    }
  });
});

describe('two windows over one store', () => {
  it('each sees what the other wrote, and neither writes over it', async () => {
    const { disk, hash } = await filled();
    const [one, two] = [start(disk), start(disk)];
    must(await one['store.open']());
    must(await two['store.open']());
    const entry = { seq: 3, previous: hash, payload: new Uint8Array([3]) };
    const third = must(await one['journal.commit'](entry));
    expect(await two['journal.commit'](entry)).toMatchObject({ fault: 'host.journalBehind' });
    expect(must(await two['journal.head']())).toEqual(third);
    must(await two['journal.commit']({ seq: 4, previous: third.hash, payload: new Uint8Array([4]) }));
    expect(must(await one['journal.list']({ afterSeq: 2, maxBytes: 100 })).map(({ seq }) => seq)).toEqual([3, 4]);
    must(await two['vault.protect']({ passphrase: '玉米地里的第七只羊' }));
    expect(must(await one['vault.state']())).toMatchObject({ protection: 'passphrase', isOpen: false });
    expect(must(await one['store.verify']())).toMatchObject({ isWhole: true, entries: 4 });
  });
});
