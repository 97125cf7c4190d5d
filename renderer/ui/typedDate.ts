import { type CalendarDate, calendarDate, type Params } from '../../shared/kernel';

export type TypedDate =
  | { readonly ok: true; readonly value: CalendarDate | '' }
  | { readonly ok: false; readonly params: Params };

/** Reads a day as people type it: 2026-6-9, 2026.6.9, 2026/6/9, 20260609, 2026年6月9日; without a year the given one. '' stays ''. */
export function parseTypedDate(text: string, thisYear: number): TypedDate {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (plain === '') return { ok: true, value: '' };
  const found =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^()(\d{1,2})[-./月](\d{1,2})日?$/.exec(plain);
  const value = found && calendarDate(Number(found[1] || thisYear), Number(found[2]), Number(found[3]));
  return value ? { ok: true, value } : { ok: false, params: { text } };
}
