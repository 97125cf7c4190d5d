import {
  type CalendarDate,
  checkIdNumber,
  type DateMarks,
  expandOldIdNumber,
  type Fen,
  type Problem,
  parseYuan,
  problem,
  readDateText,
  type Severity,
} from '../../kernel';
import { MOST_PEOPLE, MOST_PERSONS, type PersonRow } from '../../records';
import type { TableLayout } from '../columns';
import type { PersonField, PersonRules } from './personRules';

export type PersonLayout = TableLayout<PersonField>;

export interface PersonsRead {
  readonly rows: readonly PersonRow[];
  /** at.row and at.column are 1-based; no value of a cell stands in them. reject: the row is left out. */
  readonly problems: readonly Problem[];
  /** Rows with a person in them. */
  readonly count: number;
}

export interface PersonsContext {
  readonly rules: PersonRules;
  readonly dateMarks: DateMarks;
  /** For days that are written without one. */
  readonly year: number;
  readonly today: CalendarDate;
  /** The unit whose list this is; stands for an empty cell. */
  readonly village: string;
  /** Whether a name in the column of villages means this unit. */
  isOwnVillage(name: string): boolean;
}

const LONGEST: Partial<Record<PersonField, number>> = {
  personName: 60,
  villagerGroup: 40,
  guardianName: 60,
  category: 60,
  remark: 200,
};

/** Reads every row below the header; all problems of a row are told, and a row that cannot stand is left out whole. */
export function readPersons(
  sheet: readonly (readonly string[])[],
  layout: PersonLayout,
  context: PersonsContext,
): PersonsRead {
  const rows: PersonRow[] = [];
  const problems: Problem[] = [];
  const seen: Seen = { numbers: new Map(), names: new Map() };
  let count = 0;
  for (let at = layout.headerRow + 1; at < sheet.length; at += 1) {
    const cells = sheet[at] ?? [];
    const filled = cells.filter((cell) => cell.trim() !== '').length;
    const reader = new RowReader(cells, at + 1, layout, context);
    // Totals, and notes or signatures below the table.
    if (filled === 0 || reader.isTotal() || (filled < 2 && reader.text('personName') === '')) continue;
    count += 1;
    const row = reader.read(seen);
    problems.push(...reader.problems);
    if (!reader.problems.some(({ severity }) => severity === 'reject')) rows.push(row);
  }
  if (rows.length > 0 && !layout.columns.some(({ field }) => field === 'idNumber'))
    problems.push(problem('persons.noIdColumn', 'warn', { row: layout.headerRow + 1 }));
  if (rows.length > MOST_PERSONS)
    problems.push(problem('persons.tooMany', 'reject', { row: 1 }, { max: MOST_PERSONS }));
  return { rows, problems, count };
}

/** Rows in which a number or a name was seen first. */
interface Seen {
  readonly numbers: Map<string, number>;
  readonly names: Map<string, number>;
}

const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

class RowReader {
  readonly problems: Problem[] = [];

  constructor(
    private readonly cells: readonly string[],
    private readonly row: number,
    private readonly layout: PersonLayout,
    private readonly context: PersonsContext,
  ) {}

  private columnOf(field: PersonField): number {
    return this.layout.columns.find((column) => column.field === field)?.index ?? 0;
  }

  private report(code: string, severity: Severity, field: PersonField, params: Problem['params'] = {}): void {
    const column = this.columnOf(field);
    this.problems.push(problem(code, severity, { row: this.row, ...(column > 0 ? { column } : {}), field }, params));
  }

  text(field: PersonField): string {
    return (this.cells[this.columnOf(field) - 1] ?? '').trim();
  }

  isTotal(): boolean {
    const { totals } = this.context.rules;
    return this.cells.some((cell) => totals.some((word) => plain(cell).startsWith(word)));
  }

  private limited(field: PersonField): string {
    const text = this.text(field);
    const max = LONGEST[field] ?? text.length;
    if (text.length > max) this.report('persons.tooLong', 'reject', field, { max });
    return text;
  }

  read(seen: Seen): PersonRow {
    const personName = this.limited('personName').replace(/\s+/g, '');
    if (personName === '') this.report('persons.nameMissing', 'reject', 'personName');
    const village = this.text('village');
    if (village !== '' && !this.context.isOwnVillage(village))
      this.report('persons.otherVillage', 'reject', 'village', { village: this.context.village });
    const villagerGroup = this.limited('villagerGroup');
    const idNumber = this.idNumber();
    if (personName !== '') this.checkTwice(idNumber, `${villagerGroup}\n${personName}`, seen);
    const people = this.people();
    const amount = this.amount();
    const approvedOn = this.approvedOn();
    return {
      row: this.row,
      village: this.context.village,
      villagerGroup,
      personName,
      idNumber,
      guardianName: this.limited('guardianName'),
      category: this.limited('category'),
      ...(people === undefined ? {} : { people }),
      ...(amount === undefined ? {} : { amount }),
      ...(approvedOn === undefined ? {} : { approvedOn }),
      remark: this.limited('remark'),
    };
  }

  /** A sound number, an old one as the new one, or '' with a problem: ages are told by it. */
  private idNumber(): string {
    if (this.columnOf('idNumber') === 0) return '';
    const text = plain(this.text('idNumber')).toUpperCase().replace(/^'/, '');
    const whole = text.length === 15 ? (expandOldIdNumber(text) ?? text) : text;
    if (whole === '') this.report('persons.idMissing', 'warn', 'idNumber');
    else if (checkIdNumber(whole) !== undefined) this.report('persons.idWrong', 'reject', 'idNumber');
    return whole;
  }

  private checkTwice(idNumber: string, name: string, seen: Seen): void {
    const earlier = idNumber === '' ? undefined : seen.numbers.get(idNumber);
    const namesake = seen.names.get(name);
    if (earlier !== undefined) this.report('persons.twice', 'reject', 'idNumber', { earlier });
    else if (namesake !== undefined) this.report('persons.sameName', 'warn', 'personName', { earlier: namesake });
    if (idNumber !== '' && earlier === undefined) seen.numbers.set(idNumber, this.row);
    if (namesake === undefined) seen.names.set(name, this.row);
  }

  private figure(field: 'people' | 'amount'): string {
    const text = plain(this.text(field));
    const end = this.context.rules.ends[field];
    return text.endsWith(end) ? text.slice(0, -end.length) : text;
  }

  private people(): number | undefined {
    const text = this.figure('people');
    if (text === '') return undefined;
    const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    if (count >= 1 && count <= MOST_PEOPLE) return count;
    this.report('persons.peopleUnclear', 'reject', 'people');
    return undefined;
  }

  private amount(): Fen | undefined {
    const text = this.figure('amount');
    if (text === '') return undefined;
    const read = parseYuan(GROUPED.test(text) ? text.replaceAll(',', '') : text);
    if (read.ok && read.value >= 0) return read.value;
    this.report('persons.amountUnclear', 'reject', 'amount');
    return undefined;
  }

  private approvedOn(): CalendarDate | undefined {
    const read = readDateText(this.text('approvedOn'), this.context.dateMarks, this.context.year);
    if (read.kind === 'empty') return undefined;
    if (read.kind !== 'day') this.report('persons.dateUnclear', 'reject', 'approvedOn');
    else if (read.value > this.context.today) this.report('persons.dateFuture', 'reject', 'approvedOn');
    return read.kind === 'day' ? read.value : undefined;
  }
}
