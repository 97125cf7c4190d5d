import { dayNumber, fromDayNumber, parseCalendarDate } from '../../kernel';

const EPOCH_1900 = dayNumberOf('1899-12-30');
const EPOCH_1904 = dayNumberOf('1904-01-01');
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;

function dayNumberOf(text: string): number {
  const day = parseCalendarDate(text);
  return day === undefined ? 0 : dayNumber(day);
}

/** Built-in formats that show a day, including those of the Chinese versions (27 to 36, 50 to 58). */
export function isDateFormatId(id: number): boolean {
  return (
    (id >= 14 && id <= 17) ||
    id === 22 ||
    (id >= 27 && id <= 31) ||
    id === 36 ||
    (id >= 50 && id <= 54) ||
    id === 57 ||
    id === 58
  );
}

/** A number format that shows a year or a day; one that shows hours only stays a number. */
export function isDateFormat(format: string): boolean {
  const letters = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return /[yYdDeE]/.test(letters) && !/[#0?]/.test(letters) && !/general/i.test(letters);
}

/**
 * The serial number of a date cell as ISO: 2026-06-09, with a time of day 2026-06-09 08:30:00.
 * @returns the text unchanged when it is no such number.
 */
export function serialToIso(text: string, is1904: boolean): string {
  const serial = Number(text);
  if (!(serial >= 1 && serial <= LAST_SERIAL)) return text;
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * 86_400);
  if (seconds === 86_400) {
    day += 1;
    seconds = 0;
  }
  // The 1900 system has a 29 February 1900 that never was: days before it are one off.
  const date = fromDayNumber(is1904 ? EPOCH_1904 + day : EPOCH_1900 + day + (day < 60 ? 1 : 0));
  if (seconds === 0) return date;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date} ${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
