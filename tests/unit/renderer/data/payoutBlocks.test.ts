import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { PayoutBlockBuilder, readPayoutRow, readVillageRows } from '../../../../renderer/data/batches/payoutBlocks';
import { payoutRowFromCells, payoutRowToCells } from '../../../../renderer/data/batches/payoutRowForm';
import { findPerson, PersonIndexBuilder } from '../../../../renderer/data/batches/personIndex';
import { database } from '../../../../renderer/data/database';
import { SealBroken, unlockVault } from '../../../../renderer/data/vault';
import { fen, parseCalendarDate } from '../../../../shared/kernel';
import { anIdNumber, aPayoutRow } from '../../../support/people';

const VILLAGES = ['东坝村', '西坝村'];

async function store(count: number): Promise<void> {
  const builder = new PayoutBlockBuilder('b1', 1, VILLAGES, await PersonIndexBuilder.create());
  for (let n = 0; n < count; n += 1)
    builder.add(aPayoutRow({ row: n + 2, village: VILLAGES[n % 2] ?? '', idNumber: anIdNumber(n), payee: `甲${n}` }));
  const { blocks, index } = await builder.finish();
  await database().payoutBlocks.bulkPut([...blocks]);
  await database().personIndex.bulkPut([...index]);
}

beforeEach(async () => {
  unlockVault(new Uint8Array(32).fill(7));
  await database().payoutBlocks.clear();
  await database().personIndex.clear();
});

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
    const rows = await readVillageRows('b1', 1, '西坝村');
    expect(rows).toHaveLength(1250);
    expect(rows.map((row) => row.row)).toEqual(Array.from({ length: 1250 }, (_, i) => i * 2 + 3));
    expect(await readVillageRows('b1', 1, '东坝村')).toHaveLength(1250);
  });

  it('hold nothing readable: no name, no number in the stored bytes', async () => {
    await store(10);
    const bytes = (await database().payoutBlocks.toArray()).flatMap((block) => [...block.body]);
    const stored = new TextDecoder('latin1').decode(new Uint8Array(bytes));
    expect(stored).not.toContain(anIdNumber(3));
    expect(stored).not.toContain('79999900');
  });

  it('do not open in another place or with another key', async () => {
    await store(10);
    await expect(readVillageRows('b1', 2, '东坝村')).rejects.toBeInstanceOf(SealBroken);
    unlockVault(new Uint8Array(32).fill(8));
    await expect(readVillageRows('b1', 1, '东坝村')).rejects.toBeInstanceOf(SealBroken);
  });

  it('are found by person through the keyed index, and nobody else is', async () => {
    await store(2500);
    const places = await findPerson(anIdNumber(1733));
    expect(places).toHaveLength(1);
    const place = places[0];
    if (!place) throw new Error('not found');
    const row = await readPayoutRow('b1', 1, VILLAGES[place.villageNo] ?? '', place.blockNo, place.rowInBlock);
    expect(row?.payee).toBe('甲1733');
    expect(await findPerson('190101199001019999')).toEqual([]);
  });
});
