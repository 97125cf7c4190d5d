import type { WrittenDate } from '../../../kernel';
import type { NoticeRules } from '../noticeRules';

/** 9月10日至9月25日, with the number of days behind it. */
export interface Span {
  readonly from: WrittenDate;
  readonly to: WrittenDate;
  /** As printed; undefined where none is. */
  readonly days: number | undefined;
  readonly isWorking: boolean;
  readonly text: string;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
export const oneOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');

export function spansIn(text: string, dates: readonly WrittenDate[], rules: NoticeRules): Span[] {
  if (dates.length < 2) return [];
  const { until, days, workingDays } = rules.words;
  const between = new RegExp(`^\\s*(?:${oneOf(until)})\\s*$`);
  const behind = new RegExp(`^[^\\d。；;]{0,8}?(\\d{1,3})\\s*(?:(${oneOf(workingDays)})|(?:${oneOf(days)}))`);
  return dates.flatMap((from, index): Span[] => {
    const to = dates[index + 1];
    if (!to || !between.test(text.slice(from.end, to.start))) return [];
    const stated = behind.exec(text.slice(to.end, to.end + 24));
    const span = { from, to, text: text.slice(from.start, to.end), isWorking: stated?.[2] !== undefined };
    return [{ ...span, days: stated ? Number(stated[1]) : undefined }];
  });
}
