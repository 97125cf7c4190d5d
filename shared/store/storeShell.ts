/** What a `ShellStore` needs of its shell: folders, dialogs, and the limits that a person set. Paths stay on the other side. */
import type { HostResult, SavedFile } from '../host';
import type { StoreNotice } from '../hostStore';
import type { Source } from '../kernel';
import type { StoreFolder } from './folder';
import type { Keyring, LegacyKeys } from './vault';

export interface StorePlaces {
  /** The data folder. */
  readonly data: StoreFolder;
  /** Further places for a copy of the vault. */
  readonly copies: readonly StoreFolder[];
  /** Where the data lies, for showing. */
  readonly place: string;
  /** What happened on the way here (a move that was finished, or could not be). */
  readonly notices: readonly StoreNotice[];
}

export interface BackupPlace {
  /** For showing. */
  readonly name: string;
  /** undefined: the folder was chosen and is not there now. */
  readonly folder: StoreFolder | undefined;
}

/** One file that a person named; `folder` holds it under `name` and nothing else is touched. */
export interface NamedFile {
  readonly folder: StoreFolder;
  readonly name: string;
}
export interface TargetFile extends NamedFile {
  /** After the file is whole and flushed in `folder`. */
  finish(): Promise<HostResult<SavedFile>>;
  abort(): Promise<void>;
}
export interface SourceFile extends NamedFile {
  close(): Promise<void>;
}

export interface FolderMove {
  /** Where the data will lie, for showing. */
  readonly place: string;
  /** Copies and reads back; called while nothing else writes. The new place is used from the next start on. */
  run(): Promise<HostResult<null>>;
}

export interface StoreShell {
  readonly source: Source;
  readonly keyring?: Keyring;
  readonly legacy?: LegacyKeys;
  /** First part of a backup's name. */
  readonly backupTitle: string;
  /** Asked once, at the first `store.open`. A fault when the data folder is away: nothing new is made then. */
  places(): Promise<HostResult<StorePlaces>>;
  /** The store is open and whole in its place: where it lies may be remembered. */
  remember(storeId: string): Promise<void>;
  /** The remembered place is away for good: another one is chosen the next time. */
  forgetPlace(): Promise<HostResult<null>>;
  /** Free bytes below which nothing is written. */
  floorBytes(): number;
  /** undefined: none is chosen. */
  backupPlace(): Promise<BackupPlace | undefined>;
  /** Dialog. */
  chooseBackupPlace(): Promise<HostResult<null>>;
  /** Dialog or download. */
  chooseTarget(suggestedName: string): Promise<HostResult<TargetFile>>;
  /** Dialog. */
  chooseSource(): Promise<HostResult<SourceFile>>;
  /** Dialog. */
  chooseNewFolder(): Promise<HostResult<FolderMove>>;
}
