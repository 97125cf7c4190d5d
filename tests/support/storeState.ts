import { sheetPlace } from '../../renderer/data/batches/sheetPlace';
import { database } from '../../renderer/data/database';
import { decodeRows } from '../../renderer/data/rowCodec';
import { findRecord, openHistory } from '../../renderer/data/store/records';
import { unseal } from '../../renderer/data/vault';
import { sha256Hex } from '../../shared/formats/crypto';
import { SYSTEM_FIELDS } from '../../shared/store/changes';

/** Also runs in the page of the fault tests, so nothing of Node. */
const digest = async (value: unknown): Promise<string> =>
  (await sha256Hex(new TextEncoder().encode(JSON.stringify(value)))).slice(0, 16);

/** Blocks that a record refers to: what an undone import left lying is no state. */
async function liveBlocks(): Promise<Set<string>> {
  const live = new Set<string>();
  for (const { table, key } of await database().records.toArray()) {
    if (table !== 'batches') continue;
    const batch = (await findRecord(table, key))?.value as {
      files?: readonly { sheets: readonly { key: string; blockCount: number }[] }[];
    };
    for (const sheet of (batch.files ?? []).flatMap((file) => file.sheets))
      for (let no = 0; no < sheet.blockCount; no += 1) live.add(`${key}/${sheet.key}/${no}`);
  }
  return live;
}

/** Attachments that a record names, by the id of their bytes. */
const attachmentsIn = (record: unknown): string[] =>
  [...JSON.stringify(record).matchAll(/"sha256":"([0-9a-f]{64})"/g)].map(([, digest]) => `att-${digest}`);

/**
 * Everything that a person could miss, opened: records, rows, confirmed rows, the trail. Findings of a check are left out, they
 * are made again.
 * @param options.content only what undo and redo bring back: without the trail, counters and rows that nothing refers to
 */
export async function storeState(options: { content?: boolean } = {}): Promise<Record<string, unknown>> {
  const db = database();
  const state: Record<string, unknown> = {};
  const confirmed = new Map<string, number>();
  for (const { table, key } of await db.records.toArray()) {
    const value = { ...(await findRecord(table, key))?.value };
    if (table === 'batches') confirmed.set(key, Number(value.version));
    if (options.content) for (const field of SYSTEM_FIELDS) delete value[field];
    state[`${table}/${key}`] = value;
  }
  const live = await liveBlocks();
  for (const block of await db.sheetBlocks.toArray()) {
    const { batchId, sheetKey, blockNo, rev, body } = block;
    if (!live.has(`${batchId}/${sheetKey}/${blockNo}`)) continue;
    const rows = decodeRows(await unseal(sheetPlace(batchId, sheetKey, blockNo, rev), body));
    state[`sheet/${batchId}/${sheetKey}/${blockNo}`] = await digest(rows);
  }
  for (const { batchId, version, villageNo, blockNo, body } of await db.payoutBlocks.toArray()) {
    if (confirmed.get(batchId) !== version) continue;
    const plain = await unseal(`payoutBlocks/${batchId}/${version}/${villageNo}/${blockNo}`, body);
    state[`payout/${batchId}/${version}/${villageNo}/${blockNo}`] = await digest(decodeRows(plain));
  }
  for (const part of await db.personIndex.toArray())
    if (confirmed.get(part.batchId) === part.version)
      state[`index/${part.batchId}/${part.version}/${part.bucket}`] = await digest([...part.body]);
  const named = new Set(Object.values(state).flatMap(attachmentsIn));
  for (const chunk of await db.bundleChunks.toArray())
    if (`received/${chunk.bundleId}` in state || named.has(chunk.bundleId))
      state[`bundle/${chunk.bundleId}/${chunk.chunkNo}`] = await digest([
        ...(await unseal(`bundleChunks/${chunk.bundleId}/${chunk.chunkNo}`, chunk.body)),
      ]);
  if (!options.content)
    for (const row of await db.history.toArray())
      state[`history/${row.id}`] = {
        order: row.order,
        scope: row.scope,
        state: row.state,
        entry: await digest(await openHistory(row)),
      };
  return Object.fromEntries(Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1)));
}
