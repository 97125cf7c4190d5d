import type { Problem } from '../kernel';

/**
 * Pages as plain data. Everything is placed here, in twips (1/20 pt, 1/1440 inch): text is already broken into lines, rows
 * already cut into pages. A renderer draws what it is told and never breaks a line or a page itself; that is why preview,
 * PDF and DOCX have the same sheets.
 */
export type Paper = 'A4' | 'A3';
export type Orientation = 'portrait' | 'landscape';
export type Align = 'left' | 'center' | 'right';
export type FontRole = 'title' | 'heading' | 'body';

export interface TextLine {
  readonly text: string;
  /** Second text of the same line, set at the right margin. */
  readonly right?: string;
  readonly align: Align;
  readonly sizePt: number;
  readonly font: FontRole;
  readonly heightTwips: number;
}

export interface TextBlock {
  readonly kind: 'text';
  readonly lines: readonly TextLine[];
}

export interface GapBlock {
  readonly kind: 'gap';
  readonly heightTwips: number;
}

export interface TableColumn {
  readonly widthTwips: number;
  readonly align: Align;
  /** Room left and right of the text; more than the usual where the column is wider than its widest cell. */
  readonly padTwips: number;
  /** A name of two characters is spread to the width of three. */
  readonly spreadShort?: boolean;
  /** Heavier rule at the left edge: where the second half of a two-column table begins. */
  readonly heavyLeft?: boolean;
}

/** `continued` repeats the group's name at the head of a sheet. */
export type RowKind = 'header' | 'group' | 'continued' | 'row' | 'subtotal' | 'total' | 'words' | 'empty';

/** A plain string is one line in the table's size and the column's alignment: most cells of a long list are that. */
export type TableCell = string | StyledCell;

export interface StyledCell {
  readonly lines: readonly string[];
  /** Number of grid columns that the cell covers; 1 when absent. */
  readonly span?: number;
  readonly align?: Align;
  readonly sizePt?: number;
}

export interface TableRow {
  readonly kind: RowKind;
  readonly heightTwips: number;
  readonly cells: readonly TableCell[];
}

export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly sizePt: number;
  /** The header row comes first; each page carries its own table with its own header. */
  readonly rows: readonly TableRow[];
}

/** Signature block: notes at the left, room for the seal above name and date at the right. Never split. */
export interface ClosingBlock {
  readonly kind: 'closing';
  readonly heightTwips: number;
  readonly notes: readonly TextLine[];
  readonly notesWidthTwips: number;
  readonly signWidthTwips: number;
  /** Name of the unit and date, below the empty room for the seal. */
  readonly sign: readonly TextLine[];
}

export type Block = TextBlock | GapBlock | TableBlock | ClosingBlock;

export interface Page {
  /** Running number over all parts, from 1. */
  readonly number: number;
  /** Payees (or list lines) on this page. */
  readonly rowCount: number;
  readonly blocks: readonly Block[];
}

export interface PageFooter {
  readonly lines: readonly TextLine[];
  /** Centred last line with `{page}` where the number of the sheet goes; the total is filled in. */
  readonly pageLine: string;
  readonly sizePt: number;
  readonly lineHeightTwips: number;
  readonly heightTwips: number;
}

export interface FontChoice {
  readonly docx: string;
  readonly alternative: string;
  readonly css: readonly string[];
}

interface Pages {
  readonly title: string;
  readonly paper: Paper;
  readonly orientation: Orientation;
  readonly widthTwips: number;
  readonly heightTwips: number;
  readonly marginTwips: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly fonts: Readonly<Record<FontRole, FontChoice>>;
  readonly lineHeight: number;
  readonly cellPaddingTwips: number;
  readonly footer: PageFooter;
  readonly pages: readonly Page[];
  /** Sheets of the whole posting; more than `pages.length` when this is one part of it. */
  readonly totalPages: number;
  /** Columns that did not fit, cells that were cut: shown beside the preview. */
  readonly problems: readonly Problem[];
}

/** What may hang on the wall and travel in a bundle. */
export interface PublicDocument extends Pages {
  readonly internal: false;
}

/** For use inside the office: says so on every sheet; nothing that packs or exports for the public takes this type. */
export interface InternalDocument extends Pages {
  readonly internal: true;
}

export type PageDocument = PublicDocument | InternalDocument;
