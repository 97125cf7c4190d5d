import { fillText } from '../kernel';
import type { LayoutResources, Sheet } from './frame';
import type { FormSizes } from './input';
import { lineTwips, twipsOfMm } from './measures';
import { breakLines, fitText } from './textWidth';
import type { ClosingBlock, GapBlock, TextLine } from './types';

export interface ClosingWords {
  readonly notes: readonly string[];
  readonly signer: string;
  /** Further units, each with room for its own seal, left of the one with the date. */
  readonly cosigners?: readonly string[];
  readonly date: string;
  /** false: no room for a seal is kept. */
  readonly sealed?: boolean;
  /** Height of a note's line against its size; more where people write by hand. */
  readonly noteLineHeight?: number;
}

const SIGN_SHARE = 0.44;

/** Room of 45 × 45 mm for the seal, name and date below it, the notes beside it (notices.md § 6). */
export function layoutClosing(
  words: ClosingWords,
  sheet: Sheet,
  sizes: FormSizes,
  { rules }: LayoutResources,
): { gap: GapBlock; block: ClosingBlock; heightTwips: number } {
  const cosigners = words.cosigners ?? [];
  const columns = cosigners.length + (words.notes.some((note) => note !== '') ? 2 : 1);
  const share = cosigners.length === 0 ? SIGN_SHARE : 1 / columns;
  const round = cosigners.length === 0 ? Math.round : Math.floor;
  const signWidth = Math.min(round(sheet.contentWidth * share), twipsOfMm(110));
  const notesWidth = sheet.contentWidth - signWidth * (cosigners.length + 1);
  const line = (text: string, over: Partial<TextLine> = {}): TextLine => ({
    text,
    align: 'left',
    sizePt: sizes.infoPt,
    font: 'body',
    heightTwips: lineTwips(sizes.infoPt, rules.lineHeight * 1.1),
    ...over,
  });
  const noteHeight =
    words.noteLineHeight === undefined ? {} : { heightTwips: lineTwips(sizes.infoPt, words.noteLineHeight) };
  const notes = words.notes
    .filter((note) => note !== '')
    .flatMap((note) => breakLines(note, (notesWidth - twipsOfMm(6)) / (sizes.infoPt * 20), rules))
    .map((text) => line(text, noteHeight));
  const fitName = (signer: string, sizePt: number) =>
    fitText(signer, signWidth - twipsOfMm(2), sizePt, rules.minimumPt, rules);
  // Units that sign beside each other stand there in one size.
  const signPt = Math.min(...[words.signer, ...cosigners].map((signer) => fitName(signer, sizes.infoPt).sizePt));
  const signColumn = (signer: string, date: string): TextLine[] => {
    const fitted = fitName(signer, signPt);
    return [
      ...fitted.lines.map((text) => line(text, { align: 'center', sizePt: fitted.sizePt })),
      line(date, { align: 'center' }),
    ];
  };
  const sign = signColumn(words.signer, words.date);
  const beside = cosigners.map((signer) => signColumn(signer, ''));
  const total = (lines: readonly TextLine[]): number => lines.reduce((sum, item) => sum + item.heightTwips, 0);
  const seal = words.sealed === false ? 0 : twipsOfMm(rules.sealMm);
  const heightTwips = Math.max(...[sign, ...beside].map((lines) => seal + total(lines)), total(notes)) + 40;
  const gap: GapBlock = { kind: 'gap', heightTwips: twipsOfMm(2) };
  return {
    gap,
    block: {
      kind: 'closing',
      heightTwips,
      notes,
      notesWidthTwips: notesWidth,
      signWidthTwips: signWidth,
      sign,
      ...(beside.length > 0 ? { cosigners: beside } : {}),
    },
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
