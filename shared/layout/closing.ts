import { fillText } from '../kernel';
import type { LayoutResources, Sheet } from './frame';
import type { FormSizes } from './input';
import { lineTwips, twipsOfMm } from './measures';
import { breakLines, fitText } from './textWidth';
import type { ClosingBlock, GapBlock, TextLine } from './types';

export interface ClosingWords {
  readonly notes: readonly string[];
  readonly signer: string;
  readonly date: string;
}

/** Room of 45 × 45 mm for the seal, name and date below it, the notes beside it (notices.md § 6). */
export function layoutClosing(
  words: ClosingWords,
  sheet: Sheet,
  sizes: FormSizes,
  { rules }: LayoutResources,
): { gap: GapBlock; block: ClosingBlock; heightTwips: number } {
  const signWidth = Math.min(Math.round(sheet.contentWidth * 0.44), twipsOfMm(110));
  const notesWidth = sheet.contentWidth - signWidth;
  const line = (text: string, over: Partial<TextLine> = {}): TextLine => ({
    text,
    align: 'left',
    sizePt: sizes.infoPt,
    font: 'body',
    heightTwips: lineTwips(sizes.infoPt, rules.lineHeight * 1.1),
    ...over,
  });
  const notes = words.notes
    .filter((note) => note !== '')
    .flatMap((note) => breakLines(note, (notesWidth - twipsOfMm(6)) / (sizes.infoPt * 20), rules))
    .map((text) => line(text));
  const signer = fitText(words.signer, signWidth - twipsOfMm(2), sizes.infoPt, rules.minimumPt, rules);
  const sign = [
    ...signer.lines.map((text) => line(text, { align: 'center', sizePt: signer.sizePt })),
    line(words.date, { align: 'center' }),
  ];
  const total = (lines: readonly TextLine[]): number => lines.reduce((sum, item) => sum + item.heightTwips, 0);
  const heightTwips = Math.max(twipsOfMm(rules.sealMm) + total(sign), total(notes)) + 40;
  const gap: GapBlock = { kind: 'gap', heightTwips: twipsOfMm(2) };
  return {
    gap,
    block: { kind: 'closing', heightTwips, notes, notesWidthTwips: notesWidth, signWidthTwips: signWidth, sign },
    heightTwips: gap.heightTwips + heightTwips,
  };
}

/** Whom to turn to: village and township, unless they are the same unit. */
export function objectionNote(signer: string, township: string, { text }: LayoutResources): string {
  const unit =
    township === '' || township === signer
      ? signer
      : fillText(text, 'layout.objection.both', { unit: signer, township });
  return fillText(text, 'layout.objection', { unit });
}
