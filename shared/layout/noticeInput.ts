import type { Align, Orientation, Paper } from './types';

/** 张贴版式 (large type, every sheet stands alone) or 公文版式 (GB/T 9704-2012); notices.md §§ 3 and 6. */
export type NoticeLayout = 'board' | 'official';

export interface NoticeParagraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** 0 body text, 1 一、 2 （一） 3 1. 4 （1）. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** Centred or at the right: without first-line indent. */
  readonly align?: Align;
}

export interface NoticeColumn {
  readonly header: string;
  readonly align: Align;
  /** Wanted width in characters; found from the cells when absent. */
  readonly widthEm?: number;
  /** Stands on one line as long as the paper allows it. */
  readonly nowrap?: boolean;
  /** A name of two characters is spread to the width of three. */
  readonly spreadShort?: boolean;
}

export interface NoticeRow {
  /** `group` is a line over the whole width: its first cell only. */
  readonly kind: 'row' | 'group' | 'subtotal' | 'total';
  /** One text per column; missing ones are empty. */
  readonly cells: readonly string[];
}

export interface NoticeTable {
  readonly kind: 'table';
  readonly caption: string;
  /** 单位：元, at the right above the table; '' for none. */
  readonly unitNote: string;
  readonly columns: readonly NoticeColumn[];
  readonly rows: readonly NoticeRow[];
  /** 合计人民币（大写）…, the line under the total. */
  readonly words?: string;
}

export type NoticeContent = NoticeParagraph | NoticeTable;

export interface NoticeFooter {
  /** 2026年9月10日至9月25日（16天）; '' for none. */
  readonly period: string;
  readonly telephone: string;
}

/** A notice as text, everything filled in: the layout decides only where it stands. Public text only. */
export interface NoticeInput {
  readonly layout: NoticeLayout;
  readonly paper: Paper;
  readonly orientation: Orientation;
  readonly title: string;
  readonly village: string;
  /** 发文机关标志 of the official layout; '' or absent: no heading mark, no number, no red rule. */
  readonly issuer?: string;
  readonly documentNumber?: string;
  /** 全体村民： flush left. */
  readonly addressee?: string;
  readonly content: readonly NoticeContent[];
  /** Names only; the layout writes 附件：1.… */
  readonly attachments: readonly string[];
  /** Full names as on their seals. */
  readonly signers: readonly string[];
  /** As printed, in digits or numerals: 2026年6月9日, 二〇二六年六月九日. */
  readonly writtenOn: string;
  /** Room for the seal is kept. */
  readonly seal: boolean;
  /** （此件公开发布） */
  readonly note?: string;
  /** 经办人：… 审核人：… 村务监督委员会：… */
  readonly signatureLines?: readonly string[];
  /** Village, unit, period: at the head of every board sheet. */
  readonly facts: readonly string[];
  readonly footer: NoticeFooter;
  /** Title for boards over several sheets, made by `layoutBanner`. */
  readonly banner?: { readonly text: string };
  /** Board layout only: text size in points, never under the minimum of the rules. */
  readonly baseFontPt?: number;
}
