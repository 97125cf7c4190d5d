import { type CalendarDate, type DateMarks, type Problem, problem, readDateText, type Severity } from '../../kernel';
import type { OfficialDocument } from '../../records';
import { classOfWords, type DocumentRules, foldNumber, goesToPortal, wordsInSet } from '../documents';
import type { RegisterLayout } from './columns';
import type { RegisterField, RegisterRules } from './registerRules';

/** What a row gives to the register; ids, unit and stamps are the store's. */
export type RegisterLine = Pick<
  OfficialDocument,
  | 'documentNumber'
  | 'title'
  | 'disclosureClass'
  | 'classWords'
  | 'formedOn'
  | 'issuedOn'
  | 'publishedOn'
  | 'url'
  | 'madeBy'
  | 'classReason'
  | 'classArticle'
  | 'portalColumn'
  | 'indexNumber'
  | 'summary'
  | 'validity'
  | 'isNormative'
  | 'note'
  | 'state'
>;

export interface RegisterRead {
  /** With the row of the sheet, 1-based. */
  readonly lines: readonly { readonly row: number; readonly line: RegisterLine }[];
  /** at.row and at.column are 1-based. reject: the row is left out. */
  readonly problems: readonly Problem[];
  /** Rows with something in them. */
  readonly rows: number;
}

export interface RegisterContext {
  readonly rules: RegisterRules;
  readonly documents: DocumentRules;
  /** The county's set of classes. */
  readonly classSet: string;
  readonly dateMarks: DateMarks;
  /** The year of the register. */
  readonly year: number;
  readonly today: CalendarDate;
  /** Numbers that the register has already, folded. */
  readonly known: ReadonlySet<string>;
}

const LONGEST: Partial<Record<RegisterField, number>> = {
  documentNumber: 60,
  title: 200,
  url: 500,
  madeBy: 100,
  classReason: 400,
  classArticle: 100,
  portalColumn: 60,
  indexNumber: 60,
  summary: 400,
  note: 2000,
};

/** Reads every row below the header; all problems of a row are told, and a row that cannot stand is left out whole. */
export function readRegister(
  sheet: readonly (readonly string[])[],
  layout: RegisterLayout,
  context: RegisterContext,
): RegisterRead {
  const lines: { row: number; line: RegisterLine }[] = [];
  const problems: Problem[] = [];
  const numbers = new Map<string, number>();
  let rows = 0;
  for (let at = layout.headerRow + 1; at < sheet.length; at += 1) {
    const cells = sheet[at] ?? [];
    if (cells.every((cell) => cell.trim() === '')) continue;
    const reader = new RowReader(cells, at + 1, layout, context);
    // A line of totals, a note or a signature below the table: neither title nor anything beside a number.
    const filled = cells.filter((cell) => cell.trim() !== '').length;
    if (reader.text('title') === '' && (filled < 2 || reader.text('documentNumber') === '')) continue;
    rows += 1;
    const line = reader.read(numbers);
    problems.push(...reader.problems);
    if (!reader.problems.some((one) => one.severity === 'reject')) lines.push({ row: at + 1, line });
  }
  return { lines, problems, rows };
}

class RowReader {
  readonly problems: Problem[] = [];

  constructor(
    private readonly cells: readonly string[],
    private readonly row: number,
    private readonly layout: RegisterLayout,
    private readonly context: RegisterContext,
  ) {}

  private columnOf(field: RegisterField): number {
    return this.layout.columns.find((column) => column.field === field)?.index ?? 0;
  }

  private report(code: string, severity: Severity, field: RegisterField, params: Problem['params'] = {}): void {
    const column = this.columnOf(field);
    this.problems.push(problem(code, severity, { row: this.row, ...(column > 0 ? { column } : {}), field }, params));
  }

  text(field: RegisterField): string {
    return (this.cells[this.columnOf(field) - 1] ?? '').trim();
  }

  private limited(field: RegisterField): string {
    const text = this.text(field);
    const max = LONGEST[field] ?? text.length;
    if (text.length > max) this.report('register.tooLong', 'reject', field, { max });
    return text;
  }

  private day(field: 'formedOn' | 'issuedOn' | 'publishedOn'): string {
    const text = this.text(field);
    const read = readDateText(text, this.context.dateMarks, this.context.year);
    if (read.kind === 'empty') return '';
    if (read.kind !== 'day') {
      this.report('register.dateUnclear', 'reject', field);
      return '';
    }
    if (read.value > this.context.today) this.report('register.dateFuture', 'reject', field);
    return read.value;
  }

  read(numbers: Map<string, number>): RegisterLine {
    const { documents, classSet, rules, year } = this.context;
    const title = this.limited('title');
    if (title === '') this.report('register.titleMissing', 'reject', 'title');
    const documentNumber = this.limited('documentNumber');
    this.checkNumber(foldNumber(documentNumber), numbers, documentNumber);
    const [formedOn, issuedOn, publishedOn] = [this.day('formedOn'), this.day('issuedOn'), this.day('publishedOn')];
    const dayOfYear = issuedOn || formedOn;
    if (dayOfYear !== '' && Number(dayOfYear.slice(0, 4)) !== year)
      this.report('register.otherYear', 'reject', issuedOn === '' ? 'formedOn' : 'issuedOn', { year });
    if (formedOn !== '' && issuedOn !== '' && formedOn > issuedOn)
      this.report('register.formedAfterIssue', 'reject', 'formedOn');
    if (publishedOn !== '' && issuedOn !== '' && publishedOn < issuedOn)
      this.report('register.publishedBeforeIssue', 'reject', 'publishedOn');
    const written = this.text('class');
    const disclosureClass = classOfWords(documents, written);
    const classWords = disclosureClass === '' ? '' : (wordsInSet(documents, classSet, disclosureClass) ?? written);
    if (written === '') this.report('register.classMissing', 'warn', 'class');
    else if (disclosureClass === '') this.report('register.classUnknown', 'warn', 'class');
    else if (wordsInSet(documents, classSet, disclosureClass) === undefined)
      this.report('register.classNoCounterpart', 'warn', 'class');
    const onNet = goesToPortal(documents, disclosureClass);
    if (publishedOn !== '' && disclosureClass !== '' && !onNet)
      this.report('register.publishedThough', 'warn', 'class');
    const address = this.limited('url');
    const isAddress = address === '' || /^https?:\/\/\S+$/.test(address);
    if (!isAddress) this.report('register.urlWrong', 'warn', 'url');
    const validity = rules.validity.find((one) => one.words === this.text('validity'))?.validity ?? '';
    return {
      documentNumber,
      title,
      disclosureClass,
      classWords,
      formedOn,
      issuedOn,
      publishedOn,
      url: isAddress ? address : '',
      madeBy: this.limited('madeBy'),
      classReason: this.limited('classReason'),
      classArticle: this.limited('classArticle'),
      portalColumn: this.limited('portalColumn'),
      indexNumber: this.limited('indexNumber'),
      summary: this.limited('summary'),
      validity,
      isNormative: validity !== '',
      note: this.limited('note'),
      state: stateOf(issuedOn, publishedOn, disclosureClass !== '' && !onNet),
    };
  }

  private checkNumber(folded: string, numbers: Map<string, number>, number: string): void {
    const earlier = numbers.get(folded);
    if (folded === '') this.report('register.numberMissing', 'warn', 'documentNumber');
    else if (earlier !== undefined)
      this.report('register.numberTwice', 'reject', 'documentNumber', { number, earlier });
    else if (this.context.known.has(folded))
      this.report('register.numberKnown', 'reject', 'documentNumber', { number });
    else numbers.set(folded, this.row);
  }
}

/** What was put down in a register has been issued; without a day it is taken in as a draft that waits for one. */
function stateOf(issuedOn: string, publishedOn: string, staysOff: boolean): OfficialDocument['state'] {
  if (publishedOn !== '' && !staysOff) return 'published';
  if (issuedOn === '') return 'draft';
  return staysOff ? 'closed' : 'issued';
}
