import { fillText, type Problem } from '../kernel';
import { roomOf } from './assemble';
import { layoutClosing } from './closing';
import { type LayoutResources, layoutFooter, layoutHead, sheetOf } from './frame';
import { keepTail } from './groupFlow';
import type { FormSizes } from './input';
import { lineTwips, twipsOfMm } from './measures';
import { cutNotice, type NoticeDraft } from './noticeDraft';
import type { NoticeInput } from './noticeInput';
import { gapItem, type NoticeFlow, type ParagraphStyle, paragraphItems, planParagraph } from './noticeParts';
import type { BoardSizes } from './noticeRules';
import { tableFlow } from './noticeTables';
import { attachmentItems, levelItems, noteInBrackets } from './noticeWords';

const LEAST_COLUMN_MM = 75;
/** Room for a hand to write in. */
const HAND_LINE_HEIGHT = 2.2;

/**
 * 张贴版式 (notices.md § 6): every sheet has title, facts, period, telephone and its number. Text that goes on one
 * sheet takes the largest size of its range that does, other text the usual one; a size that was asked for is kept.
 */
export function draftBoardNotice(input: NoticeInput, resources: LayoutResources): NoticeDraft {
  const sizes = resources.rules.notice.board[input.paper][input.orientation];
  const draft = (textPt: number): NoticeDraft => draftAt(input, sizes, textPt, resources);
  if (input.baseFontPt !== undefined) return draft(Math.max(resources.rules.minimumPt, input.baseFontPt));
  if (input.content.some((part) => part.kind === 'table')) return draft(sizes.textPt);
  for (let textPt = sizes.mostTextPt; textPt >= sizes.leastTextPt; textPt -= 1) {
    const one = draft(textPt);
    if (cutNotice(one).length === 1) return one;
  }
  return draft(sizes.textPt);
}

function draftAt(input: NoticeInput, sizes: BoardSizes, textPt: number, resources: LayoutResources): NoticeDraft {
  const { rules, text } = resources;
  const sheet = sheetOf(input.paper, input.orientation, rules);
  const tableSizes: FormSizes =
    input.baseFontPt === undefined ? sizes : { ...sizes, tablePt: Math.max(rules.minimumPt, input.baseFontPt) };
  const style: ParagraphStyle = {
    font: 'body',
    sizePt: textPt,
    heightTwips: lineTwips(textPt, rules.notice.board.lineHeight),
    widthTwips: sheet.contentWidth,
    emTwips: textPt * 20,
    align: 'left',
    firstChars: 2,
    leftChars: 0,
  };
  const problems: Problem[] = [];
  const flow: NoticeFlow = [];
  if (input.addressee || input.content[0]?.kind === 'paragraph') flow.push(gapItem(twipsOfMm(2)));
  if (input.addressee)
    flow.push(...paragraphItems(planParagraph(input.addressee, { ...style, firstChars: 0 }, rules), true));
  for (const part of input.content) {
    if (part.kind === 'paragraph') {
      flow.push(...levelItems(part, style, rules));
      continue;
    }
    if (flow.length > 0 && flow.at(-1)?.row.kind !== 'gap') flow.push(gapItem(twipsOfMm(2)));
    const table = tableFlow(
      part,
      { widthTwips: sheet.contentWidth, heightTwips: sheet.height, sizes: tableSizes },
      resources,
    );
    flow.push(...table.items, gapItem(twipsOfMm(2), false));
    problems.push(...table.problems);
  }
  flow.push(...attachmentItems(input.attachments, style, Math.round(style.heightTwips / 2), resources));
  const words = (input.signatureLines ?? []).filter((line) => line.trim() !== '');
  const notes = [...words, noteInBrackets(input.note ?? '', resources)].filter((line) => line !== '');
  // Beside several units there is room for notes on a wide sheet only.
  const { length: units } = input.signers;
  const isShared = units > 1 && sheet.contentWidth / (units + 1) < twipsOfMm(LEAST_COLUMN_MM);
  const below = isShared ? notes.flatMap((line) => paragraphItems(planParagraph(line, style, rules))) : [];
  flow.push(...below);
  const closing = layoutClosing(
    {
      notes: isShared ? [] : notes,
      signer: input.signers.at(-1) ?? '',
      cosigners: input.signers.slice(0, -1),
      date: input.writtenOn,
      sealed: input.seal,
      ...(words.length > 0 ? { noteLineHeight: HAND_LINE_HEIGHT } : {}),
    },
    sheet,
    { ...sizes, infoPt: Math.max(sizes.infoPt, Math.min(textPt, sizes.textPt)) },
    resources,
  );
  if (flow.at(-1)?.row.kind === 'gap') flow.pop();
  if (flow.length === 0) flow.push(gapItem(style.heightTwips, false));
  const own = new Set(below);
  keepTail(flow, (item) => !own.has(item) && (item.payees > 0 || item.row.kind === 'line'));
  const last = flow.at(-1);
  if (last) flow[flow.length - 1] = { ...last, closingAfter: true };
  const head = layoutHead(input.title, input.facts, sheet, sizes, rules);
  const period = input.footer.period === '' ? '' : fillText(text, 'layout.period', { period: input.footer.period });
  const telephone =
    input.footer.telephone === '' ? '' : fillText(text, 'layout.telephone', { telephone: input.footer.telephone });
  const footer = (total: number) => layoutFooter(period, telephone, total, sheet, sizes, resources);
  return {
    sheet,
    orientation: input.orientation,
    fonts: rules.fonts,
    head,
    segments: [{ flow, roomTwips: roomOf(sheet, head.heightTwips, footer(0).heightTwips) }],
    closing,
    footer,
    problems,
  };
}
