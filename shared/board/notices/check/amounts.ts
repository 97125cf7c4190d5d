import {
  amountInWords,
  findWrittenAmounts,
  formatYuanGrouped,
  type Problem,
  problem,
  type WrittenAmount,
} from '../../../kernel';
import { type Checked, placeOf } from './context';

/** Figures and words further apart than this tell of different sums. */
const MOST_GAP = 24;

/** Sentences end here; an amount is compared inside its own sentence only. */
const SENTENCE_END = /[。；;\n]/;

const gapOf = (a: WrittenAmount, b: WrittenAmount): number => (a.start < b.start ? b.start - a.end : a.start - b.end);

function partnerOf(words: WrittenAmount, all: readonly WrittenAmount[], text: string): WrittenAmount | undefined {
  return all
    .filter((one) => one.kind === 'figures')
    .filter((one) => {
      const [from, to] = one.start < words.start ? [one.end, words.start] : [words.end, one.start];
      return gapOf(one, words) <= MOST_GAP && !SENTENCE_END.test(text.slice(from, to));
    })
    .sort((a, b) => gapOf(a, words) - gapOf(b, words))[0];
}

/** 大写 are well formed and equal the figures beside them (notices.md § 5). */
export function checkAmounts({ parts }: Checked): Problem[] {
  return parts.flatMap((part) => {
    const all = findWrittenAmounts(part.text);
    return all
      .filter(({ kind }) => kind === 'words')
      .flatMap((words): Problem[] => {
        const at = placeOf(part);
        if (words.fen === undefined) return [problem('notice.amount.malformed', 'error', at, { words: words.text })];
        const figures = partnerOf(words, all, part.text);
        if (figures?.fen === undefined || figures.fen === words.fen) return [];
        return [
          problem('notice.amount.differs', 'error', at, {
            words: words.text,
            figures: formatYuanGrouped(figures.fen),
            right: amountInWords(figures.fen) ?? '',
          }),
        ];
      });
  });
}
