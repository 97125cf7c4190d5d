import { type Problem, problem } from '../kernel';
import type { LayoutRules } from './input';
import { CELL_PADDING } from './measures';
import { widthEm } from './textWidth';
import type { Align } from './types';

/** A column before its width is known; `content` is the width of its widest cell. */
export interface ColumnPlan {
  readonly key: string;
  readonly header: string;
  readonly align: Align;
  /** Below this the column is dropped rather than squeezed; text columns may wrap down to it. */
  readonly minEm: number;
  /** Beyond this a cell wraps or shrinks. */
  readonly maxEm: number;
  /** Share of the room that is left over. */
  readonly weight: number;
  readonly contentEm: number;
  readonly spreadShort?: boolean;
  /** Running text: wraps at the size of the table instead of shrinking first. */
  readonly wraps?: boolean;
}

export interface ChosenColumns {
  /** Positions in the given list that are printed. */
  readonly kept: readonly number[];
  readonly widths: readonly number[];
  readonly pads: readonly number[];
  readonly sizePt: number;
  readonly problems: readonly Problem[];
}

/** A header may stand on two lines, the bracketed unit below: so it needs only its wider half. */
export function headerLines(header: string, maxEm: number): string[] {
  if (widthEm(header) <= maxEm) return [header];
  const bracket = header.indexOf('（');
  if (bracket > 0) return [header.slice(0, bracket), header.slice(bracket)];
  const half = Math.ceil(header.length / 2);
  return [header.slice(0, half), header.slice(half)];
}

const headerEm = (header: string, wholeLength = 4): number =>
  Math.max(...headerLines(header, header.length > wholeLength || header.includes('（') ? 0 : 99).map(widthEm));

/**
 * Widths for a table of `widthTwips`: first at the wanted size, then smaller down to the minimum, then without the columns
 * that notices.md § 6 lets go first (each named in a problem). What is left over is shared by weight.
 */
export function chooseColumns(
  columns: readonly ColumnPlan[],
  widthTwips: number,
  wantedPt: number,
  rules: LayoutRules,
): ChosenColumns {
  let kept = columns.map((_, index) => index);
  const problems: Problem[] = [];
  const droppable = rules.dropOrder.filter((key) => columns.some((column) => column.key === key));
  for (;;) {
    for (let size = wantedPt; size >= rules.minimumPt; size -= 1) {
      const widths = allot(columns, kept, widthTwips, size);
      if (widths) return { kept, widths, pads: padsOf(columns, kept, widths, size), sizePt: size, problems };
    }
    const dropped = droppable.shift();
    if (dropped === undefined) break;
    const column = columns.find((candidate) => candidate.key === dropped);
    kept = kept.filter((index) => columns[index]?.key !== dropped);
    problems.push(
      problem('layout.column.dropped', 'warning', { field: dropped }, { column: column?.header ?? dropped }),
    );
  }
  problems.push(problem('layout.table.tooWide', 'warning', {}, { columns: kept.length }));
  const sizePt = rules.minimumPt;
  const widths = allot(columns, kept, widthTwips, sizePt, SQUEEZED_EM) ?? leftOver(columns, kept, widthTwips, sizePt);
  return { kept, widths, pads: widths.map(() => CELL_PADDING), sizePt, problems };
}

/** Figures as wide as they are, everything else in even shares of the rest; even shares for all where that leaves too little. */
function leftOver(
  columns: readonly ColumnPlan[],
  kept: readonly number[],
  widthTwips: number,
  sizePt: number,
): number[] {
  const em = sizePt * 20;
  const figures = kept.map((index) => {
    const column = columns[index];
    return column?.align === 'right' ? Math.ceil(Math.min(column.contentEm, column.minEm) * em) + 2 * CELL_PADDING : 0;
  });
  const others = figures.filter((width) => width === 0).length;
  const rest = widthTwips - figures.reduce((sum, width) => sum + width, 0);
  const isPossible = others > 0 && rest / others >= SQUEEZED_EM * 0.6 * em + 2 * CELL_PADDING;
  const count = isPossible ? others : kept.length;
  const share = Math.floor((isPossible ? rest : widthTwips) / Math.max(1, count));
  const widths = figures.map((width) => (isPossible && width > 0 ? width : share));
  widths[0] = (widths[0] ?? 0) + widthTwips - widths.reduce((sum, width) => sum + width, 0);
  return widths;
}

/**
 * In a wide column the block of text stands in the middle: figures stay aligned at their right edge, names at their left,
 * and neither sticks to the rule.
 */
function padsOf(
  columns: readonly ColumnPlan[],
  kept: readonly number[],
  widths: readonly number[],
  sizePt: number,
): number[] {
  return kept.map((index, i) => {
    const column = columns[index];
    if (!column || column.align === 'center') return CELL_PADDING;
    const room = (widths[i] ?? 0) - Math.ceil(Math.min(column.contentEm, column.maxEm) * sizePt * 20);
    const most = column.align === 'left' ? 3 * sizePt * 20 : Number.POSITIVE_INFINITY;
    return Math.max(CELL_PADDING, Math.floor(Math.min(room / 2, most)));
  });
}

/** When nothing else helps, everything but figures may wrap down to so many characters. */
const SQUEEZED_EM = 2.5;

function allot(
  columns: readonly ColumnPlan[],
  kept: readonly number[],
  widthTwips: number,
  sizePt: number,
  mostOfTextEm = Number.POSITIVE_INFINITY,
): number[] | undefined {
  const em = sizePt * 20;
  const chosen = kept.flatMap((index) => columns[index] ?? []);
  const floorOf = (column: ColumnPlan): number => {
    const contentEm = Math.min(column.contentEm, column.minEm);
    const leastEm = column.align === 'right' ? contentEm : Math.min(contentEm, mostOfTextEm);
    const header = headerEm(column.header, mostOfTextEm === Number.POSITIVE_INFINITY ? 4 : 2);
    return Math.ceil(Math.max(header, leastEm) * em) + 2 * CELL_PADDING;
  };
  const wishOf = (column: ColumnPlan): number =>
    Math.max(floorOf(column), Math.ceil(Math.min(column.contentEm, column.maxEm) * em) + 2 * CELL_PADDING);
  const widths = chosen.map(floorOf);
  let left = widthTwips - widths.reduce((sum, width) => sum + width, 0);
  if (left < 0) return undefined;
  const wishes = chosen.map((column, i) => wishOf(column) - (widths[i] ?? 0));
  const wished = wishes.reduce((sum, wish) => sum + wish, 0);
  const share = wished > left ? left / wished : 1;
  for (const [i, wish] of wishes.entries()) widths[i] = (widths[i] ?? 0) + Math.floor(wish * share);
  left = widthTwips - widths.reduce((sum, width) => sum + width, 0);
  const weights = chosen.reduce((sum, column) => sum + column.weight, 0);
  for (const [i, column] of chosen.entries()) {
    widths[i] = (widths[i] ?? 0) + (weights > 0 ? Math.floor((left * column.weight) / weights) : 0);
  }
  const rest = widthTwips - widths.reduce((sum, width) => sum + width, 0);
  const widest = widths.indexOf(Math.max(...widths));
  widths[widest] = (widths[widest] ?? 0) + rest;
  return widths;
}
