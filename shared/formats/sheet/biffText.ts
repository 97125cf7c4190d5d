import { detachText } from '../csv';
import { ReadFailure } from './readFault';

/** Stretch of the workbook stream: the body of one record. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const WIDE = new TextDecoder('utf-16le');
const NARROW = new TextDecoder('latin1');

/**
 * Reads strings that may run on over CONTINUE records. Where the characters of a BIFF8 string are cut, the next record
 * begins with a byte that says their width anew; where anything else is cut, it does not.
 */
export class BiffText {
  #span = 0;
  #at: number;

  constructor(
    readonly bytes: Uint8Array,
    readonly spans: readonly Span[],
    skip = 0,
  ) {
    this.#at = (spans[0]?.from ?? 0) + skip;
  }

  byte(): number {
    if (this.#at >= this.#end()) this.#nextSpan();
    const value = this.bytes[this.#at] ?? 0;
    this.#at += 1;
    return value;
  }

  uint16(): number {
    const low = this.byte();
    return low | (this.byte() << 8);
  }

  uint32(): number {
    const low = this.uint16();
    return (low | (this.uint16() << 16)) >>> 0;
  }

  /** XLUnicodeRichExtendedString: flags, run count, phonetic size, characters, then runs and phonetics to be skipped. */
  unicode(length: number): string {
    const flags = this.byte();
    const runs = flags & 8 ? this.uint16() : 0;
    const phonetic = flags & 4 ? this.uint32() : 0;
    const text = this.#characters(length, (flags & 1) === 1);
    this.#skip(runs * 4 + phonetic);
    return detachText(text);
  }

  /** A BIFF5 string: bytes in the code page of the workbook. */
  coded(length: number, decoder: TextDecoder): string {
    const raw = new Uint8Array(length);
    for (let i = 0; i < length; i += 1) raw[i] = this.byte();
    return decoder.decode(raw);
  }

  #characters(length: number, isWide: boolean): string {
    let text = '';
    let left = length;
    let wide = isWide;
    while (left > 0) {
      if (this.#at >= this.#end()) {
        this.#nextSpan();
        wide = (this.byte() & 1) === 1;
      }
      const width = wide ? 2 : 1;
      const here = Math.min(left, (this.#end() - this.#at) >> (width - 1));
      if (here === 0) throw new ReadFailure('read.damaged');
      const piece = this.bytes.subarray(this.#at, this.#at + here * width);
      text += (wide ? WIDE : NARROW).decode(piece);
      this.#at += piece.length;
      left -= here;
    }
    return text;
  }

  #skip(count: number): void {
    let left = count;
    while (left > 0) {
      if (this.#at >= this.#end()) this.#nextSpan();
      const here = Math.min(left, this.#end() - this.#at);
      this.#at += here;
      left -= here;
    }
  }

  #end(): number {
    return this.spans[this.#span]?.to ?? 0;
  }

  #nextSpan(): void {
    do this.#span += 1;
    while (this.#span < this.spans.length && this.#end() === this.spans[this.#span]?.from);
    const span = this.spans[this.#span];
    if (span === undefined) throw new ReadFailure('read.damaged');
    this.#at = span.from;
  }
}
