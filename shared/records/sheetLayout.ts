import { type Decoder, decode } from '../kernel';
import { type ColumnMapping, FORMULA_SHAPES, PAYOUT_FIELDS, type SheetLayout } from '../payout/types';

const count = decode.integer(0);
const text = (max: number): Decoder<string> => decode.string({ max });

const column: Decoder<ColumnMapping> = decode.object({
  index: count,
  header: text(2000),
  field: decode.nullable(decode.oneOf(PAYOUT_FIELDS)),
  unit: text(40),
  sure: decode.boolean,
  part: decode.optional(count),
});

/** How a stored sheet was understood. */
export const decodeSheetLayout: Decoder<SheetLayout> = decode.object({
  sheet: text(200),
  headerRows: decode.arrayOf(count, 10),
  columns: decode.arrayOf(column, 2000),
  title: text(4000),
  titleVillage: decode.optional(text(200)),
  titleYear: decode.optional(count),
  titleProgram: decode.optional(text(200)),
  titleGroup: decode.optional(text(200)),
  nameVillage: decode.optional(text(200)),
  formula: decode.oneOf(FORMULA_SHAPES),
  adjusted: decode.boolean,
  secondFrom: decode.optional(count),
  headerCells: decode.arrayOf(decode.arrayOf(text(4000), 20000), 10),
  fingerprint: text(20000),
});
