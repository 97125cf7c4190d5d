import type { LayoutRules } from './input';
import { breakRanges, canBreak, cutsWord, endsAtSense, type LineRange, widthEm } from './textWidth';

/** More lines than a title may have before it is broken like any text. */
const MOST_LINES = 4;
/** A line that ends inside of a phrase, or of a word, costs as much as so many characters of bad shape. */
const NO_SENSE_COST = 6;
const CUT_WORD_COST = 20;
const FURTHER_LINE_COST = 8;

/**
 * A title of an official document: centred lines in the shape of a trapezium or a diamond, broken at sense (GB/T 9704-2012,
 * 7.3.1: 词意完整、排列对称、长短适宜). As few lines as hold it.
 */
export function shapeTitle(title: string, maxEm: number, rules: LayoutRules): readonly LineRange[] {
  if (widthEm(title) <= maxEm) return [{ from: 0, to: title.length }];
  const cuts = cutsOf(title, rules);
  const least = Math.ceil(widthEm(title) / maxEm);
  let best: Shaped | undefined;
  for (let lines = least; lines <= Math.min(MOST_LINES, least + 1); lines += 1) {
    const found = bestCuts(title, cuts, lines, maxEm);
    const cost = (found?.cost ?? 0) + (lines - least) * FURTHER_LINE_COST;
    if (found && (best === undefined || cost < best.cost)) best = { ...found, cost };
  }
  return best?.ranges ?? breakRanges(title, maxEm, rules);
}

interface Shaped {
  readonly ranges: readonly LineRange[];
  readonly cost: number;
}

interface Cut {
  readonly at: number;
  readonly cost: number;
}

function cutsOf(title: string, rules: LayoutRules): Cut[] {
  const cuts: Cut[] = [];
  let at = 0;
  let before = '';
  for (const character of title) {
    if (before !== '' && canBreak(before, character, rules))
      cuts.push({
        at,
        cost: cutsWord(title, at, rules) ? CUT_WORD_COST : endsAtSense(title, at, rules) ? 0 : NO_SENSE_COST,
      });
    at += character.length;
    before = character;
  }
  return cuts;
}

function bestCuts(title: string, cuts: readonly Cut[], lines: number, maxEm: number): Shaped | undefined {
  let best: readonly LineRange[] | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  const walk = (
    from: number,
    left: number,
    cost: number,
    taken: readonly LineRange[],
    widths: readonly number[],
  ): void => {
    if (cost >= bestCost) return;
    const rest = widthEm(title.slice(from));
    if (rest > maxEm * left) return;
    if (left === 1) {
      const total = cost + shapeCost([...widths, rest]);
      if (total >= bestCost) return;
      bestCost = total;
      best = [...taken, { from, to: title.length }];
      return;
    }
    for (const cut of cuts) {
      if (cut.at <= from) continue;
      const width = widthEm(title.slice(from, cut.at));
      if (width > maxEm) break;
      walk(cut.at, left - 1, cost + cut.cost, [...taken, { from, to: cut.at }], [...widths, width]);
    }
  };
  walk(0, lines, 0, [], []);
  return best && { ranges: best, cost: bestCost };
}

/**
 * How far lines are from a good shape, in characters: steps of two to six are a trapezium, a middle line that is the longest
 * a diamond; lines of equal length make a block, a middle line that is the shortest an hourglass, a very short line a tail.
 */
function shapeCost(widths: readonly number[]): number {
  const longest = Math.max(...widths);
  const steps = widths.slice(1).map((width, index) => width - (widths[index] ?? 0));
  const rises = steps.filter((step) => step > 0).length;
  const peak = widths.indexOf(longest);
  const isDiamond = widths.length > 2 && steps.every((step, index) => (index < peak ? step > 0 : step < 0)) && peak > 0;
  const isTrapezium = rises === 0 || rises === steps.length;
  const uneven = steps.reduce((sum, step) => {
    const size = Math.abs(step);
    return sum + (size < 2 ? (2 - size) * 1.5 : size > 6 ? size - 6 : 0);
  }, 0);
  const tail = Math.max(0, longest / 3 - Math.min(...widths)) * 2;
  return uneven + tail + (isTrapezium || isDiamond ? 0 : 12);
}
