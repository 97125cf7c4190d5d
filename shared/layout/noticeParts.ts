import type { FlowRow } from './cutPages';
import type { LayoutRules } from './input';
import { startsRightToLeft } from './scripts';
import { breakRanges, type LineRange, usualEm } from './textWidth';
import type {
  Align,
  FontRole,
  Lead,
  ParagraphBlock,
  RuleBlock,
  TableBlock,
  TableCell,
  TableRow,
  TextLine,
} from './types';

/** How a paragraph is set. */
export interface ParagraphStyle {
  readonly font: FontRole;
  readonly sizePt: number;
  readonly heightTwips: number;
  readonly widthTwips: number;
  /** Width of one Chinese character: the size, or the pitch of the grid. */
  readonly emTwips: number;
  readonly align: Align;
  /** First line against the others, and the others against the edge, in characters. */
  readonly firstChars: number;
  readonly leftChars: number;
  /** The first sentence in another face. */
  readonly leadFont?: FontRole;
  readonly rightTwips?: number;
  readonly color?: 'red';
}

/** A paragraph in lines, before the sheets are cut. */
export interface ParagraphPlan {
  readonly text: string;
  readonly leadLength: number;
  readonly style: ParagraphStyle;
  readonly lines: readonly TextLine[];
  readonly ranges: readonly LineRange[];
}

export type TablePlan = Pick<TableBlock, 'columns' | 'sizePt'> & {
  /** What a later sheet of this table says again above its rows. */
  readonly again: readonly NoticePart[];
  readonly groups: readonly NoticePart[];
};

/** Whatever stands on a sheet of a notice, from the top down. */
export type NoticePart =
  | { readonly kind: 'line'; readonly heightTwips: number; readonly plan: ParagraphPlan; readonly index: number }
  | { readonly kind: 'text'; readonly heightTwips: number; readonly line: TextLine }
  | { readonly kind: 'gap'; readonly heightTwips: number }
  | { readonly kind: 'rule'; readonly heightTwips: number; readonly rule: RuleBlock }
  | {
      readonly kind: 'row';
      readonly heightTwips: number;
      readonly row: TableRow;
      readonly table: TablePlan;
      /** Part of a long row: what its first column says when it begins a sheet. */
      readonly label?: TableCell;
    };

export type RowPart = Extract<NoticePart, { kind: 'row' }>;
export type NoticeFlow = FlowRow<NoticePart>[];

export const flowItem = (row: NoticePart, over: Partial<FlowRow<NoticePart>> = {}): FlowRow<NoticePart> => ({
  row,
  group: -1,
  payees: 0,
  keepWithNext: false,
  ...over,
});

export const gapItem = (heightTwips: number, keepWithNext = true): FlowRow<NoticePart> =>
  flowItem({ kind: 'gap', heightTwips }, { keepWithNext });

/** Narrow blanks as one each, none at the edges. Wide ones stay: they are room to write a date into. */
export const tidyText = (text: string): string => trimNarrow(text.replace(/[\t\v\f\r\n\u00a0 ]+/g, ' '));

const trimNarrow = (text: string): string => text.replace(/^ +| +$/g, '');

/** 。 ends the heading when text follows in the same paragraph. */
function leadLengthOf(text: string, style: ParagraphStyle): number {
  if (style.leadFont === undefined) return 0;
  const end = text.indexOf('。') + 1;
  return end > 0 && end < text.length ? end : 0;
}

type TextRules = Pick<LayoutRules, 'noLineStart' | 'noLineEnd' | 'keepWithNumber' | 'notice'>;

/** Breaks a paragraph into lines; `given` are lines that are decided already (a title broken at sense). */
export function planParagraph(
  written: string,
  given: ParagraphStyle,
  rules: TextRules,
  decided?: readonly LineRange[],
): ParagraphPlan {
  const text = tidyText(written);
  const leadLength = leadLengthOf(text, given);
  // A heading that is the whole paragraph is in its face from end to end.
  const style = given.leadFont !== undefined && leadLength === 0 ? { ...given, font: given.leadFont } : given;
  const { emTwips, firstChars, leftChars } = style;
  const right = style.rightTwips ?? 0;
  // A grid that is divided through evenly would else lose its last character to rounding.
  const roomEm = (style.widthTwips - right) / emTwips - leftChars + 1e-6;
  const ranges = decided ?? breakRanges(text, roomEm, rules, firstChars);
  const spacing = emTwips - style.sizePt * 20;
  const lines = ranges.map(({ from, to }, index): TextLine => {
    const room = roomEm - (index === 0 ? firstChars : 0);
    const whole = trimNarrow(text.slice(from, to));
    const left = Math.round((leftChars + (index === 0 ? firstChars : 0)) * emTwips);
    const isFull =
      style.align === 'left' &&
      index < ranges.length - 1 &&
      !startsRightToLeft(whole) &&
      usualEm(whole) >= room * rules.notice.justifyFrom;
    return {
      ...splitLead(text, from, to, leadLength, style.leadFont),
      align: style.align,
      sizePt: style.sizePt,
      font: style.font,
      heightTwips: style.heightTwips,
      ...(left !== 0 ? { leftTwips: left } : {}),
      ...(right !== 0 ? { rightTwips: right } : {}),
      ...(spacing !== 0 ? { spacingTwips: spacing } : {}),
      ...(isFull ? { justified: true } : {}),
      ...(style.color ? { color: style.color } : {}),
    };
  });
  return { text, leadLength, style, lines, ranges };
}

function splitLead(
  text: string,
  from: number,
  to: number,
  leadLength: number,
  font: FontRole | undefined,
): { text: string; lead?: Lead } {
  if (font === undefined || from >= leadLength) return { text: trimNarrow(text.slice(from, to)) };
  const lead = text.slice(from, Math.min(to, leadLength));
  return {
    lead: { text: to <= leadLength ? trimNarrow(lead) : lead.replace(/^ +/, ''), font },
    text: text.slice(leadLength, Math.max(to, leadLength)).replace(/ +$/, ''),
  };
}

/** Lines of a paragraph on their way; `keep` holds all of them and what follows together. */
export const paragraphItems = (plan: ParagraphPlan, keep = false): NoticeFlow =>
  plan.lines.map((line, index) =>
    flowItem({ kind: 'line', heightTwips: line.heightTwips, plan, index }, { keepWithNext: keep }),
  );

/** The lines `from` to `to` (both included) of a paragraph as they stand on one sheet. */
export function paragraphBlock(plan: ParagraphPlan, from: number, to: number): ParagraphBlock {
  const { style, ranges, lines, text, leadLength } = plan;
  const start = ranges[from]?.from ?? 0;
  const end = ranges[to]?.to ?? text.length;
  const first = from === 0 ? style.firstChars : 0;
  return {
    kind: 'paragraph',
    lines: lines.slice(from, to + 1),
    ...splitLead(text, start, end, leadLength, style.leadFont),
    firstTwips: Math.round(first * style.emTwips),
    firstChars: first,
    leftTwips: Math.round(style.leftChars * style.emTwips),
    goesOn: to < lines.length - 1,
  };
}
