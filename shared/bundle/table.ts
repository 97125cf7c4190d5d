import { type Params, type Problem, parseCalendarDate } from '../kernel';
import { isInstant } from './bagInfo';
import { BoundedProblems, bundleProblem } from './codes';
import { type CsvRecord, readCsv } from './csvReader';
import { LIMITS } from './limits';
import type { BundleSchemas, SchemaField, TableName } from './schemas';
import { characterCount, INVISIBLE, INVISIBLE_IN_LINES, PRIVATE_USE } from './strictText';

/** Money columns: at most two decimals, summed as whole fen. */
const YUAN: ReadonlySet<string> = new Set(['totalYuan', 'adjustAddYuan', 'adjustLessYuan', 'amountYuan']);
const MAY_HAVE_LINES: ReadonlySet<string> = new Set(['contentElements', 'legalBasis']);

const INTEGER = /^-?(0|[1-9]\d{0,8})$/;
const NUMBER = /^(0|[1-9]\d{0,11})(\.\d{1,6})?$/;
const YUAN_FORM = /^(0|[1-9]\d{0,11})(\.\d{1,2})?$/;
const FORMULA = /^[=+@\-\uff1d\uff0b\uff20\uff0d]/;
const ONLY_DASHES = /^[-\u2010-\u2015\uff0d]+$/;

/** A table whose header was right; rows may still have problems. */
export interface BundleTable {
  readonly name: TableName;
  readonly path: string;
  readonly columns: readonly string[];
  readonly rows: readonly CsvRecord[];
}

export interface CheckedTable {
  readonly problems: readonly Problem[];
  /** Absent when the file could not be read to the end as this table. */
  readonly table?: BundleTable;
}

/** Reader of one column; '' when the row is too short. */
export function columnOf(table: BundleTable, column: string): (row: CsvRecord) => string {
  const index = table.columns.indexOf(column);
  return (row) => row.cells[index] ?? '';
}

/** Cell of a row by column name. For many rows take `columnOf`. */
export const cellOf = (table: BundleTable, row: CsvRecord, column: string): string => columnOf(table, column)(row);

/**
 * Reads and checks one CSV against the program's own schema (bundle.md §§ 3.3, 3.4). Structure faults end the reading;
 * cell faults are all collected. `line` is the physical line of the file.
 */
export function checkTable(
  bytes: Uint8Array,
  path: string,
  name: TableName,
  schemas: BundleSchemas,
  isNewerMinor: boolean,
): CheckedTable {
  const bounded = new BoundedProblems();
  const problems = bounded.kept;
  const add = (code: string, line: number, field?: string, params: Params = {}): void => {
    bounded.push(bundleProblem(code, { path, line, ...(field === undefined ? {} : { field }) }, params));
  };
  const { records, hadBom, isPlain, fault } = readCsv(bytes);
  if (hadBom) add('csv.bom', 1);
  const { fields } = schemas[name];
  const [header, ...rows] = records;
  const columns = header?.cells ?? [];
  const mayBeLonger = isNewerMinor && columns.length >= fields.length && columns.length <= LIMITS.columns;
  const hasHeader = fields.every((field, index) => columns[index] === field.name);
  if (fault && records.length === 0) add(fault.code, fault.line);
  else if (!hasHeader || (columns.length !== fields.length && !mayBeLonger)) add('csv.header', 1);
  else {
    const checks = fields.map((field) => cellCheck(field, isPlain));
    const seen = fields.map((field) => (field.constraints?.unique ? new Set<string>() : undefined));
    for (const row of rows) {
      if (row.cells.length !== columns.length) {
        add('csv.rowWidth', row.line, undefined, { found: row.cells.length, expected: columns.length });
        continue;
      }
      for (let index = 0; index < fields.length; index += 1) {
        const field = fields[index]?.name ?? '';
        const cell = row.cells[index] ?? '';
        checks[index]?.(cell, (code, params) => add(code, row.line, field, params));
        const known = cell === '' ? undefined : seen[index];
        if (known?.has(cell)) add('csv.unique', row.line, field);
        known?.add(cell);
      }
      // Columns of a newer minor version are kept but not understood: text rules only.
      for (let index = fields.length; index < columns.length; index += 1) {
        checkText(row.cells[index] ?? '', false, isPlain, (code) => add(code, row.line, columns[index]));
      }
    }
    if (fault) add(fault.code, fault.line);
    else return { problems, table: { name, path, columns, rows } };
  }
  return { problems };
}

type Report = (code: string, params?: Params) => void;
type CellCheck = (cell: string, report: Report) => void;

/** All rules of one column as one function, made once per table. */
function cellCheck(field: SchemaField, isPlain: boolean): CellCheck {
  const { required, minimum, maxLength, pattern, enum: values } = field.constraints ?? {};
  const form = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const mayHaveLines = MAY_HAVE_LINES.has(field.name);
  const isYuan = YUAN.has(field.name);
  return (cell, report) => {
    if (cell === '') {
      if (required) report('csv.required');
      return;
    }
    switch (field.type) {
      case 'integer':
      case 'number':
        return checkNumber(cell, field.type, isYuan, minimum, report);
      case 'date':
        if (parseCalendarDate(cell) === undefined) report('csv.type', { type: 'date' });
        return;
      case 'datetime':
        if (!isInstant(cell)) report('csv.type', { type: 'datetime' });
        return;
      case 'string':
        checkText(cell, mayHaveLines, isPlain, report);
        if (values && !values.includes(cell)) report('csv.enum', { allowed: values.join(', ') });
        else if (form && !form.test(cell)) report('csv.pattern');
        else if (maxLength !== undefined && cell.length > maxLength && characterCount(cell) > maxLength) {
          report('csv.cellTooLong', { limit: maxLength });
        }
    }
  };
}

function checkNumber(
  cell: string,
  type: 'integer' | 'number',
  isYuan: boolean,
  minimum: number | undefined,
  report: Report,
): void {
  if (isYuan) {
    if (!YUAN_FORM.test(cell)) report('csv.amountForm');
    return;
  }
  const digits = cell.startsWith('-') ? cell.slice(1) : cell;
  const isForm = type === 'integer' ? INTEGER.test(cell) : NUMBER.test(digits);
  if (!isForm) report('csv.type', { type });
  else if (minimum !== undefined && Number(cell) < minimum) report('csv.range', { minimum });
}

/**
 * No invisible characters, no formula, NFC and trimmed; an old-font rare name is a person's decision. In a plain file only
 * line breaks, blanks and formulas are possible (a part of an NFC text is NFC).
 */
function checkText(cell: string, mayHaveLines: boolean, isPlain: boolean, report: Report): void {
  const isHidden = isPlain
    ? !mayHaveLines && cell.includes('\n')
    : (mayHaveLines ? INVISIBLE_IN_LINES : INVISIBLE).test(cell);
  if (isHidden) {
    report('csv.controlChar');
    return;
  }
  if (!isPlain && PRIVATE_USE.test(cell)) report('csv.pua');
  if (FORMULA.test(cell) && !ONLY_DASHES.test(cell)) report('csv.formula');
  const isTrimmed = cell.length === cell.trim().length;
  if (!isTrimmed || (!isPlain && cell !== cell.normalize('NFC'))) report('csv.type', { type: 'string' });
}
