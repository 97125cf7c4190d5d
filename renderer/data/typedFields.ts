import { isSameJson } from '../../shared/store/changes';

type Json = Parameters<typeof isSameJson>[0];
/** Absent fields stay absent, as in what is stored. */
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;
export const isSame = (a: unknown, b: unknown): boolean => isSameJson(asJson(a), asJson(b));

export const changedKeys = <T, K extends keyof T>(keys: readonly K[], base: T, next: T): K[] =>
  keys.filter((key) => !isSame(base[key], next[key]));

export interface Merged<T> {
  /** The changed fields as they are to be stored. */
  readonly values: Partial<T>;
  /** Somebody else changed the same one to something else meanwhile; `values` hold what was typed here. */
  readonly isClash: boolean;
}

/** What was changed from `base` to `next`, laid over what is stored now. Of a group of fields (the figures) each counts by itself. */
export function mergeTyped<T>(keys: readonly (keyof T)[], stored: T, base: T, next: T): Merged<T> {
  const values: Partial<T> = {};
  let isClash = false;
  for (const key of changedKeys(keys, base, next)) {
    const [now, before, typed] = [stored[key], base[key], next[key]];
    if (isGroup(now) && isGroup(typed) && (isGroup(before) || before === null)) {
      const from = isGroup(before) ? before : emptied(typed);
      const merged = mergeTyped<Record<string, unknown>>(Object.keys({ ...from, ...typed }), now, from, typed);
      values[key] = { ...now, ...merged.values } as T[keyof T];
      isClash ||= merged.isClash;
    } else {
      values[key] = typed;
      isClash ||= !isSame(now, before) && !isSame(now, typed);
    }
  }
  return { values, isClash };
}

/** A group that was not there yet: each of its texts was empty. What else it starts with counts as typed. */
const emptied = (group: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(group).flatMap(([key, value]) => (typeof value === 'string' ? [[key, '']] : [])));

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
