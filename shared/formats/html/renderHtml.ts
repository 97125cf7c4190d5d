import type {
  Block,
  ClosingBlock,
  GapBlock,
  Page,
  PageDocument,
  PageFooter,
  ParagraphBlock,
  RuleBlock,
  TextLine,
} from '../../layout';
import { escapeMarkup } from './escape';
import { LineClasses, pageStyles, pt } from './pageStyles';
import { renderTable, TableStyles } from './tableHtml';

/**
 * One self-contained page of HTML: what the preview shows, the printer prints and a bundle carries. No script, no link, no
 * remote address; each sheet is a box of the size of the paper.
 */
export function renderHtml(document: PageDocument): string {
  const lines = new LineClasses();
  const tables = new TableStyles(document.lineHeight, document.cellPaddingTwips);
  const footLines = document.footer.lines.map((line) => renderLine(line, lines)).join('');
  const body: string[] = [];
  for (const page of document.pages) {
    body.push(page.shape ? '<div class="page turned">' : '<div class="page">');
    for (const block of page.blocks) body.push(renderBlock(block, lines, tables));
    body.push(`${renderFoot(document.footer, footLines, page, lines)}</div>\n`);
  }
  const style = pageStyles(document, lines, tables.rules);
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(document.title)}</title><style>\n${style}\n</style></head><body>\n${body.join('')}</body></html>\n`;
}

function renderFoot(foot: PageFooter, above: string, page: Page, lines: LineClasses): string {
  if (foot.pageLine === '' && above === '') return '';
  const isOdd = page.number % 2 === 1;
  const pageLine: TextLine = {
    text: foot.pageLine.replace('{page}', String(page.number)),
    align: foot.outer === undefined ? 'center' : isOdd ? 'right' : 'left',
    sizePt: foot.sizePt,
    font: foot.outer === undefined ? 'body' : 'pageNumber',
    heightTwips: foot.lineHeightTwips,
  };
  const name = foot.outer === undefined ? 'foot' : isOdd ? 'foot odd' : 'foot even';
  return `<div class="${name}">${above}${renderLine(pageLine, lines)}</div>`;
}

function renderBlock(block: Block, lines: LineClasses, tables: TableStyles): string {
  switch (block.kind) {
    case 'text':
      return block.lines.map((line) => renderLine(line, lines)).join('');
    case 'paragraph':
      return renderParagraph(block, lines);
    case 'gap':
      return gap(block);
    case 'rule':
      return rule(block);
    case 'table':
      return renderTable(block, tables.of(block));
    case 'closing':
      return renderClosing(block, lines);
  }
}

const gap = (block: GapBlock): string => `<div style="height:${pt(block.heightTwips)}"></div>`;

const rule = ({ heightTwips, thicknessTwips, color }: RuleBlock): string =>
  `<div style="box-sizing:border-box;height:${pt(heightTwips)};border-bottom:${pt(thicknessTwips)} solid ${color}"></div>`;

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const direction = (text: string): string => (RIGHT_TO_LEFT.test(text) ? ' dir="auto"' : '');

function lineWords(line: TextLine, lines: LineClasses): string {
  const lead = line.lead ? `<span class="${lines.face(line.lead.font)}">${escapeMarkup(line.lead.text)}</span>` : '';
  return lead + escapeMarkup(line.text);
}

function renderLine(line: TextLine, lines: LineClasses): string {
  const right = line.right === undefined ? '' : `<span class="right">${escapeMarkup(line.right)}</span>`;
  return `<p class="${lines.of(line)}"${direction(line.text)}>${lineWords(line, lines)}${right}</p>`;
}

/** One element per paragraph, for whoever reads or listens; its lines stay where the layout put them. */
function renderParagraph(block: ParagraphBlock, lines: LineClasses): string {
  const spans = block.lines.map(
    (line) => `<span class="${lines.of(line)}"${direction(line.text)}>${lineWords(line, lines)}</span>`,
  );
  return `<p class="para">${spans.join('')}</p>`;
}

function renderClosing(block: ClosingBlock, lines: LineClasses): string {
  const text = (one: readonly TextLine[]): string => one.map((line) => renderLine(line, lines)).join('');
  const width = pt(block.signWidthTwips);
  const columns = [...(block.cosigners ?? []), block.sign];
  const signs = columns.map((sign, index) => {
    const from = (columns.length - 1 - index) * block.signWidthTwips;
    const place = from > 0 ? `right:${pt(from)};` : '';
    return `<div class="sign" style="${place}width:${width}">${text(sign)}</div>`;
  });
  return `<div class="closing" style="height:${pt(block.heightTwips)}"><div>${text(block.notes)}</div>${signs.join('')}</div>`;
}
