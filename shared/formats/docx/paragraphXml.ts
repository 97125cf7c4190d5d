import type { ParagraphBlock, TextLine } from '../../layout';
import { escapeMarkup } from '../html';
import type { MoreStyle, ParagraphStyles } from './paragraphStyles';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Words from right to left with the blanks between them, or anything else. */
const DIRECTIONS =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[\s\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?|[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+/g;

const run = (properties: string, inner: string): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${inner}</w:r>`;
const textXml = (text: string): string => `<w:t xml:space="preserve">${escapeMarkup(text)}</w:t>`;

/** Words in runs: what is written from right to left says so, else word processors set its letters in the wrong order. */
function runsXml(text: string, properties = ''): string {
  if (text === '') return '';
  if (!RIGHT_TO_LEFT.test(text)) return run(properties, textXml(text));
  return (text.match(DIRECTIONS) ?? [])
    .map((part) => run(RIGHT_TO_LEFT.test(part) ? `${properties}<w:rtl/>` : properties, textXml(part)))
    .join('');
}

export function lineXml(line: TextLine, styles: ParagraphStyles, tabTwips: number, breakBefore: boolean): string {
  const style = styles.ofLine(line, tabTwips);
  const pageBreak = breakBefore ? '<w:pageBreakBefore/>' : '';
  const right = line.right === undefined ? '' : `<w:tab/>${textXml(line.right)}`;
  const lead = line.lead ? runsXml(line.lead.text, styles.face(line.lead.font)) : '';
  const words =
    right === '' && RIGHT_TO_LEFT.test(line.text) ? runsXml(line.text) : run('', textXml(line.text) + right);
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${pageBreak}</w:pPr>${lead}${words}</w:p>`;
}

/**
 * A paragraph as one that can be edited: the word processor breaks its lines, which are never more than ours (textWidth.ts).
 * Centred ones and those at the right keep our lines: a title is broken at sense.
 */
export function paragraphXml(block: ParagraphBlock, styles: ParagraphStyles, breakBefore: boolean): string {
  const first = block.lines[0];
  if (!first) return '';
  const isRightToLeft = RIGHT_TO_LEFT.test(first.text) && first.align === 'right';
  const flows = first.align === 'left' || isRightToLeft;
  const more: MoreStyle = {
    leftTwips: flows ? block.leftTwips : (first.leftTwips ?? 0),
    rightTwips: first.rightTwips ?? 0,
    firstTwips: flows ? block.firstTwips : 0,
    firstChars: flows ? block.firstChars : 0,
    spacingTwips: first.spacingTwips ?? 0,
    ...(first.color ? { color: first.color } : {}),
    ...(isRightToLeft ? { isRightToLeft } : {}),
  };
  const style = styles.of({
    font: first.font,
    sizePt: first.sizePt,
    // In a paragraph from right to left the left is where lines begin: the right edge.
    align: isRightToLeft ? 'left' : flows ? 'both' : first.align,
    lineTwips: first.heightTwips,
    indentTwips: 0,
    tabTwips: 0,
    more,
  });
  const pageBreak = breakBefore ? '<w:pageBreakBefore/>' : '';
  const words = flows
    ? (block.lead ? runsXml(block.lead.text, styles.face(block.lead.font)) : '') + runsXml(block.text)
    : block.lines.map((line) => runsXml(line.text)).join('<w:r><w:br/></w:r>');
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${pageBreak}</w:pPr>${words}</w:p>`;
}
