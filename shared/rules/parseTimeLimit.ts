import { calendarDate, fault, ok, type Result } from '../kernel';
import type { TimeLimit } from '../records';
import type { TimeLimitWords } from './timeLimitWords';

type Found = Omit<TimeLimit, 'text'>;

const escapeWord = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const anyOf = (words: readonly string[]): string =>
  `(?:${[...words]
    .sort((a, b) => b.length - a.length)
    .map(escapeWord)
    .join('|')})`;

/** Fullwidth digits become plain ones, remarks in brackets and spaces go. */
function plain(text: string, { brackets }: TimeLimitWords): string {
  let out = text.replace(/[\uFF10-\uFF19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  for (const pair of brackets) {
    const [open, close] = [escapeWord(pair.charAt(0)), escapeWord(pair.charAt(1))];
    out = out.replace(new RegExp(`${open}[^${close}]*${close}`, 'g'), '');
  }
  return out.replace(/\s+/g, '');
}

const numberPattern = ({ digits, two, ten, zeros }: TimeLimitWords): string =>
  `\\d+|[${[...digits, two, ten, ...zeros].map(escapeWord).join('')}]+`;

/** 20, 二十, 十五, 三十一, 两; undefined for what is no number up to 99 in words. */
function numberOf(written: string, { digits, two, ten, zeros }: TimeLimitWords): number | undefined {
  if (/^\d+$/.test(written)) return Number(written);
  const characters = [...written].map((one) =>
    one === two ? digits.charAt(2) : zeros.includes(one) ? digits.charAt(0) : one,
  );
  const at = characters.indexOf(ten);
  const value = (one: string | undefined, empty: number): number => (one === undefined ? empty : digits.indexOf(one));
  if (at < 0) return characters.length === 1 ? value(characters[0], -1) : undefined;
  if (at > 1 || characters.length > at + 2 || characters.indexOf(ten, at + 1) >= 0) return undefined;
  return (at === 0 ? 1 : value(characters[0], 1)) * 10 + value(characters[at + 1], 0);
}

/** The start in the words of the table, or as written: "公示结束后" starts with 公示结束之日. */
function startOf(written: string, words: TimeLimitWords): string {
  const event = written
    .replace(new RegExp(`^${anyOf(words.leading)}`), '')
    .replace(new RegExp(`${anyOf([...words.after, ...words.link])}$`), '');
  if (event === '') return words.usualEvent;
  const known = words.events.find((one) => one.words.includes(event));
  if (known) return known.from;
  const endings = words.events
    .flatMap((one) => one.words.map((word) => ({ word, from: one.from })))
    .filter(({ word }) => event.endsWith(word))
    .sort((a, b) => b.word.length - a.word.length);
  if (endings[0]) return endings[0].from;
  return event.endsWith(words.day) ? event : `${event}${words.dayEnd}`;
}

const asMonthDay = (month: number, day: number): string | undefined => calendarDate(2024, month, day)?.slice(5);

type Reader = (clause: string, words: TimeLimitWords) => Found | undefined;

/** 当年12月31日前, 次年1月31日前, 每年年底前. */
const readYearDay: Reader = (clause, words) => {
  const isNext = words.nextYear.some((word) => clause.startsWith(word));
  const unit = isNext ? 'nextYearDay' : 'yearDay';
  const from = isNext ? words.nextYearEvent : words.yearEvent;
  const number = numberPattern(words);
  const before = anyOf(words.before);
  const named = new RegExp(`(${number})${escapeWord(words.month)}(${number})${escapeWord(words.day)}${before}`).exec(
    clause,
  );
  if (named) {
    const monthDay = asMonthDay(numberOf(named[1] ?? '', words) ?? 0, numberOf(named[2] ?? '', words) ?? 0);
    return monthDay === undefined ? undefined : { amount: 0, unit, from, monthDay };
  }
  if (!new RegExp(`${anyOf(words.yearEnd)}${before}`).test(clause)) return undefined;
  return { amount: 0, unit, from, monthDay: '12-31' };
};

/** 次月15日前, 下一季度首月15日前. */
const readPeriodDay: Reader = (clause, words) => {
  const tail = `(${numberPattern(words)})${escapeWord(words.day)}${anyOf([...words.before, ...words.within])}`;
  for (const [unit, starts, from] of [
    ['nextQuarterDay', words.nextQuarter, words.quarterEvent],
    ['nextMonthDay', words.nextMonth, words.monthEvent],
  ] as const) {
    const found = new RegExp(`^${anyOf(starts)}${tail}`).exec(clause);
    const amount = found ? numberOf(found[1] ?? '', words) : undefined;
    if (amount !== undefined && amount >= 1 && amount <= 31) return { amount, unit, from };
  }
  return undefined;
};

/** "13月" or "次月" in front of a day: a day of the calendar that could not be read, not an event. */
const isCalendarPart = (event: string, words: TimeLimitWords): boolean =>
  event === '' || event.endsWith(words.month) || [...words.nextMonth, ...words.nextQuarter].includes(event);

/** 信息形成之日起20个工作日内, 选举日的20日前. */
const readCount: Reader = (clause, words) => {
  const units = anyOf(Object.keys(words.units));
  const found = new RegExp(
    `^(.*?)(${numberPattern(words)})(${units})(${anyOf(words.within)}|${anyOf(words.before)})`,
  ).exec(clause);
  const [, event = '', number = '', unitWord = '', end = ''] = found ?? [];
  const unit = words.units[unitWord];
  const amount = numberOf(number, words);
  if (unit === undefined || amount === undefined || amount < 1 || amount > 9999) return undefined;
  const isBefore = words.before.includes(end);
  if (isBefore && (unit !== 'day' || isCalendarPart(event, words))) return undefined;
  const from = startOf(event, words);
  return { amount, unit, from, ...(isBefore ? { counting: 'before' as const } : {}) };
};

/** 选举结果当场公布: on the very day. */
const readAtOnce: Reader = (clause, words) => {
  const found = new RegExp(`^(.+?)${anyOf(words.atOnce)}`).exec(clause);
  return found ? { amount: 0, unit: 'day', from: startOf(found[1] ?? '', words) } : undefined;
};

/** A posting of at least so many days is no limit for going public; how long it hangs is told by the entry's own field. */
const isMinimum = (clause: string, words: TimeLimitWords): boolean =>
  new RegExp(`${anyOf(words.atLeast)}(?:${numberPattern(words)})${anyOf(Object.keys(words.units))}`).test(clause);

const READERS: readonly Reader[] = [readPeriodDay, readYearDay, readCount, readAtOnce];

/**
 * Reads a printed time limit: the first part of it that gives a figure. A text that only says 及时 or how long a posting hangs
 * has no figure (`none`).
 * @returns `rules.timeLimitUnreadable` for anything else: a limit is never guessed.
 */
export function parseTimeLimit(text: string, words: TimeLimitWords): Result<TimeLimit, 'rules.timeLimitUnreadable'> {
  const clauses = plain(text, words).split(new RegExp(anyOf(words.clauseEnds)));
  for (const clause of clauses) {
    if (isMinimum(clause, words)) continue;
    for (const read of READERS) {
      const found = read(clause, words);
      if (found) return ok({ text, ...found });
    }
  }
  const isOpen = clauses.some((clause) => isMinimum(clause, words) || words.open.some((word) => clause.includes(word)));
  return isOpen ? ok({ text, amount: 0, unit: 'none', from: '' }) : fault('rules.timeLimitUnreadable', { text });
}
