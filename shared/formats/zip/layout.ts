/** Fixed parts of the three zip records (APPNOTE 4.3.7, 4.3.12, 4.3.16), without their variable tails. */
export const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;
export const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
export const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
export const DESCRIPTOR_SIGNATURE = 0x08074b50;
export const MAX_COMMENT_BYTES = 0xffff;

export const FLAG_ENCRYPTED = 1;
export const FLAG_DESCRIPTOR = 8;
export const FLAG_STRONG_ENCRYPTION = 0x40;
export const FLAG_MASKED_HEADERS = 0x2000;
/** Compression effort (bits 1, 2), data descriptor, UTF-8 names: what zip tools really set. */
export const KNOWN_FLAGS = 0x0001 | 0x0006 | FLAG_DESCRIPTOR | 0x0800 | FLAG_STRONG_ENCRYPTION | FLAG_MASKED_HEADERS;

export const STORED = 0;
export const DEFLATED = 8;
export const AES_METHOD = 99;

/** Extra field ids that change what the entry is (APPNOTE 4.5.2, 4.6). Others (time stamps, owners) are harmless. */
export const EXTRA_ZIP64 = 0x0001;
export const EXTRA_STRONG_ENCRYPTION = 0x0017;
export const EXTRA_UNICODE_COMMENT = 0x6375;
export const EXTRA_UNICODE_PATH = 0x7075;
export const EXTRA_AES = 0x9901;

/** Fields that local and central header share; all must agree. */
export interface EntryHeader {
  readonly versionNeeded: number;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
}

export function readHeader(view: DataView, at: number): EntryHeader {
  return {
    versionNeeded: view.getUint16(at, true),
    flags: view.getUint16(at + 2, true),
    method: view.getUint16(at + 4, true),
    time: view.getUint16(at + 6, true),
    date: view.getUint16(at + 8, true),
    crc: view.getUint32(at + 10, true),
    packedSize: view.getUint32(at + 14, true),
    size: view.getUint32(at + 18, true),
  };
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
