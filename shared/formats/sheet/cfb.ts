/**
 * The container of old Office files (MS-CFB): streams by name. Small and strict: a chain that leaves the file or runs in
 * a circle means that the file was cut off.
 */
export interface CfbFile {
  /** Names of the streams at any depth, as written. */
  readonly names: readonly string[];
  /** @returns the bytes, or undefined when its chain is torn or there is no such stream. Letter case does not matter. */
  stream(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly name: string;
  readonly start: number;
  readonly size: number;
}

const END_OF_CHAIN = 0xfffffffe;
const HEADER_BYTES = 512;

/** @returns undefined when header, allocation table or directory are torn. */
export function openCfb(bytes: Uint8Array): CfbFile | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorShift = view.getUint16(30, true);
  if (sectorShift !== 9 && sectorShift !== 12) return undefined;
  const sectorSize = 1 << sectorShift;
  const sector = (index: number): Uint8Array => bytes.subarray((index + 1) << sectorShift, (index + 2) << sectorShift);
  const fat = readFat(bytes, view, sectorSize);
  if (fat === undefined) return undefined;
  const directory = joinChain(view.getUint32(48, true), fat, sector, Number.POSITIVE_INFINITY);
  if (directory === undefined) return undefined;
  const entries = readDirectory(directory);
  const root = entries[0];
  if (root === undefined) return undefined;

  const miniCutoff = view.getUint32(56, true);
  const miniFatBytes = joinChain(view.getUint32(60, true), fat, sector, Number.POSITIVE_INFINITY) ?? new Uint8Array(0);
  const miniFat = asUint32(miniFatBytes);
  const miniStream = joinChain(root.start, fat, sector, root.size);
  const miniSector = (index: number): Uint8Array =>
    miniStream?.subarray(index << 6, (index + 1) << 6) ?? new Uint8Array(0);

  const streams = entries.slice(1);
  return {
    names: streams.map((entry) => entry.name),
    stream(name) {
      const wanted = name.toLowerCase();
      const entry = streams.find((candidate) => candidate.name.toLowerCase() === wanted);
      if (entry === undefined) return undefined;
      return entry.size < miniCutoff
        ? joinChain(entry.start, miniFat, miniSector, entry.size)
        : joinChain(entry.start, fat, sector, entry.size);
    },
  };
}

function readFat(bytes: Uint8Array, view: DataView, sectorSize: number): Uint32Array | undefined {
  const sectorsOfFat: number[] = [];
  for (let i = 0; i < 109; i += 1) sectorsOfFat.push(view.getUint32(76 + i * 4, true));
  let next = view.getUint32(68, true);
  for (let turns = view.getUint32(72, true); turns > 0 && next < END_OF_CHAIN - 2; turns -= 1) {
    const at = (next + 1) * sectorSize;
    // More sectors than the file has: the chain runs in a circle.
    if (at + sectorSize > bytes.length || sectorsOfFat.length > bytes.length / 4) return undefined;
    for (let i = 0; i < sectorSize / 4 - 1; i += 1) sectorsOfFat.push(view.getUint32(at + i * 4, true));
    next = view.getUint32(at + sectorSize - 4, true);
  }
  const count = view.getUint32(44, true);
  if (count > sectorsOfFat.length) return undefined;
  const fat = new Uint32Array((count * sectorSize) / 4);
  for (let i = 0; i < count; i += 1) {
    const at = ((sectorsOfFat[i] ?? 0) + 1) * sectorSize;
    if (at + sectorSize > bytes.length) return undefined;
    fat.set(asUint32(bytes.subarray(at, at + sectorSize)), (i * sectorSize) / 4);
  }
  return fat;
}

function joinChain(
  start: number,
  table: Uint32Array,
  sector: (index: number) => Uint8Array,
  size: number,
): Uint8Array | undefined {
  const pieces: Uint8Array[] = [];
  let total = 0;
  for (let index = start; index !== END_OF_CHAIN && total < size; index = table[index] ?? END_OF_CHAIN) {
    const piece = index < table.length ? sector(index) : undefined;
    if (piece === undefined || piece.length === 0 || pieces.length > table.length) return undefined;
    pieces.push(piece);
    total += piece.length;
  }
  if (size !== Number.POSITIVE_INFINITY && total < size) return undefined;
  const joined = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined.subarray(0, Math.min(total, size));
}

function readDirectory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder('utf-16le');
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const nameBytes = view.getUint16(at + 64, true);
    const type = view.getUint8(at + 66);
    // 1: folder, 2: stream, 5: root.
    if (type !== 2 && type !== 5) continue;
    const name = decoder.decode(bytes.subarray(at, at + Math.max(0, Math.min(64, nameBytes) - 2)));
    const entry = { name, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) };
    if (type === 5) entries.unshift(entry);
    else entries.push(entry);
  }
  return entries;
}

function asUint32(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Uint32Array(bytes.length >> 2);
  for (let i = 0; i < values.length; i += 1) values[i] = view.getUint32(i * 4, true);
  return values;
}
