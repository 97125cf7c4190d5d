import { describeProblem, type Problem, type TextTable } from '../kernel';

/** Endings by which system folders and editors betray themselves (§ 14: five ways in which a well-meant file is spoiled). */
const SYSTEM_FILES = /(^|[/\\])(thumbs\.db|desktop\.ini|\.ds_store|__macosx)([/\\]|$)/i;

/**
 * The sentence of a bundle problem. Where the cause is known (unpacked and packed again, a system file slipped in), the
 * sentence `<code>#<cause>` names it; otherwise the code's own sentence.
 */
export function describeBundleProblem(text: TextTable, item: Problem): string {
  const name = item.at.path ?? '';
  const cause = SYSTEM_FILES.test(name) ? 'systemFile' : causeOf(item, name);
  const key = `${item.code}#${cause}`;
  const path = name === '' ? {} : { path: name };
  return describeProblem(text, { ...item, at: { ...item.at, ...path }, code: key in text ? key : item.code });
}

function causeOf(item: Problem, name: string): string {
  if (item.code === 'zip.nameTraversal' && name.includes('\\')) return 'backslash';
  return String(item.params.cause ?? '');
}
