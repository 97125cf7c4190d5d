import { Dexie } from 'dexie';
import { InvariantError, type RowChunk } from '../../../shared/kernel';
import type { SheetRowsChange } from '../../../shared/store/changes';
import { JobFault } from '../../workers/protocol';
import { database, type SheetBlock } from '../database';
import { decodeRows, encodeRows } from '../rowCodec';
import type { Bulk } from '../store/bulk';
import { seal, unseal } from '../vault';
import { BLOCK_ROWS, sheetPlace } from './sheetPlace';

export { BLOCK_ROWS } from './sheetPlace';

/** Sealed blocks that go to journal and database together. */
const BLOCKS_PER_WRITE = 40;

async function sealRows(
  batchId: string,
  sheetKey: string,
  blockNo: number,
  rows: readonly (readonly string[])[],
): Promise<SheetBlock> {
  const rev = 1;
  const body = await seal(sheetPlace(batchId, sheetKey, blockNo, rev), encodeRows(rows));
  return { batchId, sheetKey, blockNo, firstRow: blockNo * BLOCK_ROWS + 1, rowCount: rows.length, rev, body };
}

/**
 * Writes a sheet's rows as sealed blocks while it is being read. Sealing and writing run beside the reader; a full disk
 * shows at the next `add` or at `finish`.
 */
export class SheetBlockWriter {
  private pending: (readonly string[])[] = [];
  private sealing: Promise<SheetBlock>[] = [];
  private flushing: Promise<void> = Promise.resolve();
  private nextBlock = 0;
  private rows = 0;

  constructor(
    private readonly bulk: Bulk,
    private readonly batchId: string,
    private readonly sheetKey: string,
  ) {}

  async add(chunk: RowChunk): Promise<void> {
    if (chunk.firstRow !== this.rows + 1) throw new InvariantError(`rows out of order at ${chunk.firstRow}`);
    this.rows += chunk.rows.length;
    for (const row of chunk.rows) {
      this.pending.push(row);
      if (this.pending.length === BLOCK_ROWS) this.closeBlock();
    }
    if (this.sealing.length >= BLOCKS_PER_WRITE) await this.flush();
  }

  private closeBlock(): void {
    this.sealing.push(sealRows(this.batchId, this.sheetKey, this.nextBlock, this.pending));
    this.nextBlock += 1;
    this.pending = [];
  }

  private flush(): Promise<void> {
    const group = this.sealing;
    this.sealing = [];
    const run = async (): Promise<void> => {
      const blocks = await Promise.all(group);
      await this.bulk.put(blocks.map((block) => ({ table: 'sheetBlocks', row: { ...block } })));
    };
    const flushed = run();
    this.flushing = flushed.catch(() => undefined);
    return flushed;
  }

  /** The reader broke off: what is on its way comes to rest, so that a removal that follows finds everything. */
  async abandon(): Promise<void> {
    this.pending = [];
    await Promise.allSettled(this.sealing);
    this.sealing = [];
    await this.flushing;
  }

  async finish(): Promise<{ rowCount: number; blockCount: number }> {
    if (this.pending.length > 0) this.closeBlock();
    await this.flush();
    return { rowCount: this.rows, blockCount: this.nextBlock };
  }
}

const rowsOf = async ({ batchId, sheetKey, blockNo, rev, body }: SheetBlock): Promise<string[][]> =>
  decodeRows(await unseal(sheetPlace(batchId, sheetKey, blockNo, rev), body));

export async function readBlock(batchId: string, sheetKey: string, blockNo: number): Promise<string[][]> {
  const block = await database().sheetBlocks.get([batchId, sheetKey, blockNo]);
  if (!block) throw new JobFault('batch.incomplete');
  return rowsOf(block);
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
    const opened = blocks.map(rowsOf);
    for (const [index, block] of blocks.entries()) {
      signal?.throwIfAborted();
      const rows = await opened[index];
      if (rows) yield { firstRow: block.firstRow, rows };
    }
  }
}

/** What turns the rows of a block into others, row by row: one typed cell is one line of the journal, not a whole block. */
export function rowChanges(
  blockNo: number,
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
): SheetRowsChange['rows'] {
  const lines: SheetRowsChange['rows'][number][] = [];
  for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
    const was = before[at] ?? null;
    const now = after[at] ?? null;
    const isSame = was !== null && now !== null && was.length === now.length && was.every((cell, i) => cell === now[i]);
    if (!isSame) lines.push([blockNo * BLOCK_ROWS + at + 1, was, now]);
  }
  return lines;
}

/** Number for the keys of the next file's sheets: above all that were ever stored, also of files whose import was undone. */
export async function nextFileKey(batchId: string): Promise<number> {
  const keys = await database()
    .sheetBlocks.where('[batchId+sheetKey+blockNo]')
    .between([batchId], [batchId, Dexie.maxKey])
    .primaryKeys();
  return keys.reduce((highest, [, sheetKey]) => Math.max(highest, Number.parseInt(sheetKey, 10) + 1), 0);
}

/** Rows of an import that did not come to its end: nothing refers to them. */
export async function dropNewRows(batchId: string): Promise<void> {
  await database().sheetBlocks.where('batchId').equals(batchId).delete();
}

export const removeSheetBlocks = (batchId: string, sheetKey: string): Promise<number> =>
  database()
    .sheetBlocks.where('[batchId+sheetKey+blockNo]')
    .between([batchId, sheetKey, Dexie.minKey], [batchId, sheetKey, Dexie.maxKey])
    .delete();

/** All sheets of one file of a batch: keys from "1." up to, but not including, "1/". */
export const removeFileBlocks = (batchId: string, fileKey: number): Promise<number> =>
  database()
    .sheetBlocks.where('[batchId+sheetKey+blockNo]')
    .between([batchId, `${fileKey}.`, Dexie.minKey], [batchId, `${fileKey}/`, Dexie.maxKey])
    .delete();
