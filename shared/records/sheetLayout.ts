import { type Decoder, decode } from '../kernel';
import { type ColumnMapping, FORMULA_SHAPES, PAYOUT_FIELDS, type SheetLayout } from '../payout/types';

const count = decode.integer(0);
/** Cells and names of a sheet have no length that a store could rely on. */
const text = decode.string();
/** Excel has 16,384 columns. */
const MOST_COLUMNS = 20_000;

const column: Decoder<ColumnMapping> = decode.object({
  index: count,
  header: text,
  field: decode.nullable(decode.oneOf(PAYOUT_FIELDS)),
  unit: text,
  sure: decode.boolean,
  part: decode.optional(count),
});

/** How a stored sheet was understood. */
export const decodeSheetLayout: Decoder<SheetLayout> = decode.object({
  sheet: text,
  headerRows: decode.arrayOf(count, 10),
  columns: decode.arrayOf(column, MOST_COLUMNS),
  title: text,
  titleVillage: decode.optional(text),
  titleYear: decode.optional(count),
  titleProgram: decode.optional(text),
  titleGroup: decode.optional(text),
  nameVillage: decode.optional(text),
  formula: decode.oneOf(FORMULA_SHAPES),
  adjusted: decode.boolean,
  secondFrom: decode.optional(count),
  headerCells: decode.arrayOf(decode.arrayOf(text, MOST_COLUMNS), 10),
  fingerprint: text,
});
