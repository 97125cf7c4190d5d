import { decode } from '../kernel';

/** What is done to a thing that hangs on the board, in its own record. */
export const POSTING_TRACE_ACTS = [
  'submitted',
  'returned',
  'published',
  'corrected',
  'takenDown',
  'archived',
  'reopened',
  'copied',
] as const;

/** One act on a notice or disclosure, as its history and the board tell of it. */
export interface PostingTrace {
  readonly at: string;
  readonly by: string;
  readonly act: (typeof POSTING_TRACE_ACTS)[number];
  readonly reason: string;
  readonly version: number;
  /** The posting that a correction or take-down ended: its days. */
  readonly postedOn: string;
  readonly postingTo: string;
  /** Day on which it came down, as a person said; absent before 0.4.0. */
  readonly on?: string;
}

const day = decode.string({ max: 10 });

export const decodePostingTrace = decode.object({
  at: decode.string({ max: 30 }),
  by: decode.string({ max: 60 }),
  act: decode.oneOf(POSTING_TRACE_ACTS),
  reason: decode.string({ max: 400 }),
  version: decode.integer(1),
  postedOn: day,
  postingTo: day,
  on: decode.optional(day),
});
