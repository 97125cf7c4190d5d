import type { Slip } from './noticeRules';

/** A county's own slips as a person types them, one a line: wrong → right → why. Tabs divide too, as they come from a sheet. */
export interface SlipLines {
  readonly slips: readonly Slip[];
  /** 1-based lines that say no slip. */
  readonly bad: readonly number[];
}

const DIVIDER = /\t|→|->/;
const MOST = 60;
const MOST_WHY = 200;

export function readSlipLines(text: string): SlipLines {
  const slips = new Map<string, Slip>();
  const bad: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [wrong = '', right = '', ...why] = line.split(DIVIDER).map((part) => part.trim());
    const isOne = wrong !== '' && right !== '' && wrong !== right && wrong.length <= MOST && right.length <= MOST;
    if (isOne) slips.set(wrong, { wrong, right, why: why.join(' ').slice(0, MOST_WHY), class: 'wording' });
    else bad.push(index + 1);
  }
  return { slips: [...slips.values()], bad };
}

export const writeSlipLines = (slips: readonly Slip[]): string =>
  slips.map(({ wrong, right, why }) => [wrong, right, why].filter((part) => part !== '').join(' → ')).join('\n');
