import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyBatch } from '../../../../renderer/data/batches/importFiles';
import { PayoutBlockBuilder, readPayoutRow, readVillageRows } from '../../../../renderer/data/batches/payoutBlocks';
import { payoutRowFromCells, payoutRowToCells } from '../../../../renderer/data/batches/payoutRowForm';
import { findPerson, PersonIndexBuilder } from '../../../../renderer/data/batches/personIndex';
import { database } from '../../../../renderer/data/database';
import { Bulk } from '../../../../renderer/data/store/bulk';
import { SealBroken, setVaultKeys } from '../../../../renderer/data/vault';
import type { VaultKeys } from '../../../../shared/hostStore';
import { fen, parseCalendarDate } from '../../../../shared/kernel';
import { shellBytes } from '../../../support/deskActs';
import { emptyDesk, theDesk } from '../../../support/deskStore';
import { anIdNumber, aPayoutRow } from '../../../support/people';

const VILLAGES = ['东坝村', '西坝村'];
const BATCH = { ...emptyBatch('b1', '', ''), version: 1, confirmedVillages: VILLAGES };

async function store(count: number): Promise<void> {
  const builder = new PayoutBlockBuilder('b1', 1, VILLAGES, await PersonIndexBuilder.create());
  for (let n = 0; n < count; n += 1)
    builder.add(aPayoutRow({ row: n + 2, village: VILLAGES[n % 2] ?? '', idNumber: anIdNumber(n), payee: `甲${n}` }));
  const bulk = await Bulk.begin();
  await builder.finish(bulk);
  await bulk.settle();
}

beforeEach(emptyDesk);

describe('confirmed rows', () => {
  it('come back as they were, every field', () => {
    const payDate = parseCalendarDate('2026-05-06');
    const full = aPayoutRow({
      months: { units: 12, scale: 0 },
      persons: 3,
      dueAmount: fen(40000),
      adjustAdd: fen(100),
      adjustLess: fen(1233),
      remark: '代领 已签字',
      ...(payDate ? { payDate } : {}),
    });
    expect(payoutRowFromCells(payoutRowToCells(full))).toEqual(full);
    const bare = aPayoutRow();
    expect(payoutRowFromCells(payoutRowToCells(bare))).toEqual(bare);
  });

  it('are stored per village in order, over several blocks', async () => {
    await store(2500);
    const rows = await readVillageRows(BATCH, '西坝村');
    expect(rows).toHaveLength(1250);
    expect(rows.map((row) => row.row)).toEqual(Array.from({ length: 1250 }, (_, i) => i * 2 + 3));
    expect(await readVillageRows(BATCH, '东坝村')).toHaveLength(1250);
  });

  it('hold nothing readable: no name, no number in the stored bytes', async () => {
    await store(10);
    const blocks = (await database().payoutBlocks.toArray()).map((block) => block.body);
    const onDisk = shellBytes().map((file) => file.bytes);
    expect(Math.max(...onDisk.map((bytes) => bytes.length))).toBeGreaterThan(1000);
    for (const bytes of [...blocks, ...onDisk]) {
      const stored = new TextDecoder('latin1').decode(bytes);
      expect(stored).not.toContain(anIdNumber(3));
      expect(stored).not.toContain('79999900');
    }
  });

  it('do not open in another place or with another key', async () => {
    await store(10);
    const { payoutBlocks } = database();
    for (const block of await payoutBlocks.toArray())
      await payoutBlocks.bulkPut([
        { ...block, version: 2 },
        { ...block, version: 3, villageNo: 1 - block.villageNo },
        { ...block, batchId: 'b2' },
      ]);
    for (const other of [
      { ...BATCH, version: 2 },
      { ...BATCH, version: 3 },
      { ...BATCH, id: 'b2' },
    ])
      await expect(readVillageRows(other, '东坝村')).rejects.toBeInstanceOf(SealBroken);
    expect(await readVillageRows(BATCH, '东坝村')).toHaveLength(5);
    const keys = await theDesk().host['vault.keys']();
    const id = keys.ok ? keys.value.current : '';
    const key = new Uint8Array(32).fill(8);
    const strangers: VaultKeys[] = [
      { current: id, keys: [{ id, key }] },
      { current: '00000000', keys: [{ id: '00000000', key }] },
    ];
    for (const stranger of strangers) {
      setVaultKeys(stranger);
      await expect(readVillageRows(BATCH, '东坝村')).rejects.toBeInstanceOf(SealBroken);
    }
  });

  it('are found by person through the keyed index, and nobody else is', async () => {
    await store(2500);
    const places = await findPerson(anIdNumber(1733));
    expect(places).toHaveLength(1);
    const place = places[0];
    if (!place) throw new Error('not found');
    const row = await readPayoutRow(BATCH, place.villageNo, place.blockNo, place.rowInBlock);
    expect(row?.payee).toBe('甲1733');
    expect(await findPerson('190101199001019999')).toEqual([]);
  });
});
