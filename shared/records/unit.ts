import { type Decoder, decode } from '../kernel';
import { baseShape, type RecordBase } from './base';

export const UNIT_LEVELS = ['village', 'township', 'county'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];

/**
 * A village, township or county. `unitCode` is its own 12-digit division code (bundle.md § 12); a unit without an official
 * code has a local one (last group 9xx) and `codeIsLocal` is true.
 */
export interface UnitRecord extends RecordBase {
  readonly name: string;
  readonly level: UnitLevel;
  readonly parentCode: string;
  readonly codeIsLocal: boolean;
  /** The unit this installation belongs to: exactly one record. */
  readonly isSelf: boolean;
  /** Other spellings met in sheets, e.g. without 村. */
  readonly aliases: readonly string[];
  readonly deleted: boolean;
}

export const decodeUnit: Decoder<UnitRecord> = decode.object({
  ...baseShape,
  name: decode.string({ max: 100 }),
  level: decode.oneOf(UNIT_LEVELS),
  parentCode: decode.string({ max: 12 }),
  codeIsLocal: decode.boolean,
  isSelf: decode.boolean,
  aliases: decode.arrayOf(decode.string({ max: 100 }), 50),
  deleted: decode.boolean,
});
