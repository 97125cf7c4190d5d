import { Dexie } from 'dexie';
import { InvariantError } from '../../../shared/kernel';
import type { PayoutRow } from '../../../shared/payout/types';
import type { BatchRecord } from '../../../shared/records';
import { database, type PayoutBlock } from '../database';
import { decodeRows, encodeRows } from '../rowCodec';
import type { Bulk } from '../store/bulk';
import { seal, unseal } from '../vault';
import { payoutRowFromCells, payoutRowToCells } from './payoutRowForm';
import type { PersonIndexBuilder } from './personIndex';

/** Rows of one block of a village; small enough to stay below 64 KiB (see sheetBlocks). */
const BLOCK_ROWS = 400;

export const payoutPlace = (batchId: string, version: number, villageNo: number, blockNo: number): string =>
  `payoutBlocks/${batchId}/${version}/${villageNo}/${blockNo}`;

/** Blocks that go to journal and working copy together. */
const BLOCKS_PER_WRITE = 40;

/** Collects confirmed rows per village in the order in which they come and seals each full block. */
export class PayoutBlockBuilder {
  private readonly open = new Map<string, { villageNo: number; blockNo: number; rows: string[][] }>();
  private readonly sealing: Promise<PayoutBlock>[] = [];

  constructor(
    private readonly batchId: string,
    private readonly version: number,
    private readonly villages: readonly string[],
    private readonly index: PersonIndexBuilder,
  ) {}

  add(row: PayoutRow): void {
    let block = this.open.get(row.village);
    if (!block) {
      const villageNo = this.villages.indexOf(row.village);
      if (villageNo < 0) throw new InvariantError('row of a village that the batch does not list');
      block = { villageNo, blockNo: 0, rows: [] };
      this.open.set(row.village, block);
    }
    this.index.add(row, block.villageNo, block.blockNo, block.rows.length);
    block.rows.push(payoutRowToCells(row));
    if (block.rows.length === BLOCK_ROWS) {
      this.sealing.push(this.sealBlock(block.villageNo, block.blockNo, block.rows));
      block.blockNo += 1;
      block.rows = [];
    }
  }

  private async sealBlock(villageNo: number, blockNo: number, rows: string[][]): Promise<PayoutBlock> {
    const { batchId, version } = this;
    const body = await seal(payoutPlace(batchId, version, villageNo, blockNo), encodeRows(rows));
    return { batchId, version, villageNo, blockNo, rowCount: rows.length, body };
  }

  /** Seals what is left and writes everything ahead; it counts when the entry that names the bulk is there. */
  async finish(bulk: Bulk): Promise<void> {
    for (const { villageNo, blockNo, rows } of this.open.values())
      if (rows.length > 0) this.sealing.push(this.sealBlock(villageNo, blockNo, rows));
    this.open.clear();
    for (let from = 0; from < this.sealing.length; from += BLOCKS_PER_WRITE) {
      const blocks = await Promise.all(this.sealing.slice(from, from + BLOCKS_PER_WRITE));
      await bulk.put(blocks.map((block) => ({ table: 'payoutBlocks', row: { ...block } })));
    }
    const index = this.index.finish(this.batchId, this.version);
    await bulk.put(index.map((part) => ({ table: 'personIndex', row: { ...part } })));
  }
}

/** Number for the next confirmed version: above all that were ever stored, also those whose confirmation was undone. */
export async function nextVersion({ id, version }: BatchRecord): Promise<number> {
  const last = await database()
    .payoutBlocks.where('[batchId+version+villageNo+blockNo]')
    .between([id], [id, Dexie.maxKey])
    .last();
  return Math.max(version, last?.version ?? 0) + 1;
}

/** Rows of a version that nothing refers to: its confirmation did not come to its end. */
export async function removeConfirmedRows(batchId: string, version: number): Promise<void> {
  const db = database();
  await db.payoutBlocks
    .where('[batchId+version+villageNo+blockNo]')
    .between([batchId, version], [batchId, version, Dexie.maxKey])
    .delete();
  await db.personIndex
    .where('[batchId+version+bucket]')
    .between([batchId, version], [batchId, version, Dexie.maxKey])
    .delete();
}

/** Confirmed rows of one village, in sheet order. */
export async function readVillageRows(
  { id, version, confirmedVillages }: BatchRecord,
  village: string,
): Promise<PayoutRow[]> {
  const villageNo = confirmedVillages?.indexOf(village) ?? -1;
  if (villageNo < 0) return [];
  const blocks = await database()
    .payoutBlocks.where('[batchId+version+villageNo+blockNo]')
    .between([id, version, villageNo, Dexie.minKey], [id, version, villageNo, Dexie.maxKey])
    .toArray();
  const rows: PayoutRow[] = [];
  for (const block of blocks) {
    const plain = await unseal(payoutPlace(id, version, villageNo, block.blockNo), block.body);
    for (const cells of decodeRows(plain)) rows.push(payoutRowFromCells(cells));
  }
  return rows;
}

/** One row of a block, for the look-up of a person. */
export async function readPayoutRow(
  { id, version }: BatchRecord,
  villageNo: number,
  blockNo: number,
  rowInBlock: number,
): Promise<PayoutRow | undefined> {
  const block = await database().payoutBlocks.get([id, version, villageNo, blockNo]);
  if (!block) return undefined;
  const cells = decodeRows(await unseal(payoutPlace(id, version, villageNo, blockNo), block.body))[rowInBlock];
  return cells ? payoutRowFromCells(cells) : undefined;
}
