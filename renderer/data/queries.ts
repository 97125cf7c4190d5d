import type { BatchRecord, KeyPin, ReceivedBundle, SentBundle } from '../../shared/records';
import { decodeBatch, decodeKeyPin } from '../../shared/records';
import { database } from './database';

/** Reads for live queries (`useLiveQuery(() => listBatches())`): decoded, newest first, deleted ones left out. */
export async function listBatches(options: { deleted?: boolean } = {}): Promise<BatchRecord[]> {
  const rows = await database().batches.orderBy('updatedAt').reverse().toArray();
  return rows.flatMap((row) => {
    const batch = decodeBatch(row);
    return batch.ok && batch.value.deleted === (options.deleted ?? false) ? [batch.value] : [];
  });
}

export async function findBatch(id: string): Promise<BatchRecord | undefined> {
  const batch = decodeBatch(await database().batches.get(id));
  return batch.ok ? batch.value : undefined;
}

export const listReceived = (): Promise<ReceivedBundle[]> =>
  database().received.orderBy('receivedAt').reverse().toArray();

export const findReceived = (id: string): Promise<ReceivedBundle | undefined> => database().received.get(id);

export const listSent = (): Promise<SentBundle[]> => database().sent.orderBy('createdAt').reverse().toArray();

export async function listPins(): Promise<KeyPin[]> {
  const rows = await database().pins.toArray();
  return rows.flatMap((row) => {
    const pin = decodeKeyPin(row);
    return pin.ok ? [pin.value] : [];
  });
}
