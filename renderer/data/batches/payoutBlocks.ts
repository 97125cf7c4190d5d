import { Dexie } from 'dexie';
import { InvariantError } from '../../../shared/kernel';
import type { PayoutRow } from '../../../shared/payout/types';
import { database, type PayoutBlock } from '../database';
import { decodeRows, encodeRows } from '../rowCodec';
import { seal, unseal } from '../vault';
import { payoutRowFromCells, payoutRowToCells } from './payoutRowForm';
import type { PersonIndexBuilder } from './personIndex';

/** Rows of one block of a village; small enough to stay below 64 KiB (see sheetBlocks). */
const BLOCK_ROWS = 400;

const placeOf = (batchId: string, version: number, village: string, blockNo: number): string =>
  `payoutBlocks/${batchId}/${version}/${village}/${blockNo}`;

/** Sealed blocks and index of a batch that is being confirmed; the caller writes them in one transaction with the record. */
export interface ConfirmedRows {
  readonly blocks: readonly PayoutBlock[];
  readonly index: Awaited<ReturnType<PersonIndexBuilder['finish']>>;
}

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
    if (row.idNumber) this.index.add(row.idNumber, block.villageNo, block.blockNo, block.rows.length);
    block.rows.push(payoutRowToCells(row));
    if (block.rows.length === BLOCK_ROWS) {
      this.sealing.push(this.sealBlock(row.village, block.blockNo, block.rows));
      block.blockNo += 1;
      block.rows = [];
    }
  }

  private async sealBlock(village: string, blockNo: number, rows: string[][]): Promise<PayoutBlock> {
    const body = await seal(placeOf(this.batchId, this.version, village, blockNo), encodeRows(rows));
    return { batchId: this.batchId, village, blockNo, rowCount: rows.length, body };
  }

  async finish(): Promise<ConfirmedRows> {
    for (const [village, block] of this.open)
      if (block.rows.length > 0) this.sealing.push(this.sealBlock(village, block.blockNo, block.rows));
    this.open.clear();
    return { blocks: await Promise.all(this.sealing), index: this.index.finish(this.batchId) };
  }
}

/** Confirmed rows of one village, in sheet order. `version` is the batch's version at confirmation. */
export async function readVillageRows(batchId: string, version: number, village: string): Promise<PayoutRow[]> {
  const blocks = await database()
    .payoutBlocks.where('[batchId+village+blockNo]')
    .between([batchId, village, Dexie.minKey], [batchId, village, Dexie.maxKey])
    .toArray();
  const rows: PayoutRow[] = [];
  for (const block of blocks) {
    const plain = await unseal(placeOf(batchId, version, village, block.blockNo), block.body);
    for (const cells of decodeRows(plain)) rows.push(payoutRowFromCells(cells));
  }
  return rows;
}

/** One row of a block, for the look-up of a person. */
export async function readPayoutRow(
  batchId: string,
  version: number,
  village: string,
  blockNo: number,
  rowInBlock: number,
): Promise<PayoutRow | undefined> {
  const block = await database().payoutBlocks.get([batchId, village, blockNo]);
  if (!block) return undefined;
  const cells = decodeRows(await unseal(placeOf(batchId, version, village, blockNo), block.body))[rowInBlock];
  return cells ? payoutRowFromCells(cells) : undefined;
}

/** Villages of a batch that have a block of this number, as they were confirmed. */
export async function villagesWithBlock(batchId: string, blockNo: number): Promise<string[]> {
  const keys = await database().payoutBlocks.where('batchId').equals(batchId).primaryKeys();
  return keys.flatMap(([, village, no]) => (no === blockNo ? [village] : []));
}
