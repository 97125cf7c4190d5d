import { Buffer } from 'node:buffer';
import { constants, deflateRawSync } from 'node:zlib';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inflateExactly } from '../../../../../shared/formats/zip/inflate';

const words = ['样本镇', '1901011002', '补贴', 'aaaa', ',', '\r\n', 'payee', '0.00'];
function sampleOf(size: number, seed: number): Uint8Array<ArrayBuffer> {
  const parts: string[] = [];
  let state = seed;
  for (let length = 0; length < size; length += 8) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    parts.push((state & 7) === 0 ? String(state) : (words[(state >>> 8) % words.length] ?? ''));
  }
  return new TextEncoder().encode(parts.join('')).slice(0, size);
}
function noiseOf(size: number): Uint8Array<ArrayBuffer> {
  let state = 1;
  return Uint8Array.from({ length: size }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}
/** Byte n stands there Fibonacci(n) times: the Huffman code becomes as deep as it can. */
function fibonacciText(): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  let [count, next] = [1, 1];
  for (let symbol = 0; symbol < 22; symbol += 1) {
    for (let i = 0; i < count; i += 1) bytes.push(symbol * 7);
    [count, next] = [next, count + next];
  }
  // Spread, so that copies of earlier text do not hide the codes.
  const spread = new Uint8Array(bytes.length);
  for (const [index, byte] of bytes.entries()) spread[(index * 7919) % bytes.length] = byte;
  return spread;
}

/** Byte comparison: `toEqual` walks large arrays element by element. */
const isSame = (found: Uint8Array | undefined, expected: Uint8Array): boolean =>
  found !== undefined && Buffer.compare(found, expected) === 0;
const samples: [string, Uint8Array<ArrayBuffer>][] = [
  ['nothing', new Uint8Array()],
  ['one byte', new Uint8Array([65])],
  ['a run', new Uint8Array(100_000).fill(48)],
  ['text', sampleOf(300_000, 5)],
  ['noise', noiseOf(200_000)],
  ['codes of every length up to 15 bits', fibonacciText()],
];

describe('inflateExactly', () => {
  for (const [name, data] of samples) {
    it(`reads what zlib and fflate write at every level and strategy: ${name}`, () => {
      for (const level of [0, 1, 6, 9] as const) {
        expect(isSame(inflateExactly(deflateSync(data, { level }), data.length), data)).toBe(true);
        for (const strategy of [
          constants.Z_DEFAULT_STRATEGY,
          constants.Z_FIXED,
          constants.Z_HUFFMAN_ONLY,
          constants.Z_RLE,
        ])
          expect(
            isSame(inflateExactly(new Uint8Array(deflateRawSync(data, { level, strategy })), data.length), data),
          ).toBe(true);
      }
    });
  }

  it('refuses one byte too many or too few, a cut stream, hidden bytes behind it and padding that is not zero', () => {
    const data = sampleOf(5000, 9);
    const packed = deflateSync(data);
    expect(inflateExactly(packed, data.length - 1)).toBeUndefined();
    expect(inflateExactly(packed, data.length + 1)).toBeUndefined();
    for (const cut of [1, 2, 100, packed.length - 1])
      expect(inflateExactly(packed.subarray(0, cut), data.length)).toBeUndefined();
    expect(inflateExactly(new Uint8Array([...packed, 0]), data.length)).toBeUndefined();
    // A stored block: 3 header bits, then 5 bits of padding which must be zero.
    expect(inflateExactly(new Uint8Array([0x01, 1, 0, 254, 255, 65]), 1)).toEqual(new Uint8Array([65]));
    expect(inflateExactly(new Uint8Array([0x81, 1, 0, 254, 255, 65]), 1)).toBeUndefined();
  });

  it('refuses reserved blocks, a wrong stored length, distances before the start and incomplete code tables', () => {
    expect(inflateExactly(new Uint8Array([0x07]), 0)).toBeUndefined();
    expect(inflateExactly(new Uint8Array([0x01, 1, 0, 255, 255, 65]), 1)).toBeUndefined();
    // Fixed block: length 3, distance 1 with nothing written yet.
    expect(inflateExactly(new Uint8Array([0x03, 0x02, 0x00]), 3)).toBeUndefined();
    expect(inflateExactly(new Uint8Array([0x05, 0x00, 0x00, 0x00, 0x00, 0x00]), 0)).toBeUndefined();
    expect(inflateExactly(new Uint8Array(), 0)).toBeUndefined();
  });
});
