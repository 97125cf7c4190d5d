import { type Decoder, decode, fault, ok } from '../../kernel';
import type { Entry, Json, Row } from './types';

/** JSON is what `JSON.parse` gives; deeper checks belong to the decoder of each record. */
const json: Decoder<Json> = (input) => ok(input as Json);
const row: Decoder<Row> = (input, path = '$') =>
  decode.isPlainObject(input) ? ok(input as Row) : fault('decode', { path, expected: 'object' });
const cells = decode.nullable(decode.arrayOf(decode.string()));

const rowLine: Decoder<readonly [number, string[] | null, string[] | null]> = (input, path = '$') => {
  if (!Array.isArray(input) || input.length !== 3) return fault('decode', { path, expected: '[row, was, now]' });
  const number = decode.integer(1)(input[0], `${path}[0]`);
  const was = cells(input[1], `${path}[1]`);
  const now = cells(input[2], `${path}[2]`);
  if (!number.ok) return number;
  if (!was.ok) return was;
  return now.ok ? ok([number.value, was.value, now.value] as const) : now;
};

const text = decode.string();
const keys = { table: decode.string({ max: 40 }), key: text };
const recordChange = decode.object({
  ...keys,
  was: decode.optional(decode.nullable(row)),
  now: decode.optional(decode.nullable(row)),
  fields: decode.optional(
    decode.recordOf(
      decode.object({
        was: decode.optional(json),
        now: decode.optional(json),
        added: decode.optional(decode.arrayOf(json)),
        cut: decode.optional(decode.arrayOf(json)),
      }),
    ),
  ),
});

/** An entry as it comes out of its seal. Another `version` is refused: what it means is not known here. */
export const decodeEntry: Decoder<Entry> = decode.object({
  version: decode.oneOf([1] as const),
  seq: decode.integer(1),
  at: decode.string({ max: 30 }),
  by: text,
  command: decode.string({ max: 80 }),
  params: decode.recordOf(decode.scalar),
  scope: decode.string({ max: 200 }),
  kind: decode.oneOf(['act', 'note'] as const),
  undoes: decode.optional(decode.integer(1)),
  redoes: decode.optional(decode.integer(1)),
  records: decode.arrayOf(recordChange),
  sheets: decode.arrayOf(decode.object({ batchId: text, sheetKey: text, rows: decode.arrayOf(rowLine) })),
  base: decode.optional(decode.object({ snapshot: text, before: text, keepsStream: decode.optional(decode.boolean) })),
}) as Decoder<Entry>;
