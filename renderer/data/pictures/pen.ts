import type { FontRole, PageDocument, TextLine } from '../../../shared/layout';
import { faceOf } from './fontCheck';

type Context = OffscreenCanvasRenderingContext2D;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const RIGHT_TO_LEFT = /^[^A-Za-z\u2e80-\uffff]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** What is not pulled apart when a line is spread: a figure or a Latin word is one, a Chinese character another. */
function units(text: string): string[] {
  const found: string[] = [];
  let isLatin = false;
  for (const { segment } of graphemes.segment(text)) {
    const latin = segment > ' ' && segment < '\u0250';
    if (latin && isLatin) found.push((found.pop() ?? '') + segment);
    else found.push(segment);
    isLatin = latin;
  }
  return found;
}

/** Draws lines of text in twips, where and as the style sheet of the same document has them (formats/html). */
export class Pen {
  private readonly families = new Map<FontRole, string>();

  constructor(
    readonly context: Context,
    readonly document: PageDocument,
  ) {}

  /** Sets face and size; titles are bold only in faces that are made so, never thickened by the engine. */
  font(role: FontRole, sizePt: number): void {
    this.context.font = `${this.familyAndWeight(role, sizePt)}`;
  }

  private familyAndWeight(role: FontRole, sizePt: number): string {
    const known = this.families.get(role);
    const list =
      known ?? this.document.fonts[role].css.map((name) => (name.includes('serif') ? name : `"${name}"`)).join(',');
    if (known === undefined) this.families.set(role, list);
    const choice = this.document.fonts[role];
    const isBold = role === 'title' && ![choice.docx, choice.alternative].includes(faceOf(choice));
    return `${isBold ? 'bold ' : ''}${sizePt * 20}px ${list}`;
  }

  /** The baseline of a line whose middle is given: as browsers place text in a line of any height. */
  private baseline(middle: number): number {
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = this.context.measureText('国');
    return middle + (above - below) / 2;
  }

  /** One line of the text's flow; returns its lower edge. */
  line(line: TextLine, box: Box): number {
    const { context } = this;
    const x = box.x + (line.leftTwips ?? 0);
    const width = box.width - (line.leftTwips ?? 0) - (line.rightTwips ?? 0);
    const middle = box.y + line.heightTwips / 2;
    context.fillStyle = line.color === 'red' ? '#f00' : '#000';
    context.letterSpacing = `${line.spacingTwips ?? 0}px`;
    this.font(line.font, line.sizePt);
    if (line.justified) this.spread(line, x, middle, width);
    else if (line.lead) this.pieces(line, x, middle);
    else this.words(line.text, { x, y: middle, width }, line.align);
    if (line.right !== undefined) this.words(line.right, { x, y: middle, width }, 'right');
    context.letterSpacing = '0px';
    context.fillStyle = '#000';
    return box.y + line.heightTwips;
  }

  /** Text on the middle line of a box, in the face that is set. */
  words(text: string, { x, y, width }: Box, align: 'left' | 'center' | 'right'): void {
    const { context } = this;
    context.direction = RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr';
    context.textAlign = align;
    const from = align === 'left' ? x : align === 'right' ? x + width : x + width / 2;
    context.fillText(text, from, this.baseline(y));
  }

  private pieces(line: TextLine, x: number, middle: number): void {
    let from = x;
    for (const { text, font } of this.parts(line)) {
      this.font(font, line.sizePt);
      this.words(text, { x: from, y: middle, width: 0 }, 'left');
      from += this.context.measureText(text).width;
    }
  }

  private parts(line: TextLine): { text: string; font: FontRole }[] {
    return [...(line.lead ? [line.lead] : []), { text: line.text, font: line.font }];
  }

  private spread(line: TextLine, x: number, middle: number, width: number): void {
    const placed = this.parts(line).flatMap(({ text, font }) => {
      this.font(font, line.sizePt);
      return units(text).map((unit) => ({ unit, font, width: this.context.measureText(unit).width }));
    });
    const natural = placed.reduce((sum, one) => sum + one.width, 0);
    const extra = placed.length > 1 ? (width - natural) / (placed.length - 1) : 0;
    let from = x;
    for (const one of placed) {
      this.font(one.font, line.sizePt);
      this.words(one.unit, { x: from, y: middle, width: 0 }, 'left');
      from += one.width + extra;
    }
  }
}
