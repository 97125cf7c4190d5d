import type { Problem } from '../kernel';
import { fillText } from '../kernel';
import type { LayoutResources, Sheet } from './frame';
import { keepTail } from './groupFlow';
import { lineTwips, paperTwips, twipsOfMm } from './measures';
import type { NoticeDraft, Segment } from './noticeDraft';
import type { NoticeInput, NoticeTable } from './noticeInput';
import {
  flowItem,
  gapItem,
  type NoticeFlow,
  type ParagraphStyle,
  paragraphItems,
  planParagraph,
  tidyText,
} from './noticeParts';
import type { OfficialRules } from './noticeRules';
import { tableFlow } from './noticeTables';
import { attachmentItems, levelItems, noteInBrackets } from './noticeWords';
import { signatureItems } from './officialSign';
import { fitText } from './textWidth';
import { shapeTitle } from './titleShape';
import type { CharacterGrid, PageFooter, SheetShape } from './types';

/** What word processors take from a line's width for the character grid. */
const EDGE_TWIPS = 60;

/** Sizes of an official sheet: GB/T 9704-2012 as notices.md § 3 gives it. */
export interface OfficialSheet {
  readonly sheet: Sheet;
  readonly grid: CharacterGrid;
  /** Characters of a line. */
  readonly charactersPerLine: number;
}

/** The grid is that of A4 upright on every sheet; other sheets hold as many characters and lines as go in. */
export function officialSheet(input: Pick<NoticeInput, 'paper'>, rules: OfficialRules): OfficialSheet {
  const margin = {
    top: twipsOfMm(rules.marginMm.top),
    right: twipsOfMm(rules.marginMm.right),
    bottom: twipsOfMm(rules.marginMm.bottom),
    left: twipsOfMm(rules.marginMm.left),
  };
  const a4 = paperTwips('A4', 'portrait');
  const characterTwips = (a4.width - margin.left - margin.right) / rules.charactersPerLine;
  const lineTwipsOfGrid = Math.floor((a4.height - margin.top - margin.bottom) / rules.linesPerPage);
  const { width, height } = paperTwips(input.paper, 'portrait');
  const charactersPerLine = Math.floor((width - margin.left - margin.right) / characterTwips + 1e-6);
  const contentWidth = Math.round(charactersPerLine * characterTwips);
  return {
    sheet: { width, height, margin: { ...margin, right: width - margin.left - contentWidth }, contentWidth },
    grid: { sizePt: rules.sizePt, lineTwips: lineTwipsOfGrid, characterTwips },
    charactersPerLine,
  };
}

/** A sheet turned to the right: the margins go with the paper, so that it can be bound with the others. */
export function turnedShape({ width, height, margin }: Sheet): SheetShape {
  return {
    orientation: 'landscape',
    widthTwips: height,
    heightTwips: width,
    marginTwips: { top: margin.left, right: margin.top, bottom: margin.right, left: margin.bottom },
  };
}

/**
 * 公文版式. Heading mark, number and red rule only when an issuer is given. Asked for in landscape, the tables stand on sheets
 * of their own, turned; those behind the last paragraph follow the signature, as an annex does.
 */
export function draftOfficialNotice(input: NoticeInput, resources: LayoutResources): NoticeDraft {
  const { rules } = resources;
  const official = rules.notice.official;
  const place = officialSheet(input, official);
  const { sheet, grid } = place;
  const problems: Problem[] = [];
  const style: ParagraphStyle = {
    font: 'body',
    sizePt: official.sizePt,
    heightTwips: grid.lineTwips,
    widthTwips: place.charactersPerLine * grid.characterTwips,
    emTwips: grid.characterTwips,
    align: 'left',
    firstChars: official.indent,
    leftChars: 0,
  };
  const flow: NoticeFlow = headItems(input, place, style, resources);
  const segments: Segment[] = [];
  const addTable = (into: NoticeFlow, table: NoticeTable, widthTwips: number, heightTwips: number): void => {
    const made = tableFlow(
      table,
      { widthTwips, heightTwips, sizes: official.table },
      {
        ...resources,
        rules: { ...rules, minimumPt: official.leastTablePt },
      },
    );
    if (into.length > 0 && into.at(-1)?.row.kind !== 'gap') into.push(gapItem(Math.round(grid.lineTwips / 2)));
    into.push(...made.items, gapItem(Math.round(grid.lineTwips / 2), false));
    problems.push(...made.problems);
  };
  const turned = turnedShape(sheet);
  const roomOf = (shape: SheetShape): number => shape.heightTwips - shape.marginTwips.top - shape.marginTwips.bottom;
  const upright = (items: NoticeFlow): Segment => ({
    flow: items,
    roomTwips: sheet.height - sheet.margin.top - sheet.margin.bottom,
  });
  const isTurned = input.orientation === 'landscape';
  const lastText = input.content.map((part) => part.kind).lastIndexOf('paragraph');
  let current = flow;
  const sign = (): void => {
    if (current.at(-1)?.row.kind === 'gap') current.pop();
    const tail = tailItems(input, place, style, resources);
    const own = new Set(tail);
    current.push(...tail);
    if (tail.length > 0) keepTail(current, (item) => !own.has(item) && (item.payees > 0 || item.row.kind === 'line'));
  };
  for (const [index, part] of input.content.entries()) {
    if (part.kind === 'paragraph') current.push(...levelItems(part, style, rules));
    else if (!isTurned) addTable(current, part, sheet.contentWidth, sheet.height);
    else {
      if (index > lastText && current.length > 0) sign();
      if (current.length > 0) segments.push(upright(current));
      current = [];
      const table: NoticeFlow = [];
      const { left, right } = turned.marginTwips;
      addTable(table, part, turned.widthTwips - left - right, turned.heightTwips);
      segments.push({ flow: table, roomTwips: roomOf(turned), shape: turned });
    }
  }
  if (current.length > 0 || segments.length === 0) {
    sign();
    segments.push(upright(current.length > 0 ? current : [gapItem(grid.lineTwips, false)]));
  }
  return {
    sheet,
    orientation: 'portrait',
    fonts: { ...rules.fonts, ...official.fonts },
    segments,
    footer: () => officialFooter(official, place, resources),
    grid,
    problems,
  };
}

/** Heading mark, number and red rule; title; addressee. */
function headItems(
  input: NoticeInput,
  { sheet, grid, charactersPerLine }: OfficialSheet,
  style: ParagraphStyle,
  { rules }: LayoutResources,
): NoticeFlow {
  const { mark, ...official } = rules.notice.official;
  const items: NoticeFlow = [];
  const plain = { ...style, firstChars: 0 };
  const centred = { ...plain, align: 'center' as const };
  if (input.issuer) {
    const fitted = fitText(input.issuer, sheet.contentWidth - EDGE_TWIPS, mark.sizePt, mark.leastPt, rules);
    const markStyle: ParagraphStyle = {
      ...centred,
      font: 'title',
      sizePt: fitted.sizePt,
      heightTwips: lineTwips(fitted.sizePt, mark.lineHeight),
      emTwips: fitted.sizePt * 20,
      widthTwips: sheet.contentWidth,
      color: 'red',
    };
    items.push(gapItem(twipsOfMm(mark.topMm)));
    const shaped = shapeTitle(tidyText(input.issuer), (sheet.contentWidth - EDGE_TWIPS) / markStyle.emTwips, rules);
    items.push(...paragraphItems(planParagraph(input.issuer, markStyle, rules, shaped), true));
    if (input.documentNumber) {
      items.push(gapItem(official.numberAfterLines * grid.lineTwips));
      items.push(...paragraphItems(planParagraph(input.documentNumber, centred, rules), true));
    }
    const thicknessTwips = twipsOfMm(official.ruleMm);
    const heightTwips = twipsOfMm(official.ruleAfterMm) + thicknessTwips;
    items.push(
      flowItem(
        { kind: 'rule', heightTwips, rule: { kind: 'rule', heightTwips, thicknessTwips, color: 'red' } },
        { keepWithNext: true },
      ),
      gapItem(official.titleAfterLines * grid.lineTwips),
    );
  }
  const titleStyle: ParagraphStyle = {
    ...centred,
    font: 'title',
    sizePt: official.titlePt,
    emTwips: official.titlePt * 20,
    widthTwips: charactersPerLine * grid.characterTwips,
  };
  const title = tidyText(input.title);
  const shaped = shapeTitle(title, (titleStyle.widthTwips - EDGE_TWIPS) / titleStyle.emTwips, rules);
  items.push(...paragraphItems(planParagraph(title, titleStyle, rules, shaped), true));
  items.push(gapItem(official.addresseeAfterLines * grid.lineTwips));
  if (input.addressee) items.push(...paragraphItems(planParagraph(input.addressee, plain, rules), true));
  return items;
}

/** Attachments, lines to sign on, units with date, note: on the sheet of the last two lines before them. */
function tailItems(
  input: NoticeInput,
  place: OfficialSheet,
  style: ParagraphStyle,
  resources: LayoutResources,
): NoticeFlow {
  const official = resources.rules.notice.official;
  const line = place.grid.lineTwips;
  const words = (input.signatureLines ?? []).filter((text) => text.trim() !== '');
  const note = noteInBrackets(input.note ?? '', resources);
  return [
    ...attachmentItems(input.attachments, style, official.attachmentsAfterLines * line, resources),
    ...(words.length > 0 ? [gapItem(line)] : []),
    ...words.flatMap((text) => paragraphItems(planParagraph(text, style, resources.rules))),
    ...signatureItems(input, style, place.charactersPerLine, resources.rules),
    ...(note === '' ? [] : paragraphItems(planParagraph(note, style, resources.rules))),
  ];
}

function officialFooter(
  rules: OfficialRules,
  { sheet, grid }: OfficialSheet,
  { rules: layout, text }: LayoutResources,
): PageFooter {
  const lineHeightTwips = lineTwips(rules.pageNumberPt, layout.lineHeight);
  return {
    lines: [],
    pageLine: fillText(text, 'layout.notice.pageNumber', { page: '{page}' }),
    sizePt: rules.pageNumberPt,
    lineHeightTwips,
    heightTwips: 0,
    outer: {
      indentTwips: Math.round(rules.pageNumberIndent * grid.characterTwips),
      // The dashes stand in the middle of their line.
      edgeTwips: sheet.margin.bottom - twipsOfMm(rules.pageNumberMm) - Math.round(lineHeightTwips / 2),
    },
  };
}
