import { Dexie, type Table } from 'dexie';
import { reopen } from './reopen';

/** A small record of any kind: only its place and a counter are readable, everything else is sealed. */
export interface StoredRecord {
  readonly table: string;
  readonly key: string;
  /** Rises with each write; part of what the seal is bound to. */
  readonly rev: number;
  readonly body: Uint8Array;
}

/** A sealed block of sheet rows as read from the file, in sheet order. */
export interface SheetBlock {
  readonly batchId: string;
  readonly sheetKey: string;
  readonly blockNo: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly rev: number;
  readonly body: Uint8Array;
}

/**
 * A sealed block of confirmed rows of one village: what postings, bundles and the look-up desk read. Blocks of a version are
 * never changed; a correction makes a new version beside them, so that it can be undone.
 */
export interface PayoutBlock {
  readonly batchId: string;
  readonly version: number;
  /** Position in the batch's list of confirmed villages. */
  readonly villageNo: number;
  readonly blockNo: number;
  readonly rowCount: number;
  readonly body: Uint8Array;
}

/** One bucket of the keyed person index: sorted entries of 16 bytes, as `batches/personIndex` lays them out. */
export interface PersonIndexPart {
  readonly batchId: string;
  readonly version: number;
  readonly bucket: number;
  /** Data key that the digests were made under. */
  readonly keyId: string;
  readonly body: Uint8Array;
}

/** A piece of a file, sealed: of a received bundle (its archive once accepted), or of an attachment (`att-` and its digest). */
export interface BundleChunk {
  readonly bundleId: string;
  readonly chunkNo: number;
  /** Bytes of the whole file. */
  readonly size: number;
  readonly body: Uint8Array;
}

/** What the check of a batch found (problems sealed, row marks one byte a row). A cache: made again from the rows when it is missing. */
export interface DerivedPart {
  readonly batchId: string;
  readonly part: string;
  readonly body: Uint8Array;
}

/** An entry of the journal, for undo and for showing. */
export interface HistoryRow {
  readonly id: string;
  /** Later entries have the higher number; entries that came with a restored backup lie below those of this store. */
  readonly order: number;
  readonly scope: string;
  /** done, undone: can be undone, redone. dropped: undone, and something else was done since. fixed: stands in the trail only. */
  readonly state: 'done' | 'undone' | 'dropped' | 'fixed';
  readonly body: Uint8Array;
}

/** How far this working copy has come. `records` and `history` are the numbers of rows, to see whether some are missing. */
export interface StoreMark {
  readonly key: 'mark';
  readonly storeId: string;
  readonly seq: number;
  readonly hash: string;
  readonly records: number;
  readonly history: number;
}

/** A first opening may take as long as it takes: nothing of this context has reached the store yet. */
let hasOpened = false;

/**
 * Dexie opens a database of a newer program as if it were its own, after the browser has refused it: it asks again without
 * a version. Here that question is refused too, so that nothing of a newer program is ever touched.
 */
const strictFactory: IDBFactory = {
  open(name, version) {
    if (version === undefined) throw new DOMException('made by a newer program', 'VersionError');
    const ask = () => indexedDB.open(name, version);
    if (hasOpened) return reopen(ask);
    const first = ask();
    first.addEventListener('success', () => {
      hasOpened = true;
    });
    return first;
  },
  deleteDatabase: (name) => indexedDB.deleteDatabase(name),
  databases: () => indexedDB.databases(),
  cmp: (first, second) => indexedDB.cmp(first, second),
};

/** Another one each time the working copy is emptied: whoever wrote rows ahead before that sees that they are gone. */
export interface CopyStamp {
  readonly key: 'copy';
  readonly id: string;
}

/**
 * The working copy of all data; the journal of the shell is the truth. Only `store/` writes to it. It has a name of its own,
 * so that a store of version 0.1.0 (`gongkai`) lies untouched until it has been taken over whole.
 */
export class DeskDatabase extends Dexie {
  declare records: Table<StoredRecord, [string, string]>;
  declare sheetBlocks: Table<SheetBlock, [string, string, number]>;
  declare payoutBlocks: Table<PayoutBlock, [string, number, number, number]>;
  declare personIndex: Table<PersonIndexPart, [string, number, number]>;
  declare bundleChunks: Table<BundleChunk, [string, number]>;
  declare derived: Table<DerivedPart, [string, string]>;
  declare history: Table<HistoryRow, string>;
  declare marks: Table<StoreMark, string>;
  declare copies: Table<CopyStamp, string>;

  constructor(name = 'gongkai-desk') {
    super(name, { indexedDB: strictFactory });
    this.version(1).stores({
      records: '[table+key], table',
      sheetBlocks: '[batchId+sheetKey+blockNo], batchId',
      payoutBlocks: '[batchId+version+villageNo+blockNo], batchId',
      personIndex: '[batchId+version+bucket], bucket, batchId',
      bundleChunks: '[bundleId+chunkNo], bundleId',
      derived: '[batchId+part], batchId',
      history: 'id, order, [scope+order], [scope+state], state',
      marks: 'key',
      copies: 'key',
    });
  }
}

let opened: DeskDatabase | undefined;

/** The one database of this context (page or worker). */
export function database(): DeskDatabase {
  opened ??= new DeskDatabase();
  return opened;
}
