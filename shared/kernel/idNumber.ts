import { isRealDay } from './calendarDate';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK = '10X98765432';

/** Check character of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function idCheckCharacter(digits17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (digits17.charCodeAt(i) - 48) * (WEIGHTS[i] ?? 0);
  return CHECK.charAt(sum % 11);
}

export type IdNumberFault = 'form' | 'date' | 'checksum';

/** Judges an 18-character ID number (upper-case X). The area code is not looked up: abolished codes stay valid for life. */
export function checkIdNumber(text: string): IdNumberFault | undefined {
  if (text.length !== 18) return 'form';
  for (let i = 0; i < 17; i += 1) {
    const c = text.charCodeAt(i);
    if (c < 48 || c > 57) return 'form';
  }
  const last = text.charCodeAt(17);
  if (!((last >= 48 && last <= 57) || last === 88)) return 'form';
  if (text.charCodeAt(0) === 48) return 'form';
  if (!isRealDay(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14)))) return 'date';
  return idCheckCharacter(text) === text.charAt(17) ? undefined : 'checksum';
}

/** The 18-digit form of a 15-digit number of before 1999: century 19 put in, check character computed. */
export function expandOldIdNumber(digits15: string): string | undefined {
  if (!/^[1-9]\d{14}$/.test(digits15)) return undefined;
  const body = `${digits15.slice(0, 6)}19${digits15.slice(6)}`;
  const whole = body + idCheckCharacter(body);
  return checkIdNumber(whole) === undefined ? whole : undefined;
}
