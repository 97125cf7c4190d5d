import type { ReactNode } from 'react';

/** What a row or cell is like. Always shown by a letter and a line as well as by its colour. */
export type GridTone = 'skip' | 'reject' | 'warn' | 'repair' | 'edited' | 'info';

/** Widths are in CSS pixels at a root font of 16 px; larger type widens columns in proportion. */
export interface GridColumn {
  readonly key: string;
  /** The name that is spoken and used in hints. */
  readonly title: string;
  /** Shown instead of the title, when it needs more than text. */
  readonly head?: ReactNode;
  /** Second line of the head, such as a drop-down. It keeps its own pointer and key events. */
  readonly headExtra?: ReactNode;
  readonly headTone?: GridTone;
  readonly width: number;
  readonly align?: 'left' | 'right';
  readonly editable?: boolean;
  /** Stays at the left edge. Frozen columns must come first. */
  readonly frozen?: boolean;
  /** Cells hold masked text; the plain text is had through `onReveal` only, one cell at a time. */
  readonly secret?: boolean;
}

export interface GridRow {
  readonly key: string | number;
  /** Shown at the left edge: the row number as the sheet has it. */
  readonly label: string;
  readonly cells: readonly string[];
  readonly tone?: GridTone;
  /** By column index. */
  readonly cellTones?: Readonly<Record<number, GridTone>>;
  /** One sentence per column index: what is wrong, shown on hover and spoken. */
  readonly cellHints?: Readonly<Record<number, string>>;
  readonly hint?: string;
  readonly readOnly?: boolean;
}

export interface GridSource {
  readonly rowCount: number;
  /** Rows [from, to). May answer later; the grid keeps a few thousand rows and asks again after `version` changed. */
  rows(from: number, to: number): readonly GridRow[] | Promise<readonly GridRow[]>;
  /** Raise it whenever any row may read differently, also when an edit was refused. */
  readonly version: number;
}

export interface GridEdit {
  readonly rowKey: string | number;
  readonly columnKey: string;
  /** The text the cell showed: masked in a secret column. */
  readonly before: string;
  readonly after: string;
}

/** 0-based indexes. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** The rectangle between anchor and head is selected; `active` lies in it and takes what is typed. */
export interface GridSelection {
  readonly active: CellPosition;
  readonly anchor: CellPosition;
  readonly head: CellPosition;
  /** Column where a run of Tabs began: Enter goes back under it, as in Excel. Any other move ends the run. */
  readonly tabFrom?: number;
}

/** Both ends included. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface GridGoTo {
  readonly rowIndex: number;
  /** Left out: the column stays. */
  readonly columnKey?: string;
  /** A new token asks again for the same cell. */
  readonly token: number;
  /** false leaves the focus where it is. */
  readonly focus?: boolean;
}

export interface GridFound {
  readonly rowIndex: number;
  readonly columnKey?: string;
}

export interface DataGridProps {
  readonly source: GridSource;
  readonly columns: readonly GridColumn[];
  /** Spoken name of the whole table. */
  readonly label: string;
  /** 28 px rows instead of 32 px. */
  readonly compact?: boolean;
  /** One call per act of the user: a key, a pasted block, a fill. Left out: nothing can be edited. */
  readonly onEdit?: (edits: readonly GridEdit[]) => void;
  /** Rows of a pasted block that lie below the last row, starting at the given column. */
  readonly onAppend?: (rows: readonly (readonly string[])[], columnKey: string) => void;
  /** Adopted whenever the object changes. */
  readonly selection?: GridSelection;
  readonly onSelect?: (selection: GridSelection, range: CellRange) => void;
  readonly goTo?: GridGoTo;
  readonly onUndo?: () => void;
  readonly onRedo?: () => void;
  /** Searches from a cell (not including it); resolves to null when nothing is left in that direction. */
  readonly find?: (text: string, from: CellPosition, direction: 1 | -1) => Promise<GridFound | null>;
  /** Gives the plain text of one secret cell; the owner writes the trail. */
  readonly onReveal?: (rowKey: string | number, columnKey: string) => string | Promise<string>;
  readonly columnWidths?: Readonly<Record<string, number>>;
  readonly onColumnWidths?: (widths: Readonly<Record<string, number>>) => void;
  /** Shown in the body when there are no rows. */
  readonly empty?: ReactNode;
}
