/** late, soon, work, done and off carry a light fill; none is white. The sign says the same. */
export type HeatTone = 'late' | 'soon' | 'work' | 'done' | 'off' | 'none';

export interface HeatColumn {
  readonly key: string;
  readonly head: string;
  /** In full, where the head is shortened. */
  readonly title: string;
  /** Neighbours of one group share a line above their heads. */
  readonly group: string;
}

export interface HeatCell {
  /** Of the table as a whole. */
  readonly key: string;
  /** One character: the state without its colour. */
  readonly sign: string;
  /** The state in a word, for those who listen. */
  readonly word: string;
  readonly tone: HeatTone;
  /** Columns that it covers. */
  readonly span: number;
  readonly marked: boolean;
}

export interface HeatRow {
  readonly key: string;
  readonly head: string;
  readonly group: string;
  /** Together they span all columns; null: nothing there. */
  readonly cells: readonly (HeatCell | null)[];
}
