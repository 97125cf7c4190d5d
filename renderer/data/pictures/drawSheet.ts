import type { Block, ClosingBlock, Page, PageDocument, SheetShape, TextLine } from '../../../shared/layout';
import { drawTable } from './drawTable';
import { Pen } from './pen';

const sumOf = (lines: readonly TextLine[]): number => lines.reduce((sum, line) => sum + line.heightTwips, 0);

/** One sheet as it is printed, in twips; the caller scales and has paper white. Draws only what the layout decided. */
export function drawSheet(context: OffscreenCanvasRenderingContext2D, document: PageDocument, page: Page): void {
  const shape: SheetShape = page.shape ?? document;
  const pen = new Pen(context, document);
  const { top, left, right } = shape.marginTwips;
  const width = shape.widthTwips - left - right;
  let y = top;
  for (const block of page.blocks) y = drawBlock(pen, block, { x: left, y, width });
  drawFoot(pen, page, shape);
}

function drawBlock(pen: Pen, block: Block, box: { x: number; y: number; width: number }): number {
  switch (block.kind) {
    case 'text':
    case 'paragraph':
      return block.lines.reduce((y, line) => pen.line(line, { ...box, y }), box.y);
    case 'gap':
      return box.y + block.heightTwips;
    case 'rule': {
      const end = box.y + block.heightTwips;
      pen.context.fillStyle = '#f00';
      pen.context.fillRect(box.x, end - block.thicknessTwips, box.width, block.thicknessTwips);
      pen.context.fillStyle = '#000';
      return end;
    }
    case 'table':
      return drawTable(pen, block, box.x, box.y);
    case 'closing':
      return drawClosing(pen, block, box);
  }
}

function drawClosing(pen: Pen, block: ClosingBlock, box: { x: number; y: number; width: number }): number {
  const end = box.y + block.heightTwips;
  block.notes.reduce((y, line) => pen.line(line, { x: box.x, y, width: block.notesWidthTwips }), box.y);
  const columns = [...(block.cosigners ?? []), block.sign];
  const right = box.x + box.width;
  for (const [index, lines] of columns.entries()) {
    const x = right - (columns.length - index) * block.signWidthTwips;
    lines.reduce((y, line) => pen.line(line, { x, y, width: block.signWidthTwips }), end - sumOf(lines));
  }
  return end;
}

function drawFoot(pen: Pen, page: Page, shape: SheetShape): void {
  const { footer } = pen.document;
  if (footer.pageLine === '') return;
  const { left, right, top, bottom } = shape.marginTwips;
  const isOdd = page.number % 2 === 1;
  const { outer } = footer;
  const number: TextLine = {
    text: footer.pageLine.replace('{page}', String(page.number)),
    align: outer ? (isOdd ? 'right' : 'left') : 'center',
    sizePt: footer.sizePt,
    font: outer ? 'pageNumber' : 'body',
    heightTwips: footer.lineHeightTwips,
    ...(outer ? { leftTwips: outer.indentTwips, rightTwips: outer.indentTwips } : {}),
  };
  if (page.shape && outer) {
    // On its side in the left margin: where the number stands when the sheet is bound with the others.
    const { context } = pen;
    context.save();
    context.translate(outer.edgeTwips + footer.lineHeightTwips, top);
    context.rotate(Math.PI / 2);
    pen.line(number, { x: 0, y: 0, width: shape.heightTwips - top - bottom });
    context.restore();
    return;
  }
  const width = shape.widthTwips - left - right;
  const edge = outer?.edgeTwips ?? bottom;
  const start = shape.heightTwips - edge - footer.lineHeightTwips - sumOf(footer.lines);
  const y = footer.lines.reduce((at, line) => pen.line(line, { x: left, y: at, width }), start);
  pen.line(number, { x: left, y, width });
}
