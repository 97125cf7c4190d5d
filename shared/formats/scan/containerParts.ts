/**
 * Parts of a zip container for the scanner: every entry of the central directory, also two of one name, and the bytes
 * between the entries, where something could hide. Tolerant, because files of other programs are scanned as well;
 * bundles have the strict reader of `formats/zip`.
 */
import { inflateSync } from 'fflate';

export interface ContainerPart {
  readonly name: string;
  /** Unpacked; undefined when it cannot be read (encrypted, damaged, unknown method). */
  readonly bytes: Uint8Array | undefined;
}

export interface Container {
  readonly parts: readonly ContainerPart[];
  /** Bytes of the file that belong to no entry: gaps, comments, extra fields. */
  readonly between: readonly Uint8Array[];
  /** More parts or bytes than the limits allow: nothing was unpacked. */
  readonly tooLarge: boolean;
}

export interface ContainerLimits {
  readonly parts: number;
  readonly totalBytes: number;
}

/** bundle.md § 7: a docx part list has its own limits. */
export const OFFICE_LIMITS: ContainerLimits = { parts: 500, totalBytes: 100 * 1024 * 1024 };
/** bundle.md § 7, whole bundle. */
export const ARCHIVE_LIMITS: ContainerLimits = { parts: 2000, totalBytes: 500 * 1024 * 1024 };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

/** undefined: no zip, or one whose directory cannot be followed. */
export function openContainer(bytes: Uint8Array, limits: ContainerLimits): Container | undefined {
  const directory = readEntries(bytes);
  if (!directory) return undefined;
  const { entries, between } = directory;
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (entries.length > limits.parts || total > limits.totalBytes) return { parts: [], between: [], tooLarge: true };
  const parts = entries.map((entry) => ({ name: entry.name, bytes: unpack(entry) }));
  return { parts, between, tooLarge: false };
}

function unpack(entry: Entry): Uint8Array | undefined {
  if ((entry.flags & 1) !== 0) return undefined;
  if (entry.method === 0) return entry.packed;
  if (entry.method !== 8) return undefined;
  try {
    // One byte more than declared: a stream that fills it has lied about its size.
    const bytes = inflateSync(entry.packed, { out: new Uint8Array(entry.size + 1) });
    return bytes.length === entry.size ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function readEntries(bytes: Uint8Array): { entries: Entry[]; between: Uint8Array[] } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const directoryStart = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  const spans: [number, number][] = [];
  let at = directoryStart;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const extra = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const local = view.getUint32(at + 42, true);
    const packedSize = view.getUint32(at + 20, true);
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) return undefined;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packedSize > bytes.length) return undefined;
    entries.push({
      name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      flags: view.getUint16(at + 8, true),
      size: view.getUint32(at + 24, true),
      packed: bytes.subarray(start, start + packedSize),
    });
    spans.push([start, start + packedSize], [at + 46, at + 46 + nameLength]);
    // The names are scanned as names; a local name that differs stays and is looked at as bytes.
    const localName = bytes.subarray(local + 30, local + 30 + view.getUint16(local + 26, true));
    if (decodeName(localName) === entries.at(-1)?.name) spans.push([local + 30, local + 30 + localName.length]);
    at += 46 + nameLength + extra;
  }
  return { entries, between: outside(bytes, spans) };
}

function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) if (view.getUint32(at, true) === END) return at;
  return undefined;
}

function outside(bytes: Uint8Array, spans: [number, number][]): Uint8Array[] {
  const rest: Uint8Array[] = [];
  let at = 0;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (from > at) rest.push(bytes.subarray(at, from));
    at = Math.max(at, to);
  }
  if (at < bytes.length) rest.push(bytes.subarray(at));
  return rest;
}

/** UTF-8, else GBK: Chinese Windows writes names without the flag. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes.length >= 22 && bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
