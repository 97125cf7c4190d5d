import type { Problem } from '../../../kernel';
import { kindRule } from '../noticeRules';
import { openPlaceholders } from '../placeholders';
import { type Checked, inField } from './context';

/** Half a character for what is half as wide; an estimate, the sheet itself shrinks a title a little. */
const emOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (character < '\u2000' ? 0.6 : 1), 0);

/** Title, addressee, telephones, signatures: what the kind of notice asks for (notices.md §§ 1 and 2). */
export function checkForm({ notice, body, parts, context }: Checked): Problem[] {
  const { rules } = context;
  const kind = kindRule(rules, notice.kind);
  const problems: Problem[] = [];
  const title = notice.title.trim();
  if (title === '') problems.push(inField('notice.title.missing', 'error', 'title'));
  else if (kind.titleEnds.length > 0 && !kind.titleEnds.some((word) => title.endsWith(word)))
    problems.push(inField('notice.title.ending', 'error', 'title', { words: kind.titleEnds.join(' ') }));
  const width = rules.title.widths.find(
    (one) => one.layout === notice.layout && one.paper === notice.paper && one.orientation === notice.orientation,
  );
  if (width && emOf(title) > width.em * rules.title.lines)
    problems.push(
      inField('notice.title.tooLong', 'error', 'title', {
        characters: Math.ceil(emOf(title)),
        most: width.em * rules.title.lines,
      }),
    );
  const { addressee } = body;
  if (kind.addressee === 'required' && addressee.trim() === '')
    problems.push(inField('notice.addressee.missing', 'error', 'addressee'));
  if (kind.addressee === 'none' && addressee.trim() !== '')
    problems.push(inField('notice.addressee.unwanted', 'warning', 'addressee'));
  const telephones = body.telephones.filter((one) => /\d/.test(one));
  if (kind.needsTelephone && telephones.length === 0)
    problems.push(inField('notice.telephone.missing', 'error', 'telephones'));
  else if (kind.needsTelephone && telephones.length === 1)
    problems.push(inField('notice.telephone.onlyOne', 'warning', 'telephones'));
  if (kind.needsBasis && body.legalBasis.length === 0 && !parts.some(({ text }) => /《[^》]+》|〔\d{4}〕/.test(text)))
    problems.push(inField('notice.basis.missing', 'error', 'legalBasis'));
  if (kind.needsSignatures && body.signatureLines.length === 0)
    problems.push(inField('notice.signatures.missing', 'error', 'signatureLines'));
  if (body.signers.every((signer) => signer.trim() === ''))
    problems.push(inField('notice.signer.missing', 'error', 'signers'));
  for (const name of openPlaceholders(notice, body, rules))
    problems.push(inField('notice.placeholder.open', 'error', 'blocks', { name }));
  return problems;
}
