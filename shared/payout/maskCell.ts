import { type PayoutField, PRIVATE_FIELDS } from './types';

/** Digits of any script, circled, raised and lowered ones, Chinese numerals: a number written otherwise is the same number. */
const DIGIT =
  '\\p{Nd}\\u2460-\\u2468\\u24ea\\u00b2\\u00b3\\u00b9\\u2070\\u2074-\\u2079\\u2080-\\u2089' +
  '\\u3007\\u25cb\\u96f6\\u4e00\\u4e8c\\u4e09\\u56db\\u4e94\\u516d\\u4e03\\u516b\\u4e5d' +
  '\\u58f9\\u8d30\\u53c1\\u8086\\u4f0d\\u9646\\u67d2\\u634c\\u7396\\u5e7a';
const LAST = 'xX×ХхＸｘ';
/** What may stand between two digits of one number; a point may not, for amounts have one (telephones with points: see below). */
const BETWEEN = '\\s\\u00ad\\u200b-\\u200f\\u2060\\-\\u2010-\\u2015\\u2212()（）';
const LOOSE_RUN = new RegExp(`[${DIGIT}](?:[${BETWEEN}.'’]{0,2}[${DIGIT}])*\\s*[${LAST}]?`, 'gu');
const TIGHT_RUN = new RegExp(`[${DIGIT}](?:[${BETWEEN}]{0,2}[${DIGIT}])*[${LAST}]?`, 'gu');
const POINTED_PHONE = new RegExp(`(?<![${DIGIT}])[${DIGIT}]{3}([./])[${DIGIT}]{4}\\1[${DIGIT}]{4}(?![${DIGIT}])`, 'gu');
const NO_DIGIT = new RegExp(`[^${DIGIT}]`, 'gu');
const NO_SIGN = new RegExp(`[^${DIGIT}${LAST}]`, 'gu');
const SHORTEST_OPEN = 9;
const LONG_RUN = new RegExp(`(?:[${DIGIT}][${BETWEEN}]{0,2}){${SHORTEST_OPEN}}`, 'u');
const LONGEST = 40;
/** Nothing but one number: what most cells are that have to be masked. */
const PLAIN = /^[0-9]{9,30}[Xx]?$/;
const digitsIn = (text: string): number => Array.from(text.replace(NO_DIGIT, '')).length;

/** Holds a run of digits as long as an account or a telephone, whatever column it stands in. */
export const hasLongNumber = (text: string): boolean => LONG_RUN.test(text) || text.search(POINTED_PHONE) >= 0;

/** A moment as programs put it behind file names: 20260610103022. No ID number, account or telephone has these lengths and values. */
const TIMESTAMP = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/;

/** Text that is shown or stored in the clear (titles, headers, names of sheets and files): as it is, without long numbers. */
export const maskLongNumbers = (text: string): string =>
  hasLongNumber(text)
    ? text
        .replace(POINTED_PHONE, maskRun)
        .replace(TIGHT_RUN, (run) => (digitsIn(run) < SHORTEST_OPEN || TIMESTAMP.test(run) ? run : maskRun(run)))
    : text;

function maskRun(run: string): string {
  const signs = Array.from(run.replace(NO_SIGN, ''));
  const stars = '*'.repeat(Math.max(4, Math.min(13, signs.length - 5)));
  return signs.slice(0, 3).join('') + stars + signs.slice(-2).join('');
}

/**
 * A cell as a problem may show it: enough for the clerk to find it, never a whole ID, account or telephone number.
 * In private columns every run of more than 6 digits is cut to its first 3 and last 2, elsewhere every run of 9 and more
 * (a card number that slipped into the amount column is still a card number). The result holds no part of the source string
 * alive: problems outlive the chunk they came from.
 */
export function maskCell(text: string, field: PayoutField | null = null, longest = LONGEST): string {
  if (PLAIN.test(text)) return `${text.slice(0, 3)}${'*'.repeat(Math.min(13, text.length - 5))}${text.slice(-2)}`;
  const isPrivate = PRIVATE_FIELDS.has(field);
  const limit = isPrivate ? 7 : SHORTEST_OPEN;
  const flat = text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  const masked = flat
    .replace(POINTED_PHONE, maskRun)
    .replace(isPrivate ? LOOSE_RUN : TIGHT_RUN, (run) => (digitsIn(run) < limit ? run : maskRun(run)));
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
