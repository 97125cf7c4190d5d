import type { CatalogSheetRules } from './sheetRules';

export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * A cell's list: one item a line, a number or bullet in front taken off; a single line is cut at semicolons unless it is numbered.
 */
export function splitLines(text: string): string[] {
  const lines = linesOf(text);
  const parts = lines.length === 1 && !NUMBER.test(text) ? text.split(/[\uff1b;]/) : lines;
  return parts
    .map((part) =>
      part
        .replace(NUMBER, '')
        .replace(/[\uff1b;]$/, '')
        .trim(),
    )
    .filter((part) => part !== '');
}

const NUMBER =
  /^\s*(?:\d{1,2}[.\u3001\uff0e]\s*(?!\d)|[(\uff08]\d{1,2}[)\uff09]\s*|[\u2460-\u2473\u25cf\u2022\u00b7]\s*)/;

/** Channels of a cell: those with a mark that is on; where nothing is marked, all that are named. */
export function readChannels(text: string, { ticks }: CatalogSheetRules): string[] {
  const on = new Set(ticks.on);
  const marks = [...ticks.on, ...ticks.off];
  const found: string[] = [];
  let name = '';
  let isOn = false;
  let anyMark = false;
  const close = (): void => {
    const bare = name
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\u3001,\uff0c;\uff1b]$/, '')
      .trim();
    if (isOn && bare !== '' && !found.includes(bare)) found.push(bare);
    name = '';
  };
  for (const sign of text) {
    if (marks.includes(sign)) {
      close();
      anyMark = true;
      isOn = on.has(sign);
    } else name += sign;
  }
  close();
  if (anyMark) return found;
  const named = text.split(/[\u3001,\uff0c;\uff1b\n]/).map((part) => part.trim());
  return [...new Set(named.filter((part) => part !== ''))];
}

/** A cell that is ticked or not, and the words that stand with its tick. */
export function readTicked(text: string, { ticks }: CatalogSheetRules): { ticked: boolean; text: string } {
  const signs = new Set([...ticks.on, ...ticks.off]);
  const words = [...text]
    .filter((sign) => !signs.has(sign))
    .join('')
    .trim();
  const isOff = ticks.off.some((sign) => text.includes(sign)) && !ticks.on.some((sign) => text.includes(sign));
  return { ticked: text.trim() !== '' && !isOff, text: words };
}
