import { toHex } from '../kernel';

/** Fixed-width fields of the store's binary files, all little-endian; writing runs from the first field to the last. */
export class FieldWriter {
  private at = 0;
  private readonly view: DataView;
  readonly bytes: Uint8Array<ArrayBuffer>;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.view = new DataView(this.bytes.buffer);
  }

  u8(value: number): this {
    this.view.setUint8(this.at, value);
    this.at += 1;
    return this;
  }
  u16(value: number): this {
    this.view.setUint16(this.at, value, true);
    this.at += 2;
    return this;
  }
  u32(value: number): this {
    this.view.setUint32(this.at, value, true);
    this.at += 4;
    return this;
  }
  /** Whole numbers up to 2^53. */
  u64(value: number): this {
    return this.u32(value % 0x1_0000_0000).u32(Math.floor(value / 0x1_0000_0000));
  }
  raw(bytes: Uint8Array): this {
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
    return this;
  }
  /** Even count of lower-case hex digits. */
  hex(text: string): this {
    for (let i = 0; i < text.length; i += 2) this.u8(Number.parseInt(text.slice(i, i + 2), 16));
    return this;
  }
  skip(count: number): this {
    this.at += count;
    return this;
  }
}

/** The reverse. Reading past the end is our own mistake: the caller looks at the length first. */
export class FieldReader {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    this.at += 1;
    return this.view.getUint8(this.at - 1);
  }
  u16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2, true);
  }
  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }
  u64(): number {
    const low = this.u32();
    return low + this.u32() * 0x1_0000_0000;
  }
  hex(count: number): string {
    this.at += count;
    return toHex(this.bytes.subarray(this.at - count, this.at));
  }
  raw(count: number): Uint8Array {
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
  skip(count: number): this {
    this.at += count;
    return this;
  }
}

const encoder = new TextEncoder();

/** Eight ASCII letters that say what a file is. */
export const magicOf = (text: string): Uint8Array => encoder.encode(text);

export function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte);
}
