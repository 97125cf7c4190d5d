/** One thing of a list that has a name of its own. */
interface Named {
  readonly id: string;
}

type Same = (a: unknown, b: unknown) => boolean;

const byId = <T extends Named>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.map((one) => [one.id, one]));

/**
 * What was changed from `from` to `to`, done to what is stored now, field by field. undefined: both changed the same field, and
 * `mine` is not said.
 */
function mergeItem<T extends Named>(stored: T, from: T, to: T, isSame: Same, mine: boolean): T | undefined {
  const changed: Partial<T> = {};
  for (const key of Object.keys(to) as (keyof T)[]) {
    if (from[key] === to[key] || isSame(from[key], to[key])) continue;
    if (!mine && !isSame(stored[key], from[key]) && !isSame(stored[key], to[key])) return undefined;
    changed[key] = to[key];
  }
  return { ...stored, ...changed };
}

/**
 * A list that two windows change: what was added, changed or taken away between `base` and `next` is done to what is stored now.
 * undefined: both changed the same field of an item, or one changed what the other took away. With `mine` this window wins.
 */
export function mergeList<T extends Named>(
  stored: readonly T[],
  base: readonly T[],
  next: readonly T[],
  isSame: Same,
  mine = false,
): readonly T[] | undefined {
  const [before, after, now] = [byId(base), byId(next), byId(stored)];
  const merged: T[] = [];
  for (const item of stored) {
    const [from, to] = [before.get(item.id), after.get(item.id)];
    // Added elsewhere: it stays.
    if (!from || from === to) merged.push(item);
    else if (to) {
      const both = mergeItem(item, from, to, isSame, mine);
      if (!both) return undefined;
      merged.push(both);
    } else if (!mine && !isSame(item, from)) return undefined;
  }
  for (const item of next) {
    if (now.has(item.id)) continue;
    const from = before.get(item.id);
    if (from && isSame(from, item)) continue;
    // Taken away elsewhere, changed here.
    if (from && !mine) return undefined;
    merged.push(item);
  }
  return merged;
}
