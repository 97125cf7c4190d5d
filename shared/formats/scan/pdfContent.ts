/** Reads the shown text of a content stream (ISO 32000-1 § 9.4) as pieces with their place on the page. */

import { isDict, nameOf, type PdfFile, type PdfObject } from './pdfFile';
import { type PdfFont, readFont } from './pdfFonts';
import { type PdfDict, PdfName, PdfReader, PdfString, type PdfValue, PdfWord } from './pdfSyntax';

/** Glyphs shown one after the other on one base line. Lengths in page units. */
export interface TextPiece {
  text: string;
  /** Direction of the line as whole degrees. */
  readonly angle: number;
  /** Distance of the base line from the origin, across the direction. */
  readonly across: number;
  readonly from: number;
  to: number;
  readonly size: number;
}

export interface PageText {
  readonly pieces: TextPiece[];
  /** A font without a readable encoding was used, or a stream could not be decoded. */
  hasUnreadable: boolean;
  hasPicture: boolean;
  /** Replacement texts of marked content. */
  readonly actualTexts: string[];
}

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const multiply = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
];

interface State {
  matrix: Matrix;
  font: PdfFont | undefined;
  size: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
}

/** Forms inside forms. */
const DEEPEST = 8;

export type FontCache = Map<PdfValue, PdfFont>;

export function readContent(
  bytes: Uint8Array,
  resources: PdfDict,
  file: PdfFile,
  fonts: FontCache,
  page: PageText,
  depth = 0,
): void {
  const reader = new PdfReader(binaryText(bytes));
  const stack: State[] = [];
  let state: State = {
    matrix: IDENTITY,
    font: undefined,
    size: 0,
    charSpace: 0,
    wordSpace: 0,
    scale: 1,
    leading: 0,
    rise: 0,
  };
  let text: Matrix = IDENTITY;
  let line: Matrix = IDENTITY;
  let operands: PdfValue[] = [];
  const number = (index: number): number => {
    const value = operands[index];
    return typeof value === 'number' ? value : 0;
  };
  const move = (x: number, y: number): void => {
    line = multiply([1, 0, 0, 1, x, y], line);
    text = line;
  };
  const show = (value: PdfValue | undefined): void => {
    if (value instanceof PdfString) text = showString(value.bytes, text, state, page);
  };

  for (let value = reader.value(); value !== undefined; value = reader.value()) {
    if (!(value instanceof PdfWord)) {
      operands.push(value);
      if (operands.length > 1000) operands = operands.slice(-6);
      continue;
    }
    switch (value.word) {
      case 'q':
        stack.push({ ...state });
        break;
      case 'Q':
        state = stack.pop() ?? state;
        break;
      case 'cm':
        state.matrix = multiply([number(0), number(1), number(2), number(3), number(4), number(5)], state.matrix);
        break;
      case 'BT':
        text = IDENTITY;
        line = IDENTITY;
        break;
      case 'Tf':
        state.font = fontOf(nameOf(operands[0]), resources, file, fonts);
        state.size = number(1);
        break;
      case 'Tc':
        state.charSpace = number(0);
        break;
      case 'Tw':
        state.wordSpace = number(0);
        break;
      case 'Tz':
        state.scale = number(0) / 100;
        break;
      case 'TL':
        state.leading = number(0);
        break;
      case 'Ts':
        state.rise = number(0);
        break;
      case 'Td':
        move(number(0), number(1));
        break;
      case 'TD':
        state.leading = -number(1);
        move(number(0), number(1));
        break;
      case 'Tm':
        line = [number(0), number(1), number(2), number(3), number(4), number(5)];
        text = line;
        break;
      case 'T*':
        move(0, -state.leading);
        break;
      case 'Tj':
        show(operands[0]);
        break;
      case "'":
        move(0, -state.leading);
        show(operands[0]);
        break;
      case '"':
        state.wordSpace = number(0);
        state.charSpace = number(1);
        move(0, -state.leading);
        show(operands[2]);
        break;
      case 'TJ':
        for (const item of Array.isArray(operands[0]) ? operands[0] : []) {
          if (typeof item === 'number')
            text = multiply([1, 0, 0, 1, (-item / 1000) * state.size * state.scale, 0], text);
          else show(item);
        }
        break;
      case 'BDC':
      case 'DP':
        noteActualText(operands[1], resources, file, page);
        break;
      case 'Do':
        drawObject(nameOf(operands[0]), resources, file, fonts, page, state.matrix, depth);
        break;
      case 'BI':
        page.hasPicture = true;
        skipInlinePicture(reader);
        break;
    }
    operands = [];
  }
}

function binaryText(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join('');
}

function fontOf(name: string, resources: PdfDict, file: PdfFile, fonts: FontCache): PdfFont {
  const list = file.resolve(resources.get('Font'));
  const dict = file.resolve(isDict(list) ? list.get(name) : undefined) ?? null;
  const known = fonts.get(dict);
  if (known) return known;
  const font = readFont(dict, file);
  fonts.set(dict, font);
  return font;
}

function showString(bytes: string, start: Matrix, state: State, page: PageText): Matrix {
  const font = state.font;
  if (!font) return start;
  if (!font.isReadable) page.hasUnreadable = true;
  let text = start;
  for (const glyph of font.glyphs(bytes)) {
    const place = multiply([state.size * state.scale, 0, 0, state.size, 0, state.rise], multiply(text, state.matrix));
    const advance =
      ((glyph.width / 1000) * state.size + state.charSpace + (glyph.isSpace ? state.wordSpace : 0)) * state.scale;
    text = multiply([1, 0, 0, 1, advance, 0], text);
    addGlyph(glyph.text, glyph.width / 1000, place, page);
  }
  return text;
}

function addGlyph(text: string, widthEm: number, place: Matrix, page: PageText): void {
  const [a, b, c, d, x, y] = place;
  const along = Math.hypot(a, b) || 1;
  const size = Math.hypot(c, d);
  const from = (x * a + y * b) / along;
  const across = (y * a - x * b) / along;
  const angle = Math.round((Math.atan2(b, a) * 180) / Math.PI);
  const to = from + widthEm * along;
  const last = page.pieces.at(-1);
  const follows =
    last &&
    last.angle === angle &&
    Math.abs(last.across - across) < size * 0.2 &&
    Math.abs(from - last.to) < size * 0.1;
  if (follows) {
    last.text += text;
    last.to = to;
  } else page.pieces.push({ text, angle, across, from, to, size });
}

function noteActualText(value: PdfValue | undefined, resources: PdfDict, file: PdfFile, page: PageText): void {
  const properties = file.resolve(resources.get('Properties'));
  const dict =
    value instanceof PdfName ? file.resolve(isDict(properties) ? properties.get(value.name) : undefined) : value;
  const text = isDict(dict) ? file.resolve(dict.get('ActualText')) : undefined;
  if (text instanceof PdfString) page.actualTexts.push(text.bytes);
}

function drawObject(
  name: string,
  resources: PdfDict,
  file: PdfFile,
  fonts: FontCache,
  page: PageText,
  matrix: Matrix,
  depth: number,
): void {
  const list = file.resolve(resources.get('XObject'));
  const object = isDict(list) ? file.object(list.get(name)) : undefined;
  if (!object || !isDict(object.value)) return;
  const kind = nameOf(file.resolve(object.value.get('Subtype')));
  if (kind === 'Image') page.hasPicture = true;
  if (kind === 'Form' && depth < DEEPEST) readForm(object, resources, file, fonts, page, matrix, depth);
}

/** A form's text in the coordinates of the form within the page; resources it lacks come from around it. */
export function readForm(
  object: PdfObject,
  outer: PdfDict,
  file: PdfFile,
  fonts: FontCache,
  page: PageText,
  matrix: Matrix = IDENTITY,
  depth = 0,
): void {
  const bytes = file.decode(object);
  if (!bytes || !isDict(object.value)) {
    page.hasUnreadable = true;
    return;
  }
  const own = file.resolve(object.value.get('Resources'));
  const inner: PageText = { pieces: [], hasUnreadable: false, hasPicture: false, actualTexts: page.actualTexts };
  readContent(bytes, isDict(own) ? own : outer, file, fonts, inner, depth + 1);
  const scale = Math.hypot(matrix[0], matrix[1]) || 1;
  for (const piece of inner.pieces) {
    page.pieces.push({
      ...piece,
      from: piece.from * scale + matrix[4],
      to: piece.to * scale + matrix[4],
      across: piece.across * scale + matrix[5],
      size: piece.size * scale,
    });
  }
  if (inner.hasUnreadable) page.hasUnreadable = true;
  if (inner.hasPicture) page.hasPicture = true;
}

function skipInlinePicture(reader: PdfReader): void {
  const data = /[\s]ID[\s]/g;
  data.lastIndex = reader.at;
  const from = data.exec(reader.source)?.index ?? reader.at;
  const end = /[\s]EI(?=[\s]|$)/g;
  end.lastIndex = from + 4;
  const found = end.exec(reader.source);
  reader.at = found ? found.index + 3 : reader.source.length;
}
