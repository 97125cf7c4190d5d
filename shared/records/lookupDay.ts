import { type Decoder, decode } from '../kernel';
import { type LineBase, lineShape } from './line';

/**
 * A day of the look-up register (查询台账, R-V05) of a village: how often was asked, and nothing about who or what. Lies in the page
 * `<unitCode>/<year>` of the table `lookups`; `id` is the day.
 */
export interface LookupDay extends LineBase {
  readonly hits: number;
  /** With those of `unclear`. */
  readonly misses: number;
  /** Two persons of one name had the digits that were typed: told as a miss. */
  readonly unclear: number;
}

const count = decode.integer(0);

export const decodeLookupDay: Decoder<LookupDay> = decode.object({
  ...lineShape,
  hits: count,
  misses: count,
  unclear: count,
});
