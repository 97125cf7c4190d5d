/**
 * store/snapshots: the whole working copy after some entry, one file each.
 * Owns: form of the file, reading back before it counts, what is left out of the list.
 * Must never: open a chunk, give a file its name before it was read back, hold wording.
 */
export { isSnapshotWhole, readSnapshot, readSnapshotChunk, type SnapshotContents } from './snapshotFile';
export { SNAPSHOT_FOLDER, type SnapshotFault, Snapshots, type SnapshotsOptions } from './snapshots';
