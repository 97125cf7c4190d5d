import { type Problem, problem } from '../../../kernel';
import type { NoticePart } from '../placeholders';
import { type Checked, type NoticeSeverity, placeOf } from './context';

const OPEN = '\\[［(（﹝〔【{';
const CLOSE = '\\]］)）﹞〕】}';

/** 样政发〔2026〕12号: hexagonal brackets, year in full, no 第, no leading zeros (notices.md § 2). */
function faultsOf(
  found: { readonly open: string; readonly year: string; readonly prefix: string; readonly number: string },
  text: string,
  part: NoticePart,
  severity: NoticeSeverity,
): Problem[] {
  const at = placeOf(part);
  const problems: Problem[] = [];
  if (found.open !== '〔') problems.push(problem('notice.number.brackets', severity, at, { number: text }));
  if (found.year.length !== 4) problems.push(problem('notice.number.year', severity, at, { number: text }));
  if (found.prefix !== '') problems.push(problem('notice.number.prefix', severity, at, { number: text }));
  if (/^0/.test(found.number)) problems.push(problem('notice.number.leadingZero', severity, at, { number: text }));
  return problems;
}

export function checkDocumentNumber({ body, parts, context: { rules } }: Checked): Problem[] {
  const { prefix, suffix } = rules.words.documentNumber;
  const core = `([${OPEN}])\\s*(\\d{2,4})\\s*[${CLOSE}]\\s*(${prefix}?)\\s*(\\d+)\\s*${suffix}`;
  const inText = new RegExp(`\\p{Script=Han}{1,8}${core}`, 'gu');
  const whole = new RegExp(`^\\p{Script=Han}[\\p{Script=Han}A-Za-z]*${core}$`, 'u');
  const own = body.documentNumber.trim();
  const problems: Problem[] = [];
  for (const part of parts) {
    if (part.field === 'documentNumber') {
      const [, open = '', year = '', first = '', number = ''] = whole.exec(own) ?? [];
      if (open === '') problems.push(problem('notice.number.form', 'error', placeOf(part), { number: own }));
      else problems.push(...faultsOf({ open, year, prefix: first, number }, own, part, 'error'));
      continue;
    }
    for (const [text, open = '', year = '', first = '', number = ''] of part.text.matchAll(inText))
      problems.push(...faultsOf({ open, year, prefix: first, number }, text, part, 'warning'));
  }
  return problems;
}
