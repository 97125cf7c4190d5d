/** Photographs made in code: grey stripes, no person, no place but an invented one. */

const DC_LENGTHS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const DC_VALUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** Canonical Huffman codes of the lengths above. */
function codesOf(lengths: readonly number[], values: readonly number[]): Map<number, readonly [number, number]> {
  const codes = new Map<number, readonly [number, number]>();
  let code = 0;
  let at = 0;
  for (const [index, count] of lengths.entries()) {
    for (let n = 0; n < count; n += 1) {
      codes.set(values[at] ?? 0, [code, index + 1]);
      code += 1;
      at += 1;
    }
    code <<= 1;
  }
  return codes;
}

class Bits {
  readonly bytes: number[] = [];
  private held = 0;
  private count = 0;

  put(value: number, length: number): void {
    for (let bit = length - 1; bit >= 0; bit -= 1) {
      this.held = (this.held << 1) | ((value >> bit) & 1);
      this.count += 1;
      if (this.count < 8) continue;
      this.bytes.push(this.held);
      if (this.held === 0xff) this.bytes.push(0);
      this.held = 0;
      this.count = 0;
    }
  }

  end(): number[] {
    while (this.count > 0) this.put(1, 1);
    return this.bytes;
  }
}

const u16 = (value: number): number[] => [value >> 8, value & 255];
const segment = (marker: number, body: readonly number[]): number[] => [0xff, marker, ...u16(body.length + 2), ...body];

/** A grey JPEG, one brightness for each block of 8 × 8; `seed` makes pictures differ. */
function greyJpeg(width: number, height: number, seed: number): { head: number[]; rest: number[] } {
  const dc = codesOf(DC_LENGTHS, DC_VALUES);
  const bits = new Bits();
  let before = 0;
  const across = Math.ceil(width / 8);
  for (let block = 0; block < across * Math.ceil(height / 8); block += 1) {
    // The upper half is dark: a test sees which side is up.
    const isUpper = Math.floor(block / across) < Math.ceil(height / 8) / 2;
    const level = (isUpper ? -60 : 40) + ((block * 7 + seed * 13) % 9);
    const difference = level - before;
    before = level;
    const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
    const [code, length] = dc.get(size) ?? [0, 0];
    bits.put(code, length);
    if (size > 0) bits.put(difference < 0 ? difference + (1 << size) - 1 : difference, size);
    // The one code of the other table: nothing more in this block.
    bits.put(0, 1);
  }
  const head = [0xff, 0xd8, ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])];
  const rest = [
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 16)]),
    ...segment(0xc0, [8, ...u16(height), ...u16(width), 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, ...DC_LENGTHS, ...DC_VALUES]),
    ...segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...bits.end(),
    0xff,
    0xd9,
  ];
  return { head, rest };
}

export interface PhotoFacts {
  /** "2026:09:10 14:05:33"; '' = a camera that says nothing. */
  readonly shotAt?: string;
  /** When a program changed it last. */
  readonly changedAt?: string;
  /** 1 upright, 6 a quarter turn … */
  readonly orientation?: number;
  /** With a place: 25° N, invented. */
  readonly isPlaced?: boolean;
  readonly littleEndian?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly seed?: number;
  /** Bytes that no viewer shows, so that the file is at least so large. */
  readonly paddedTo?: number;
}

interface Entry {
  readonly tag: number;
  readonly type: 2 | 3 | 4 | 5;
  readonly count: number;
  /** In place where it has at most four bytes. */
  readonly data: readonly number[];
}

/** An Exif block: main directory, that of the shot, that of the place. */
export function exifBlock(facts: PhotoFacts): number[] {
  const { shotAt = '', changedAt = '', orientation = 1, isPlaced = false, littleEndian = false } = facts;
  const order = (bytes: number[]): number[] => (littleEndian ? bytes.reverse() : bytes);
  const short = (value: number): number[] => order(u16(value));
  const long = (value: number): number[] => order([...u16(value >>> 16), ...u16(value & 0xffff)]);
  const ascii = (text: string): number[] => [...text].map((c) => c.charCodeAt(0)).concat(0);
  const textEntry = (tag: number, text: string): Entry => {
    const data = ascii(text);
    return { tag, type: 2, count: data.length, data };
  };
  const sizeOf = (entries: readonly Entry[]): number =>
    2 + entries.length * 12 + 4 + entries.reduce((sum, { data }) => sum + (data.length > 4 ? data.length : 0), 0);
  const directory = (entries: readonly Entry[], from: number): number[] => {
    const out = short(entries.length);
    const long4 = (data: readonly number[]): number[] => [...data, 0, 0, 0, 0].slice(0, 4);
    let spare = from + 2 + entries.length * 12 + 4;
    const after: number[] = [];
    for (const { tag, type, count, data } of entries) {
      out.push(...short(tag), ...short(type), ...long(count));
      if (data.length <= 4) out.push(...long4(data));
      else {
        out.push(...long(spare));
        after.push(...data);
        spare += data.length;
      }
    }
    return [...out, 0, 0, 0, 0, ...after];
  };
  const shot = shotAt === '' ? [] : [textEntry(0x9003, shotAt), textEntry(0x9004, shotAt)];
  const place: Entry[] = isPlaced
    ? [textEntry(1, 'N'), { tag: 2, type: 5, count: 3, data: [25, 1, 40, 1, 12, 1].flatMap((value) => long(value)) }]
    : [];
  const pointer = (tag: number, to: number): Entry => ({ tag, type: 4, count: 1, data: long(to) });
  const main = (shotFrom: number, placeFrom: number): Entry[] => [
    { tag: 0x0112, type: 3, count: 1, data: [...short(orientation), 0, 0] },
    textEntry(0x010f, 'TESTPHONE'),
    ...(changedAt === '' ? [] : [textEntry(0x0132, changedAt)]),
    ...(shot.length > 0 ? [pointer(0x8769, shotFrom)] : []),
    ...(isPlaced ? [pointer(0x8825, placeFrom)] : []),
  ];
  const shotFrom = 8 + sizeOf(main(0, 0));
  const placeFrom = shotFrom + (shot.length > 0 ? sizeOf(shot) : 0);
  const tiff = [
    ...(littleEndian ? [0x49, 0x49] : [0x4d, 0x4d]),
    ...short(42),
    ...long(8),
    ...directory(main(shotFrom, placeFrom), 8),
    ...(shot.length > 0 ? directory(shot, shotFrom) : []),
    ...(isPlaced ? directory(place, placeFrom) : []),
  ];
  return [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
}

/** A photograph as a telephone writes it. */
export function aPhoto(facts: PhotoFacts = {}): Uint8Array<ArrayBuffer> {
  const { width = 64, height = 48, seed = 0, paddedTo = 0 } = facts;
  const { head, rest } = greyJpeg(width, height, seed);
  const exif =
    facts.shotAt === undefined && !facts.isPlaced && facts.orientation === undefined && facts.changedAt === undefined
      ? []
      : segment(0xe1, exifBlock(facts));
  const filler = new Uint8Array(65_537);
  filler.set([0xff, 0xed, 0xff, 0xff]);
  const fillers = Math.ceil(Math.max(0, paddedTo - head.length - exif.length - rest.length) / filler.length);
  const out = new Uint8Array(head.length + exif.length + fillers * filler.length + rest.length);
  out.set([...head, ...exif]);
  for (let n = 0; n < fillers; n += 1) out.set(filler, head.length + exif.length + n * filler.length);
  out.set(rest, out.length - rest.length);
  return out;
}

/** What an iPhone sends when nobody told it otherwise. */
export const aHeic = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array([0, 0, 0, 24, ...[...'ftypheic'].map((c) => c.charCodeAt(0)), 0, 0, 0, 0, 1, 2, 3, 4]);

/** Sent only by half. */
export function aBrokenPhoto(): Uint8Array<ArrayBuffer> {
  const whole = aPhoto({ width: 640, height: 480 });
  return whole.slice(0, Math.floor(whole.length / 8));
}
