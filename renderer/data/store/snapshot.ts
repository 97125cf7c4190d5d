import { createSha256 } from '../../../shared/formats/crypto';
import type { SnapshotInfo, StoreHead } from '../../../shared/hostStore';
import { type Decoded, decode, type OnProgress } from '../../../shared/kernel';
import { database } from '../database';
import { seal, sealJson, unseal } from '../vault';
import { newCopyStamp } from './copyStamp';
import { allRows, type PackedRow, packRows, putRows, ROW_TABLES, type TableName, unpackRows } from './packedRows';
import { StoreFault, shell, storePort } from './port';
import { findRecord } from './records';
import { snapshotForm } from './snapshotForm';

/** What a snapshot holds, sealed beside it: shown before a restore, compared after each backup. */
const decodeSummary = decode.object({
  rows: decode.recordOf(decode.integer(0)),
  /** SHA-256 over the opened chunks in order. */
  digest: decode.string({ max: 64 }),
  unitName: decode.string({ max: 100 }),
  /** The key that signed the packages of this store (bundle.md § 6): it goes with the data to another computer. */
  signingKey: decode.string({ max: 16 }),
});
export type SnapshotSummary = Decoded<typeof decodeSummary>;

const CHUNK_BYTES = 2 << 20;

export const chunkPlace = (storeId: string, seq: number, chunk: number): string =>
  `snapshot/${storeId}/${seq}/${chunk}`;
export const summaryPlace = (storeId: string, seq: number): string => `snapshot/${storeId}/${seq}/summary`;

async function selfName(): Promise<string> {
  const rows = await database().records.where('table').equals('units').toArray();
  for (const { key } of rows) {
    const unit = await findRecord('units', key);
    if (unit?.value.isSelf === true && typeof unit.value.name === 'string') return unit.value.name;
  }
  return '';
}

/**
 * Writes the whole working copy as the snapshot of this head. The caller holds the store lock, so that nothing moves.
 * @param options.mustOpen every record is opened first: for a working copy that is to become the truth.
 */
export async function writeSnapshot(
  head: StoreHead,
  options: { readonly mustOpen?: boolean; readonly onProgress?: OnProgress } = {},
): Promise<SnapshotInfo> {
  const { storeId } = storePort();
  const db = database();
  if (options.mustOpen)
    for (const [table, key] of await db.records.toCollection().primaryKeys()) await findRecord(table, key);
  const counts: Partial<Record<TableName, number>> = {};
  const total = (await Promise.all(ROW_TABLES.map((name) => db.table(name).count()))).reduce((sum, n) => sum + n, 0);
  const { token } = await shell('snapshot.begin', { ...head, form: await snapshotForm() });
  try {
    const digest = await createSha256();
    let chunk = 0;
    let done = 0;
    let sending: Promise<unknown> = Promise.resolve();
    for await (const rows of allRows(db, CHUNK_BYTES)) {
      for (const { table } of rows) counts[table] = (counts[table] ?? 0) + 1;
      const plain = packRows(rows);
      digest.update(plain);
      const bytes = new Uint8Array(await seal(chunkPlace(storeId, head.seq, chunk), plain));
      await sending;
      // Beside the next chunk's reading; its fault shows at the next wait.
      sending = shell('snapshot.append', { token, bytes });
      sending.catch(() => undefined);
      chunk += 1;
      done += rows.length;
      options.onProgress?.({ stage: 'snapshot', done, total });
    }
    await sending;
    const summary: SnapshotSummary = {
      rows: counts,
      digest: digest.digestHex(),
      unitName: await selfName(),
      signingKey: (await shell('vault.signingKey', { id: null })).id,
    };
    const sealed = new Uint8Array(await sealJson(summaryPlace(storeId, head.seq), summary));
    return await shell('snapshot.finish', { token, summary: sealed });
  } catch (error) {
    await shell('snapshot.abort', { token }).catch(() => undefined);
    throw error;
  }
}

/** How a snapshot is read: from beside the journal, or out of a backup. */
export interface SnapshotSource {
  readonly info: SnapshotInfo;
  chunk(chunk: number): Promise<Uint8Array>;
  summary(): Promise<Uint8Array>;
  /** Keys of another store's backup; absent: our own. */
  readonly open?: (place: string, sealed: Uint8Array) => Promise<Uint8Array>;
}

export async function readSummary({ info, summary, open = unseal }: SnapshotSource): Promise<SnapshotSummary> {
  const bytes = await open(summaryPlace(info.storeId, info.seq), await summary());
  const decoded = decodeSummary(JSON.parse(new TextDecoder().decode(bytes)));
  if (!decoded.ok) throw new StoreFault('host.backupDamaged', { name: info.name });
  return decoded.value;
}

/** All rows in order; at the end counts and digest are compared with the summary. @throws StoreFault `host.backupDamaged` */
export async function* snapshotRows(source: SnapshotSource, onProgress?: OnProgress): AsyncGenerator<PackedRow[]> {
  const { info, chunk, open = unseal } = source;
  const summary = await readSummary(source);
  const digest = await createSha256();
  const counts: Record<string, number> = {};
  for (let no = 0; no < info.chunks; no += 1) {
    const plain = await open(chunkPlace(info.storeId, info.seq, no), await chunk(no));
    digest.update(plain);
    const rows = unpackRows(plain);
    for (const { table } of rows) counts[table] = (counts[table] ?? 0) + 1;
    yield rows;
    onProgress?.({ stage: 'restore', done: no + 1, total: info.chunks });
  }
  const isSame =
    digest.digestHex() === summary.digest &&
    ROW_TABLES.every((name) => (counts[name] ?? 0) === (summary.rows[name] ?? 0));
  if (!isSame) throw new StoreFault('host.backupDamaged', { name: info.name });
}

export async function snapshotBeside(name: string): Promise<SnapshotSource> {
  const snapshots = await shell('snapshot.list', undefined);
  const info = snapshots.find((one) => one.name === name);
  if (!info) throw new StoreFault('host.backupMissing', { name });
  return {
    info,
    chunk: (chunk) => shell('snapshot.read', { name, chunk }),
    summary: () => shell('snapshot.summary', { name }),
  };
}

/** Entries that came from another computer stand before all of our own. */
const BEFORE_OURS = 1_000_000_000;

/** The trail of this store goes on; that of another store (the old computer) is kept before it, for reading. */
function fromElsewhere(one: PackedRow): PackedRow[] {
  if (one.table !== 'history') return [one];
  const { id, order } = one.row;
  if (String(id).startsWith(storePort().storeId.slice(0, 8))) return [];
  return [{ table: 'history', row: { ...one.row, order: Number(order) - BEFORE_OURS, state: 'fixed' } }];
}

/**
 * Makes the working copy that of a snapshot. The mark goes first and comes last (with the entry), so that a kill in between
 * leaves a copy that is made anew.
 */
export async function loadSnapshot(
  name: string,
  options: { readonly keepHistory?: boolean; readonly onProgress?: OnProgress } = {},
): Promise<void> {
  const source = await snapshotBeside(name);
  const db = database();
  const cleared = ROW_TABLES.filter((table) => table !== 'history' || !options.keepHistory);
  await db.transaction('rw', db.tables, async () => {
    await db.marks.clear();
    await db.copies.put(newCopyStamp());
    for (const table of cleared) await db.table(table).clear();
  });
  const tables = ROW_TABLES.map((table) => db.table(table));
  for await (const rows of snapshotRows(source, options.onProgress)) {
    const wanted = options.keepHistory ? rows.flatMap(fromElsewhere) : rows;
    await db.transaction('rw', tables, () => putRows(db, wanted));
  }
}
