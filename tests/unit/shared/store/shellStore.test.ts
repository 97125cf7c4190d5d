import { beforeEach, describe, expect, it } from 'vitest';
import type { Host, HostCallName, HostResult } from '../../../../shared/host';
import type { StoreHead } from '../../../../shared/hostStore';
import { createFakeHost, type FakeDisk, newFakeDisk } from '../../../support/fakeHost';
import { MemoryFolder } from '../../../support/memoryFolder';

const MIB = 1024 * 1024;
const ZERO = '0'.repeat(64);
const PASSPHRASE = '玉米地里的第七只羊';
let disk: FakeDisk;
let host: Host;
const start = (): Host => createFakeHost({}, { disk }).host;
beforeEach(() => {
  disk = newFakeDisk();
  host = start();
});

function must<T>(result: HostResult<T>): T {
  if (!result.ok) throw new Error(`${result.fault} ${JSON.stringify(result.params)}`);
  return result.value;
}
const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (part: Uint8Array) => new TextDecoder().decode(part);
async function commit(shell: Host, text: string, bulk?: string): Promise<StoreHead> {
  const { seq, hash } = must(await shell['journal.head']());
  const entry = { seq: seq + 1, previous: hash, payload: bytes(text), ...(bulk === undefined ? {} : { bulk }) };
  return must(await shell['journal.commit'](entry));
}
async function snapshot(shell: Host, ...chunks: string[]) {
  const { token } = must(await shell['snapshot.begin'](must(await shell['journal.head']())));
  for (const chunk of chunks) must(await shell['snapshot.append']({ token, bytes: bytes(chunk) }));
  return must(await shell['snapshot.finish']({ token, summary: bytes('sum') }));
}

describe('opening', () => {
  it('makes a store once and finds it again with its entries', async () => {
    const first = must(await host['store.open']());
    expect(first).toMatchObject({
      isNew: true,
      head: { seq: 0, hash: ZERO },
      snapshots: [],
      notices: [],
      place: '内存',
    });
    expect(first.vault).toMatchObject({ protection: 'none', isOpen: true });
    const head = await commit(host, '甲');
    const again = must(await start()['store.open']());
    expect(again).toMatchObject({ isNew: false, storeId: first.storeId, head });
    const listed = must(await host['journal.list']({ afterSeq: 0, maxBytes: 1000 }));
    expect(listed.map(({ seq, payload }) => [seq, textOf(payload)])).toEqual([[1, '甲']]);
  });

  it('two calls at once, or any other call before it, open one store', async () => {
    const [one, two, head] = await Promise.all([host['store.open'](), host['store.open'](), host['journal.head']()]);
    expect(must(one).storeId).toBe(must(two).storeId);
    expect(must(head).seq).toBe(0);
    expect(must(await start()['vault.keys']()).keys).toHaveLength(1);
  });

  it('a page that loads again finds the same head and an open vault; what it left half done counts no more', async () => {
    const { bulk } = must(await host['journal.begin']());
    must(await host['journal.part']({ bulk, bytes: bytes('rows') }));
    must(await host['vault.protect']({ passphrase: PASSPHRASE }));
    const again = must(await host['store.open']());
    expect(again.vault).toMatchObject({ protection: 'passphrase', isOpen: true });
    const late = await host['journal.commit']({ seq: 1, previous: ZERO, payload: bytes('x'), bulk });
    expect(late).toMatchObject({ fault: 'host.badToken' });
    expect((await commit(host, '乙')).seq).toBe(1);
  });

  it.each<[string, (disk: FakeDisk) => void]>([
    ['store.json was cleaned away', ({ data }) => data.lose('store.json')],
    ['store.json is damaged', ({ data }) => data.cut('store.json', 9)],
    [
      'store.json and the vault beside it are gone',
      ({ data }) => {
        data.lose('store.json');
        data.lose('vault.json');
      },
    ],
  ])('finds out whose store it is when %s', async (_what, harm) => {
    const before = must(await host['store.open']());
    const head = await commit(host, '甲');
    const keys = must(await host['vault.keys']());
    harm(disk);
    const again = start();
    expect(must(await again['store.open']())).toMatchObject({ storeId: before.storeId, isNew: false, head });
    expect(must(await again['vault.keys']())).toEqual(keys);
  });

  it('an emptied data folder keeps its keys, so that the working copy can be saved', async () => {
    const before = must(await host['store.open']());
    await commit(host, '甲');
    const keys = must(await host['vault.keys']());
    for (const name of disk.data.names()) disk.data.lose(name);
    const again = start();
    expect(must(await again['store.open']())).toMatchObject({
      storeId: before.storeId,
      isNew: false,
      head: { seq: 0 },
    });
    expect(must(await again['vault.keys']())).toEqual(keys);
  });

  it('a store of a newer program is refused and stays as it is', async () => {
    must(await host['store.open']());
    disk.data.put('store.json', bytes(`{"format":"gongkai-store","version":99}`));
    const before = disk.data.snapshot();
    expect(await start()['store.open']()).toMatchObject({ fault: 'host.storeNewer' });
    expect(disk.data.snapshot()).toEqual(before);
  });

  it('entries whose keys are all lost are no new store', async () => {
    must(await host['store.open']());
    await commit(host, '甲');
    for (const name of ['store.json', 'vault.json']) disk.data.lose(name);
    disk.profile.lose('vault.json');
    const before = disk.data.snapshot();
    expect(await start()['store.open']()).toMatchObject({ ok: false });
    expect(disk.data.snapshot()).toEqual(before);
  });

  it('what cannot be opened any more is set aside whole, and a backup goes into the empty store', async () => {
    await commit(host, '甲');
    const info = await snapshot(host, '块');
    const backup = must(await host['backup.write']({ snapshot: info.name, reason: 'manual' }));
    expect(await host['store.startOver']()).toMatchObject({ fault: 'host.unavailable' });
    const before = disk.data.snapshot();
    disk.data.cut('vault.json', 20);
    disk.profile.cut('vault.json', 20);
    const again = start();
    expect(await again['store.open']()).toMatchObject({ fault: 'host.keyDamaged' });
    must(await again['store.startOver']());
    expect(disk.data.bytes('journal-lost-1/00000001.gkj')).toEqual(before['journal/00000001.gkj']);
    expect(disk.data.names()).toContain(`snapshots-lost-1/${info.name}`);
    expect(disk.profile.names()).toEqual(['vault-lost-1.json']);
    expect(must(await again['store.open']())).toMatchObject({ isNew: true, head: { seq: 0 }, snapshots: [] });
    const { token } = must(await again['backup.open']({ name: backup.name }));
    must(await again['backup.unlock']({ token, by: 'passphrase', text: '' }));
    const adopted = must(await again['backup.adopt']({ token }));
    expect(textOf(must(await again['snapshot.read']({ name: adopted.snapshot.name, chunk: 0 })))).toBe('块');
  });

  it('setting aside that is killed at any step can be repeated', async () => {
    await commit(host, '甲');
    disk.data.cut('vault.json', 20);
    disk.profile.cut('vault.json', 20);
    for (let nth = 1; nth <= 8; nth += 1) {
      const harmed = {
        ...disk,
        data: new MemoryFolder(disk.data.snapshot()),
        profile: new MemoryFolder(disk.profile.snapshot()),
      };
      const first = createFakeHost({}, { disk: harmed }).host;
      await first['store.open']();
      harmed.data.fail({ on: 'rename', nth, stays: true });
      await first['store.startOver']();
      harmed.data.heal();
      const second = createFakeHost({}, { disk: harmed }).host;
      const opened = await second['store.open']();
      if (!opened.ok) {
        must(await second['store.startOver']());
        must(await second['store.open']());
      }
      expect(harmed.data.names().filter((name) => name.endsWith('00000001.gkj'))).toHaveLength(1);
    }
  });

  it('an opening that failed is tried again by the next call', async () => {
    disk.data.fail({ on: 'writeWhole', nth: 1, code: 'ENOSPC' });
    expect(await host['store.open']()).toMatchObject({ fault: 'host.diskFull' });
    expect(must(await host['store.open']()).head.seq).toBe(0);
  });
});

describe('below the floor', () => {
  const writes: [HostCallName, (shell: Host) => Promise<HostResult<unknown>>][] = [
    ['journal.commit', (shell) => shell['journal.commit']({ seq: 1, previous: ZERO, payload: bytes('x') })],
    ['journal.part', (shell) => shell['journal.part']({ bulk: '0'.repeat(16), bytes: bytes('x') })],
  ];
  it.each(writes)('%s is refused with both figures', async (_name, act) => {
    must(await host['store.open']());
    disk.data.free = 120 * MIB + 5;
    expect(await act(host)).toEqual({ ok: false, fault: 'host.spaceLow', params: { free: 120, floor: 300 } });
    expect(must(await host['store.space']())).toEqual({
      freeBytes: 120 * MIB + 5,
      floorBytes: 300 * MIB,
      isLow: true,
    });
  });

  it('a snapshot may still be made, so that a backup can go elsewhere, until three quarters of the reserve are used', async () => {
    await commit(host, '甲');
    disk.data.free = 75 * MIB;
    const info = await snapshot(host, '块');
    expect(must(await host['backup.write']({ snapshot: info.name, reason: 'manual' })).snapshot.seq).toBe(1);
    disk.data.free = 75 * MIB - 1;
    const refused = { fault: 'host.spaceLow', params: { free: 74, floor: 75 } };
    expect(await host['snapshot.begin']({ seq: 1, hash: info.hash })).toMatchObject(refused);
    expect(must(await host['backup.write']({ snapshot: info.name, reason: 'manual' })).snapshot.seq).toBe(1);
  });

  it('reading goes on, and writing when there is room again or nobody knows', async () => {
    await commit(host, '甲');
    disk.data.free = 0;
    expect(must(await host['journal.list']({ afterSeq: 0, maxBytes: 10 }))).toHaveLength(1);
    disk.data.free = 300 * MIB;
    expect((await commit(host, '乙')).seq).toBe(2);
    disk.data.free = undefined;
    expect(must(await host['store.space']())).toMatchObject({ freeBytes: null, isLow: false });
    expect((await commit(host, '丙')).seq).toBe(3);
  });
});

describe('the vault behind the calls', () => {
  it('is protected, locked, refused and opened; signing needs it open', async () => {
    const before = must(await host['vault.keys']());
    const { keys, recovery } = must(await host['vault.protect']({ passphrase: PASSPHRASE }));
    expect(keys.keys).toHaveLength(2);
    expect(keys.keys[0]).toEqual(before.keys[0]);
    const again = start();
    expect(must(await again['store.open']()).vault).toMatchObject({ protection: 'passphrase', isOpen: false });
    expect(await again['vault.keys']()).toMatchObject({ fault: 'host.locked' });
    expect(await again['sign.publicKey']()).toMatchObject({ fault: 'host.locked' });
    expect(await again['vault.unlock']({ by: 'passphrase', text: '不是这一句' })).toMatchObject({
      fault: 'host.wrongPassphrase',
    });
    expect(must(await again['vault.unlock']({ by: 'recovery', text: recovery }))).toEqual(keys);
    expect(must(await again['sign.sign']({ bytes: bytes('清单') }))).toHaveLength(64);
  });

  it('an entry can be committed while it is locked: sealing is the page’s work', async () => {
    must(await host['vault.protect']({ passphrase: PASSPHRASE }));
    must(await host['vault.lock']());
    expect((await commit(host, '甲')).seq).toBe(1);
  });

  it('a lock gives up what the jobs that it ends have begun, and a lock of nothing does not', async () => {
    const begun = async () => {
      const { bulk } = must(await host['journal.begin']());
      must(await host['journal.part']({ bulk, bytes: bytes('rows') }));
      return bulk;
    };
    const kept = await begun();
    must(await host['vault.lock']());
    expect((await commit(host, '甲', kept)).seq).toBe(1);
    must(await host['vault.protect']({ passphrase: PASSPHRASE }));
    const given = await begun();
    const size = () => disk.data.size('journal/00000001.gkj');
    const before = (await size()) ?? 0;
    must(await host['vault.lock']());
    expect(await size()).toBeLessThan(before);
    const late = { seq: 2, previous: must(await host['journal.head']()).hash, payload: bytes('x'), bulk: given };
    expect(await host['journal.commit'](late)).toMatchObject({ fault: 'host.badToken' });
  });
});

describe('snapshots and backups', () => {
  it('a snapshot becomes a backup, is opened by the passphrase and adopted on an empty machine', async () => {
    await commit(host, '甲');
    const { keys } = must(await host['vault.protect']({ passphrase: PASSPHRASE }));
    const info = await snapshot(host, '第一块', '第二块');
    const backup = must(await host['backup.write']({ snapshot: info.name, reason: 'manual' }));
    expect(backup).toMatchObject({
      reason: 'manual',
      verifiedAt: '',
      snapshot: { seq: 1, chunks: 2, digest: info.digest },
    });
    const state = must(await host['backup.verified']({ name: backup.name, at: '2026-11-28T00:00:00Z' }));
    expect(state).toMatchObject({ folder: '备份', isReachable: true, missingSince: '' });
    expect(state.backups.map(({ name, verifiedAt }) => [name, verifiedAt])).toEqual([
      [backup.name, '2026-11-28T00:00:00Z'],
    ]);

    const { backups } = disk;
    if (backups === null) throw new Error('no backup folder');
    disk = { ...newFakeDisk(), backups };
    const other = start();
    must(await other['store.open']());
    const { token, ...opened } = must(await other['backup.open']({ name: backup.name }));
    expect(opened).toMatchObject({ name: backup.name, protection: 'passphrase', isOwn: false });
    expect(await other['backup.unlock']({ token, by: 'passphrase', text: '不是这一句' })).toMatchObject({
      fault: 'host.wrongPassphrase',
    });
    expect(await other['backup.adopt']({ token })).toMatchObject({ fault: 'host.locked' });
    expect(must(await other['backup.unlock']({ token, by: 'passphrase', text: PASSPHRASE }))).toEqual(keys);
    expect(textOf(must(await other['backup.read']({ token, chunk: 1 })))).toBe('第二块');
    expect(textOf(must(await other['backup.summary']({ token })))).toBe('sum');
    const adopted = must(await other['backup.adopt']({ token }));
    expect(adopted.snapshot).toMatchObject({ storeId: info.storeId, seq: 1, digest: info.digest });
    for (const { id } of keys.keys) expect(adopted.keys.keys.map((key) => key.id)).toContain(id);
    expect(textOf(must(await other['snapshot.read']({ name: adopted.snapshot.name, chunk: 0 })))).toBe('第一块');
    must(await other['backup.close']({ token }));
    expect(await other['backup.read']({ token, chunk: 0 })).toMatchObject({ fault: 'host.badToken' });
  });

  it('saves a backup where a person wants it, and opens it from there', async () => {
    await commit(host, '甲');
    const info = await snapshot(host, '块');
    const fake = createFakeHost({}, { disk });
    const saved = must(await fake.host['backup.saveAs']({ snapshot: info.name }));
    const file = fake.saved.get(saved.name);
    expect(file).toHaveLength(saved.size);
    const folder = new MemoryFolder({ 'x.gkb': file ?? new Uint8Array() });
    const picking = createFakeHost({}, { disk, pickedBackup: { folder, name: 'x.gkb' } }).host;
    const opened = must(await picking['backup.open']({}));
    expect(opened).toMatchObject({ name: 'x.gkb', isOwn: true, protection: 'none' });
    expect(must(await picking['backup.unlock']({ token: opened.token, by: 'own', text: '' })).keys).toHaveLength(1);
    folder.flip('x.gkb', (file?.length ?? 0) - 40);
    expect(await picking['backup.open']({})).toMatchObject({ fault: 'host.backupDamaged' });
    folder.put('x.gkb', bytes('姓名,金额\n'));
    expect(await picking['backup.open']({})).toMatchObject({ fault: 'host.backupForeign' });
  });

  it('goes on from a snapshot when the journal was lost', async () => {
    await commit(host, '甲');
    await commit(host, '乙');
    const info = await snapshot(host, '块');
    for (const name of disk.data.names()) if (name.startsWith('journal/')) disk.data.lose(name);
    const again = start();
    expect(must(await again['store.open']()).head.seq).toBe(0);
    expect(must(await again['journal.rebase']({ snapshot: info.name }))).toEqual({ seq: 2, hash: info.hash });
    expect((await commit(again, '丙')).seq).toBe(3);
    expect(must(await start()['store.open']()).head.seq).toBe(3);
  });

  it('says that no folder is chosen, or that it is away', async () => {
    await commit(host, '甲');
    const info = await snapshot(host, '块');
    disk = { ...disk, backups: null };
    const none = start();
    expect(must(await none['backup.state']())).toEqual({
      folder: '',
      isReachable: false,
      backups: [],
      missingSince: '',
    });
    expect(await none['backup.write']({ snapshot: info.name, reason: 'daily' })).toMatchObject({
      fault: 'host.backupMissing',
    });
    expect(await none['backup.open']({ name: 'x.gkb' })).toMatchObject({ fault: 'host.backupMissing' });
  });
});
