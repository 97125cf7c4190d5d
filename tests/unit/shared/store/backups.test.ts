import { describe, expect, it } from 'vitest';
import type { BackupReason } from '../../../../shared/hostStore';
import { Backups, type BackupTarget } from '../../../../shared/store/backups';
import { addSnapshot, someSnapshots } from '../../../support/copies';
import { dice } from '../../../support/dice';
import { got, ofNewerVersion, payload, STORE_ID, testSource } from '../../../support/journals';
import { MemoryFolder } from '../../../support/memoryFolder';

const head = { seq: 12, hash: 'ab'.repeat(32) };
const chunks = [payload(1, 700), payload(2, 900)];
const vaultBytes = payload(77, 300);
const summary = payload(4, 90);

interface Setup {
  readonly data: MemoryFolder;
  readonly stick: MemoryFolder;
  readonly target: BackupTarget;
  readonly backups: Backups;
  readonly source: ReturnType<typeof testSource>;
  readonly snapshot: string;
}

async function setUp(stick = new MemoryFolder()): Promise<Setup> {
  const data = new MemoryFolder();
  const source = testSource(5);
  const snapshots = someSnapshots(data);
  const { name: snapshot } = await addSnapshot(snapshots, head, chunks, summary);
  const backups = new Backups(data, snapshots, { storeId: STORE_ID, source, title: '备份' });
  return { data, stick, target: { name: 'U盘', folder: stick }, backups, source, snapshot };
}
const write = ({ backups, target, snapshot }: Setup, reason: BackupReason = 'daily') =>
  backups.write(target, { snapshot, reason, vaultBytes });

describe('a backup', () => {
  it('holds vault and snapshot, and restores on an empty machine', async () => {
    const setup = await setUp();
    const info = got(await write(setup, 'manual'));
    expect(info).toMatchObject({ name: '备份-20261128-0812-12.gkb', reason: 'manual', verifiedAt: '' });
    expect(setup.stick.names()).toEqual([info.name]);
    expect(info.bytes).toBe(await setup.stick.size(info.name));
    const empty = new MemoryFolder();
    const there = someSnapshots(empty);
    const backups = new Backups(empty, there, { storeId: 'e'.repeat(32), source: testSource(6), title: '备份' });
    const reader = got(await backups.open(setup.stick, info.name));
    expect(reader.vaultBytes).toEqual(vaultBytes);
    expect(reader.summary).toEqual(summary);
    expect(got(await reader.readChunk(1))).toEqual(chunks[1]);
    const adopted = got(await backups.adoptSnapshot(reader));
    expect(adopted).toEqual(info.snapshot);
    expect(got(await there.read(adopted.name, 0))).toEqual(chunks[0]);
    expect(got(await backups.adoptSnapshot(reader))).toEqual(adopted);
    expect(empty.names()).toEqual([`snapshots/${adopted.name}`]);
  });

  it('gets another name when there is one of the same minute', async () => {
    const setup = await setUp();
    await write(setup);
    expect(got(await write(setup)).name).toBe('备份-20261128-0812-12-2.gkb');
  });

  it('is refused with one bit turned or one byte cut, wherever it is', async () => {
    const setup = await setUp();
    const { name } = got(await write(setup));
    const whole = setup.stick.bytes(name);
    for (let offset = 0; offset < whole.length; offset += 5) {
      const copy = new MemoryFolder({ [name]: whole });
      copy.flip(name, offset, 1 << (offset % 8));
      const opened = await setup.backups.open(copy, name);
      if (offset < 8) expect(opened, String(offset)).toMatchObject({ fault: 'host.backupForeign' });
      else if (!opened.ok) expect(opened.fault, String(offset)).toBe('host.backupDamaged');
      else {
        const read = await Promise.all(chunks.map((_, n) => opened.value.readChunk(n)));
        expect(
          read.some((chunk) => !chunk.ok && chunk.fault === 'host.backupDamaged'),
          String(offset),
        ).toBe(true);
        const empty = new MemoryFolder();
        const elsewhere = new Backups(empty, someSnapshots(empty), {
          storeId: STORE_ID,
          source: setup.source,
          title: '备份',
        });
        expect(await elsewhere.adoptSnapshot(opened.value)).toMatchObject({ fault: 'host.backupDamaged' });
        expect(empty.names()).toEqual([]);
      }
    }
    setup.stick.cut(name, whole.length - 1);
    expect(await setup.backups.open(setup.stick, name)).toMatchObject({ fault: 'host.backupDamaged' });
  });

  it('is told apart from other files, from newer ones and from none', async () => {
    const setup = await setUp();
    const { name } = got(await write(setup));
    setup.stick.put('表.xlsx', payload(8, 4000));
    setup.stick.put('新.gkb', ofNewerVersion(setup.stick.bytes(name)));
    expect(await setup.backups.open(setup.stick, '表.xlsx')).toMatchObject({ fault: 'host.backupForeign' });
    expect(await setup.backups.open(setup.stick, '新.gkb')).toMatchObject({ fault: 'host.storeNewer' });
    expect(await setup.backups.open(setup.stick, '没有.gkb')).toMatchObject({ fault: 'host.notFound' });
  });

  it('over any failing call: none, or the whole one; the next one works', async () => {
    for (let nth = 1; nth <= 25; nth += 1) {
      const setup = await setUp();
      setup.stick.fail({ on: 'any', nth, code: 'ENOSPC', share: 0.5 });
      const made = await write(setup).catch(() => undefined);
      setup.stick.heal();
      const next = new MemoryFolder(setup.stick.snapshot());
      const target = { name: 'U盘', folder: setup.stick.cutPower(dice(nth)) };
      const { backups } = await setup.backups.state(target);
      if (made?.ok) expect(backups.map(({ name }) => name)).toContain(made.value.name);
      for (const { name } of backups) {
        const reader = got(await setup.backups.open(target.folder, name));
        expect(got(await reader.readChunk(0))).toEqual(chunks[0]);
      }
      expect((await write({ ...setup, target: { name: 'U盘', folder: next } })).ok).toBe(true);
      expect(next.names().filter((name) => name.endsWith('.part'))).toEqual([]);
    }
  });

  it('is refused when the stick gives back other bytes than were written', async () => {
    const setup = await setUp();
    const flush = setup.stick.flush.bind(setup.stick);
    setup.stick.flush = async (name) => {
      await flush(name);
      setup.stick.flip(name, 200);
    };
    expect(await write(setup)).toMatchObject({ fault: 'host.backupDamaged' });
    expect(setup.stick.names()).toEqual([]);
  });
});

describe('the state of the backups', () => {
  it('is empty without a folder; nothing is written then', async () => {
    const setup = await setUp();
    const before = setup.data.names();
    expect(await setup.backups.state(undefined)).toEqual({
      ...{ folder: '', isReachable: false, backups: [], missingSince: '' },
    });
    const input = { snapshot: setup.snapshot, reason: 'daily', vaultBytes } as const;
    expect(await setup.backups.write(undefined, input)).toMatchObject({ fault: 'host.backupMissing' });
    expect(await setup.backups.write({ name: 'U盘', folder: undefined }, input)).toMatchObject({
      fault: 'host.backupMissing',
    });
    expect(setup.data.names()).toEqual(before);
  });

  it('remembers since when the folder has been missing', async () => {
    const setup = await setUp();
    await write(setup);
    const away = { name: 'U盘', folder: undefined };
    expect((await setup.backups.state(away)).missingSince).toBe('2026-11-28T00:12:00Z');
    setup.source.at += 3 * 86_400_000;
    expect(await setup.backups.state(away)).toMatchObject({
      ...{ folder: 'U盘', isReachable: false, missingSince: '2026-11-28T00:12:00Z' },
    });
    setup.stick.fail({ on: 'list', nth: 1 });
    expect((await setup.backups.state(setup.target)).isReachable).toBe(false);
    expect(await setup.backups.state(setup.target)).toMatchObject({ isReachable: true, missingSince: '' });
    expect((await setup.backups.state(away)).missingSince).toBe('2026-12-01T00:12:00Z');
  });

  it('shows when one was verified, and no longer when the file was exchanged', async () => {
    const setup = await setUp();
    const { name } = got(await write(setup));
    const at = '2026-11-28T00:15:00Z';
    const state = got(await setup.backups.verified(setup.target, name, at));
    expect(state.backups).toMatchObject([{ name, verifiedAt: at, reason: 'daily' }]);
    expect(await setup.backups.verified(setup.target, '没有.gkb', at)).toMatchObject({ fault: 'host.notFound' });
    const other = await setUp();
    const another = await addSnapshot(someSnapshots(other.data), head, [payload(9)]);
    got(await write({ ...other, snapshot: another.name }));
    setup.stick.put(name, other.stick.bytes(name));
    expect((await setup.backups.state(setup.target)).backups).toMatchObject([{ name, verifiedAt: '' }]);
  });

  it('survives a lost or unreadable register', async () => {
    const setup = await setUp();
    const { name } = got(await write(setup));
    for (const content of ['', '{', '{"missingSince":3}', 'null']) {
      setup.data.put('backups.json', new TextEncoder().encode(content));
      expect((await setup.backups.state(setup.target)).backups).toMatchObject([{ name, verifiedAt: '' }]);
    }
  });

  it('keeps other stores’ backups and foreign files, thins out its own', async () => {
    const stick = new MemoryFolder();
    const setup = await setUp(stick);
    stick.put('照片.jpg', payload(1));
    const otherData = new MemoryFolder();
    const otherSnapshots = someSnapshots(otherData, 'd'.repeat(32));
    const old = await addSnapshot(otherSnapshots, head, chunks);
    const others = new Backups(otherData, otherSnapshots, {
      ...{ storeId: 'd'.repeat(32), source: testSource(8, Date.parse('2020-01-01T00:00:00Z')), title: '备份' },
    });
    const kept = got(await others.write(setup.target, { snapshot: old.name, reason: 'daily', vaultBytes }));
    for (let day = 0; day < 60; day += 1) {
      setup.source.at += 86_400_000;
      got(await write(setup));
    }
    const names = stick.names();
    expect(names).toContain('照片.jpg');
    expect(names).toContain(kept.name);
    expect(names.length).toBeLessThan(2 + 7 + 4 + 3);
    expect(names).toContain('备份-20270127-0812-12.gkb');
  });
});
