/**
 * store: what every shell keeps on its disk: journal, snapshots, vault, backups, over the few acts of `StoreFolder`.
 * Owns: file formats, the order of writes, what is cut, refused or told at a start.
 * Must never: decrypt an entry or a snapshot, know what they mean, hold a path, read a clock, hold wording.
 */
export type { StoreFolder } from './folder';
export { ShellStore } from './shellStore';
export { type StoreHandlers, storeHandlers } from './storeHandlers';
export type {
  BackupPlace,
  FolderMove,
  NamedFile,
  SourceFile,
  StorePlaces,
  StoreShell,
  TargetFile,
} from './storeShell';
