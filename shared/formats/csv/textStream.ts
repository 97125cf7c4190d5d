import type { TextEncoding } from '../../kernel';

/** Valid multi-byte sequences after which a file is UTF-8 beyond doubt: GB18030 text passes by chance at most a few times. */
const PROOF_SEQUENCES = 32;
/** Undecided bytes are held back up to here; a file that is ASCII but for a handful of characters is then taken as UTF-8. */
const HOLD_LIMIT_BYTES = 8 * 1024 * 1024;
const NOTHING = new Uint8Array(0);

/**
 * Bytes → text for a file that does not say its encoding: BOM → strict UTF-8 → GB18030 (payout-sheets.md § 4.1).
 * ASCII passes at once, the first other bytes are held until they prove which encoding it is, so nothing is ever decoded
 * wrongly and the file is read once. A single bad byte among plenty of UTF-8 becomes U+FFFD: one torn character must not
 * turn the whole file into GB18030.
 */
export class TextStream {
  #state: 'ascii' | 'undecided' | 'settled' = 'ascii';
  #encoding: TextEncoding = 'utf-8';
  #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #heldText = '';
  #sequences = 0;

  /** @param head the first bytes of the file, all that is known of them (a BOM or a UTF-16 pattern is looked for). */
  constructor(head: Uint8Array, forced?: TextEncoding) {
    const wide = utf16Order(head);
    if (forced === 'utf-16le' || (forced === undefined && wide !== undefined)) {
      // The contract knows one UTF-16 name; big-endian files are decoded as such all the same.
      this.#settle('utf-16le', wide ?? 'utf-16le');
    } else if (forced === 'utf-8' || forced === 'gb18030') {
      this.#settle(forced, forced);
    } else if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) {
      this.#settle('utf-8', 'utf-8');
    } else if (head[0] === 0x84 && head[1] === 0x31 && head[2] === 0x95 && head[3] === 0x33) {
      this.#settle('gb18030', 'gb18030');
    }
  }

  /** What the bytes so far say; final as soon as `settled`, or at the end. */
  get encoding(): TextEncoding {
    return this.#encoding;
  }

  get settled(): boolean {
    return this.#state === 'settled';
  }

  /** @returns the text that is certain now, '' while bytes are held back. */
  push(bytes: Uint8Array): string {
    if (this.#state === 'settled') return this.#decoder.decode(bytes, { stream: true });
    let text: string;
    try {
      text = this.#decoder.decode(bytes, { stream: true });
    } catch {
      return this.#replayAs(this.#isTornUtf8(bytes) ? 'utf-8' : 'gb18030', bytes);
    }
    if (this.#state === 'ascii') {
      // Only ASCII gives as many characters as bytes, and then the decoder holds no half character either.
      if (text.length === bytes.length) return text;
      this.#state = 'undecided';
    }
    this.#held.push(bytes.slice());
    this.#heldBytes += bytes.length;
    this.#heldText += text;
    this.#sequences += countBeyondAscii(text, PROOF_SEQUENCES);
    if (this.#sequences < PROOF_SEQUENCES && this.#heldBytes < HOLD_LIMIT_BYTES) return '';
    return this.#replayAs('utf-8', NOTHING);
  }

  /** @returns what was still held. */
  end(): string {
    if (this.#state === 'settled') return this.#decoder.decode();
    try {
      return this.#heldText + this.#decoder.decode();
    } catch {
      return this.#replayAs('gb18030', NOTHING) + this.#decoder.decode();
    }
  }

  /** Plenty of valid sequences and hardly a bad one: UTF-8 with a torn character. GB text fails at most characters. */
  #isTornUtf8(bytes: Uint8Array): boolean {
    const decoder = new TextDecoder('utf-8');
    let text = '';
    for (const piece of this.#held) text += decoder.decode(piece, { stream: true });
    text += decoder.decode(bytes, { stream: true });
    const bad = text.split('\uFFFD').length - 1;
    const good = countBeyondAscii(text, text.length) - bad;
    return good >= PROOF_SEQUENCES && bad * 20 <= good;
  }

  #settle(encoding: TextEncoding, label: string): void {
    this.#state = 'settled';
    this.#encoding = encoding;
    this.#decoder = new TextDecoder(label);
  }

  #replayAs(encoding: 'utf-8' | 'gb18030', last: Uint8Array): string {
    const held = this.#held;
    this.#settle(encoding, encoding);
    this.#held = [];
    this.#heldText = '';
    let text = '';
    for (const bytes of held) text += this.#decoder.decode(bytes, { stream: true });
    return text + this.#decoder.decode(last, { stream: true });
  }
}

/** By BOM, or by the zero bytes that ASCII leaves in every second place. A few hanzi (一 is 4E00) have one in the other. */
export function utf16Order(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(head.length, 4096) >> 1;
  let high = 0;
  let low = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0) high += 1;
    if (head[at + 1] === 0) low += 1;
  }
  if (pairs < 4 || Math.max(high, low) * 5 < pairs || Math.min(high, low) * 10 > Math.max(high, low)) return undefined;
  return high > low ? 'utf-16be' : 'utf-16le';
}

function countBeyondAscii(text: string, enough: number): number {
  let count = 0;
  for (let at = 0; at < text.length && count < enough; at += 1) {
    if (text.charCodeAt(at) > 0x7f) count += 1;
  }
  return count;
}
