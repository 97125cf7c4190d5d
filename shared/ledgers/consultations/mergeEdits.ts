/** One thing of a list that has a name of its own. */
interface Named {
  readonly id: string;
}

type Same = (a: unknown, b: unknown) => boolean;

const byId = <T extends Named>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.map((one) => [one.id, one]));

/**
 * A list that two windows change: what was added, changed or taken away between `base` and `next` is done to what is stored now.
 * undefined: both changed the same item, or one changed what the other took away.
 */
export function mergeList<T extends Named>(
  stored: readonly T[],
  base: readonly T[],
  next: readonly T[],
  isSame: Same,
): readonly T[] | undefined {
  const [before, after, now] = [byId(base), byId(next), byId(stored)];
  const merged: T[] = [];
  for (const item of stored) {
    const [from, to] = [before.get(item.id), after.get(item.id)];
    // Added elsewhere: it stays.
    if (!from) merged.push(item);
    else if (!to) {
      if (!isSame(item, from)) return undefined;
    } else if (isSame(from, to) || isSame(item, to)) merged.push(item);
    else if (isSame(item, from)) merged.push(to);
    else return undefined;
  }
  for (const item of next) {
    const from = before.get(item.id);
    if (!from && !now.has(item.id)) merged.push(item);
    // Taken away elsewhere, changed here.
    else if (from && !now.has(item.id) && !isSame(from, item)) return undefined;
  }
  return merged;
}

/** As `mergeList`; `mine` decides where both changed the same. */
export function mergeMine<T extends Named>(
  stored: readonly T[],
  base: readonly T[],
  next: readonly T[],
  isSame: Same,
): readonly T[] {
  const [before, after] = [byId(base), byId(next)];
  const kept = stored.flatMap((item) => {
    const [from, to] = [before.get(item.id), after.get(item.id)];
    if (!from) return [item];
    if (!to) return [];
    return [isSame(from, to) ? item : to];
  });
  const known = byId(kept);
  return [...kept, ...next.filter((item) => !known.has(item.id) && !isSame(before.get(item.id), item))];
}
