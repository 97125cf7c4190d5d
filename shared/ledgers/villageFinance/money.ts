import { type Fen, fault, fen, MAX_FEN, ok, type Result } from '../../kernel';
import type { MoneyMarks } from './financeRules';

export type MoneyFault = 'finance.amount.unclear' | 'finance.amount.tooPrecise' | 'finance.amount.tooLarge';

const STORED = /^-?\d{1,12}\.\d{2}$/;
/** 0.000001 yuan: what a spreadsheet's sums leave behind a written figure; only figures so long can have it. */
const RESIDUE_FROM = 9;
const RESIDUE = 0.0001;

/** Fen of an amount as it is stored ("1234.50"); undefined for anything else. */
export const storedFen = (text: string): Fen | undefined =>
  STORED.test(text) ? fen(Number(text.replace('.', '')) + 0) : undefined;

function withoutMarks(raw: string, marks: MoneyMarks, wan: boolean): string {
  let text = raw
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .replace(/^['’‘]+/, '');
  for (const mark of marks.currency) if (text.startsWith(mark)) text = text.slice(mark.length);
  for (const mark of wan ? [marks.wan, ...marks.units] : marks.units)
    if (text.endsWith(mark)) {
      text = text.slice(0, -mark.length);
      break;
    }
  text = text.replace(/^[−—–](?=\d)/, '-').replace(/^\((\d[\d,.]*)\)$/, '-$1');
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
}

/** Decimals behind the fen are either none, or the tail of a float; anything else was written and is refused. */
function roundsTo(rest: string, decimals: number): 0 | 1 | undefined {
  if (!/[1-9]/.test(rest)) return 0;
  if (decimals < RESIDUE_FROM) return undefined;
  const part = Number(`0.${rest}`);
  if (part < RESIDUE) return 0;
  return part > 1 - RESIDUE ? 1 : undefined;
}

/**
 * An amount as somebody wrote it: marks of money, thousands, full width, brackets or a minus for 红字.
 * @param wan the header says 万元: the point moves by four
 * @returns undefined for none; a third decimal is refused, never rounded
 */
export function readMoney(raw: string, marks: MoneyMarks, wan = false): Result<Fen | undefined, MoneyFault> {
  const known = wan ? undefined : storedFen(raw);
  if (known !== undefined) return ok(known);
  const text = withoutMarks(raw, marks, wan);
  if (text === '' || marks.none.includes(text)) return ok(undefined);
  const [, sign, whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (sign === undefined) return fault('finance.amount.unclear');
  const kept = wan ? 6 : 2;
  const more = roundsTo(decimals.slice(kept), decimals.length);
  if (more === undefined) return fault('finance.amount.tooPrecise');
  if (whole.length > 12) return fault('finance.amount.tooLarge');
  const value = Number(whole) * 10 ** kept + Number(decimals.slice(0, kept).padEnd(kept, '0')) + more;
  if (value > MAX_FEN) return fault('finance.amount.tooLarge');
  return ok(fen(sign === '-' && value > 0 ? -value : value));
}
