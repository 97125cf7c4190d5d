import { fillText } from '../kernel';
import type { LayoutResources } from './frame';
import type { LayoutRules } from './input';
import type { NoticeParagraph } from './noticeInput';
import { gapItem, type NoticeFlow, type ParagraphStyle, paragraphItems, planParagraph, tidyText } from './noticeParts';
import { startsRightToLeft } from './scripts';
import type { FontRole } from './types';

/** 一、 黑体; （一） 楷体; 1. and （1） as the text (GB/T 9704-2012). */
const LEVEL_FONTS: readonly (FontRole | undefined)[] = [undefined, 'heading', 'subheading', undefined, undefined];

/** The indent that people type: the layout makes it. More wide blanks than that are room to write into. */
const TYPED_INDENT = /^[ \t]*\u3000{1,2}(?!\u3000)/;

/** Paragraphs as typed, one per line of text; a heading never ends a sheet. */
export function levelItems(part: NoticeParagraph, style: ParagraphStyle, rules: LayoutRules): NoticeFlow {
  const lines = part.text
    .split(/\r?\n/)
    .map((line) => line.replace(TYPED_INDENT, ''))
    .filter((line) => line.trim() !== '');
  return lines.flatMap((line) => {
    const leadFont = LEVEL_FONTS[part.level];
    const align = part.align ?? (startsRightToLeft(line) ? 'right' : 'left');
    const own: ParagraphStyle = {
      ...style,
      align,
      ...(align === 'left' ? {} : { firstChars: 0 }),
      ...(leadFont === undefined ? {} : { leadFont }),
    };
    const plan = planParagraph(line, own, rules);
    return paragraphItems(plan, leadFont !== undefined && plan.leadLength === 0);
  });
}

/** 附件：1.…, left two characters, names under each other, no mark at the end (notices.md § 2). */
export function attachmentItems(
  names: readonly string[],
  style: ParagraphStyle,
  gapTwips: number,
  { rules, text }: LayoutResources,
): NoticeFlow {
  const given = names.map((name) => tidyText(name).replace(/[。；;，,、.]+$/, '')).filter((name) => name !== '');
  if (given.length === 0) return [];
  const word = fillText(text, 'layout.notice.attachments');
  const wordEm = Array.from(word).length;
  const items = given.flatMap((name, index) => {
    const line = given.length === 1 ? name : fillText(text, 'layout.notice.attachment', { number: index + 1, name });
    const numberEm = given.length === 1 ? 0 : String(index + 1).length / 2 + 0.5;
    const hanging = numberEm + (index === 0 ? wordEm : 0);
    const own = { ...style, firstChars: -hanging, leftChars: style.firstChars + wordEm + numberEm };
    return paragraphItems(planParagraph(index === 0 ? word + line : line, own, rules));
  });
  return [gapItem(gapTwips), ...items];
}

/** 附注 in its brackets, whether they were typed or not. */
export function noteInBrackets(note: string, { text }: LayoutResources): string {
  const bare = tidyText(note).replace(/^[（(]+|[）)]+$/g, '');
  return bare === '' ? '' : fillText(text, 'layout.notice.note', { note: bare });
}
