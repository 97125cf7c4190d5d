import { type Decoded, decode } from '../../kernel';

export const decodeLookupRules = decode.object({
  /** Every answer comes this long after the question, or a multiple of it later. */
  answerAfterMs: decode.integer(200, 10_000),
  /** Without a key or a touch for so long, what is typed or shown is cleared. */
  clearAfterSeconds: decode.integer(5, 600),
  /** Misses of a session that cost nothing. */
  freeMisses: decode.integer(0, 100),
  firstWaitSeconds: decode.integer(1, 600),
  longestWaitSeconds: decode.integer(1, 3600),
  /** Privacy profiles whose lists name their people (privacy.md § 3); D is never among them. */
  profiles: decode.arrayOf(decode.oneOf(['B', 'C'] as const), 2),
  /** Marks inside a name that are left out when names are compared. */
  nameDots: decode.string({ max: 40 }),
});
export type LookupRules = Decoded<typeof decodeLookupRules>;
