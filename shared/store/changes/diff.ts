import type { FieldChange, Json, RecordChange, Row } from './types';

/** Kept by the store itself with each write: they say nothing about what a person changed and are never undone. */
export const SYSTEM_FIELDS: ReadonlySet<string> = new Set(['revision', 'updatedAt', 'updatedBy']);

export function isSameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a) || isList(b)) return isList(a) && isList(b) && a.length === b.length && startsWith(a, b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSameJson(a[key], b[key]))
  );
}

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Whether a list begins with all of another. */
export const startsWith = (list: readonly Json[], head: readonly Json[]): boolean =>
  list.length >= head.length && head.every((item, at) => isSameJson(item, list[at]));

function diffField(was: Json | undefined, now: Json | undefined): FieldChange | undefined {
  if (isSameJson(was, now)) return undefined;
  if (isList(was) && isList(now) && was.length > 0 && now.length > 0) {
    if (startsWith(now, was)) return { added: now.slice(was.length) };
    if (startsWith(was, now)) return { cut: was.slice(now.length) };
  }
  return { ...(was === undefined ? {} : { was }), ...(now === undefined ? {} : { now }) };
}

/** What turns one record into the other; undefined when nothing but the system's own fields differs. */
export function diffRecord(table: string, key: string, was: Row | null, now: Row | null): RecordChange | undefined {
  if (was === null || now === null) return was === now ? undefined : { table, key, was, now };
  const fields: Record<string, FieldChange> = {};
  for (const field of new Set([...Object.keys(was), ...Object.keys(now)])) {
    if (SYSTEM_FIELDS.has(field)) continue;
    const change = diffField(was[field], now[field]);
    if (change) fields[field] = change;
  }
  return Object.keys(fields).length === 0 ? undefined : { table, key, fields };
}
