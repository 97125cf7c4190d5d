import { wholeNumber } from './person';

/** One payment as the desk tells it; figures and words that the posting showed too. */
export interface LookupLine {
  readonly program: string;
  readonly year: number;
  /** As bundle.md § 3.3 `period`. */
  readonly period: string;
  /** "86.37"; '' when the list names none. */
  readonly unitRateYuan: string;
  /** 元/亩; '' when it is not known. */
  readonly rateUnit: string;
  readonly amountFen: number;
  readonly documentNumber: string;
  readonly postedOn: string;
}

export interface FoundAnswer {
  readonly kind: 'hit';
  /** 张**. */
  readonly maskedName: string;
  readonly lines: readonly LookupLine[];
}
/** Nothing in it: whoever sees it cannot tell why. */
export interface MissAnswer {
  readonly kind: 'miss';
}
export type LookupAnswer = FoundAnswer | MissAnswer;

export const MISS: MissAnswer = { kind: 'miss' };

/** A row of the village whose name and last four characters are those that were typed. */
export interface LookupRow {
  readonly idNumber: string;
  readonly maskedName: string;
  /** undefined: the list may not be asked for, or its posting would not name this row. */
  readonly line: LookupLine | undefined;
}

/** `unclear`: two persons fit. Nobody is told another one's money, so that is a miss; the register says that it happened. */
export type LookupOutcome = 'hit' | 'miss' | 'unclear';

const byTime = (a: LookupLine, b: LookupLine): number =>
  b.year - a.year || (a.postedOn < b.postedOn ? 1 : a.postedOn > b.postedOn ? -1 : a.program < b.program ? -1 : 1);

/** @param rows of every confirmed list of the village, also of those that may not be asked for: they tell whether two persons fit. */
export function answerOf(rows: readonly LookupRow[]): {
  readonly outcome: LookupOutcome;
  readonly answer: LookupAnswer;
} {
  const persons = new Set(rows.map(({ idNumber }) => wholeNumber(idNumber)));
  if (persons.size > 1) return { outcome: 'unclear', answer: MISS };
  const lines = rows.flatMap(({ line }) => (line ? [line] : [])).sort(byTime);
  const [first] = rows;
  if (!first || lines.length === 0) return { outcome: 'miss', answer: MISS };
  return { outcome: 'hit', answer: { kind: 'hit', maskedName: first.maskedName, lines } };
}
