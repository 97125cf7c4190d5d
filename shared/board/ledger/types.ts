import type { CalendarDate } from '../../kernel';
import type { BoardLine, BoardRecord, HangingSource } from '../../records';

/** Something that hangs, hung or is being corrected, as its source says it. Days are CalendarDate or ''. */
export interface HangingThing {
  readonly source: HangingSource;
  readonly sourceId: string;
  readonly unitCode: string;
  /** Year of the page in which its board line lies. */
  readonly year: string;
  readonly title: string;
  /** Where it hangs, in the words of whoever posted it. */
  readonly place: string;
  readonly postedOn: string;
  readonly postingTo: string;
  /** R-V04b: last day for objections; the later of both days governs the take-down. */
  readonly objectionTo: string;
  readonly takenDownOn: string;
  readonly archivedOn: string;
  readonly version: number;
  /** Of this version, among the files that the source itself holds. */
  readonly hasProof: boolean;
  /** Its public copy names persons: once it is down, the copy goes or is masked (privacy.md § 6). */
  readonly namesPersons: boolean;
  readonly paper: 'A4' | 'A3';
  readonly isLandscape: boolean;
  /** As far as the source knows; 0 = it does not. */
  readonly sheets: number;
}

/**
 * correcting: an earlier version was taken back, the next one is not up yet. mayComeDown: the period is over; hanging on is no fault.
 * downEarly: came down before the earliest lawful day.
 */
export const HANGING_STATES = ['correcting', 'hangs', 'mayComeDown', 'downEarly', 'down', 'archived'] as const;
export type HangingState = (typeof HANGING_STATES)[number];

/** What a thing still waits for. photo: no proof of this version. clear: its copy with persons is still about. file: no box yet. */
export const HANGING_NEEDS = ['objection', 'photo', 'takeDown', 'clear', 'file'] as const;
export type HangingNeed = (typeof HANGING_NEEDS)[number];

export interface Hanging {
  /** Names unit, source and thing. */
  readonly key: string;
  readonly thing: HangingThing;
  /** undefined: nothing happened at the board yet. */
  readonly line: BoardLine | undefined;
  /** The one that was named, or the only one of the village. */
  readonly board: BoardRecord | undefined;
  readonly state: HangingState;
  /** First day on which it may come down; '' while nothing is up. */
  readonly earliest: CalendarDate | '';
  /** Days until then; 0 when it may come down. */
  readonly daysLeft: number;
  /** At least one. */
  readonly sheets: number;
  readonly needs: readonly HangingNeed[];
}
