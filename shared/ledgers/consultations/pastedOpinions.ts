import { type DateMarks, readDateText } from '../../kernel';
import { LONGEST_OPINION, MOST_TIMES, type ParticipationWay } from '../../records';
import type { ConsultationRules, PastedField } from './consultationRules';

/** One row of a pasted table, not stored yet. `head` is the title of a head, '' = none. */
export interface PastedOpinion {
  readonly receivedOn: string;
  readonly way: ParticipationWay | '';
  readonly text: string;
  readonly times: number;
  readonly from: string;
  readonly head: string;
}

export type PastedColumns = readonly (PastedField | '')[];

export interface PasteContext {
  readonly rules: ConsultationRules;
  readonly dateMarks: DateMarks;
  /** Stands in where a day has no year. */
  readonly year: number;
}

const LONGEST_HEADER = 12;
const plain = (cell: string): string => cell.normalize('NFKC').replace(/\s+/g, '');

/** What a header says; the words are tried in the order of the table. */
function fieldOf(cell: string, { pasteHeaders }: ConsultationRules): PastedField | undefined {
  const header = plain(cell);
  if (header === '' || header.length > LONGEST_HEADER || /\d/.test(header)) return undefined;
  return pasteHeaders.find(({ words }) => words.some((word) => header.includes(word)))?.field;
}

/** Each meaning once: the first column that has it. */
function unique(fields: readonly (PastedField | undefined)[]): PastedColumns {
  const seen = new Set<PastedField>();
  return fields.map((field) => {
    if (!field || seen.has(field)) return '';
    seen.add(field);
    return field;
  });
}

const widthOf = (rows: readonly (readonly string[])[]): number =>
  rows.reduce((most, row) => Math.max(most, row.length), 0);

/** Without headers: the column with the longest texts is the opinion. */
function guessed(rows: readonly (readonly string[])[]): PastedColumns {
  const lengths = Array.from({ length: widthOf(rows) }, (_, at) =>
    rows.reduce((sum, row) => sum + plain(row[at] ?? '').length, 0),
  );
  const longest = lengths.indexOf(Math.max(...lengths));
  return lengths.map((_, at) => (at === longest ? 'text' : ''));
}

export interface PastedTable {
  readonly columns: PastedColumns;
  /** The first row names the columns and is no opinion. */
  readonly hasHeader: boolean;
}

/** 意见建议, 意见和建议: nothing but words of headers. 建议修桥 is an opinion. */
function isBareHeader(cell: string, { pasteHeaders }: ConsultationRules): boolean {
  const words = pasteHeaders.flatMap((one) => one.words).sort((a, b) => b.length - a.length);
  const header = plain(cell);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), header);
  return rest.length <= 1 && rest.length < header.length;
}

/** What the columns of a pasted block mean: by their headers, else by the longest texts. */
export function readPastedColumns(rows: readonly (readonly string[])[], rules: ConsultationRules): PastedTable {
  const [first = []] = rows;
  const named = unique(first.map((cell) => fieldOf(cell, rules)));
  const isShort = first.every((cell) => plain(cell).length <= LONGEST_HEADER);
  // One word that a header may have stands in many an opinion: two columns are named, or the cell is nothing else.
  const isNamed = named.filter((field) => field !== '').length > 1 || first.some((cell) => isBareHeader(cell, rules));
  const hasHeader = rows.length > 1 && isShort && isNamed && named.includes('text');
  return hasHeader ? { columns: named, hasHeader } : { columns: guessed(rows), hasHeader: false };
}

function timesOfCell(cell: string): number {
  const digits = /^\D{0,2}(\d{1,7})\D{0,2}$/.exec(plain(cell))?.[1];
  return digits === undefined ? 1 : Math.min(Math.max(Number(digits), 1), MOST_TIMES);
}

function wayOfCell(cell: string, { ways }: ConsultationRules): ParticipationWay | '' {
  const text = plain(cell);
  const found = ways.find(({ words }) => text !== '' && (text.includes(words) || words.includes(text)));
  return found?.way ?? '';
}

function dayOfCell(cell: string, { dateMarks, year }: PasteContext): string {
  const read = readDateText(cell, dateMarks, year);
  return read.kind === 'day' ? read.value : '';
}

export interface PastedOpinions {
  readonly opinions: readonly PastedOpinion[];
  /** Rows without an opinion. */
  readonly skipped: number;
  /** Cells of a day that could not be read: taken in without their day. */
  readonly unclearDays: number;
  /** Texts that were longer than what is kept. */
  readonly cut: number;
}

const LONGEST = { text: LONGEST_OPINION, from: 60, head: 200 } as const;

/** A block as WPS and Excel put it on the clipboard, read as opinions. Nothing but the named columns is taken. */
export function readPastedOpinions(
  rows: readonly (readonly string[])[],
  { columns, hasHeader }: PastedTable,
  context: PasteContext,
): PastedOpinions {
  const at = (field: PastedField): number => columns.indexOf(field);
  const opinions: PastedOpinion[] = [];
  let [skipped, unclearDays, cut] = [0, 0, 0];
  for (const row of hasHeader ? rows.slice(1) : rows) {
    const cell = (field: PastedField): string => (at(field) < 0 ? '' : (row[at(field)] ?? '')).trim();
    const text = cell('text');
    if (text === '') {
      skipped += 1;
      continue;
    }
    const receivedOn = dayOfCell(cell('receivedOn'), context);
    if (receivedOn === '' && cell('receivedOn') !== '') unclearDays += 1;
    if (text.length > LONGEST.text) cut += 1;
    opinions.push({
      receivedOn,
      way: wayOfCell(cell('way'), context.rules),
      text: text.slice(0, LONGEST.text),
      times: timesOfCell(cell('times')),
      from: cell('from').slice(0, LONGEST.from),
      head: cell('head').slice(0, LONGEST.head),
    });
  }
  return { opinions, skipped, unclearDays, cut };
}
