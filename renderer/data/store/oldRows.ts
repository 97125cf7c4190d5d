import { decode, type OnProgress } from '../../../shared/kernel';
import { problemsPlace } from '../batches/batchStore';
import { payoutPlace } from '../batches/payoutBlocks';
import { payoutRowFromCells } from '../batches/payoutRowForm';
import { PersonIndexBuilder } from '../batches/personIndex';
import { sheetPlace } from '../batches/sheetPlace';
import { blobLike, fileChunks } from '../fileChunks';
import { decodeRows } from '../rowCodec';
import { seal, sealJson } from '../vault';
import type { OldStore } from './oldStore';
import type { PackedRow } from './packedRows';
import type { RecordTable } from './records';

/** A record of version 0.1.0 in its form of today, not sealed yet; every other row is sealed already. */
export interface OldRecord {
  readonly table: RecordTable;
  readonly key: string;
  readonly value: object;
}
export type OldRow = { readonly record: OldRecord } | { readonly packed: PackedRow };

export interface Taking {
  /** What this store has already is passed over. */
  has(table: RecordTable, key: string): boolean;
  /** Villages, settings and meanings of columns too: for a store that has none of its own. */
  readonly withSettings: boolean;
  /** A batch of which something does not open. Its bytes are kept as they are; the batch says so when it is opened. */
  onDamaged(title: string): void;
  readonly onProgress: OnProgress | undefined;
}

interface OldSheetBlock {
  readonly sheetKey: string;
  readonly blockNo: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly body: Uint8Array;
}
interface OldPayoutBlock {
  readonly village: string;
  readonly blockNo: number;
  readonly rowCount: number;
  readonly body: Uint8Array;
}
interface Keyed {
  readonly key: string;
  readonly value: unknown;
}
interface OldSentItem {
  readonly key: string;
  readonly itemId: string;
  readonly revision: number;
  readonly contentSha256: string;
  readonly previousSha256: string;
  readonly madeFrom: string;
}

const record = (table: RecordTable, key: string, value: object): OldRow => ({ record: { table, key, value } });
const packed = (table: PackedRow['table'], row: PackedRow['row']): OldRow => ({ packed: { table, row } });

/** As much of a batch as its rows need. One whose other fields do not read is kept as it is: it was not shown before either. */
interface OldBatch {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly listed: readonly string[];
}

const summaryVillages = decode.object({ villages: decode.arrayOf(decode.object({ name: decode.string() })) });

function readOldBatch(stored: Readonly<Record<string, unknown>>): OldBatch {
  const { id, title, version, summary } = stored;
  const read = summaryVillages(summary);
  return {
    id: String(id),
    title: typeof title === 'string' ? title : '',
    version: typeof version === 'number' ? version : 0,
    listed: read.ok ? read.value.villages.map((village) => village.name) : [],
  };
}

/** Villages in the order in which the confirmed rows get their numbers. */
async function villagesOf(old: OldStore, { id, listed }: OldBatch): Promise<string[]> {
  const stored = new Set((await old.keysOf('payoutBlocks', id)).map(([, village]) => String(village)));
  return [...new Set([...listed.filter((name) => stored.has(name)), ...stored])];
}

async function* confirmedRows(old: OldStore, batch: OldBatch, villages: readonly string[]): AsyncGenerator<OldRow> {
  const { id, version } = batch;
  const index = await PersonIndexBuilder.create();
  for await (const block of old.rowsOf<OldPayoutBlock>('payoutBlocks', id)) {
    const { village, blockNo, rowCount } = block;
    const villageNo = villages.indexOf(village);
    const plain = await old.open(`payoutBlocks/${id}/${version}/${village}/${blockNo}`, block.body);
    for (const [at, cells] of (plain ? decodeRows(plain) : []).entries()) {
      index.add(payoutRowFromCells(cells), villageNo, blockNo, at);
    }
    const body = plain ? await seal(payoutPlace(id, version, villageNo, blockNo), plain) : block.body;
    yield packed('payoutBlocks', { batchId: id, version, villageNo, blockNo, rowCount, body });
  }
  for (const part of index.finish(id, version)) yield packed('personIndex', { ...part });
}

async function* sheetRows(old: OldStore, { id }: OldBatch): AsyncGenerator<OldRow> {
  for await (const block of old.rowsOf<OldSheetBlock>('sheetBlocks', id)) {
    const { sheetKey, blockNo, firstRow, rowCount } = block;
    const plain = await old.open(`sheetBlocks/${id}/${sheetKey}/${blockNo}`, block.body);
    const body = plain ? await seal(sheetPlace(id, sheetKey, blockNo, 1), plain) : block.body;
    yield packed('sheetBlocks', { batchId: id, sheetKey, blockNo, firstRow, rowCount, rev: 1, body });
  }
}

/** Decisions as a record; what the last check found goes along, so that nothing is asked or forgotten anew. */
async function* sideData(old: OldStore, { id }: OldBatch): AsyncGenerator<OldRow> {
  const parts: { part: string; body: Uint8Array }[] = [];
  for await (const one of old.rowsOf<{ part: string; body: Uint8Array }>('batchParts', id)) parts.push(one);
  const plainOf = async (part: string): Promise<Uint8Array | undefined> => {
    const found = parts.find((one) => one.part === part);
    return found && (await old.open(`batchParts/${id}/${part}`, found.body));
  };
  if (parts.some((one) => one.part === 'choices')) {
    const choices = await plainOf('choices');
    // Without its decisions a batch is damaged, and is told so by its reader; none is not the same as lost ones.
    const value = choices ? (JSON.parse(new TextDecoder().decode(choices)) as object) : { isLost: true };
    yield record('choices', id, value);
  }
  const problems = await plainOf('problems');
  if (!problems) return;
  const body = await sealJson(problemsPlace(id), JSON.parse(new TextDecoder().decode(problems)));
  yield packed('derived', { batchId: id, part: 'problems', body });
  for (const { part, body: marks } of parts)
    if (part.startsWith('marks/')) yield packed('derived', { batchId: id, part, body: marks });
}

async function* batchRows(old: OldStore, stored: Readonly<Record<string, unknown>>, taking: Taking) {
  const batch = readOldBatch(stored);
  if (taking.has('batches', batch.id)) return;
  const { broken } = old.seals;
  const villages = await villagesOf(old, batch);
  yield record('batches', batch.id, { ...stored, confirmedVillages: villages });
  yield* sideData(old, batch);
  yield* sheetRows(old, batch);
  if (villages.length > 0) yield* confirmedRows(old, batch, villages);
  if (old.seals.broken > broken) taking.onDamaged(batch.title);
}

async function* settingRows(old: OldStore): AsyncGenerator<OldRow> {
  for (const unit of await old.table<{ id: string }>('units')) yield record('units', unit.id, unit);
  for (const { key, value } of await old.table<Keyed>('settings')) yield record('settings', key, { value });
  for (const { key, value } of await old.table<Keyed>('layouts')) yield record('layouts', key, { fields: value });
}

async function* exchangeRows(old: OldStore, { has }: Taking): AsyncGenerator<OldRow> {
  for (const pin of await old.table<{ keyId: string }>('pins'))
    if (!has('pins', pin.keyId)) yield record('pins', pin.keyId, pin);
  for (const name of ['received', 'sent'] as const)
    for (const one of await old.table<{ id: string }>(name)) if (!has(name, one.id)) yield record(name, one.id, one);
  const sentItems = new Map<string, Record<string, object>>();
  for (const { key, ...item } of await old.table<OldSentItem>('sentItems')) {
    const [batchId, village] = [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)];
    sentItems.set(batchId, { ...sentItems.get(batchId), [village]: item });
  }
  for (const [batchId, villages] of sentItems)
    if (!has('sentItems', batchId)) yield record('sentItems', batchId, { villages });
  for (const { bundleId, file } of await old.table<{ bundleId: string; file: Blob }>('staged'))
    if (!has('received', bundleId))
      for await (const row of fileChunks(bundleId, blobLike(file))) yield packed('bundleChunks', { ...row });
}

/** Everything that is taken, in the form of today. The old store is only read. */
export async function* oldRows(old: OldStore, taking: Taking): AsyncGenerator<OldRow> {
  if (taking.withSettings) yield* settingRows(old);
  yield* exchangeRows(old, taking);
  const batches = await old.table<Readonly<Record<string, unknown>>>('batches');
  for (const [done, stored] of batches.entries()) {
    taking.onProgress?.({ stage: 'upgrade', done, total: batches.length });
    yield* batchRows(old, stored, taking);
  }
}
