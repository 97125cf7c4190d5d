/**
 * Private numbers planted into sheets, and a search of its own for them in whatever comes out. Nothing here uses the
 * detector, the masks or the zip reader of the program: what they miss must show.
 */
import { inflateRawSync } from 'node:zlib';
import { idNumber, luhnCard } from './privateNumbers';

export interface Planted {
  /** Digits alone, upper-case X. */
  readonly digits: string;
  /** As it stands in the sheet. */
  readonly written: string;
  readonly kind: 'id18' | 'id15' | 'card' | 'phone';
}

const fullWidth = (text: string): string =>
  text.replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const CHINESE = '〇一二三四五六七八九';
const inChinese = (text: string): string => text.replace(/[0-9]/g, (c) => CHINESE.charAt(Number(c)));
const CAPITAL = '零壹贰叁肆伍陆柒捌玖';
const inCapitals = (text: string): string => text.replace(/[0-9]/g, (c) => CAPITAL.charAt(Number(c)));
const circled = (text: string): string =>
  text.replace(/[0-9]/g, (c) => (c === '0' ? '\u24ea' : String.fromCharCode(0x2460 + Number(c) - 1)));
const arabic = (text: string): string => text.replace(/[0-9]/g, (c) => String.fromCharCode(0x660 + Number(c)));
const joined = (text: string, mark: string): string => [...text].join(mark);
const grouped = (text: string, size: number, mark: string): string =>
  text.replace(new RegExp(`(.{${size}})(?=.)`, 'g'), `$1${mark}`);
const born = (text: string, mark: string): string =>
  [text.slice(0, 6), text.slice(6, 10), text.slice(10, 12), text.slice(12, 14), text.slice(14)].join(mark);

/** How people write numbers: as they are, full-width, in groups, in Chinese digits, with a quote, in the middle of text. */
const FORMS: Readonly<Record<Planted['kind'], readonly ((digits: string) => string)[]>> = {
  id18: [
    (d) => d,
    fullWidth,
    (d) => born(d, ' '),
    (d) => born(d, '-'),
    (d) => d.toLowerCase(),
    inChinese,
    (d) => `'${d}`,
    (d) => grouped(d, 6, ' '),
    inCapitals,
    circled,
    arabic,
    (d) => joined(d, '\u200b'),
    (d) => born(fullWidth(d), '\u3000'),
    (d) => born(d, '\u00a0'),
  ],
  id15: [(d) => d, fullWidth, inChinese, (d) => grouped(d, 6, ' '), circled, (d) => joined(d, '\u2060')],
  card: [
    (d) => d,
    fullWidth,
    (d) => grouped(d, 4, ' '),
    (d) => grouped(d, 4, '-'),
    inChinese,
    inCapitals,
    arabic,
    (d) => grouped(d, 4, '\u00a0'),
    (d) => joined(d, '\u200d'),
  ],
  phone: [
    (d) => d,
    fullWidth,
    (d) => `${d.slice(0, 3)}-${d.slice(3, 7)}-${d.slice(7)}`,
    (d) => `${d.slice(0, 3)} ${d.slice(3, 7)} ${d.slice(7)}`,
    inChinese,
    (d) => `+86${d}`,
    inCapitals,
    circled,
    arabic,
    (d) => joined(d, '\ufeff'),
    (d) => grouped(d, 3, '\u3000'),
    (d) => `${d.slice(0, 3)}.${d.slice(3, 7)}.${d.slice(7)}`,
    (d) => `(${d.slice(0, 3)})${d.slice(3)}`,
    (d) => joined(d, ' '),
  ],
};

/** Hands out numbers that occur once each, in turn through all kinds and forms, and remembers them. */
export class Planter {
  readonly planted: Planted[] = [];
  private count: number;

  constructor(seed = 1) {
    this.count = seed * 1000;
  }

  private digitsOf(kind: Planted['kind'], n: number, wrongCheck: boolean): string {
    const day = `${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}`;
    const serial = String((n * 37) % 1000).padStart(3, '0');
    const area = `19${String(1000 + ((n * 7919) % 9000))}`;
    if (kind === 'phone') return `1${3 + (n % 7)}${String(100_000_000 + ((n * 7_919_317) % 899_999_999))}`;
    if (kind === 'id15') return `${area}${String(40 + (n % 50))}${day}${serial}`;
    const number =
      kind === 'card'
        ? luhnCard('799999', 19 - (n % 3), String(1_000_000_000_007 + n * 7_919_317_171).padEnd(14, '4'))
        : idNumber(area, `${1940 + (n % 50)}${day}`, serial);
    if (!wrongCheck) return number;
    const last = number.at(-1);
    return number.slice(0, -1) + (last === '9' || last === 'X' ? '3' : String(Number(last) + 1));
  }

  /** The next number of a kind; `form` chooses how it is written, a wrong check character is a typing error that leaks too. */
  next(kind: Planted['kind'], form = this.count, wrongCheck = false): string {
    this.count += 1;
    const digits = this.digitsOf(kind, this.count, wrongCheck);
    const forms = FORMS[kind];
    const written = (forms[form % forms.length] ?? ((d: string) => d))(digits);
    this.planted.push({ digits, written, kind });
    return written;
  }

  /** Any kind in any form. */
  any(): string {
    const kinds = ['id18', 'card', 'phone', 'id15'] as const;
    const n = this.count;
    return this.next(kinds[n % 4] ?? 'id18', Math.floor(n / 4), n % 3 === 0 && n % 4 !== 2);
  }
}

const FIRST_LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** Every part of a zip, inflated; parts that are zips again are opened too. Reads the central directory and nothing else. */
function partsOf(name: string, bytes: Uint8Array, depth = 0): { name: string; bytes: Uint8Array }[] {
  const own = [{ name, bytes }];
  if (bytes.length < 22 || depth > 4) return own;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== FIRST_LOCAL) return own;
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new Error(`${name}: no end of central directory`);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error(`${name}: central directory`);
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const extra = view.getUint16(at + 30, true);
    const comment = view.getUint16(at + 32, true);
    const local = view.getUint32(at + 42, true);
    const part = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = bytes.subarray(data, data + size);
    const plain = method === 8 ? new Uint8Array(inflateRawSync(packed)) : packed;
    own.push(...partsOf(`${name}!${part}`, plain, depth + 1));
    at += 46 + nameLength + extra + comment;
  }
  return own;
}

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'latin1'] as const;
const SEPARATORS = /[\s\u200b-\u200f\u2060\ufeff\u00ad\-‐-―−_.·/,，、()（）'’"“”:：;；+]/g;
const toDigit = (c: string): string => String(Math.max(CHINESE.indexOf(c), CAPITAL.indexOf(c)));

/** Everything that a reader could make of the text: entities resolved, tags away, width folded, separators gone. */
function flatten(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
    .replace(/<[^<>]{0,2000}>/g, '')
    .normalize('NFKC')
    .replace(/[〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖]/g, toDigit)
    .replace(/[\u0660-\u0669]/g, (c) => String(c.charCodeAt(0) - 0x660))
    .replace(SEPARATORS, '')
    .toUpperCase();
}

/** Digits in a row that already say who it is: a mask shows fewer. */
const WINDOW: Readonly<Record<Planted['kind'], number>> = { id18: 10, id15: 9, card: 10, phone: 8 };

const known = new WeakMap<readonly Planted[], { readonly count: number; readonly windows: Map<string, Planted> }>();

function windowsOf(numbers: readonly Planted[]): Map<string, Planted> {
  const before = known.get(numbers);
  if (before?.count === numbers.length) return before.windows;
  const windows = new Map<string, Planted>();
  known.set(numbers, { count: numbers.length, windows });
  for (const planted of numbers) {
    const size = WINDOW[planted.kind];
    for (let at = 0; at + size <= planted.digits.length; at += 1)
      windows.set(planted.digits.slice(at, at + size), planted);
  }
  return windows;
}

export interface Leak {
  readonly where: string;
  readonly digits: string;
}

/** All planted numbers (or telling parts of them) in one text. */
export function leaksInText(where: string, text: string, numbers: readonly Planted[]): Leak[] {
  const windows = windowsOf(numbers);
  const found = new Map<string, Leak>();
  for (const form of [text, flatten(text)]) {
    for (const run of form.matchAll(/[0-9]{8,}X?/g)) {
      for (const size of new Set(Object.values(WINDOW))) {
        for (let at = 0; at + size <= run[0].length; at += 1) {
          const hit = windows.get(run[0].slice(at, at + size));
          if (hit) found.set(hit.digits, { where, digits: hit.digits });
        }
      }
    }
  }
  for (const { digits, written } of numbers) if (text.includes(written)) found.set(digits, { where, digits });
  return [...found.values()];
}

/** All planted numbers in a file: its name, its raw bytes and every part inside, under every encoding an office uses. */
export function leaksInFile(name: string, bytes: Uint8Array, numbers: readonly Planted[]): Leak[] {
  const leaks = leaksInText(`name of ${name}`, name, numbers);
  for (const part of partsOf(name, bytes)) {
    if (part.name !== name) leaks.push(...leaksInText(`name ${part.name}`, part.name, numbers));
    for (const encoding of ENCODINGS) {
      const text = new TextDecoder(encoding).decode(part.bytes);
      leaks.push(...leaksInText(`${part.name} as ${encoding}`, text, numbers));
      if (encoding.startsWith('utf-16'))
        leaks.push(
          ...leaksInText(
            `${part.name} as ${encoding}+1`,
            new TextDecoder(encoding).decode(part.bytes.subarray(1)),
            numbers,
          ),
        );
    }
  }
  return leaks;
}
