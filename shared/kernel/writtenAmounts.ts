import { parseAmountInWords } from './amountInWords';
import { parseYuan } from './money';

/** Amounts as they stand in running text: 大写 and figures. */
export interface WrittenAmount {
  readonly kind: 'words' | 'figures';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** undefined: not well formed, or finer than a fen. */
  readonly fen: number | undefined;
}

const CAPITALS = '零〇壹贰貳弍叁叄參肆伍陆陸柒捌玖拾佰仟万萬亿億';
const WORDS = new RegExp(
  `负?(?=[${CAPITALS}]*[壹贰貳弍叁叄參肆伍陆陸柒捌玖零])[${CAPITALS}]+[元圆圓角分](?:[${CAPITALS}元圆圓角分]*[角分])?[整正]?`,
  'g',
);
const FIGURES =
  /(?:[¥￥]\s*(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)\s*(万|亿)?元?)|(?:(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)\s*(万|亿)?元(?![/／]))/g;
const FACTORS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

function figuresFen(figures: string, unit: string | undefined): number | undefined {
  const plain = figures.replaceAll(',', '');
  if (unit === undefined) {
    const amount = parseYuan(plain);
    return amount.ok ? amount.value : undefined;
  }
  const fen = Number(plain) * (FACTORS[unit] ?? 1) * 100;
  const rounded = Math.round(fen);
  return Math.abs(fen - rounded) < 1e-3 ? rounded : undefined;
}

/** Every amount of a text, in order. A rate (86.37元/亩) is none. */
export function findWrittenAmounts(text: string): WrittenAmount[] {
  const words = [...text.matchAll(WORDS)].map(
    (found): WrittenAmount => ({
      kind: 'words',
      start: found.index,
      end: found.index + found[0].length,
      text: found[0],
      fen: parseAmountInWords(found[0]),
    }),
  );
  const figures = [...text.matchAll(FIGURES)].map(
    (found): WrittenAmount => ({
      kind: 'figures',
      start: found.index,
      end: found.index + found[0].length,
      text: found[0],
      fen: figuresFen(found[1] ?? found[3] ?? '', found[2] ?? found[4]),
    }),
  );
  return [...words, ...figures].sort((a, b) => a.start - b.start);
}
