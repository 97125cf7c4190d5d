import type { PayoutField } from './types';

const PRIVATE: readonly (PayoutField | null)[] = [
  'idNumber',
  'bankCardNumber',
  'phone',
  'spouseIdNumber',
  'accountOwnerId',
  'disabilityNumber',
];

/** Plain, full-width and Chinese digits: a number spelt out is the same number. */
const DIGIT =
  '0-9\uff10-\uff19\u3007\u25cb\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u58f9\u8d30\u53c1\u8086\u4f0d\u9646\u67d2\u634c\u7396\u5e7a';
const LAST = 'xX×ХхＸｘ';
const LOOSE_RUN = new RegExp(`[${DIGIT}](?:[\\s.\\-—'’]{0,2}[${DIGIT}])*\\s*[${LAST}]?`, 'g');
const TIGHT_RUN = new RegExp(`[${DIGIT}](?:[\\s-]{0,2}[${DIGIT}])*[${LAST}]?`, 'g');
const NO_DIGIT = new RegExp(`[^${DIGIT}]`, 'g');
const SHORTEST_OPEN = 9;
const LONG_RUN = new RegExp(`(?:[${DIGIT}][\\s-]{0,2}){${SHORTEST_OPEN}}`);
const LONGEST = 40;
const digitsIn = (text: string): number => text.replace(NO_DIGIT, '').length;

/** Holds a run of digits as long as an account or a telephone, whatever column it stands in. */
export const hasLongNumber = (text: string): boolean => LONG_RUN.test(text);

/** A moment as programs put it behind file names: 20260610103022. No ID number, account or telephone has these lengths and values. */
const TIMESTAMP = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/;

/** Text that is shown or stored in the clear (titles, headers, names of sheets and files): as it is, without long numbers. */
export const maskLongNumbers = (text: string): string =>
  hasLongNumber(text)
    ? text.replace(TIGHT_RUN, (run) =>
        digitsIn(run) < SHORTEST_OPEN || TIMESTAMP.test(run) ? run : maskRun(run.replace(/[\s-]/g, '')),
      )
    : text;

const maskRun = (tight: string): string =>
  `${tight.slice(0, 3)}${'*'.repeat(Math.max(4, Math.min(13, tight.length - 5)))}${tight.slice(-2)}`;

/**
 * A cell as a problem may show it: enough for the clerk to find it, never a whole ID, account or telephone number.
 * In private columns every run of more than 6 digits is cut to its first 3 and last 2, elsewhere every run of 9 and more
 * (a card number that slipped into the amount column is still a card number). The result holds no part of the source string
 * alive: problems outlive the chunk they came from.
 */
export function maskCell(text: string, field: PayoutField | null = null, longest = LONGEST): string {
  const isPrivate = PRIVATE.includes(field);
  const limit = isPrivate ? 7 : SHORTEST_OPEN;
  const flat = text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  const masked = flat.replace(isPrivate ? LOOSE_RUN : TIGHT_RUN, (run) => {
    if (digitsIn(run) < limit) return run;
    return maskRun(run.replace(/[\s.\-—'’]/g, ''));
  });
  const short = masked.length > longest ? `${masked.slice(0, longest)}…` : masked;
  return detach(short);
}

/** A copy that shares no memory with a longer string (V8 keeps the parent of a substring alive). */
export function detach(text: string): string {
  if (text.length < 13) return text;
  let out = '';
  for (let i = 0; i < text.length; i += 8) out += String.fromCharCode(...codes(text, i, Math.min(text.length, i + 8)));
  return out;
}

function codes(text: string, from: number, to: number): number[] {
  const list: number[] = [];
  for (let i = from; i < to; i += 1) list.push(text.charCodeAt(i));
  return list;
}
