import type { Problem } from '../kernel';

/**
 * Pages as plain data. Everything is placed here, in twips (1/20 pt, 1/1440 inch): text is already broken into lines, rows
 * already cut into pages. A renderer draws what it is told and never breaks a line or a page itself; that is why preview,
 * PDF and DOCX have the same sheets.
 */
export type Paper = 'A4' | 'A3';
export type Orientation = 'portrait' | 'landscape';
export type Align = 'left' | 'center' | 'right';
/** What a face is for; `subheading` is 楷体 of the second level, `pageNumber` the numbers of the official layout. */
export type FontRole = 'title' | 'heading' | 'subheading' | 'body' | 'pageNumber';

/** The beginning of a line in another face: a heading that goes over into its text. */
export interface Lead {
  readonly text: string;
  readonly font: FontRole;
}

export interface TextLine {
  /** What stands before `text`, without room between. */
  readonly lead?: Lead;
  readonly text: string;
  /** Second text of the same line, set at the right margin. */
  readonly right?: string;
  readonly align: Align;
  readonly sizePt: number;
  readonly font: FontRole;
  readonly heightTwips: number;
  /** Room at the left and right edge, within which the line is aligned. */
  readonly leftTwips?: number;
  readonly rightTwips?: number;
  /** Added behind every character, less than nothing where the grid is narrower than the size. */
  readonly spacingTwips?: number;
  /** Spread from edge to edge: every line of a paragraph but its last. */
  readonly justified?: boolean;
  readonly color?: 'red';
}

export interface TextBlock {
  readonly kind: 'text';
  readonly lines: readonly TextLine[];
}

/**
 * A paragraph, or the part of it that stands on one sheet. `lines` are drawn as they are; `text` is the same in one piece for
 * formats that are edited afterwards.
 */
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly lines: readonly TextLine[];
  readonly text: string;
  readonly lead?: Lead;
  /** First line against the others; less than nothing when it hangs out. */
  readonly firstTwips: number;
  /** The same in characters, 0 for none: what an official document says. */
  readonly firstChars: number;
  readonly leftTwips: number;
  /** Goes on on the next sheet: its last line here is no last line. */
  readonly goesOn: boolean;
}

export interface GapBlock {
  readonly kind: 'gap';
  readonly heightTwips: number;
}

/** A line from margin to margin at the foot of its room. */
export interface RuleBlock {
  readonly kind: 'rule';
  readonly heightTwips: number;
  readonly thicknessTwips: number;
  readonly color: 'red';
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
  /** Part of one long row: no rule towards the row above, below, or both. */
  readonly joined?: 'above' | 'below' | 'both';
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
  /** Further units that sign beside it, each in a column as wide as `signWidthTwips`, left of `sign`. */
  readonly cosigners?: readonly (readonly TextLine[])[];
}

export type Block = TextBlock | ParagraphBlock | GapBlock | RuleBlock | TableBlock | ClosingBlock;

/** Paper and margins of one sheet. */
export interface SheetShape {
  readonly orientation: Orientation;
  readonly widthTwips: number;
  readonly heightTwips: number;
  readonly marginTwips: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
}

export interface Page {
  /** Running number over all parts, from 1. */
  readonly number: number;
  /** Payees (or list lines) on this page. */
  readonly rowCount: number;
  readonly blocks: readonly Block[];
  /** Another shape than that of the document: a table on its side, its page number where the other sheets have it. */
  readonly shape?: SheetShape;
}

/** Page numbers of the official layout: odd ones at the right, even ones at the left, so far from the edge. */
export interface OuterNumbers {
  readonly indentTwips: number;
  /** From the edge of the paper to the foot of the number, which stands in the margin: at the foot, or at the left of a turned sheet. */
  readonly edgeTwips: number;
}

export interface PageFooter {
  readonly lines: readonly TextLine[];
  /** Centred last line with `{page}` where the number of the sheet goes; the total is filled in. '' for none. */
  readonly pageLine: string;
  /** Absent: the page line is centred, in the face of the body. */
  readonly outer?: OuterNumbers;
  readonly sizePt: number;
  readonly lineHeightTwips: number;
  /** What the foot takes from the room above the lower margin; 0 when it stands in the margin. */
  readonly heightTwips: number;
}

export interface FontChoice {
  readonly docx: string;
  readonly alternative: string;
  /** The face itself under its names, then what may stand in for it. */
  readonly css: readonly string[];
  /** How many of them are the face itself. */
  readonly ownNames: number;
}

/** Lines and characters of a sheet, told to word processors so that what is typed in later falls in with it. */
export interface CharacterGrid {
  readonly sizePt: number;
  readonly lineTwips: number;
  readonly characterTwips: number;
}

interface Pages extends SheetShape {
  readonly title: string;
  readonly paper: Paper;
  readonly fonts: Readonly<Record<FontRole, FontChoice>>;
  readonly lineHeight: number;
  readonly cellPaddingTwips: number;
  readonly grid?: CharacterGrid;
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
