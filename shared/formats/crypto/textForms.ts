export { toHex } from '../../kernel';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE_OF = new Map([...ALPHABET].map((letter, index) => [letter, index]));

/** Standard alphabet with padding, no line breaks (RFC 4648 § 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const group = (a << 16) | (b << 8) | c;
    const left = bytes.length - i;
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63);
    text += left > 1 ? ALPHABET.charAt((group >> 6) & 63) : '=';
    text += left > 2 ? ALPHABET.charAt(group & 63) : '=';
  }
  return text;
}

/** The reverse; undefined for anything but the one canonical spelling (blanks, missing padding, stray low bits are refused). */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const out = new Uint8Array((text.length / 4) * 3 - padding);
  let at = 0;
  for (let i = 0; i < text.length; i += 4) {
    let group = 0;
    for (let k = 0; k < 4; k += 1) {
      const letter = text.charAt(i + k);
      const isPadding = letter === '=' && i + k >= text.length - padding;
      const value = isPadding ? 0 : VALUE_OF.get(letter);
      if (value === undefined) return undefined;
      group = (group << 6) | value;
    }
    for (const shift of [16, 8, 0]) {
      const byte = (group >> shift) & 255;
      if (at < out.length) {
        out[at] = byte;
        at += 1;
      } else if (byte !== 0) return undefined;
    }
  }
  return out;
}

/** Lower-case hex only; undefined for an odd length or any other character. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined;
  const out = new Uint8Array(text.length / 2);
  for (let i = 0; i < out.length; i += 1) out[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return out;
}
