import type { LayoutResources, Sheet } from './frame';
import { CELL_PADDING, lineTwips, PADDING_RESERVE, paperTwips, twipsOfMm } from './measures';
import { tidyText } from './noticeParts';
import { isCombining } from './scripts';
import { widthEm } from './textWidth';
import type { Block, Orientation, Page, Paper, PublicDocument } from './types';

/** Characters as they are seen: marks and variation selectors stay with the one before. */
function visibleCharacters(text: string): string[] {
  const found: string[] = [];
  for (const character of text) {
    if (found.length > 0 && isCombining(character.codePointAt(0) ?? 0)) found.push((found.pop() ?? '') + character);
    else found.push(character);
  }
  return found;
}

/** The text over at most `sheets` sheets, as evenly as may be, the first ones with one character more. */
function share(text: string, sheets: number): string[] {
  const characters = visibleCharacters(tidyText(text));
  const count = Math.max(1, Math.min(sheets, characters.length));
  const parts: string[] = [];
  for (let index = 0, from = 0; index < count; index += 1) {
    const size = Math.ceil((characters.length - from) / (count - index));
    parts.push(characters.slice(from, from + size).join(''));
    from += size;
  }
  return parts;
}

/**
 * Title for a board that holds several sheets beside each other: few characters per sheet, all in one size, as large as the
 * paper allows; the paper stands upright or is turned, whichever gives the larger ones.
 */
export function layoutBanner(
  text: string,
  paper: Paper,
  sheets: number,
  { rules }: Pick<LayoutResources, 'rules'>,
): PublicDocument {
  const { banner } = rules.notice;
  const parts = share(text, sheets);
  const widest = Math.max(1, ...parts.map(widthEm));
  const room = (orientation: Orientation): { sheet: Sheet; sizePt: number } => {
    const { width, height } = paperTwips(paper, orientation);
    const edge = twipsOfMm(banner.marginMm);
    const contentWidth = width - 2 * edge;
    const byHeight = (height - 2 * edge) / banner.lineHeight;
    const sizePt = Math.floor((Math.min(contentWidth / widest, byHeight) * banner.fill) / 20);
    return {
      sheet: { width, height, margin: { top: edge, right: edge, bottom: edge, left: edge }, contentWidth },
      sizePt,
    };
  };
  const upright = room('portrait');
  const turned = room('landscape');
  const orientation: Orientation = turned.sizePt > upright.sizePt ? 'landscape' : 'portrait';
  const { sheet, sizePt } = orientation === 'landscape' ? turned : upright;
  const heightTwips = lineTwips(sizePt, banner.lineHeight);
  const above = Math.max(0, Math.floor((sheet.height - 2 * sheet.margin.top - heightTwips) / 2) - 100);
  const pages = parts.map((part, index): Page => {
    const blocks: Block[] = [
      { kind: 'text', lines: [{ text: '', align: 'left', sizePt: 1, font: 'body', heightTwips: Math.max(20, above) }] },
      { kind: 'text', lines: [{ text: part, align: 'center', sizePt, font: 'title', heightTwips }] },
    ];
    return { number: index + 1, rowCount: 0, blocks };
  });
  return {
    internal: false,
    title: tidyText(text),
    paper,
    orientation,
    widthTwips: sheet.width,
    heightTwips: sheet.height,
    marginTwips: sheet.margin,
    fonts: rules.fonts,
    lineHeight: rules.lineHeight,
    cellPaddingTwips: CELL_PADDING - PADDING_RESERVE,
    footer: { lines: [], pageLine: '', sizePt: rules.minimumPt, lineHeightTwips: 0, heightTwips: 0 },
    pages,
    totalPages: pages.length,
    problems: [],
  };
}
