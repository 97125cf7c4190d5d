import type { PayoutField } from './types';

const PRIVATE: readonly (PayoutField | null)[] = [
  'idNumber',
  'bankCardNumber',
  'phone',
  'spouseIdNumber',
  'accountOwnerId',
  'disabilityNumber',
];

const LOOSE_RUN = /[0-9０-９](?:[\s.\-—'’]{0,2}[0-9０-９])*\s*[xX×ХхＸｘ]?/g;
const TIGHT_RUN = /[0-9０-９](?:[\s-]{0,2}[0-9０-９])*[xX×ХхＸｘ]?/g;
const LONGEST = 40;
const digitsIn = (text: string): number => text.replace(/[^0-9０-９]/g, '').length;

/**
 * A cell as a problem may show it: enough for the clerk to find it, never a whole ID, account or telephone number.
 * In private columns every run of more than 6 digits is cut to its first 3 and last 2, elsewhere every run of 9 and more
 * (a card number that slipped into the amount column is still a card number). The result holds no part of the source string
 * alive: problems outlive the chunk they came from.
 */
export function maskCell(text: string, field: PayoutField | null = null, longest = LONGEST): string {
  const isPrivate = PRIVATE.includes(field);
  const limit = isPrivate ? 7 : 9;
  const flat = text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  const masked = flat.replace(isPrivate ? LOOSE_RUN : TIGHT_RUN, (run) => {
    if (digitsIn(run) < limit) return run;
    const tight = run.replace(/[\s.\-—'’]/g, '');
    return `${tight.slice(0, 3)}${'*'.repeat(Math.max(4, Math.min(13, tight.length - 5)))}${tight.slice(-2)}`;
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
