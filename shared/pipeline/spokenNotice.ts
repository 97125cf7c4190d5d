import {
  fillNotice,
  isMoneyColumn,
  kindRule,
  type NoticeRules,
  type NoticeText,
  summedColumns,
  sumOf,
  sumText,
} from '../board/notices';
import {
  type CalendarDate,
  fillText,
  findWrittenAmounts,
  formatDateChinese,
  parseCalendarDate,
  readAloud,
  type TextTable,
} from '../kernel';
import type { Notice, NoticeTableBlock, PrivacyProfile } from '../records';
import { lateNames } from './noticeDocument';

export interface SpokenOptions {
  readonly rules: NoticeRules;
  readonly text: TextTable;
  /** Lawful shortest posting: said while the day of posting is not known. */
  readonly postingDays: number;
  /** Of the catalog entry, else of the template. Names are read out for A only; absent: not known, so none are. */
  readonly profile?: PrivacyProfile;
}

type Spoken = Pick<
  Notice,
  'title' | 'kind' | 'postedOn' | 'postingTo' | 'objectionTo' | 'objectionDays' | 'objectionUnit' | 'postingDays'
>;

/** A table up to here is read row by row where it names nobody. */
const MOST_ROWS_READ = 8;
const MOST_COLUMNS_READ = 6;
const BRACKETS = /[（(][^（）()]*[）)]/g;
const SENTENCE = /[^。！？；\n]+[。！？；]?/g;
const IN_BRACKETS = /^(.*?)[（(]([^（）()]+)[)）]$/;
/** （样政发〔2026〕12号）: nobody remembers it by ear. */
const DOCUMENT_NUMBER = /（[^（）]*〔\d{4}〕[^（）]*）/g;

const hasOne = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));
const dayText = (day: string): string => {
  const date = parseCalendarDate(day);
  return date ? formatDateChinese(date) : '';
};

function periodOf(notice: Spoken, { text, postingDays }: SpokenOptions): string {
  const [from, to] = [dayText(notice.postedOn), dayText(notice.postingTo)];
  if (from !== '' && to !== '') return fillText(text, 'notice.spoken.fromTo', { from, to });
  return fillText(text, 'notice.spoken.fromPosting', { days: Math.max(notice.postingDays, postingDays) });
}

/** Late placeholders as they are said. */
function lateSpoken(notice: Spoken, options: SpokenOptions): Record<string, string> {
  const { text, rules } = options;
  const days = notice.objectionUnit === 'day' ? 'notice.template.days' : 'notice.template.workingDays';
  const values = {
    postingFrom: dayText(notice.postedOn) || fillText(text, 'notice.spoken.postingDay'),
    postingTo: dayText(notice.postingTo) || fillText(text, 'notice.spoken.periodEnd'),
    postingPeriod: periodOf(notice, options),
    postingDays: String(Math.max(notice.postingDays, options.postingDays)),
    objectionTo: dayText(notice.objectionTo) || fillText(text, 'notice.spoken.periodEnd'),
    objectionDays: fillText(text, days, { days: notice.objectionDays }),
  };
  return lateNames(rules, values);
}

const nameColumns = (table: NoticeTableBlock, rules: NoticeRules): number[] =>
  table.columns.flatMap(({ header }, index) => (hasOne(header, rules.words.nameHeaders) ? [index] : []));

/** Names that stand in the lists: no sentence with one of them is read out. */
function namesIn(body: NoticeText, rules: NoticeRules): string[] {
  return body.blocks.flatMap((block) => {
    if (block.kind !== 'table') return [];
    const columns = nameColumns(block, rules);
    return block.rows.flatMap(({ kind, cells }) =>
      kind === 'row' ? columns.map((column) => (cells[column] ?? '').trim()).filter((name) => name.length > 1) : [],
    );
  });
}

/** 金额（元） → 金额 and 元; money without a unit of its own has that of the table (单位：元). */
function namedColumn(table: NoticeTableBlock, column: number, rules: NoticeRules): { name: string; unit: string } {
  const header = table.columns[column]?.header ?? '';
  const [, name = header, unit = ''] = IN_BRACKETS.exec(header) ?? [];
  const note = rules.words.unitNotes.reduce((text, word) => text.replace(word, ''), table.unitNote).trim();
  const isOne = note !== '' && note !== table.unitNote && !/[、，,/ ]/.test(note);
  return { name, unit: unit === '' && isOne && isMoneyColumn(table, column, rules) ? note : unit };
}

function sumsOf(table: NoticeTableBlock, { rules, text }: SpokenOptions): string {
  return summedColumns(table, rules)
    .flatMap((column) => {
      const sum = sumOf(table, column);
      const { name, unit } = namedColumn(table, column, rules);
      if (!sum || (unit === '' && !isMoneyColumn(table, column, rules))) return [];
      return [
        fillText(text, 'notice.spoken.sum', { name, value: signed(sumText(table, column, sum, rules), text), unit }),
      ];
    })
    .join('');
}

const isLineNumber = (header: string, rules: NoticeRules): boolean => rules.words.lineNumbers.includes(header);

/** -30.00 is heard as 负. */
const signed = (cell: string, text: TextTable): string =>
  /^[-−]\s*\d/.test(cell) ? fillText(text, 'notice.spoken.negative', { value: cell.replace(/^[-−]\s*/, '') }) : cell;

/** A row as 名称：值，金额 值; numbers of lines and empty cells are not read. Two columns: the first one tells what the second is. */
function rowRead(table: NoticeTableBlock, cells: readonly string[], { rules, text }: SpokenOptions): string {
  const told = table.columns.flatMap(({ header }, column) => {
    const cell = (cells[column] ?? '').trim();
    return cell === '' || isLineNumber(header, rules) ? [] : [{ ...namedColumn(table, column, rules), cell }];
  });
  const [first, second] = told;
  if (table.columns.length === 2 && first && second) return `${first.cell}：${second.cell}`;
  return told
    .map(({ name, unit, cell }) => {
      const isNumber = /^[-−\d]/.test(cell);
      return `${name}${isNumber ? '' : '：'}${signed(cell, text)}${/\d$/.test(cell) ? unit : ''}`;
    })
    .join('，');
}

/** R-V12: a long or wide table becomes a count and its totals; a list of persons always does. */
function tableRead(table: NoticeTableBlock, options: SpokenOptions): string[] {
  const { rules, text, profile } = options;
  const rows = table.rows.filter(({ kind, cells }) => kind === 'row' && cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) return [];
  const [nameColumn] = nameColumns(table, rules);
  const header = nameColumn === undefined ? undefined : table.columns[nameColumn]?.header;
  const isShort = rows.length <= MOST_ROWS_READ && table.columns.length <= MOST_COLUMNS_READ;
  const hasMoney = table.columns.some((_, column) => isMoneyColumn(table, column, rules));
  // What somebody was paid is nobody's business on the loudspeaker, whatever the profile.
  if (isShort && (header === undefined || (profile === 'A' && !hasMoney)))
    return rows.map(({ cells }) => fillText(text, 'notice.spoken.row', { row: rowRead(table, cells, options) }));
  const counted =
    header === undefined
      ? 'notice.spoken.lines'
      : hasOne(header, rules.words.householdHeaders)
        ? 'notice.spoken.households'
        : hasOne(header, rules.words.peopleHeaders)
          ? 'notice.spoken.people'
          : 'notice.spoken.lines';
  const caption = table.caption === '' ? '' : fillText(text, 'notice.spoken.caption', { caption: table.caption });
  const count = fillText(text, counted, { rows: rows.length });
  return [fillText(text, 'notice.spoken.table', { caption, count, sums: sumsOf(table, options) })];
}

/** 2026年 before 6月9日 is not said while it is the notice's own year. */
const withoutYear = (text: string, year: string): string =>
  year === '' ? text : text.replace(new RegExp(`${year}\\u5e74(?=\\d{1,2}\\u6708\\d)`, 'g'), '');

/** （大写：玖万陆仟元整） repeats what was just said. */
const withoutCapitals = (text: string): string =>
  text.replace(BRACKETS, (inside) => (findWrittenAmounts(inside).some(({ kind }) => kind === 'words') ? '' : inside));

interface Piece {
  readonly text: string;
  /** 0 = no heading. */
  readonly level: number;
}

/** A heading under which nothing is left is not read. */
const withoutBareHeadings = (pieces: readonly Piece[]): Piece[] =>
  pieces.filter(({ level }, index) => {
    const next = pieces[index + 1];
    return level === 0 || (next !== undefined && (next.level === 0 || next.level > level));
  });

/** As many as there is room for; no heading at the end. */
function firstPieces(pieces: readonly Piece[], room: number): Piece[] {
  let used = 0;
  const end = pieces.findIndex(({ text }) => {
    used += text.length;
    return used > room;
  });
  return withoutBareHeadings(end < 0 ? pieces : pieces.slice(0, end));
}

/** What may be read, in the order of the paper: sentences and tables. */
function piecesOf(body: NoticeText, options: SpokenOptions, isSaidLater: (sentence: string) => boolean): Piece[] {
  const { rules, profile } = options;
  const names = profile === 'A' ? [] : namesIn(body, rules);
  const pieces = body.blocks.flatMap((block): Piece[] => {
    if (block.kind === 'table') return tableRead(block, options).map((text) => ({ text, level: 0 }));
    const sentences = withoutCapitals(block.text.replace(DOCUMENT_NUMBER, '')).match(SENTENCE) ?? [];
    return sentences
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== '' && !sentence.includes('【'))
      .filter((sentence) => !hasOne(sentence, names) && !isSaidLater(sentence))
      .map((sentence) => ({ text: /[。！？；：]$/.test(sentence) ? sentence : `${sentence}。`, level: block.level }));
  });
  return withoutBareHeadings(pieces);
}

/**
 * R-V12: the short version for the loudspeaker: what it is, the first sentences, counts and totals instead of tables, until when,
 * where to go. Numbers are written as they are read; nobody of a list of persons is named. Longer than
 * `rules.spoken.maxCharacters`: what is left out is said at the end.
 */
export function spokenNotice(notice: Spoken, body: NoticeText, options: SpokenOptions): string {
  const { rules, text } = options;
  const { body: full, notice: line } = fillNotice(notice, body, lateSpoken(notice, options));
  const year = ((notice.postedOn || body.writtenOn) as CalendarDate | '').slice(0, 4);
  const said = (key: string, params: Record<string, string | number> = {}): string =>
    readAloud(withoutYear(fillText(text, key, params), year));
  const open = said('notice.spoken.open', { title: line.title });
  const period = kindRule(rules, notice.kind).hasPeriod
    ? said('notice.spoken.period', { period: periodOf(notice, options) })
    : '';
  const isAsked = full.objectionPlace !== '' && !full.objectionPlace.includes('【');
  const place = isAsked ? said('notice.spoken.place', { place: full.objectionPlace }) : '';
  const numbers = full.telephones.filter((one) => /\d/.test(one) && !one.includes('【'));
  const telephone =
    numbers.length === 0
      ? ''
      : said('notice.spoken.telephone', { telephone: numbers.join(fillText(text, 'layout.telephone.separator')) });
  const tail = [period, place, telephone].filter((part) => part !== '');
  const isSaidLater = (sentence: string): boolean =>
    (period !== '' && rules.words.period.some((word) => sentence.startsWith(word))) ||
    (isAsked && sentence.includes(full.objectionPlace) && hasOne(sentence, rules.words.objecting));
  const pieces = piecesOf(full, options, isSaidLater).map(({ text: piece, level }) => ({
    text: readAloud(withoutYear(piece, year)),
    level,
  }));
  const kept = firstPieces(pieces, rules.spoken.maxCharacters - [open, ...tail].join('').length);
  const left = pieces.length - kept.length;
  const rest = left > 0 ? [said('notice.spoken.leftOut', { n: left })] : [];
  return [open, kept.map((piece) => piece.text).join(''), ...tail, ...rest].filter((part) => part !== '').join('\n');
}
