import { lookupRules } from '../../../resources/tables';
import { lastFourOf, lookupKey } from '../../../shared/board/lookup';
import { createKeyedDigest } from '../../../shared/formats/crypto';
import type { PayoutRow } from '../../../shared/payout/types';
import { database, type PersonIndexPart } from '../database';
import { currentKeyId, personIndexKey, personIndexKeyIds } from '../vault';

/**
 * Look-up by person through keyed digests, never through clear numbers (product.md § 4): per batch 256 buckets by the first
 * byte of the digest, each a sorted run of 16-byte entries: 8 bytes of the HMAC, then two numbers of 32 bits, the lower 12
 * bits of the village with the block (20 bits), and the rest of the village with the row in the block (16 bits).
 * Digests are made of the ID number (buckets 0 to 255), and of name and last four characters, as villagers ask at the look-up
 * desk (256 to 511). The row of bucket 512 says that the latter are there, also when no row of the batch can be asked for.
 */
const ENTRY_BYTES = 16;
const BLOCKS = 0x100000;
const VILLAGES_LOW = 0x1000;
const ROWS = 0x10000;
const BUCKETS = 256;
const NAMED = 1;
/** Bucket of the empty row that ends the index of names of a version. */
export const NAMES_MARK = 512;

export type PersonOfRow = Pick<PayoutRow, 'idNumber' | 'payee'>;

/** Collects the entries of one batch. Villages are named by their position in the batch's list. */
export class PersonIndexBuilder {
  private readonly buckets: number[][] = Array.from({ length: 2 * BUCKETS }, () => []);

  private constructor(
    private readonly keyId: string,
    private readonly digest: (text: string) => Uint8Array,
  ) {}

  static async create(): Promise<PersonIndexBuilder> {
    const keyId = currentKeyId();
    return new PersonIndexBuilder(keyId, createKeyedDigest(await personIndexKey(keyId)));
  }

  /** A row with what it can be found by: its number, and name and last four characters where it has both. */
  add({ idNumber, payee }: PersonOfRow, villageNo: number, blockNo: number, rowInBlock: number): void {
    if (idNumber) this.put(0, idNumber, villageNo, blockNo, rowInBlock);
    this.addName({ idNumber, payee }, villageNo, blockNo, rowInBlock);
  }

  /** Only for the look-up desk: batches of version 0.3.0 and before have their numbers in the index already. */
  addName({ idNumber, payee }: PersonOfRow, villageNo: number, blockNo: number, rowInBlock: number): void {
    const key = lookupKey(payee, lastFourOf(idNumber), lookupRules);
    if (key !== undefined) this.put(NAMED, key, villageNo, blockNo, rowInBlock);
  }

  private put(kind: number, text: string, villageNo: number, blockNo: number, rowInBlock: number): void {
    const digest = this.digest(text);
    const view = new DataView(digest.buffer, digest.byteOffset);
    this.buckets[kind * BUCKETS + (digest[0] ?? 0)]?.push(
      view.getUint32(0),
      view.getUint32(4),
      (villageNo % VILLAGES_LOW) * BLOCKS + blockNo,
      Math.floor(villageNo / VILLAGES_LOW) * ROWS + rowInBlock,
    );
  }

  finish(batchId: string, version: number): PersonIndexPart[] {
    const parts = this.buckets.flatMap((flat, bucket) => {
      if (flat.length === 0) return [];
      const order = Array.from({ length: flat.length / 4 }, (_, i) => i * 4);
      order.sort((a, b) => (flat[a] ?? 0) - (flat[b] ?? 0) || (flat[a + 1] ?? 0) - (flat[b + 1] ?? 0));
      const entries = new Uint8Array(order.length * ENTRY_BYTES);
      const view = new DataView(entries.buffer);
      for (const [i, from] of order.entries())
        for (let word = 0; word < 4; word += 1) view.setUint32(i * ENTRY_BYTES + word * 4, flat[from + word] ?? 0);
      return [{ batchId, version, bucket, keyId: this.keyId, body: entries }];
    });
    return [...parts, { batchId, version, bucket: NAMES_MARK, keyId: this.keyId, body: new Uint8Array() }];
  }
}

/** Where a row of a person lies: `villageNo` refers to the list of villages of that version of the batch. */
export interface PersonPlace {
  readonly batchId: string;
  readonly version: number;
  readonly villageNo: number;
  readonly blockNo: number;
  readonly rowInBlock: number;
}

/** Places of one person in every version of every batch that has an index, under every key that one was made with. */
export const findPerson = (idNumber: string): Promise<PersonPlace[]> => findPlaces(0, idNumber);

/** The same by what `lookupKey` makes of a name and the last four characters. */
export const findNamed = (key: string): Promise<PersonPlace[]> => findPlaces(NAMED, key);

async function findPlaces(kind: number, text: string): Promise<PersonPlace[]> {
  const found: PersonPlace[] = [];
  for (const keyId of personIndexKeyIds()) {
    const digest = createKeyedDigest(await personIndexKey(keyId))(text);
    const parts = await database()
      .personIndex.where('bucket')
      .equals(kind * BUCKETS + (digest[0] ?? 0))
      .toArray();
    for (const part of parts) if (part.keyId === keyId) found.push(...placesIn(part, digest));
  }
  return found;
}

function placesIn({ batchId, version, body }: PersonIndexPart, digest: Uint8Array): PersonPlace[] {
  const wanted = new DataView(digest.buffer, digest.byteOffset);
  const high = wanted.getUint32(0);
  const low = wanted.getUint32(4);
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const places: PersonPlace[] = [];
  for (let i = firstEntry(view, high, low); i < view.byteLength; i += ENTRY_BYTES) {
    if (view.getUint32(i) !== high || view.getUint32(i + 4) !== low) break;
    const block = view.getUint32(i + 8);
    const row = view.getUint32(i + 12);
    places.push({
      batchId,
      version,
      villageNo: Math.floor(row / ROWS) * VILLAGES_LOW + Math.floor(block / BLOCKS),
      blockNo: block % BLOCKS,
      rowInBlock: row % ROWS,
    });
  }
  return places;
}

/** Byte offset of the first entry that is not below (high, low). */
function firstEntry(view: DataView, high: number, low: number): number {
  let from = 0;
  let to = view.byteLength / ENTRY_BYTES;
  while (from < to) {
    const middle = (from + to) >> 1;
    const a = view.getUint32(middle * ENTRY_BYTES);
    const below = a < high || (a === high && view.getUint32(middle * ENTRY_BYTES + 4) < low);
    if (below) from = middle + 1;
    else to = middle;
  }
  return from * ENTRY_BYTES;
}
