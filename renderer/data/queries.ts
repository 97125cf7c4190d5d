import type { BatchRecord, KeyPin, ReceivedBundle, SentBundle } from '../../shared/records';
import { decodeBatch, decodeKeyPin, decodeReceived, decodeSent } from '../../shared/records';
import { readRecord, readTable } from './store/records';

const newestFirst =
  <T>(of: (one: T) => string) =>
  (a: T, b: T): number =>
    of(a) < of(b) ? 1 : of(a) > of(b) ? -1 : 0;

/** Reads for live queries (`useLiveQuery(() => listBatches())`): decoded, newest first, deleted ones left out. */
export async function listBatches(options: { deleted?: boolean } = {}): Promise<BatchRecord[]> {
  const batches = await readTable('batches', decodeBatch);
  return batches
    .filter((batch) => batch.deleted === (options.deleted ?? false))
    .sort(newestFirst((batch) => batch.updatedAt));
}

export const findBatch = (id: string): Promise<BatchRecord | undefined> => readRecord('batches', id, decodeBatch);

export async function listReceived(): Promise<ReceivedBundle[]> {
  return (await readTable('received', decodeReceived)).sort(newestFirst((bundle) => bundle.receivedAt));
}

export const findReceived = (id: string): Promise<ReceivedBundle | undefined> =>
  readRecord('received', id, decodeReceived);

export async function listSent(): Promise<SentBundle[]> {
  return (await readTable('sent', decodeSent)).sort(newestFirst((bundle) => bundle.createdAt));
}

export const listPins = (): Promise<KeyPin[]> => readTable('pins', decodeKeyPin);
