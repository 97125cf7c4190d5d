import { fault, ok, type Result } from '../kernel';
import { assignColumns, type ForcedField } from './columnRoles';
import { inferFormula } from './formula';
import { type FoundHeader, findHeader, headerAt } from './headerRows';
import { foldText } from './headerText';
import { hashText } from './idCell';
import { maskLongNumbers } from './maskCell';
import type { PayoutRules } from './payoutRules';
import { planRows } from './rowPlan';
import { readNameFacts, readTitleFacts } from './titleFacts';
import type { ColumnMapping, PayoutField, SheetLayout } from './types';

export interface LayoutHints {
  readonly fileName: string;
  readonly sheetName: string;
  /** Villages of the township, if they are set up: names in titles are then found with certainty. */
  readonly villages?: readonly string[];
  /** Fields that a person chose; remembered per fingerprint by the caller. */
  readonly changes?: readonly ForcedField[];
  /** Row number of `head[0]`, 1 when absent. */
  readonly firstRow?: number;
  /** Row that a person pointed out as the header, when the program did not find it or took another. */
  readonly headerRow?: number;
}

const MONEY: readonly PayoutField[] = ['amount', 'dueAmount', 'adjustment', 'adjustmentLess'];

export type LayoutFault = 'header_not_found' | 'two_people_unclear';

const filled = (row: readonly string[]): readonly string[] =>
  row.map((cell) => cell.trim()).filter((cell) => cell !== '');

/** Where the second of two people starts, when the header stands twice in one row; 'unclear' when the halves do not match. */
function findSecondPerson(header: FoundHeader): number | 'unclear' | undefined {
  const names = header.texts.map((text) => text.name);
  const people = header.matches.flatMap((match, at) => (match.field === 'payee' && match.alias !== '' ? [at] : []));
  const first = people[0];
  const second = people.find((at) => at !== first && names[at] === names[first ?? -1]);
  if (first === undefined || second === undefined) return undefined;
  const shift = second - first;
  let left = first;
  while (left > 0 && names[left - 1] !== '' && names[left - 1] === names[left - 1 + shift]) left -= 1;
  const start = left + shift;
  const block = (from: number, to: number): string[] => names.slice(from, to).filter((name) => name !== '');
  const same = block(left, start).join('|') === block(start, names.length).join('|');
  const money = header.matches.slice(left, start).some((m) => m.field === 'amount' || m.field === 'dueAmount');
  const outside = header.matches
    .slice(0, left)
    .every((m) => ['village', 'villagerGroup', 'seq', null].includes(m.field));
  return same && money && outside ? start : 'unclear';
}

function metaWan(head: readonly (readonly string[])[], to: number, rules: PayoutRules): boolean {
  return head.slice(0, to).some((row) =>
    row.some((cell) => {
      const text = foldText(cell);
      const at = text.indexOf(rules.metaUnit);
      return at >= 0 && rules.units.wan.some((wan) => text.slice(at).includes(wan));
    }),
  );
}

function mapColumns(
  header: FoundHeader,
  second: number | undefined,
  body: readonly (readonly string[])[],
  rules: PayoutRules,
  changes: readonly ForcedField[],
): ColumnMapping[] {
  if (second === undefined) return assignColumns(header.texts, header.matches, body, rules, changes);
  const left = assignColumns(header.texts.slice(0, second), header.matches.slice(0, second), body, rules, changes);
  const right = assignColumns(
    header.texts.slice(second),
    header.matches.slice(second),
    body.map((row) => row.slice(second)),
    rules,
    changes.filter((c) => c.index > second).map((c) => ({ ...c, index: c.index - second })),
  );
  return [...left, ...right.map((column) => ({ ...column, index: column.index + second }))];
}

/** The first rows that look like data: under the header, with a person or a figure in them. */
function bodyRows(
  head: readonly (readonly string[])[],
  from: number,
  header: FoundHeader,
): readonly (readonly string[])[] {
  const person = header.matches.findIndex((m) => m.field === 'payee' || m.field === 'idNumber');
  const name = header.texts[person]?.name;
  return head.slice(from).filter((row) => {
    const cell = row[person]?.trim() ?? '';
    return cell !== '' && filled(row).length >= 2 && foldText(cell) !== name;
  });
}

/**
 * Reads how a sheet is laid out from its first rows: title, meta line, header of one to three lines, the meaning of every
 * column, the formula of its amounts. Nothing about column order is assumed.
 * @returns `header_not_found` when no line names a person and something else, `two_people_unclear` per § 4.6.10.
 */
export function describeLayout(
  head: readonly (readonly string[])[],
  rules: PayoutRules,
  hints: LayoutHints,
): Result<SheetLayout, LayoutFault> {
  const header =
    hints.headerRow === undefined
      ? findHeader(head, rules)
      : headerAt(head, hints.headerRow - (hints.firstRow ?? 1), rules);
  if (!header) return fault('header_not_found', { sheet: hints.sheetName });
  const second = findSecondPerson(header);
  if (second === 'unclear') return fault('two_people_unclear', { sheet: hints.sheetName, row: header.from + 1 });
  const body = bodyRows(head, header.to + 1, header);
  let columns = mapColumns(header, second, body, rules, hints.changes ?? []);
  if (metaWan(head, header.from, rules)) {
    const wan = rules.units.wan[0] ?? '';
    columns = columns.map((c) =>
      c.field !== null && MONEY.includes(c.field) && c.unit === '' ? { ...c, unit: wan } : c,
    );
  }
  const above = head.slice(0, header.from);
  const title =
    above
      .map(filled)
      .find((cells) => cells.length > 0 && new Set(cells).size === 1 && (cells[0]?.length ?? 0) > 3)?.[0] ?? '';
  const facts = [title, ...above.flatMap(filled)].map((text) => readTitleFacts(text, rules, hints.villages));
  const sheetFacts = readNameFacts(hints.sheetName, rules, hints.villages);
  const fileFacts = readNameFacts(hints.fileName, rules, hints.villages);
  const village = facts.find((f) => f.village !== '')?.village;
  const nameVillage = sheetFacts.village || fileFacts.village;
  const year = facts.find((f) => f.year !== undefined)?.year ?? sheetFacts.year ?? fileFacts.year;
  const kind = [...facts, sheetFacts, fileFacts].find((f) => f.kind !== undefined)?.kind;
  const group = facts.find((f) => f.group !== '')?.group || sheetFacts.group || fileFacts.group;
  const first = hints.firstRow ?? 1;
  const headerCells = head.slice(header.from, header.to + 1);
  const layout: SheetLayout = {
    sheet: hints.sheetName,
    headerRows: headerCells.map((_, at) => first + header.from + at),
    columns,
    title: maskLongNumbers(title),
    fingerprint: fingerprintOf(header.texts.map((text) => `${text.name}(${text.unit})`)),
    formula: 'none',
    adjusted: false,
    headerCells,
    ...(village ? { titleVillage: village } : {}),
    ...(year !== undefined ? { titleYear: year } : {}),
    ...(kind ? { titleProgram: kind.name } : {}),
    ...(group ? { titleGroup: group } : {}),
    ...(nameVillage ? { nameVillage } : {}),
    ...(second !== undefined ? { secondFrom: second + 1 } : {}),
  };
  const [plan] = planRows(layout, rules);
  return ok(plan ? { ...layout, ...inferFormula(body, plan, rules) } : layout);
}

const fingerprintOf = (names: readonly string[]): string =>
  hashText(names.join('|').replace(/[|]+(?:\(\)[|]*)*$/, ''))
    .toString(16)
    .padStart(14, '0');

/** What is still needed before rows can be checked; empty when the layout serves. */
export function missingFields(layout: SheetLayout): readonly PayoutField[] {
  const has = (field: PayoutField): boolean => layout.columns.some((column) => column.field === field);
  const missing: PayoutField[] = [];
  if (!has('payee')) missing.push('payee');
  if (!has('amount')) missing.push('amount');
  return missing;
}

/** The officer's drop-down: gives columns another meaning. A field that a row has once leaves the column that had it. */
export function remapColumns(layout: SheetLayout, changes: readonly ForcedField[], rules: PayoutRules): SheetLayout {
  const columns = layout.columns.map((column) => {
    const change = changes.find((c) => c.index === column.index);
    if (change) {
      const { part: _part, ...rest } = column;
      return { ...rest, field: change.field, sure: true };
    }
    const taken = changes.some((c) => c.field !== null && c.field === column.field && !isRepeatable(c.field));
    if (!taken) return column;
    const { part: _part, ...rest } = column;
    return { ...rest, field: null, sure: false };
  });
  const next: SheetLayout = { ...layout, columns };
  const [plan] = planRows(next, rules);
  return plan ? { ...next, ...inferFormula([], plan, rules) } : next;
}

const isRepeatable = (field: PayoutField): boolean =>
  field === 'quantityParts' || field === 'adjustment' || field === 'adjustmentLess' || field === 'signature';
