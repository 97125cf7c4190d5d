import { deflateSync } from 'fflate';
import { crc32 } from '../crypto';
import {
  CENTRAL_BYTES,
  CENTRAL_SIGNATURE,
  DEFLATED,
  END_BYTES,
  END_SIGNATURE,
  LOCAL_BYTES,
  LOCAL_SIGNATURE,
  STORED,
  viewOf,
} from './layout';

/** Takes the file piece by piece, in order. */
export type ZipSink = (chunk: Uint8Array) => Promise<void> | void;

export interface ZipWriter {
  add(name: string, entry: PreparedEntry): Promise<void>;
  /** Writes the central directory; returns the size of the whole file in bytes. */
  finish(): Promise<number>;
}

/** The bytes of one entry as they will lie in the file. */
export interface PreparedEntry {
  readonly body: Uint8Array;
  readonly isPacked: boolean;
  readonly crc: number;
  /** Unpacked bytes. */
  readonly size: number;
}

/** Packs one entry. `pack` false stores it (pictures, PDF and DOCX are packed already); so does a stream that would be no shorter. */
export function prepareEntry(bytes: Uint8Array, pack: boolean): PreparedEntry {
  const packed = pack && bytes.length > 0 ? deflateSync(bytes, { level: 6 }) : bytes;
  const isPacked = packed.length < bytes.length;
  return { body: isPacked ? packed : bytes, isPacked, crc: crc32(bytes), size: bytes.length };
}

/**
 * Deterministic writer: same calls, same bytes (fflate is plain JavaScript, so every shell writes the same stream).
 * No extra fields, comments, folder entries or data descriptors; names are ASCII.
 * @param time the one time stamp of all entries, "2026-03-05T02:20:30Z", written as it stands (zip has no zone, 2 s steps).
 */
export function createZipWriter(sink: ZipSink, time: string): ZipWriter {
  const stamp = dosStamp(time);
  const directory: Uint8Array[] = [];
  let position = 0;

  const put = async (chunk: Uint8Array): Promise<void> => {
    position += chunk.length;
    await sink(chunk);
  };
  return {
    async add(name, { body, isPacked, crc, size }) {
      const nameBytes = new TextEncoder().encode(name);
      const header = new Uint8Array(22);
      const view = viewOf(header);
      view.setUint16(0, 20, true);
      view.setUint16(4, isPacked ? DEFLATED : STORED, true);
      view.setUint16(6, stamp.time, true);
      view.setUint16(8, stamp.date, true);
      view.setUint32(10, crc, true);
      view.setUint32(14, body.length, true);
      view.setUint32(18, size, true);
      directory.push(centralRecord(header, nameBytes, position));
      await put(localRecord(header, nameBytes));
      await put(body);
    },
    async finish() {
      const start = position;
      for (const record of directory) await put(record);
      const end = new Uint8Array(END_BYTES);
      const view = viewOf(end);
      view.setUint32(0, END_SIGNATURE, true);
      view.setUint16(8, directory.length, true);
      view.setUint16(10, directory.length, true);
      view.setUint32(12, position - start, true);
      view.setUint32(16, start, true);
      await put(end);
      return position;
    },
  };
}

function localRecord(header: Uint8Array, name: Uint8Array): Uint8Array {
  const record = new Uint8Array(LOCAL_BYTES + name.length);
  const view = viewOf(record);
  view.setUint32(0, LOCAL_SIGNATURE, true);
  record.set(header, 4);
  view.setUint16(26, name.length, true);
  record.set(name, LOCAL_BYTES);
  return record;
}

function centralRecord(header: Uint8Array, name: Uint8Array, offset: number): Uint8Array {
  const record = new Uint8Array(CENTRAL_BYTES + name.length);
  const view = viewOf(record);
  view.setUint32(0, CENTRAL_SIGNATURE, true);
  view.setUint16(4, 20, true);
  record.set(header, 6);
  view.setUint16(28, name.length, true);
  view.setUint32(42, offset, true);
  record.set(name, CENTRAL_BYTES);
  return record;
}

function dosStamp(time: string): { time: number; date: number } {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (time.match(/\d+/g) ?? []).map(Number);
  return {
    time: (hour << 11) | (minute << 5) | (second >> 1),
    date: ((Math.max(year, 1980) - 1980) << 9) | (month << 5) | day,
  };
}
