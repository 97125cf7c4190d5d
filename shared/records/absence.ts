import { type Decoder, decode } from '../kernel';
import { type LineBase, lineShape } from './line';

/**
 * Why a unit has nothing public in a field of the catalog (R-C02) or a township matter (R-P05) in a year; line id = the field or
 * matter. Lies in the page `<unitCode>/<year>` of the table `absences`.
 */
export interface Absence extends LineBase {
  /** Name of the field or matter, for the history. */
  readonly title: string;
  readonly reason: string;
}

export const decodeAbsence: Decoder<Absence> = decode.object({
  ...lineShape,
  title: decode.string({ max: 100 }),
  reason: decode.string({ max: 400 }),
});
