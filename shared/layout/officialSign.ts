import type { LayoutRules } from './input';
import type { NoticeInput } from './noticeInput';
import { gapItem, type NoticeFlow, type ParagraphStyle, paragraphItems, planParagraph } from './noticeParts';
import { usualEm } from './textWidth';

/**
 * Units and date. With a seal: the date four characters from the right edge, the units centred above it, room for the seal.
 * Without: the unit two characters from the right edge one line below the text, the date on the next line two characters
 * right of the unit's beginning; a longer date stands two characters from the edge and the unit moves left.
 */
export function signatureItems(
  input: Pick<NoticeInput, 'signers' | 'writtenOn' | 'seal'>,
  style: ParagraphStyle,
  lineChars: number,
  rules: LayoutRules,
): NoticeFlow {
  const signers = input.signers.map((signer) => signer.trim()).filter((signer) => signer !== '');
  if (signers.length === 0 && input.writtenOn === '') return [];
  return input.seal
    ? sealedItems(signers, input.writtenOn, style, lineChars, rules)
    : unsealedItems(signers, input.writtenOn, style, lineChars, rules);
}

function sealedItems(
  signers: readonly string[],
  date: string,
  style: ParagraphStyle,
  lineChars: number,
  rules: LayoutRules,
): NoticeFlow {
  const { sealed } = rules.notice.official;
  const widest = Math.max(0, ...signers.map(usualEm));
  // From the right edge to the line on which everything is centred; a long name pushes it to the left.
  const middle = Math.min(lineChars / 2, Math.max(sealed.indent + usualEm(date) / 2, widest / 2));
  const centred: ParagraphStyle = { ...style, align: 'center', firstChars: 0, leftChars: lineChars - 2 * middle };
  const put = (text: string): NoticeFlow => paragraphItems(planParagraph(text, centred, rules), true);
  return [
    ...signers.flatMap((signer, index) => [
      gapItem((index === 0 ? sealed.above : sealed.between) * style.heightTwips),
      ...put(signer),
    ]),
    ...(signers.length === 0 ? [gapItem(sealed.above * style.heightTwips)] : []),
    ...(date === '' ? [] : put(date)),
  ];
}

function unsealedItems(
  signers: readonly string[],
  date: string,
  style: ParagraphStyle,
  lineChars: number,
  rules: LayoutRules,
): NoticeFlow {
  const { unsealed } = rules.notice.official;
  const nameEm = usualEm(signers.at(-1) ?? '');
  const dateEm = usualEm(date);
  const nameRight = unsealed.indent + Math.max(0, unsealed.dateIn + dateEm - nameEm);
  const right = (text: string, chars: number): NoticeFlow => {
    const own = { ...style, align: 'right' as const, firstChars: 0, rightTwips: Math.round(chars * style.emTwips) };
    return paragraphItems(planParagraph(text, own, rules), true);
  };
  const dateRight =
    signers.length === 0 ? unsealed.indent : Math.max(unsealed.indent, nameRight + nameEm - unsealed.dateIn - dateEm);
  return [
    gapItem(unsealed.above * style.heightTwips),
    ...signers.flatMap((signer) => right(signer, nameRight)),
    ...(date === '' ? [] : right(date, Math.min(dateRight, lineChars - dateEm))),
  ];
}
