/**
 * Raw inflate (RFC 1951) of one whole entry into a buffer of the declared size. Written here because a bundle's verdict
 * needs what the libraries do not give: it stops at the first byte too many, says how many input bytes were used (bytes
 * hidden behind the stream are a fault), and refuses code tables and padding bits that no encoder writes.
 * @returns the bytes, or undefined when the stream is not exactly `size` bytes long or is malformed in any way.
 */
export function inflateExactly(input: Uint8Array, size: number): Uint8Array<ArrayBuffer> | undefined {
  const output = new Uint8Array(size);
  const bits = new BitReader(input);
  let written = 0;
  for (;;) {
    const isLast = bits.take(1) === 1;
    const type = bits.take(2);
    if (type === 0) written = copyStored(bits, output, written);
    else if (type === 1) written = inflateBlock(bits, output, written, fixedTables());
    else if (type === 2) {
      const tables = readTables(bits);
      written = tables ? inflateBlock(bits, output, written, tables) : -1;
    } else return undefined;
    if (written < 0 || bits.overrun()) return undefined;
    if (isLast) break;
  }
  return written === size && bits.endsCleanly() ? output : undefined;
}

/** Least significant bit first; at most 24 bits are held, so that every value stays a small integer. Reading past the end gives zeros and is noticed by `overrun`. */
class BitReader {
  position = 0;
  hold = 0;
  count = 0;

  constructor(readonly input: Uint8Array) {}

  fill(): void {
    while (this.count <= 16) {
      this.hold |= (this.input[this.position] ?? 0) << this.count;
      this.position += 1;
      this.count += 8;
    }
  }

  take(width: number): number {
    if (this.count < width) this.fill();
    const value = this.hold & ((1 << width) - 1);
    this.hold >>>= width;
    this.count -= width;
    return value;
  }

  /** More bits were used than there are. */
  overrun(): boolean {
    return this.position - (this.count >> 3) > this.input.length;
  }

  /** Drops the rest of the current byte; false when it is not zero. */
  alignToByte(): boolean {
    return this.take(this.count & 7) === 0;
  }

  /** Every input byte was used and the unused bits of the last one are zero. */
  endsCleanly(): boolean {
    return this.alignToByte() && this.position - (this.count >> 3) === this.input.length;
  }
}

function copyStored(bits: BitReader, output: Uint8Array, at: number): number {
  if (!bits.alignToByte()) return -1;
  const length = bits.take(16);
  if ((bits.take(16) ^ 0xffff) !== length) return -1;
  const from = bits.position - (bits.count >> 3);
  if (from + length > bits.input.length || at + length > output.length) return -1;
  output.set(bits.input.subarray(from, from + length), at);
  bits.position = from + length;
  bits.hold = 0;
  bits.count = 0;
  return at + length;
}

/**
 * Codes of up to 10 bits in one lookup: index = the next `width` bits, value = symbol << 4 | code length, 0 = longer or no
 * such code. Longer codes are rare and found bit by bit; a full 15-bit table would cost more than a small block is worth,
 * and a file of nothing but small blocks would then keep the reader busy for minutes.
 */
interface CodeTable {
  readonly width: number;
  readonly entries: Uint16Array;
  /** Number of codes of each length, and all symbols in code order: the canonical form of RFC 1951 § 3.2.2. */
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}
const LOOKUP_BITS = 10;
const MAX_BITS = 15;

interface Tables {
  readonly literals: CodeTable;
  readonly distances: CodeTable;
}

/**
 * Table of a canonical code. A set that is over-subscribed is refused, an incomplete one too, except a single
 * code of one bit, which RFC 1951 § 3.2.7 allows and zlib takes.
 */
function makeTable(lengths: Uint8Array, mayBeIncomplete: boolean): CodeTable | undefined {
  const counts = new Uint16Array(16);
  let width = 0;
  let used = 0;
  for (const length of lengths) {
    if (length === 0) continue;
    counts[length] = (counts[length] ?? 0) + 1;
    used += 1;
    if (length > width) width = length;
  }
  let left = 1;
  const next = new Uint16Array(16);
  let code = 0;
  for (let length = 1; length <= 15; length += 1) {
    left = left * 2 - (counts[length] ?? 0);
    if (left < 0) return undefined;
    code = (code + (length > 1 ? (counts[length - 1] ?? 0) : 0)) << 1;
    next[length] = code;
  }
  if (left > 0 && !(mayBeIncomplete && used <= 1 && width <= 1)) return undefined;
  const starts = new Uint16Array(MAX_BITS + 2);
  for (let length = 1; length <= MAX_BITS; length += 1) {
    starts[length + 1] = (starts[length] ?? 0) + (counts[length] ?? 0);
  }
  const symbols = new Uint16Array(used);
  const entries = new Uint16Array(1 << Math.min(width, LOOKUP_BITS));
  for (let symbol = 0; symbol < lengths.length; symbol += 1) {
    const length = lengths[symbol] ?? 0;
    if (length === 0) continue;
    symbols[starts[length] ?? 0] = symbol;
    starts[length] = (starts[length] ?? 0) + 1;
    if (length <= LOOKUP_BITS) {
      const step = 1 << length;
      let index = reverseBits(next[length] ?? 0, length);
      for (; index < entries.length; index += step) entries[index] = (symbol << 4) | length;
    }
    next[length] = (next[length] ?? 0) + 1;
  }
  return { width: Math.min(width, LOOKUP_BITS), entries, counts, symbols };
}

function reverseBits(code: number, length: number): number {
  let reversed = 0;
  for (let i = 0; i < length; i += 1) reversed |= ((code >> i) & 1) << (length - 1 - i);
  return reversed;
}

function decodeSymbol(bits: BitReader, table: CodeTable): number {
  if (bits.count < MAX_BITS) bits.fill();
  const entry = table.entries[bits.hold & ((1 << table.width) - 1)] ?? 0;
  const length = entry & 15;
  if (length === 0) return decodeLongSymbol(bits, table);
  bits.hold >>>= length;
  bits.count -= length;
  return entry >> 4;
}

/** Walks the canonical code one bit at a time. */
function decodeLongSymbol(bits: BitReader, table: CodeTable): number {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= MAX_BITS; length += 1) {
    code |= (bits.hold >>> (length - 1)) & 1;
    const count = table.counts[length] ?? 0;
    if (code - first < count) {
      bits.hold >>>= length;
      bits.count -= length;
      return table.symbols[index + code - first] ?? -1;
    }
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return -1;
}

let fixed: Tables | undefined;
function fixedTables(): Tables {
  if (!fixed) {
    const lengths = new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280);
    const literals = makeTable(lengths, false);
    const distances = makeTable(new Uint8Array(32).fill(5), false);
    const empty = new Uint16Array(1);
    const none: CodeTable = { width: 0, entries: empty, counts: empty, symbols: empty };
    fixed = { literals: literals ?? none, distances: distances ?? none };
  }
  return fixed;
}

const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;

function readTables(bits: BitReader): Tables | undefined {
  const literalCount = bits.take(5) + 257;
  const distanceCount = bits.take(5) + 1;
  const orderCount = bits.take(4) + 4;
  if (literalCount > 286 || distanceCount > 30) return undefined;
  const orderLengths = new Uint8Array(19);
  for (let i = 0; i < orderCount; i += 1) orderLengths[LENGTH_ORDER[i] ?? 0] = bits.take(3);
  const orderTable = makeTable(orderLengths, false);
  if (!orderTable) return undefined;
  const lengths = new Uint8Array(literalCount + distanceCount);
  for (let i = 0; i < lengths.length; ) {
    const symbol = decodeSymbol(bits, orderTable);
    if (symbol < 0 || bits.overrun()) return undefined;
    if (symbol < 16) {
      lengths[i] = symbol;
      i += 1;
      continue;
    }
    if (symbol === 16 && i === 0) return undefined;
    const value = symbol === 16 ? (lengths[i - 1] ?? 0) : 0;
    const repeat = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    if (i + repeat > lengths.length) return undefined;
    lengths.fill(value, i, i + repeat);
    i += repeat;
  }
  if (lengths[256] === 0) return undefined;
  const literals = makeTable(lengths.subarray(0, literalCount), true);
  const distances = makeTable(lengths.subarray(literalCount), true);
  return literals && distances ? { literals, distances } : undefined;
}

const LENGTH_BASE = new Uint16Array([
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
]);
const LENGTH_EXTRA = new Uint8Array([
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
]);
const DISTANCE_BASE = new Uint16Array([
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
]);
const DISTANCE_EXTRA = new Uint8Array([
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
]);

/** Decodes one Huffman block; returns the new write position or -1. */
function inflateBlock(bits: BitReader, output: Uint8Array, start: number, tables: Tables): number {
  let at = start;
  const { literals, distances } = tables;
  for (;;) {
    const symbol = decodeSymbol(bits, literals);
    if (symbol < 0) return -1;
    if (symbol < 256) {
      if (at >= output.length) return -1;
      output[at] = symbol;
      at += 1;
      continue;
    }
    if (bits.overrun()) return -1;
    if (symbol === 256) return at;
    const base = LENGTH_BASE[symbol - 257];
    if (base === undefined) return -1;
    const length = base + bits.take(LENGTH_EXTRA[symbol - 257] ?? 0);
    const distanceSymbol = decodeSymbol(bits, distances);
    const distanceBase = DISTANCE_BASE[distanceSymbol];
    if (distanceSymbol < 0 || distanceBase === undefined) return -1;
    const distance = distanceBase + bits.take(DISTANCE_EXTRA[distanceSymbol] ?? 0);
    if (distance > at || at + length > output.length) return -1;
    if (distance >= length && length > 48) output.copyWithin(at, at - distance, at - distance + length);
    else for (let i = 0; i < length; i += 1) output[at + i] = output[at + i - distance] as number;
    at += length;
  }
}
