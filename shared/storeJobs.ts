/** What the jobs around the store answer. */
import type { BackupInfo, SnapshotInfo, StoreNotice } from './hostStore';

/** What was found and done at a start or after a fault; each notice is one calm sentence. */
export interface CaughtUp {
  /** Entries of the journal that the working copy did not have. */
  readonly replayed: number;
  /** The working copy was made anew. */
  readonly rebuilt: boolean;
  readonly notices: readonly StoreNotice[];
}

export interface MadeBackup {
  readonly snapshot: SnapshotInfo;
  /** null: no folder is chosen or it is not there; the snapshot beside the journal was made all the same. */
  readonly backup: BackupInfo | null;
  /** Fault of the copy into the folder, '' when there is none. */
  readonly fault: string;
  /** The journal had a bad byte; a new one goes on from a snapshot that has everything. */
  readonly isRenewed: boolean;
}

/** What a backup holds and what would change, by kind of record. */
export interface BackupContents {
  /** UTC instant. */
  readonly at: string;
  readonly unitName: string;
  readonly isOwn: boolean;
  readonly kinds: readonly {
    /** Text key `record.<table>`. */
    readonly kind: string;
    readonly now: number;
    readonly kept: number;
    /** Records that only the backup has, only the present has, and that both have otherwise. */
    readonly added: number;
    readonly gone: number;
    readonly changed: number;
  }[];
  /** Rows of confirmed lists, now and then. */
  readonly payoutRows: { readonly now: number; readonly kept: number };
}

/** The act that an undo or redo moved. */
export interface MovedAct {
  /** Text key `command.<name>`. */
  readonly command: string;
  readonly params: Readonly<Record<string, string | number>>;
}
