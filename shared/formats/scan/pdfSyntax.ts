/** Values and tokens of PDF (ISO 32000-1 § 7.2, 7.3), over the file as Latin-1 text: one character is one byte. */

export class PdfName {
  constructor(readonly name: string) {}
}
export class PdfRef {
  constructor(readonly number: number) {}
}
/** Bytes of a string, one character each. */
export class PdfString {
  constructor(readonly bytes: string) {}
}
/** An operator of a content stream, or a bare word such as `endobj`. */
export class PdfWord {
  constructor(readonly word: string) {}
}
export type PdfDict = Map<string, PdfValue>;
export type PdfValue = number | boolean | null | PdfName | PdfRef | PdfString | PdfWord | PdfValue[] | PdfDict;

const SPACE = /[\x00\t\n\f\r ]/;
const DELIMITER = /[\x00\t\n\f\r ()<>[\]{}/%]/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
/** Deeper nesting is an attack on the reader. */
const DEEPEST = 64;

export class PdfReader {
  constructor(
    readonly source: string,
    public at = 0,
    readonly end = source.length,
  ) {}

  skipSpace(): void {
    while (this.at < this.end) {
      const c = this.source.charAt(this.at);
      if (c === '%') {
        while (this.at < this.end && !/[\r\n]/.test(this.source.charAt(this.at))) this.at += 1;
      } else if (SPACE.test(c)) this.at += 1;
      else return;
    }
  }

  /** The next value; undefined at the end. References (`3 0 R`) are put together here. */
  value(depth = 0): PdfValue | undefined {
    this.skipSpace();
    if (this.at >= this.end || depth > DEEPEST) return undefined;
    const c = this.source.charAt(this.at);
    if (c === '/') return this.name();
    if (c === '(') return this.literalString();
    if (c === '<') return this.source.charAt(this.at + 1) === '<' ? this.dict(depth) : this.hexString();
    if (c === '[') return this.array(depth);
    if (c === ']' || c === ')' || c === '{' || c === '}' || c === '>') {
      this.at += this.source.startsWith('>>', this.at) ? 2 : 1;
      return new PdfWord(c);
    }
    return this.word();
  }

  private word(): PdfValue {
    const from = this.at;
    while (this.at < this.end && !DELIMITER.test(this.source.charAt(this.at))) this.at += 1;
    const text = this.source.slice(from, this.at);
    if (!NUMBER.test(text)) {
      if (text === 'true' || text === 'false') return text === 'true';
      return text === 'null' ? null : new PdfWord(text);
    }
    const reference = /^\d+$/.test(text) ? this.referenceTail() : 0;
    if (reference === 0) return Number(text);
    this.at += reference;
    return new PdfRef(Number(text));
  }

  /** Length of ` 0 R` behind a whole number, 0 when it is none. */
  private referenceTail(): number {
    return (
      /^[\x00\t\n\f\r ]+\d{1,5}[\x00\t\n\f\r ]+R(?![A-Za-z0-9])/.exec(this.source.slice(this.at, this.at + 24))?.[0]
        .length ?? 0
    );
  }

  private name(): PdfName {
    const from = this.at + 1;
    this.at = from;
    while (this.at < this.end && !DELIMITER.test(this.source.charAt(this.at))) this.at += 1;
    return new PdfName(decodePdfName(this.source.slice(from, this.at)));
  }

  private literalString(): PdfString {
    let depth = 1;
    let text = '';
    this.at += 1;
    while (this.at < this.end) {
      const c = this.source.charAt(this.at);
      this.at += 1;
      if (c === '\\') text += this.escape();
      else {
        if (c === '(') depth += 1;
        if (c === ')') depth -= 1;
        if (depth === 0) break;
        text += c;
      }
    }
    return new PdfString(text);
  }

  private escape(): string {
    const octal = /^[0-7]{1,3}/.exec(this.source.slice(this.at, this.at + 3))?.[0];
    if (octal !== undefined) {
      this.at += octal.length;
      return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    }
    const c = this.source.charAt(this.at);
    this.at += c === '\r' && this.source.charAt(this.at + 1) === '\n' ? 2 : 1;
    if (c === '\r' || c === '\n') return '';
    return ESCAPES[c] ?? c;
  }

  private hexString(): PdfString {
    const close = this.source.indexOf('>', this.at);
    const stop = close < 0 ? this.end : close;
    const hex = this.source.slice(this.at + 1, stop).replace(/[^0-9A-Fa-f]/g, '');
    this.at = stop + 1;
    let text = '';
    for (let i = 0; i < hex.length; i += 2)
      text += String.fromCharCode(Number.parseInt(hex.slice(i, i + 2).padEnd(2, '0'), 16));
    return new PdfString(text);
  }

  private array(depth: number): PdfValue[] {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.source.charAt(this.at) === ']') {
        this.at += 1;
        return items;
      }
      const item = this.value(depth + 1);
      if (item === undefined) return items;
      items.push(item);
    }
  }

  private dict(depth: number): PdfDict {
    this.at += 2;
    const dict: PdfDict = new Map();
    for (;;) {
      this.skipSpace();
      if (this.source.startsWith('>>', this.at)) {
        this.at += 2;
        return dict;
      }
      const key = this.value(depth + 1);
      if (key === undefined) return dict;
      if (!(key instanceof PdfName)) continue;
      const value = this.value(depth + 1);
      if (value === undefined) return dict;
      dict.set(key.name, value);
    }
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** `#4aS` is `JS`. */
export const decodePdfName = (name: string): string =>
  name.includes('#')
    ? name.replace(/#([0-9A-Fa-f]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : name;

/** Text of a string outside content streams: UTF-16 with its mark, UTF-8 with its mark, else PDFDocEncoding (as Latin-1). */
export function pdfTextOf(bytes: string): string {
  const raw = Uint8Array.from(bytes, (c) => c.charCodeAt(0));
  if (bytes.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(raw.subarray(2));
  if (bytes.startsWith('\xff\xfe')) return new TextDecoder('utf-16le').decode(raw.subarray(2));
  if (bytes.startsWith('\xef\xbb\xbf')) return new TextDecoder('utf-8').decode(raw.subarray(3));
  return bytes;
}
