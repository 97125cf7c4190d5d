import { crc32 } from '../formats/crypto';
import { FieldReader, FieldWriter, magicOf, startsWith } from './bytes';

/**
 * The first 16 bytes of every binary file of the store, the same in all versions to come: eight letters, version, two zero
 * bytes, CRC-32 of those twelve. So a newer file is told apart from a damaged one without knowing its form.
 */
export const FILE_HEAD_BYTES = 16;

export const fileHead = (magic: string, version: number): Uint8Array<ArrayBuffer> => {
  const head = new FieldWriter(FILE_HEAD_BYTES).raw(magicOf(magic)).u16(version).u16(0);
  return head.u32(crc32(head.bytes.subarray(0, 12))).bytes;
};

export type FileHead = 'ours' | 'newer' | 'damaged' | 'foreign';

/** @param newest version that this program writes. Version 0 was never written. */
export function checkFileHead(bytes: Uint8Array, magic: string, newest: number): FileHead {
  if (!startsWith(bytes, magicOf(magic))) return 'foreign';
  if (bytes.length < FILE_HEAD_BYTES) return 'damaged';
  const fields = new FieldReader(bytes).skip(8);
  const version = fields.u16();
  if (fields.skip(2).u32() !== crc32(bytes.subarray(0, 12)) || version === 0) return 'damaged';
  return version > newest ? 'newer' : 'ours';
}
