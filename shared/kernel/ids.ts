/** UUIDv7 (RFC 9562), lower case with hyphens: made once, never reused, never derived from a person. */
export type Uuid7 = string & { readonly kind: 'uuid7' };

export const UUID7_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Makes one from a clock and 10 random bytes, both given by the shell. */
export function uuid7(epochMs: number, random: Uint8Array): Uuid7 {
  const bytes = new Uint8Array(16);
  let time = Math.floor(epochMs);
  for (let i = 5; i >= 0; i -= 1) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = toHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Uuid7;
}

const HEX = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** Clock and randomness, given to the core by each shell (and fixed in tests). */
export interface Source {
  now(): number;
  randomBytes(length: number): Uint8Array;
}

export const newId = (source: Source): Uuid7 => uuid7(source.now(), source.randomBytes(10));
