import {
  type CalendarDate,
  type Decoder,
  decode,
  type Fen,
  fault,
  fen,
  MAX_FEN,
  ok,
  parseCalendarDate,
} from '../kernel';
import { baseShape, type RecordBase } from './base';

/** A private line of a list of persons: relief, allowances, beneficiaries. */
export interface PersonRow {
  /** Row of the sheet, 1-based; unique in the list. */
  readonly row: number;
  readonly village: string;
  readonly villagerGroup: string;
  readonly personName: string;
  /** '' when the sheet has none. */
  readonly idNumber: string;
  /** Stands for a child (privacy.md § 3). */
  readonly guardianName: string;
  readonly category: string;
  /** Members of the household that the line stands for. */
  readonly people?: number;
  readonly amount?: Fen;
  readonly approvedOn?: CalendarDate;
  readonly remark: string;
}

/** More lines than any village has; the whole list lies in one sealed record. */
export const MOST_PERSONS = 5000;
export const MOST_PEOPLE = 99;

/** The persons behind one disclosure; table `personLists`, same id. Private: leaves only through `shared/privacy`. */
export interface PersonList extends RecordBase {
  /** Of the sheet, long numbers masked. */
  readonly fileName: string;
  readonly rows: readonly PersonRow[];
}

const text = (max: number): Decoder<string> => decode.string({ max });
const money: Decoder<Fen> = (input, path) => {
  const read = decode.integer(0, MAX_FEN)(input, path);
  return read.ok ? ok(fen(read.value)) : read;
};
const day: Decoder<CalendarDate> = (input, path = '$') => {
  const read = typeof input === 'string' ? parseCalendarDate(input) : undefined;
  return read === undefined ? fault('decode', { path, expected: 'day' }) : ok(read);
};

export const decodePersonList: Decoder<PersonList> = decode.object({
  ...baseShape,
  fileName: text(300),
  rows: decode.arrayOf(
    decode.object({
      row: decode.integer(1),
      village: text(60),
      villagerGroup: text(40),
      personName: text(60),
      idNumber: text(40),
      guardianName: text(60),
      category: text(60),
      people: decode.optional(decode.integer(1, MOST_PEOPLE)),
      amount: decode.optional(money),
      approvedOn: decode.optional(day),
      remark: text(200),
    }),
    MOST_PERSONS,
  ),
});
