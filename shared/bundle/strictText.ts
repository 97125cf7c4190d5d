/** Characters that nobody sees or that turn the reading direction: controls, format characters, separators, U+FFFD. */
export const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029\u115f\u1160\u3164\uffa0\ufffd\ufffe\uffff]/u;
/** The same without line breaks, for the two columns that may hold them. */
export const INVISIBLE_IN_LINES = /(?![\r\n])[\p{Cc}\p{Cf}\u2028\u2029\u115f\u1160\u3164\uffa0\ufffd\ufffe\uffff]/u;
export const PRIVATE_USE = /\p{Co}/u;

/** UTF-8 without BOM; undefined for anything else. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith('\uFEFF') ? undefined : text;
  } catch {
    return undefined;
  }
}

export const encodeUtf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Length in characters as people count them (code points). */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

export const isCleanText = (text: string, min: number, max: number): boolean => {
  const count = characterCount(text);
  return (
    count >= min && count <= max && !INVISIBLE.test(text) && text === text.trim() && text === text.normalize('NFC')
  );
};

/** A name from the file for use in a sentence: nothing invisible, never long. */
export const shownName = (text: string): string => text.replace(new RegExp(INVISIBLE, 'gu'), '\uFFFD').slice(0, 120);
