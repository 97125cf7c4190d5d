import { fillText, type TextTable } from '../kernel';
import type { ReviewConclusion, ReviewKind } from '../records';
import type { Report, ReportCell, ReportColumn, ReportRow } from './report';

/** One thing to be reviewed, in words as they are printed. */
export interface ReviewSheetItem {
  readonly unitName: string;
  readonly title: string;
  /** 公开属性; '' leaves room to write it in. */
  readonly className: string;
  /** 公开范围. */
  readonly reachName: string;
  /** Ticked already when a signed sheet is printed again. */
  readonly conclusion?: ReviewConclusion;
}

export interface ReviewSheetHead {
  /** Unit whose form this is. */
  readonly unit: string;
  readonly number: string;
  /** Day of printing as it is written in Chinese. */
  readonly date: string;
}

/** The three answers, in the order of the columns; `pending` is 待上级确定 (R-S02). */
const ANSWERS = ['agreed', 'refused', 'pending'] as const;
const SIGN_HEIGHT_MM = 15;
const ITEM_HEIGHT_MM = 8;

/**
 * 政府信息发布审批单 or 保密审查表 on A4: every item on a line of its own with three boxes to tick (逐项, R-S01), below it rooms
 * for opinion, signature and date. Signed in ink; leaders do not log in.
 */
export function reviewSheet(
  kind: ReviewKind,
  items: readonly ReviewSheetItem[],
  { unit, number, date }: ReviewSheetHead,
  text: TextTable,
): Report {
  const title = kind === 'release' ? fillText(text, 'review.sheet.release') : fillText(text, 'review.sheet.secrecy');
  return {
    title,
    intro: [
      fillText(text, 'review.sheet.head', { unit, number, date, count: items.length }),
      ...(kind === 'secrecy' ? [fillText(text, 'review.sheet.secrecyAsks')] : []),
    ],
    paper: 'A4',
    orientation: 'portrait',
    columns: columnsOf(text),
    rows: [...items.map(itemRow), ...signRows(text)],
    foot: [fillText(text, 'review.sheet.note')],
    internal: true,
    fileName: `${title}${number}`,
  };
}

function columnsOf(text: TextTable): readonly ReportColumn[] {
  const group = fillText(text, 'review.sheet.conclusion');
  return [
    { header: fillText(text, 'review.sheet.item'), widthMm: 12, align: 'center' },
    { header: fillText(text, 'review.sheet.unit'), widthMm: 28 },
    { header: fillText(text, 'review.sheet.title'), widthMm: 58 },
    { header: fillText(text, 'review.sheet.class'), widthMm: 28, align: 'center' },
    { header: fillText(text, 'review.sheet.reach'), widthMm: 22, align: 'center' },
    { header: fillText(text, 'review.sheet.agreed'), group, widthMm: 14, align: 'center' },
    { header: fillText(text, 'review.sheet.refused'), group, widthMm: 17, align: 'center' },
    { header: fillText(text, 'review.sheet.pending'), group, widthMm: 17, align: 'center' },
  ];
}

const itemRow = (item: ReviewSheetItem, index: number): ReportRow => ({
  cells: [
    String(index + 1),
    item.unitName,
    item.title,
    item.className,
    item.reachName,
    ...ANSWERS.map((answer): ReportCell => (item.conclusion === answer ? '☑' : '□')),
  ],
  minHeightMm: ITEM_HEIGHT_MM,
});

/** Who signs, each with room for an opinion, a signature and a date. */
const signRows = (text: TextTable): readonly ReportRow[] =>
  fillText(text, 'review.sheet.signers')
    .split('|')
    .map((who) => ({
      cells: [
        { text: who, colSpan: 2, align: 'center', bold: true },
        { text: fillText(text, 'review.sheet.opinion'), colSpan: 2 },
        { text: fillText(text, 'review.sheet.signature'), colSpan: 4 },
      ],
      minHeightMm: SIGN_HEIGHT_MM,
    }));
