import { Dexie, type Table } from 'dexie';
import type { ForcedField } from '../../shared/payout';
import type { BatchRecord, KeyPin, ReceivedBundle, SentBundle, UnitRecord } from '../../shared/records';

/** A sealed block of sheet rows as read from the file, in sheet order. */
export interface SheetBlock {
  readonly batchId: string;
  readonly sheetKey: string;
  readonly blockNo: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly body: Uint8Array;
}

/** A sealed block of confirmed rows of one village: what postings, bundles and the look-up desk read. */
export interface PayoutBlock {
  readonly batchId: string;
  readonly village: string;
  readonly blockNo: number;
  readonly rowCount: number;
  readonly body: Uint8Array;
}

/** Side data of a batch: problems and decisions (sealed), row marks (one byte a row, nothing private). */
export interface BatchPart {
  readonly batchId: string;
  readonly part: string;
  readonly body: Uint8Array;
}

/** One bucket of the keyed person index: sorted entries of 16 bytes, as `batches/personIndex` lays them out. */
export interface PersonIndexPart {
  readonly batchId: string;
  readonly bucket: number;
  readonly entries: Uint8Array;
}

export interface Keyed<T> {
  readonly key: string;
  readonly value: T;
}

/** The file of a received bundle: staged until somebody decides, afterwards the archive of what was accepted. */
export interface StagedFile {
  readonly bundleId: string;
  readonly file: Blob;
}

/** What was last sent of one village's list: decides between the same revision again and a correction. */
export interface SentItem {
  /** `${batchId}/${village}` */
  readonly key: string;
  readonly itemId: string;
  readonly revision: number;
  readonly contentSha256: string;
  readonly previousSha256: string;
  /** Digest of what the item was made from: rows and notice. */
  readonly madeFrom: string;
}

/** The working copy of all data. Only this folder writes to it (one door: the repositories). */
export class DeskDatabase extends Dexie {
  declare units: Table<UnitRecord, string>;
  declare batches: Table<BatchRecord, string>;
  declare sheetBlocks: Table<SheetBlock, [string, string, number]>;
  declare payoutBlocks: Table<PayoutBlock, [string, string, number]>;
  declare batchParts: Table<BatchPart, [string, string]>;
  declare personIndex: Table<PersonIndexPart, [string, number]>;
  declare layouts: Table<Keyed<readonly ForcedField[]>, string>;
  declare settings: Table<Keyed<unknown>, string>;
  declare pins: Table<KeyPin, string>;
  declare received: Table<ReceivedBundle, string>;
  declare staged: Table<StagedFile, string>;
  declare sent: Table<SentBundle, string>;
  declare sentItems: Table<SentItem, string>;

  constructor(name = 'gongkai') {
    super(name);
    this.version(1).stores({
      units: 'id, unitCode, level',
      batches: 'id, state, updatedAt, [program+year]',
      sheetBlocks: '[batchId+sheetKey+blockNo], batchId',
      payoutBlocks: '[batchId+village+blockNo], batchId',
      batchParts: '[batchId+part], batchId',
      personIndex: '[batchId+bucket], bucket, batchId',
      layouts: 'key',
      settings: 'key',
      pins: 'keyId, unit',
      received: 'id, tagManifestSha256, state, receivedAt',
      staged: 'bundleId',
      sent: 'id, batchId, createdAt',
      sentItems: 'key',
    });
  }
}

let opened: DeskDatabase | undefined;

/** The one database of this context (page or worker). */
export function database(): DeskDatabase {
  opened ??= new DeskDatabase();
  return opened;
}
