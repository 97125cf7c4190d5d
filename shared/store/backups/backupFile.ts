import { crc32 } from '../../formats/crypto';
import type { BackupReason, SnapshotInfo } from '../../hostStore';
import { fault, formatInstant, ok, type Result } from '../../kernel';
import { FieldReader, FieldWriter } from '../bytes';
import { type ByteWindow, fileWindow } from '../byteWindow';
import { checkFileHead, FILE_HEAD_BYTES, fileHead } from '../fileHead';
import type { StoreFolder } from '../folder';
import { readSnapshot, readSnapshotChunk } from '../snapshots';

/** A backup file: header of 64 bytes, vault.json as it was, the snapshot file as it was. It restores on an empty machine. */
const MAGIC = 'GKBACKUP';
const VERSION = 1;
/** File head 16 | reason u8 | 3 zero bytes | vault length u32 | CRC-32 of the vault | snapshot length u64 | made at, ms u64 | 16 zero bytes | CRC-32. */
const HEADER_BYTES = 64;
/** A vault has a few kilobytes. */
const MAX_VAULT_BYTES = 4 * 1024 * 1024;
const REASONS: readonly BackupReason[] = ['daily', 'upgrade', 'restore', 'manual'];

export type BackupFault =
  /** No folder is chosen, or it is not there. */
  | 'host.backupMissing'
  | 'host.backupDamaged'
  /** No backup at all. */
  | 'host.backupForeign'
  | 'host.notFound'
  | 'host.storeDamaged'
  | 'host.storeNewer';

export interface BackupReader {
  readonly name: string;
  readonly reason: BackupReason;
  /** UTC instant. */
  readonly createdAt: string;
  /** Of the whole file. */
  readonly bytes: number;
  readonly snapshot: SnapshotInfo;
  readonly vaultBytes: Uint8Array<ArrayBuffer>;
  readonly summary: Uint8Array<ArrayBuffer>;
  /** The snapshot file inside. */
  readonly snapshotWindow: ByteWindow;
  /** `host.backupDamaged`: other bytes than were written. */
  readChunk(chunk: number): Promise<Result<Uint8Array<ArrayBuffer>, BackupFault>>;
}

export function encodeBackupHeader(input: {
  readonly reason: BackupReason;
  readonly vaultBytes: Uint8Array;
  readonly snapshotBytes: number;
  readonly createdAtMs: number;
}): Uint8Array<ArrayBuffer> {
  const fields = new FieldWriter(HEADER_BYTES)
    .raw(fileHead(MAGIC, VERSION))
    .u8(REASONS.indexOf(input.reason))
    .skip(3)
    .u32(input.vaultBytes.length)
    .u32(crc32(input.vaultBytes))
    .u64(input.snapshotBytes)
    .u64(input.createdAtMs)
    .skip(16);
  return fields.u32(crc32(fields.bytes.subarray(0, HEADER_BYTES - 4))).bytes;
}

/** Reads everything but the chunks. */
export async function openBackup(folder: StoreFolder, name: string): Promise<Result<BackupReader, BackupFault>> {
  const size = await folder.size(name);
  if (size === undefined) return fault('host.notFound', { name });
  const damaged = fault('host.backupDamaged', { name });
  const header = await folder.read(name, 0, HEADER_BYTES);
  const kind = checkFileHead(header, MAGIC, VERSION);
  if (kind === 'foreign') return fault('host.backupForeign', { name });
  if (kind === 'newer') return fault('host.storeNewer', { name });
  const fields = new FieldReader(header).skip(FILE_HEAD_BYTES);
  if (kind === 'damaged' || header.length < HEADER_BYTES) return damaged;
  const reason = REASONS[fields.u8()];
  const vaultLength = fields.skip(3).u32();
  const vaultCrc = fields.u32();
  const snapshotLength = fields.u64();
  const createdAtMs = fields.u64();
  const isWhole =
    fields.skip(16).u32() === crc32(header.subarray(0, HEADER_BYTES - 4)) &&
    vaultLength <= MAX_VAULT_BYTES &&
    HEADER_BYTES + vaultLength + snapshotLength === size;
  if (!isWhole || !reason) return damaged;
  const vaultBytes = await folder.read(name, HEADER_BYTES, vaultLength);
  if (vaultBytes.length !== vaultLength || crc32(vaultBytes) !== vaultCrc) return damaged;
  const snapshotWindow = fileWindow(folder, name, snapshotLength, HEADER_BYTES + vaultLength);
  const contents = await readSnapshot(snapshotWindow);
  if (!contents.ok) return contents.fault === 'newer' ? fault('host.storeNewer', { name }) : damaged;
  const { info, summary } = contents.value;
  return ok({
    ...{ name, reason, createdAt: formatInstant(createdAtMs), bytes: size, snapshot: info },
    ...{ vaultBytes, summary, snapshotWindow },
    readChunk: async (chunk) => {
      const bytes = await readSnapshotChunk(snapshotWindow, contents.value, chunk);
      return bytes ? ok(bytes) : damaged;
    },
  });
}
