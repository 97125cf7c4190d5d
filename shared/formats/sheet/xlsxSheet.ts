import type { RowChunk } from '../../kernel';
import { serialToIso } from './dateCells';
import { numberText } from './numberText';
import { ReadFailure } from './readFault';
import { RowPacker } from './rowPacker';
import { attributeOf, type XmlHandler } from './xmlStream';

const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

export interface WorkbookFacts {
  readonly strings: readonly string[];
  /** By style index: does the number format of this style show a day? */
  readonly isDateStyle: readonly boolean[];
  readonly is1904: boolean;
}

/**
 * Collects the rows of one worksheet part. Every cell becomes text as the file holds it: the digits of a number are
 * those of the XML, exponent and float residue included (long whole numbers: `numberText`), and only a number with a date
 * style is written out as a day.
 * Texts under a merged area are where the file has them: in its top-left cell, because the others are empty.
 */
export class XlsxSheetHandler implements XmlHandler {
  wantsText = false;
  hiddenRows = 0;
  readonly #hiddenColumnSpans: (readonly [number, number])[] = [];
  readonly #packer = new RowPacker();
  readonly #ready: RowChunk[] = [];
  #widest = 0;
  #insideData = false;
  #row = 0;
  #rowHidden = false;
  #cells: string[] = [];
  #column = 0;
  #type = '';
  #style = 0;
  #value = '';
  #hasValue = false;
  #hasFormula = false;
  #phonetic = false;

  constructor(
    readonly facts: WorkbookFacts,
    readonly sheet: string,
  ) {}

  /** Hidden columns among those that hold anything. */
  get hiddenColumns(): number {
    let count = 0;
    for (const [from, to] of this.#hiddenColumnSpans) count += Math.max(0, Math.min(to, this.#widest) - from + 1);
    return count;
  }

  /** Number of the last filled row so far. */
  get rowCount(): number {
    return this.#packer.rowCount;
  }

  takeReady(): RowChunk[] {
    return this.#ready.splice(0);
  }

  finish(): RowChunk[] {
    this.#ready.push(...this.#packer.end());
    return this.takeReady();
  }

  open(name: string, attributes: string): void {
    if (!this.#insideData) {
      if (name === 'sheetData') this.#insideData = true;
      else if (name === 'col') this.#noteColumns(attributes);
      return;
    }
    switch (name) {
      case 'c':
        this.#openCell(attributes);
        break;
      case 'v':
        this.#hasValue = true;
        this.wantsText = true;
        break;
      case 't':
        this.#hasValue = true;
        this.wantsText = !this.#phonetic;
        break;
      case 'f':
        this.#hasFormula = true;
        break;
      case 'rPh':
        this.#phonetic = true;
        break;
      case 'row':
        this.#openRow(attributes);
        break;
      default:
    }
  }

  text(text: string): void {
    this.#value = this.#value === '' ? text : this.#value + text;
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.wantsText = false;
        break;
      case 'c':
        if (this.#insideData) this.#closeCell();
        break;
      case 'rPh':
        this.#phonetic = false;
        break;
      case 'row':
        if (this.#insideData) this.#closeRow();
        break;
      case 'sheetData':
        this.#insideData = false;
        break;
      default:
    }
  }

  #noteColumns(attributes: string): void {
    if (!isTrue(attributeOf(attributes, 'hidden'))) return;
    this.#hiddenColumnSpans.push([Number(attributeOf(attributes, 'min')), Number(attributeOf(attributes, 'max'))]);
  }

  #openRow(attributes: string): void {
    const stated = attributeOf(attributes, 'r');
    const row = stated === undefined ? this.#row + 1 : Number(stated);
    if (!(row > this.#row && row <= MAX_ROWS)) throw new ReadFailure('read.damaged');
    this.#row = row;
    this.#rowHidden = attributes.includes('hidden') && isTrue(attributeOf(attributes, 'hidden'));
    this.#cells = [];
    this.#column = 0;
  }

  #closeRow(): void {
    const cells = this.#cells;
    if (cells.length === 0) return;
    if (this.#rowHidden) this.hiddenRows += 1;
    if (cells.length > this.#widest) this.#widest = cells.length;
    for (const chunk of this.#packer.add(this.#row, cells)) this.#ready.push(chunk);
  }

  #openCell(attributes: string): void {
    const stated = columnOf(attributes);
    this.#column = stated > 0 ? stated : this.#column + 1;
    if (this.#column > MAX_COLUMNS) throw new ReadFailure('read.damaged');
    this.#type = attributes.includes(' t=') ? (attributeOf(attributes, 't') ?? '') : '';
    this.#style = attributes.includes(' s=') ? Number(attributeOf(attributes, 's')) : 0;
    this.#value = '';
    this.#hasValue = false;
    this.#hasFormula = false;
  }

  #closeCell(): void {
    const text = this.#cellText();
    if (text === '') return;
    const cells = this.#cells;
    while (cells.length < this.#column - 1) cells.push('');
    cells[this.#column - 1] = text;
  }

  #cellText(): string {
    const value = this.#value;
    const type = this.#type;
    if (this.#hasFormula && (!this.#hasValue || (value === '' && type !== 'str' && type !== 'inlineStr'))) {
      throw new ReadFailure('read.formulaNeverCalculated', {
        sheet: this.sheet,
        cell: cellName(this.#row, this.#column),
      });
    }
    if (value === '') return '';
    if (type === 's') return this.facts.strings[Number(value)] ?? '';
    if (type === 'str' || type === 'inlineStr') return unescapeControls(value);
    if (type === 'b') return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE';
    if (type === 'd')
      return value
        .trim()
        .replace(/T00:00:00(?:\.0+)?Z?$/, '')
        .replace('T', ' ');
    const stored = value.trim();
    if (type === 'e') return stored;
    return this.facts.isDateStyle[this.#style] ? serialToIso(stored, this.facts.is1904) : numberText(stored);
  }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Column of ` r="AB12"`, 0 when the cell does not say. */
function columnOf(attributes: string): number {
  let at = attributes.indexOf(' r="');
  if (at < 0) at = attributes.indexOf(" r='");
  if (at < 0) return 0;
  let column = 0;
  for (at += 4; ; at += 1) {
    const code = attributes.charCodeAt(at) & 0xdf;
    if (!(code >= 65 && code <= 90)) return column;
    column = column * 26 + code - 64;
  }
}

/** B7 for row 7, column 2. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters + row;
}

/** Office writes characters that XML forbids as `_x000D_`. */
export function unescapeControls(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
