import { Dexie } from 'dexie';
import { InvariantError, type RowChunk } from '../../../shared/kernel';
import { JobFault } from '../../workers/protocol';
import { database, type SheetBlock } from '../database';
import { decodeRows, encodeRows } from '../rowCodec';
import { seal, unseal } from '../vault';

/**
 * Rows of one block. One codec, one size: the position of a row follows from its number. Chromium moves every stored value
 * of more than 64 KiB into a file of its own, which doubles the cost of storing it; 400 rows of 13 columns are 52 kB.
 */
export const BLOCK_ROWS = 400;
/** Sealed blocks that go to the database in one transaction. */
const BLOCKS_PER_WRITE = 40;

const placeOf = (batchId: string, sheetKey: string, blockNo: number): string =>
  `sheetBlocks/${batchId}/${sheetKey}/${blockNo}`;

async function sealRows(
  batchId: string,
  sheetKey: string,
  blockNo: number,
  rows: readonly (readonly string[])[],
): Promise<SheetBlock> {
  const body = await seal(placeOf(batchId, sheetKey, blockNo), encodeRows(rows));
  return { batchId, sheetKey, blockNo, firstRow: blockNo * BLOCK_ROWS + 1, rowCount: rows.length, body };
}

/**
 * Writes a sheet's rows as sealed blocks while it is being read. Sealing and writing run beside the reader; a full disk
 * shows at the next `add` or at `finish`. Nothing refers to the blocks before the batch record is written, so an
 * import that ends early leaves only orphans, which `removeOrphanBlocks` clears.
 */
export class SheetBlockWriter {
  private pending: (readonly string[])[] = [];
  private sealing: Promise<SheetBlock>[] = [];
  private writing: Promise<unknown> = Promise.resolve();
  private failed: unknown;
  private nextBlock = 0;
  private rows = 0;

  constructor(
    private readonly batchId: string,
    private readonly sheetKey: string,
  ) {}

  async add(chunk: RowChunk): Promise<void> {
    if (this.failed) throw this.failed;
    if (chunk.firstRow !== this.rows + 1) throw new InvariantError(`rows out of order at ${chunk.firstRow}`);
    this.rows += chunk.rows.length;
    for (const row of chunk.rows) {
      this.pending.push(row);
      if (this.pending.length === BLOCK_ROWS) this.closeBlock();
    }
    // Two groups may be on their way at once; more would only pile up in memory.
    if (this.sealing.length >= BLOCKS_PER_WRITE) await this.flush();
  }

  private closeBlock(): void {
    this.sealing.push(sealRows(this.batchId, this.sheetKey, this.nextBlock, this.pending));
    this.nextBlock += 1;
    this.pending = [];
  }

  private async flush(): Promise<void> {
    const group = this.sealing;
    this.sealing = [];
    await this.writing;
    this.writing = Promise.all(group)
      .then((blocks) => database().sheetBlocks.bulkPut(blocks))
      .catch((error: unknown) => {
        this.failed ??= error;
      });
  }

  /** Waits for what is on its way, so that a removal that follows finds everything. */
  async abandon(): Promise<void> {
    this.pending = [];
    await Promise.allSettled(this.sealing);
    await this.writing;
  }

  async finish(): Promise<{ rowCount: number; blockCount: number }> {
    if (this.pending.length > 0) this.closeBlock();
    await this.flush();
    await this.writing;
    if (this.failed) throw this.failed;
    return { rowCount: this.rows, blockCount: this.nextBlock };
  }
}

export async function readBlock(batchId: string, sheetKey: string, blockNo: number): Promise<string[][]> {
  const block = await database().sheetBlocks.get([batchId, sheetKey, blockNo]);
  if (!block) throw new JobFault('batch.incomplete');
  return decodeRows(await unseal(placeOf(batchId, sheetKey, blockNo), block.body));
}

const READ_AHEAD = 20;

/** Streams the stored rows of a sheet in order, a few blocks ahead of the consumer. */
export async function* readSheet(
  batchId: string,
  sheetKey: string,
  blockCount: number,
  signal?: AbortSignal,
): AsyncGenerator<RowChunk> {
  for (let from = 0; from < blockCount; from += READ_AHEAD) {
    const to = Math.min(blockCount, from + READ_AHEAD);
    const blocks = await database()
      .sheetBlocks.where('[batchId+sheetKey+blockNo]')
      .between([batchId, sheetKey, from], [batchId, sheetKey, to], true, false)
      .toArray();
    if (blocks.length !== to - from) throw new JobFault('batch.incomplete');
    const opened = blocks.map((block) => unseal(placeOf(batchId, sheetKey, block.blockNo), block.body));
    for (const [index, block] of blocks.entries()) {
      signal?.throwIfAborted();
      const bytes = await opened[index];
      if (bytes) yield { firstRow: block.firstRow, rows: decodeRows(bytes) };
    }
  }
}

/** Seals changed rows of some blocks; the caller writes them in its own transaction together with the record. */
export function resealBlocks(
  batchId: string,
  sheetKey: string,
  changed: ReadonlyMap<number, readonly (readonly string[])[]>,
): Promise<SheetBlock[]> {
  return Promise.all([...changed].map(([blockNo, rows]) => sealRows(batchId, sheetKey, blockNo, rows)));
}

/** Takes back an import that did not come to its end: nothing of the batch remains. */
export async function eraseBatch(batchId: string): Promise<void> {
  const db = database();
  await db.transaction('rw', [db.batches, db.sheetBlocks, db.batchParts], async () => {
    await db.batches.delete(batchId);
    for (const table of [db.sheetBlocks, db.batchParts]) await table.where('batchId').equals(batchId).delete();
  });
}

export const removeSheetBlocks = (batchId: string, sheetKey: string): Promise<number> =>
  database()
    .sheetBlocks.where('[batchId+sheetKey+blockNo]')
    .between([batchId, sheetKey, Dexie.minKey], [batchId, sheetKey, Dexie.maxKey])
    .delete();

/** All sheets of one file of a batch: keys from "1." up to, but not including, "1/". */
export const removeFileBlocks = (batchId: string, fileNo: number): Promise<number> =>
  database()
    .sheetBlocks.where('[batchId+sheetKey+blockNo]')
    .between([batchId, `${fileNo}.`, Dexie.minKey], [batchId, `${fileNo}/`, Dexie.maxKey])
    .delete();

/**
 * Clears what an import left behind that ended before its batch record was written (kill, power cut): blocks of no batch, and
 * blocks of files that a batch never got.
 */
export async function removeOrphanBlocks(): Promise<void> {
  const db = database();
  await db.transaction('rw', [db.batches, db.sheetBlocks, db.batchParts, db.payoutBlocks, db.personIndex], async () => {
    const known = new Set<unknown>(await db.batches.toCollection().primaryKeys());
    for (const table of [db.sheetBlocks, db.batchParts, db.payoutBlocks, db.personIndex]) {
      const ids = await table.orderBy('batchId').uniqueKeys();
      const orphans = ids.filter((id) => !known.has(id)).map(String);
      if (orphans.length > 0) await table.where('batchId').anyOf(orphans).delete();
    }
    const lengths = new Map<string, number>();
    for (const { id, files } of await db.batches.toArray())
      for (const sheet of files.flatMap((file) => file.sheets)) lengths.set(`${id}/${sheet.key}`, sheet.blockCount);
    const keys = await db.sheetBlocks.orderBy('[batchId+sheetKey+blockNo]').primaryKeys();
    const unused = keys.filter(([batchId, sheetKey, no]) => no >= (lengths.get(`${batchId}/${sheetKey}`) ?? 0));
    if (unused.length > 0) await db.sheetBlocks.bulkDelete(unused);
  });
}
