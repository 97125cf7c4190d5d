import { formatDateChinese, parseCalendarDate } from './calendarDate';
import type { Problem } from './problem';
import type { Params } from './result';

/** Flat table of Chinese sentences; `{name}` is filled from params. Lives in resources/text/. */
export type TextTable = Readonly<Record<string, string>>;

/** Looks a sentence up and fills its placeholders; an unknown key comes back as itself so that a test can see it. */
export function fillText(table: TextTable, key: string, params: Params = {}): string {
  const template = table[key];
  if (template === undefined) return key;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : String(value);
  });
}

/** Days as people read them: stored 2026-06-09, said 2026年6月9日. Everything that is no day stays as it is. */
export function daysInWords(params: Params): Params {
  const said = Object.entries(params).map(([name, value]) => {
    const day = typeof value === 'string' ? parseCalendarDate(value) : undefined;
    return [name, day ? formatDateChinese(day) : value];
  });
  return Object.fromEntries(said);
}

/** The sentence of a problem: what happened, where, what to do. Its place may be used as {row}, {column}, {file} ... */
export function describeProblem(table: TextTable, item: Problem): string {
  const place: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(item.at)) if (value !== undefined) place[name] = value;
  return fillText(table, item.code, daysInWords({ ...place, ...item.params }));
}
