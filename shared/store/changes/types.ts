import type { Params } from '../../kernel';

/** Plain data as it lies in a record. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Row = { readonly [field: string]: Json };

/** One field before and after; a key that is absent on one side has no `was` or no `now`. */
export type FieldChange =
  | { readonly was?: Json; readonly now?: Json }
  /** A list that grew or shrank at its end: only the difference is kept, or a long list would be written again with each act. */
  | { readonly added: readonly Json[] }
  | { readonly cut: readonly Json[] };

/** A record that came, went, or changed in some fields. */
export interface RecordChange {
  readonly table: string;
  readonly key: string;
  /** Whole record; null: there was none. Absent when only fields changed. */
  readonly was?: Row | null;
  readonly now?: Row | null;
  readonly fields?: Readonly<Record<string, FieldChange>>;
}

/** Rows of a payout sheet as typed: row number (1-based), cells before, cells after; null: no such row. */
export interface SheetRowsChange {
  readonly batchId: string;
  readonly sheetKey: string;
  readonly rows: readonly (readonly [row: number, was: readonly string[] | null, now: readonly string[] | null])[];
}

/** The whole state is that of a snapshot (a restore); `before` is the snapshot made just before it. */
export interface BaseChange {
  readonly snapshot: string;
  readonly before: string;
  /** Taken over from an older program on the same computer: its packages go on in the same stream. */
  readonly keepsStream?: true;
}

/**
 * act: a person's deed that can be undone. note: stands in the trail only (a look at a private cell, a spent number,
 * an undo itself).
 */
export type EntryKind = 'act' | 'note';

/** One entry of the journal, as it is sealed. */
export interface Entry {
  readonly version: 1;
  readonly seq: number;
  /** UTC instant. */
  readonly at: string;
  readonly by: string;
  /** Text key `command.<name>`; `params` fill it and are masked. */
  readonly command: string;
  readonly params: Params;
  /** What is undone one after the other: id of a batch, or of the record that the act is about. */
  readonly scope: string;
  readonly kind: EntryKind;
  readonly undoes?: number;
  readonly redoes?: number;
  readonly records: readonly RecordChange[];
  readonly sheets: readonly SheetRowsChange[];
  readonly base?: BaseChange;
}
