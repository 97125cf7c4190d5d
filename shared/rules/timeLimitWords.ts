import { type Decoded, decode } from '../kernel';
import { TIME_LIMIT_UNITS } from '../records';

const word = decode.string({ max: 60 });
const words = decode.arrayOf(word, 200);

/** resources/rules/timeLimitWords.json */
export const decodeTimeLimitWords = decode.object({
  clauseEnds: words,
  /** Opening and closing character; what stands between is a remark. */
  brackets: words,
  /** Zero to nine, one character each. */
  digits: decode.string({ max: 10 }),
  zeros: words,
  two: word,
  ten: word,
  units: decode.recordOf(decode.oneOf(TIME_LIMIT_UNITS)),
  within: words,
  leading: words,
  after: words,
  before: words,
  link: words,
  day: word,
  dayEnd: word,
  month: word,
  atLeast: words,
  nextMonth: words,
  nextQuarter: words,
  nextYear: words,
  yearEnd: words,
  atOnce: words,
  /** No figure is fixed. */
  open: words,
  monthEvent: word,
  quarterEvent: word,
  yearEvent: word,
  nextYearEvent: word,
  /** Where a text names no start. */
  usualEvent: word,
  events: decode.arrayOf(decode.object({ words, from: word }), 400),
});
export type TimeLimitWords = Decoded<typeof decodeTimeLimitWords>;
