import type { CellFinding } from './idCell';
import type { PayoutRules } from './payoutRules';

export interface NameCell {
  readonly value: string;
  readonly findings: readonly CellFinding[];
}

const NO_FINDINGS: readonly CellFinding[] = [];
const HIDDEN = /[\u00a0\u200b-\u200f\u202a-\u202e\u2060\ufeff]/;

/** Two to four characters of the common block: nothing to repair, nothing to ask. */
function isPlainName(text: string): boolean {
  if (text.length < 2 || text.length > 4) return false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c < 0x4e00 || c > 0x9fff) return false;
  }
  return true;
}

const hasPrivateUse = (text: string): boolean =>
  [...text].some((c) => {
    const point = c.codePointAt(0) ?? 0;
    return (point >= 0xe000 && point <= 0xf8ff) || point >= 0xf0000;
  });

/** Judges one name: padding and look-alike dots are repaired, lost characters and "等3人" are asked about (§ 4.4). */
export function readNameCell(raw: string, rules: PayoutRules): NameCell {
  if (isPlainName(raw)) return { value: raw, findings: NO_FINDINGS };
  const findings: CellFinding[] = [];
  let text = raw.replace(/[\r\n\t]+/g, ' ');
  if (HIDDEN.test(text)) {
    findings.push({ code: 'name_nbsp', severity: 'repair' });
    text = text.replace(new RegExp(HIDDEN, 'g'), (c) => (c === '\u00a0' ? ' ' : ''));
  }
  const trimmed = text.replace(/^[ ]+|[ ]+$/g, '');
  // Latin names keep their blanks; Chinese ones are written without.
  const latin = /[A-Za-z]/.test(trimmed);
  let tight = latin ? trimmed.replace(/\s+/g, ' ').trim() : trimmed.replace(/\s+/g, '');
  if (tight !== trimmed) findings.push({ code: 'name_inner_spaces', severity: 'repair' });
  if (tight === '') return { value: '', findings: [{ code: 'name_missing', severity: 'reject' }] };
  const { dots, dot, lost, many, people } = rules.name;
  let dotted = '';
  const letters = [...tight];
  letters.forEach((c, i) => {
    const between = i > 0 && i < letters.length - 1;
    dotted += between && dots.includes(c) && !(latin && c === '.') ? dot : c;
  });
  if (dotted !== tight) {
    findings.push({ code: 'name_dot_variant', severity: 'repair' });
    tight = dotted;
  }
  if ([...tight].some((c) => lost.includes(c)) || hasPrivateUse(tight))
    findings.push({ code: 'name_lost_char', severity: 'warn' });
  const crowd = many.some((m) => tight.includes(m) && people.some((p) => tight.endsWith(p)));
  if (/[0-9０-９]/.test(tight) || crowd) findings.push({ code: 'name_digits', severity: 'warn' });
  return { value: tight, findings: findings.length === 0 ? NO_FINDINGS : findings };
}
