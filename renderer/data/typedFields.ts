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

/** A record in two parts: what lists show, and what is read with it alone. */
interface InParts<L, B> {
  readonly line: L;
  readonly body: B;
}

export interface TypedChange<L, B> {
  /** Names of the fields that were changed; none: nothing is to be stored. */
  readonly keys: readonly string[];
  /** Laid over what is stored now, as `mergeTyped`. */
  over(stored: InParts<L, B>): InParts<L, B> & { readonly isClash: boolean };
}

/** What was typed into both parts of a record, against `base`, the record as the form first showed it. */
export function typedChange<L, B>(
  fields: InParts<readonly (keyof L & string)[], readonly (keyof B & string)[]>,
  base: InParts<L, B>,
  next: InParts<L, B>,
): TypedChange<L, B> {
  const lineKeys = changedKeys(fields.line, base.line, next.line);
  const bodyKeys = changedKeys(fields.body, base.body, next.body);
  return {
    keys: [...lineKeys, ...bodyKeys],
    over: (stored) => {
      const line = mergeTyped<L>(lineKeys, stored.line, base.line, next.line);
      const body = mergeTyped<B>(bodyKeys, stored.body, base.body, next.body);
      return {
        line: { ...stored.line, ...line.values },
        body: { ...stored.body, ...body.values },
        isClash: line.isClash || body.isClash,
      };
    },
  };
}
