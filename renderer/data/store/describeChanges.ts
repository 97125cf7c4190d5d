import { text } from '../../../resources';
import { fillText } from '../../../shared/kernel';
import { hasLongNumber, maskCell } from '../../../shared/payout';
import {
  diffRecord,
  type Entry,
  type FieldChange,
  type Json,
  type RecordChange,
  type Row,
} from '../../../shared/store/changes';
import { PAGED_TABLES } from './pages';

/** One field before and after, ready to be shown. */
export interface ShownChange {
  /** Name of the record where it has one, else ''. */
  readonly what: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** A paste of thousands of cells is told in its first lines. */
const MOST_CHANGES = 200;
const LONGEST_VALUE = 80;

const nameOf = (key: string): string => {
  const known = text[key];
  return known === undefined ? '' : fillText(text, key);
};

/** A value in a few words; long numbers lose their middle, lists and objects say how many parts they have. */
function shown(value: Json | undefined): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return nameOf(value ? 'history.yes' : 'history.no');
  if (typeof value === 'object')
    return fillText(text, 'history.parts', { n: Array.isArray(value) ? value.length : Object.keys(value).length });
  const plain = String(value);
  const masked = hasLongNumber(plain) ? maskCell(plain) : plain;
  return masked.length > LONGEST_VALUE ? `${masked.slice(0, LONGEST_VALUE)}…` : masked;
}

function sides(change: FieldChange): { before: string; after: string } {
  if ('added' in change)
    return { before: '', after: shown(change.added.length === 1 ? change.added[0] : change.added) };
  if ('cut' in change) return { before: shown(change.cut.length === 1 ? change.cut[0] : change.cut), after: '' };
  return { before: shown(change.was), after: shown(change.now) };
}

const asLine = (value: Json | undefined): Row | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null;

/** A page is told line by line: each of its fields is a record of its own. */
function linesOf({ table, key, fields, was, now }: RecordChange): ShownChange[] {
  const sides: (readonly [Row | null, Row | null])[] = fields
    ? Object.values(fields).map((change) =>
        'was' in change || 'now' in change ? [asLine(change.was), asLine(change.now)] : [null, null],
      )
    : [...new Set([...Object.keys(was ?? {}), ...Object.keys(now ?? {})])].map((id) => [
        asLine(was?.[id]),
        asLine(now?.[id]),
      ]);
  return sides.flatMap(([before, after]) => {
    const change = diffRecord(table, key, before, after);
    if (!change) return [];
    const name = shown((after ?? before)?.title ?? (after ?? before)?.level1 ?? null);
    return recordOf(change).map((line) =>
      line.field === '' || name === '' ? line : { ...line, what: `${line.what} ${name}` },
    );
  });
}

const fieldsOf = (change: RecordChange): ShownChange[] =>
  PAGED_TABLES.has(change.table) ? linesOf(change) : recordOf(change);

/** Fields that have words (`field.<table>.<field>`); the others are inner workings. */
function recordOf({ table, key, fields, was, now }: RecordChange): ShownChange[] {
  const title = (row: RecordChange['now']): string => shown(row?.title ?? row?.name ?? row?.unitName ?? null);
  const words = (field: string): string => nameOf(`field.${table}.${table === 'settings' ? key : field}`);
  if (!fields) {
    const what = nameOf(`record.${table}`);
    if (table === 'settings') {
      const field = words('value');
      return field === '' ? [] : [{ what, field, before: shown(was?.value), after: shown(now?.value) }];
    }
    return what === '' ? [] : [{ what, field: '', before: title(was), after: title(now) }];
  }
  return Object.entries(fields).flatMap(([field, change]) => {
    const name = words(field);
    return name === '' ? [] : [{ what: nameOf(`record.${table}`), field: name, ...sides(change) }];
  });
}

function* cellsOf({ sheets }: Entry): Generator<ShownChange> {
  for (const { rows } of sheets)
    for (const [row, was, now] of rows) {
      const width = Math.max(was?.length ?? 0, now?.length ?? 0);
      for (let at = 0; at < width; at += 1) {
        const before = was?.[at] ?? '';
        const after = now?.[at] ?? '';
        if (before !== after)
          yield {
            what: fillText(text, 'history.row', { row }),
            field: fillText(text, 'history.column', { column: at + 1 }),
            before: shown(before),
            after: shown(after),
          };
      }
    }
}

/** What an entry changed, field by field, as far as it can be said to a person. */
export function describeChanges(entry: Entry): ShownChange[] {
  const found = entry.records.flatMap(fieldsOf);
  for (const cell of cellsOf(entry)) {
    if (found.length >= MOST_CHANGES) break;
    found.push(cell);
  }
  return found.slice(0, MOST_CHANGES);
}
