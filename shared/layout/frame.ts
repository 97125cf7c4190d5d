import { fillText, type TextTable } from '../kernel';
import type { FormSizes, LayoutRules } from './input';
import { lineTwips, paperTwips, twipsOfMm } from './measures';
import { breakLines, fitsEm, fitTitle, widthEm } from './textWidth';
import type { Block, Orientation, PageFooter, Paper, TextLine } from './types';

export interface LayoutResources {
  readonly rules: LayoutRules;
  readonly text: TextTable;
}

/** The sheet before anything stands on it. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly contentWidth: number;
}

export function sheetOf(paper: Paper, orientation: Orientation, rules: LayoutRules): Sheet {
  const { width, height } = paperTwips(paper, orientation);
  const margin = {
    top: twipsOfMm(rules.marginMm.top),
    right: twipsOfMm(rules.marginMm.right),
    bottom: twipsOfMm(rules.marginMm.bottom),
    left: twipsOfMm(rules.marginMm.left),
  };
  return { width, height, margin, contentWidth: width - margin.left - margin.right };
}

/** Puts short facts side by side while the line holds them, two characters apart. */
export function packFacts(facts: readonly string[], maxEm: number, rules: LayoutRules): string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    if (fact === '') continue;
    const last = lines.at(-1);
    const beside = last === undefined ? undefined : `${last}　　${fact}`;
    if (beside !== undefined && widthEm(beside) <= maxEm) lines[lines.length - 1] = beside;
    else lines.push(...breakLines(fact, maxEm, rules));
  }
  return lines;
}

export interface Head {
  readonly blocks: readonly Block[];
  readonly heightTwips: number;
}

/** Title and facts; the same at the top of every sheet, because every sheet must stand alone (notices.md § 6). */
export function layoutHead(
  title: string,
  facts: readonly string[],
  sheet: Sheet,
  sizes: FormSizes,
  rules: LayoutRules,
  banner?: string,
): Head {
  const fitted = fitTitle(title, sheet.contentWidth, sizes.titlePt, rules);
  const infoHeight = lineTwips(sizes.infoPt, rules.lineHeight * 1.1);
  const line = (text: string, over: Partial<TextLine>): TextLine => ({
    text,
    align: 'left',
    sizePt: sizes.infoPt,
    font: 'body',
    heightTwips: infoHeight,
    ...over,
  });
  const lines: TextLine[] = [];
  if (banner) lines.push(line(banner, { align: 'right', font: 'heading' }));
  for (const text of fitted.lines) {
    lines.push(
      line(text, {
        align: 'center',
        font: 'title',
        sizePt: fitted.sizePt,
        heightTwips: lineTwips(fitted.sizePt, rules.lineHeight),
      }),
    );
  }
  const blocks: Block[] = [{ kind: 'text', lines }];
  const factLines = packFacts(facts, sheet.contentWidth / (sizes.infoPt * 20), rules).map((text) => line(text, {}));
  if (factLines.length > 0) {
    blocks.push({ kind: 'gap', heightTwips: twipsOfMm(2) }, { kind: 'text', lines: factLines });
  }
  blocks.push({ kind: 'gap', heightTwips: twipsOfMm(1.5) });
  return { blocks, heightTwips: blocks.reduce((sum, block) => sum + blockHeight(block), 0) };
}

export function blockHeight(block: Block): number {
  switch (block.kind) {
    case 'text':
    case 'paragraph':
      return block.lines.reduce((sum, line) => sum + line.heightTwips, 0);
    case 'table':
      return block.rows.reduce((sum, row) => sum + row.heightTwips, 0);
    case 'gap':
    case 'rule':
    case 'closing':
      return block.heightTwips;
  }
}

/** Period and telephone at the foot of every sheet, side by side if the line holds them, then the page number. */
export function layoutFooter(
  left: string,
  right: string,
  totalPages: number,
  sheet: Sheet,
  sizes: FormSizes,
  { rules, text }: LayoutResources,
): PageFooter {
  const sizePt = Math.max(rules.minimumPt, sizes.infoPt - 2);
  const heightTwips = lineTwips(sizePt, rules.lineHeight);
  const maxEm = sheet.contentWidth / (sizePt * 20);
  const line = (words: string, second?: string): TextLine => ({
    text: words,
    ...(second === undefined ? {} : { right: second }),
    align: 'left',
    sizePt,
    font: 'body',
    heightTwips,
  });
  const lines: TextLine[] =
    left !== '' && right !== '' && fitsEm(`${left}　${right}`, maxEm)
      ? [line(left, right)]
      : [left, right]
          .filter((words) => words !== '')
          .flatMap((words) => breakLines(words, maxEm, rules).map((part) => line(part)));
  return {
    lines,
    pageLine: fillText(text, 'layout.page', { pages: totalPages }),
    sizePt,
    lineHeightTwips: heightTwips,
    heightTwips: heightTwips * (lines.length + 1),
  };
}
