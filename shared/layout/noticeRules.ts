import type { FormSizes } from './input';
import type { FontChoice, Orientation, Paper } from './types';

/** 张贴版式: text in the largest size of its range that needs no further sheet. */
export interface BoardSizes extends FormSizes {
  readonly textPt: number;
  readonly leastTextPt: number;
  readonly mostTextPt: number;
}

/** 公文版式, the figures of GB/T 9704-2012 as notices.md § 3 gives them. */
export interface OfficialRules {
  readonly marginMm: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  /** Of A4 upright; other sheets have the same pitch and as many as go in. */
  readonly charactersPerLine: number;
  readonly linesPerPage: number;
  readonly sizePt: number;
  readonly titlePt: number;
  readonly table: FormSizes;
  /** A wide table of an official document may be smaller than what hangs on a wall. */
  readonly leastTablePt: number;
  readonly pageNumberPt: number;
  /** From the foot of the text to the dashes of the number. */
  readonly pageNumberMm: number;
  /** In characters, from the edge of the text. */
  readonly pageNumberIndent: number;
  /** 发文机关标志: its upper edge below the head of the text; shrinks to one line down to the least size. */
  readonly mark: {
    readonly topMm: number;
    readonly sizePt: number;
    readonly leastPt: number;
    readonly lineHeight: number;
  };
  readonly numberAfterLines: number;
  readonly ruleAfterMm: number;
  readonly ruleMm: number;
  readonly titleAfterLines: number;
  readonly addresseeAfterLines: number;
  /** First line of a paragraph, attachments and 附注, in characters. */
  readonly indent: number;
  readonly attachmentsAfterLines: number;
  /**
   * Date so far from the right edge, unit centred above it. Empty lines above the unit (the seal, a little higher than four
   * lines, begins within one line of the text and has unit and date somewhat below its middle), and between two units.
   */
  readonly sealed: { readonly indent: number; readonly above: number; readonly between: number };
  readonly unsealed: { readonly indent: number; readonly above: number; readonly dateIn: number };
  readonly fonts: { readonly body: FontChoice };
}

export interface NoticeRules {
  readonly board: Readonly<Record<Paper, Readonly<Record<Orientation, BoardSizes>>>> & { readonly lineHeight: number };
  readonly official: OfficialRules;
  /** A line filled less than this is not spread to the edge. */
  readonly justifyFrom: number;
  /** A cell higher than half a sheet goes on in rows of so many lines. */
  readonly splitLines: number;
  readonly banner: { readonly marginMm: number; readonly fill: number; readonly lineHeight: number };
}
