import { crc32 } from '../../shared/formats/crypto';
import type { StoreHead } from '../../shared/hostStore';
import type { Result, Source } from '../../shared/kernel';
import type { StoreFolder } from '../../shared/store/folder';
import { Journal } from '../../shared/store/journal';
import { dice } from './dice';

export const STORE_ID = '0123456789abcdef0123456789abcdef';

/** A clock that stands at 2026-11-28 08:12 Beijing time unless moved, and dice. */
export function testSource(seed: number, now = Date.parse('2026-11-28T00:12:00Z')): Source & { at: number } {
  const random = dice(seed);
  const source = {
    at: now,
    now: () => source.at,
    randomBytes: (length: number) => Uint8Array.from({ length }, () => random.int(0, 255)),
  };
  return source;
}

/** Bytes that only this number gives. */
export function payload(n: number, length = 40): Uint8Array<ArrayBuffer> {
  const random = dice(n);
  return Uint8Array.from({ length }, () => random.int(0, 255));
}

/** The value, or a failing test that names the fault. */
export function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.fault} ${JSON.stringify(result.params)}`);
  return result.value;
}

let opened = 0;
/** @param seed of its dice; without one each journal has others. */
export async function aJournal(folder: StoreFolder, segmentBytes?: number, seed?: number): Promise<Journal> {
  opened += 1;
  const options = { storeId: STORE_ID, source: testSource(seed ?? opened), ...(segmentBytes ? { segmentBytes } : {}) };
  return got(await Journal.open(folder, options));
}

/** Commits the next entry. */
export async function add(journal: Journal, bytes: Uint8Array, bulk?: string): Promise<StoreHead> {
  const head = got(await journal.head());
  return got(await journal.commit({ seq: head.seq + 1, previous: head.hash, payload: bytes, bulk }));
}

export async function addBulk(journal: Journal, bytes: Uint8Array, parts: readonly Uint8Array[]): Promise<StoreHead> {
  const { bulk } = got(await journal.begin());
  for (const part of parts) got(await journal.part({ bulk, bytes: part }));
  return await add(journal, bytes, bulk);
}

/** The same file as a newer program would mark it: version 99, checksum of the first twelve bytes right. */
export function ofNewerVersion(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const newer = new Uint8Array(bytes);
  const view = new DataView(newer.buffer);
  view.setUint16(8, 99, true);
  view.setUint32(12, crc32(newer.subarray(0, 12)), true);
  return newer;
}
