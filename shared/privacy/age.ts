import { type CalendarDate, datePartsOf, isRealDay } from '../kernel';

/** Whole years on `day` of the owner of an ID number; undefined when the number names no real birthday. 15 digits: born in 19xx. */
export function ageOn(idNumber: string, day: CalendarDate): number | undefined {
  const found =
    /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/i.exec(idNumber) ?? /^\d{6}(\d{2})(\d{2})(\d{2})\d{3}$/.exec(idNumber);
  if (!found) return undefined;
  const [, yearText = '', monthText, dayText] = found;
  const year = Number(yearText.length === 2 ? `19${yearText}` : yearText);
  const month = Number(monthText);
  const date = Number(dayText);
  if (!isRealDay(year, month, date)) return undefined;
  const on = datePartsOf(day);
  const hadBirthday = on.month > month || (on.month === month && on.day >= date);
  return on.year - year - (hadBirthday ? 0 : 1);
}
