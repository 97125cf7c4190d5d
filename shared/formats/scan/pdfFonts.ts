/** What the codes of a PDF font mean (ToUnicode first) and how far each moves the pen: enough to read text, not to draw it. */
import { isDict, nameOf, type PdfFile } from './pdfFile';
import { type PdfDict, PdfName, PdfReader, PdfString, type PdfValue, PdfWord } from './pdfSyntax';

export interface PdfGlyph {
  readonly text: string;
  /** Advance in thousandths of the font size. */
  readonly width: number;
  readonly isSpace: boolean;
}

export interface PdfFont {
  /** False when some codes cannot be read: the page is then `pdf.unscanned`. */
  readonly isReadable: boolean;
  glyphs(bytes: string): PdfGlyph[];
}

/** Digits of Helvetica and most text fonts. */
const DEFAULT_WIDTH = 556;
const UNREADABLE = '\ufffd';

export function readFont(value: PdfValue | undefined, file: PdfFile): PdfFont {
  const dict = file.resolve(value);
  if (!isDict(dict)) return simpleFont(new Map(), file);
  return nameOf(file.resolve(dict.get('Subtype'))) === 'Type0' ? compositeFont(dict, file) : simpleFont(dict, file);
}

function compositeFont(dict: PdfDict, file: PdfFile): PdfFont {
  const unicode = toUnicode(dict, file);
  const encoding = nameOf(file.resolve(dict.get('Encoding')));
  const decode = unicode ? undefined : codedText(encoding);
  const descendants = file.resolve(dict.get('DescendantFonts'));
  const descendant = file.resolve(Array.isArray(descendants) ? descendants[0] : descendants);
  const { widths, fallback } = isDict(descendant)
    ? cidWidths(descendant, file)
    : { widths: new Map<number, number>(), fallback: 1000 };
  const size = unicode?.codeBytes ?? 2;
  return {
    isReadable: unicode !== undefined || decode !== undefined,
    glyphs: (bytes) => {
      const glyphs: PdfGlyph[] = [];
      for (let at = 0; at + size <= bytes.length; at += size) {
        const raw = bytes.slice(at, at + size);
        const code = codeOf(raw);
        const text = unicode?.map.get(code) ?? decode?.(raw) ?? UNREADABLE;
        glyphs.push({ text, width: widths.get(code) ?? fallback, isSpace: false });
      }
      return glyphs;
    },
  };
}

function simpleFont(dict: PdfDict, file: PdfFile): PdfFont {
  const unicode = toUnicode(dict, file)?.map;
  const differences = differencesOf(dict, file);
  const first = file.resolve(dict.get('FirstChar'));
  const widths = file.resolve(dict.get('Widths'));
  const descriptor = file.resolve(dict.get('FontDescriptor'));
  const hasOwnGlyphs = isDict(descriptor) && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key));
  const isSymbolic = isDict(descriptor) && (Number(file.resolve(descriptor.get('Flags')) ?? 0) & 4) !== 0;
  const isType3 = nameOf(file.resolve(dict.get('Subtype'))) === 'Type3';
  return {
    isReadable:
      unicode !== undefined ||
      differences.size > 0 ||
      !(isType3 || (hasOwnGlyphs && isSymbolic && !dict.has('Encoding'))),
    glyphs: (bytes) =>
      Array.from({ length: bytes.length }, (_, at) => {
        const code = bytes.charCodeAt(at);
        const width =
          Array.isArray(widths) && typeof first === 'number' ? file.resolve(widths[code - first]) : undefined;
        return {
          text: unicode?.get(code) ?? differences.get(code) ?? bytes.charAt(at),
          width: typeof width === 'number' ? width * (isType3 ? type3Scale(dict, file) : 1) : DEFAULT_WIDTH,
          isSpace: code === 32,
        };
      }),
  };
}

/** Widths of a Type3 font are in its own glyph space; its matrix brings them to thousandths. */
function type3Scale(dict: PdfDict, file: PdfFile): number {
  const matrix = file.resolve(dict.get('FontMatrix'));
  const scale = Array.isArray(matrix) ? file.resolve(matrix[0]) : undefined;
  return typeof scale === 'number' ? scale * 1000 : 1;
}

const codeOf = (raw: string): number => [...raw].reduce((sum, c) => sum * 256 + c.charCodeAt(0), 0);

/** Predefined encodings of Chinese fonts without ToUnicode. */
function codedText(encoding: string): ((raw: string) => string) | undefined {
  const label = /^Uni\w+-(?:UCS2|UTF16)/.test(encoding)
    ? 'utf-16be'
    : /^GBK|^GB-EUC|^GBpc/.test(encoding)
      ? 'gbk'
      : undefined;
  if (label === undefined) return undefined;
  return (raw) => new TextDecoder(label).decode(Uint8Array.from(raw, (c) => c.charCodeAt(0)));
}

function cidWidths(descendant: PdfDict, file: PdfFile): { widths: Map<number, number>; fallback: number } {
  const widths = new Map<number, number>();
  const list = file.resolve(descendant.get('W'));
  const fallback = file.resolve(descendant.get('DW'));
  const items = Array.isArray(list) ? list.map((item) => file.resolve(item)) : [];
  for (let at = 0; at < items.length; ) {
    const from = items[at];
    const second = items[at + 1];
    if (typeof from !== 'number') break;
    if (Array.isArray(second)) {
      for (const [k, width] of second.entries()) if (typeof width === 'number') widths.set(from + k, width);
      at += 2;
      continue;
    }
    const width = items[at + 2];
    if (typeof second !== 'number' || typeof width !== 'number' || second - from > 65535) break;
    for (let cid = from; cid <= second; cid += 1) widths.set(cid, width);
    at += 3;
  }
  return { widths, fallback: typeof fallback === 'number' ? fallback : 1000 };
}

const GLYPH_DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function differencesOf(dict: PdfDict, file: PdfFile): Map<number, string> {
  const found = new Map<number, string>();
  const encoding = file.resolve(dict.get('Encoding'));
  const list = isDict(encoding) ? file.resolve(encoding.get('Differences')) : undefined;
  let code = 0;
  for (const item of Array.isArray(list) ? list : []) {
    if (typeof item === 'number') code = item;
    else if (item instanceof PdfName) {
      found.set(code, glyphText(item.name));
      code += 1;
    }
  }
  return found;
}

function glyphText(name: string): string {
  const digit = GLYPH_DIGITS.indexOf(name.replace(/\..*$/, ''));
  if (digit >= 0) return String(digit);
  const unicode = /^(?:uni|u)([0-9A-Fa-f]{4,6})/.exec(name)?.[1];
  if (unicode !== undefined) return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(unicode, 16)));
  return name.length === 1
    ? name
    : name === 'space'
      ? ' '
      : name === 'hyphen'
        ? '-'
        : name === 'period'
          ? '.'
          : '\u0001';
}

interface UnicodeMap {
  readonly map: ReadonlyMap<number, string>;
  readonly codeBytes: number;
}

function toUnicode(dict: PdfDict, file: PdfFile): UnicodeMap | undefined {
  const object = file.object(dict.get('ToUnicode'));
  const bytes = object && file.decode(object);
  return bytes ? readCMap(new TextDecoder('latin1').decode(bytes)) : undefined;
}

const utf16 = (value: PdfString): string =>
  new TextDecoder('utf-16be').decode(Uint8Array.from(value.bytes, (c) => c.charCodeAt(0)));

/** bfchar and bfrange of a ToUnicode CMap (ISO 32000-1 § 9.10.3). */
export function readCMap(source: string): UnicodeMap {
  const map = new Map<number, string>();
  let codeBytes = 2;
  let operands: PdfValue[] = [];
  const reader = new PdfReader(source);
  for (let value = reader.value(); value !== undefined; value = reader.value()) {
    if (!(value instanceof PdfWord)) {
      operands.push(value);
      continue;
    }
    const [first] = operands;
    if (value.word === 'endcodespacerange' && first instanceof PdfString) codeBytes = Math.max(1, first.bytes.length);
    if (value.word === 'endbfchar') addCharacters(operands, map);
    if (value.word === 'endbfrange') addRanges(operands, map);
    operands = [];
  }
  return { map, codeBytes };
}

function addCharacters(operands: readonly PdfValue[], map: Map<number, string>): void {
  for (let i = 0; i + 1 < operands.length; i += 2) {
    const [code, text] = [operands[i], operands[i + 1]];
    if (code instanceof PdfString && text instanceof PdfString) map.set(codeOf(code.bytes), utf16(text));
  }
}

function addRanges(operands: readonly PdfValue[], map: Map<number, string>): void {
  for (let i = 0; i + 2 < operands.length; i += 3) {
    const [low, high, target] = [operands[i], operands[i + 1], operands[i + 2]];
    if (!(low instanceof PdfString) || !(high instanceof PdfString)) continue;
    const from = codeOf(low.bytes);
    const to = Math.min(codeOf(high.bytes), from + 65535);
    for (let code = from; code <= to; code += 1) {
      if (Array.isArray(target)) {
        const text = target[code - from];
        if (text instanceof PdfString) map.set(code, utf16(text));
      } else if (target instanceof PdfString) map.set(code, nextText(utf16(target), code - from));
    }
  }
}

/** The last character counts up inside a range. */
function nextText(text: string, steps: number): string {
  const characters = [...text];
  const last = characters.pop()?.codePointAt(0) ?? 0;
  return characters.join('') + String.fromCodePoint(Math.min(0x10ffff, last + steps));
}
