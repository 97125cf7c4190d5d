import type { ProblemGroup } from './types';

/** More rows of one group are not listed: nobody works through them one by one, and the rest moves up. */
export const MAX_LISTED = 2_000;

/** One line of the list. */
export type ProblemItem<P> =
  | { readonly kind: 'group'; readonly key: string; readonly group: ProblemGroup<P>; readonly isOpen: boolean }
  | {
      readonly kind: 'problem';
      readonly key: string;
      readonly problem: P;
      readonly group: ProblemGroup<P>;
      /** 1-based place in its group. */
      readonly place: number;
    }
  | { readonly kind: 'rest'; readonly key: string; readonly group: ProblemGroup<P>; readonly count: number };

export const countOf = <P>(group: ProblemGroup<P>): number => group.count ?? group.problems.length;

/** The lines to show: a head per group and, of open groups, a line per problem. */
export function listItems<P>(
  groups: readonly ProblemGroup<P>[],
  openKeys: ReadonlySet<string>,
  keyOf: (problem: P) => string,
): ProblemItem<P>[] {
  const items: ProblemItem<P>[] = [];
  for (const group of groups) {
    const isOpen = openKeys.has(group.key);
    items.push({ kind: 'group', key: `g:${group.key}`, group, isOpen });
    if (!isOpen) continue;
    const listed = group.problems.slice(0, MAX_LISTED);
    for (const [index, problem] of listed.entries()) {
      items.push({ kind: 'problem', key: `p:${group.key}:${keyOf(problem)}`, problem, group, place: index + 1 });
    }
    const rest = countOf(group) - listed.length;
    if (rest > 0) items.push({ kind: 'rest', key: `r:${group.key}`, group, count: rest });
  }
  return items;
}

/**
 * F7: the next problem that waits for a person, round and round. Repairs are done already and are stepped through only
 * when nothing else is left.
 * @returns null when there is no problem
 */
export function stepProblem<P>(
  groups: readonly ProblemGroup<P>[],
  currentKey: string | null,
  direction: 1 | -1,
  keyOf: (problem: P) => string,
): P | null {
  const waiting = groups.filter((group) => group.severity !== 'repair');
  const problems = (waiting.some((group) => group.problems.length > 0) ? waiting : groups).flatMap(
    (group) => group.problems,
  );
  if (problems.length === 0) return null;
  const at = currentKey === null ? -1 : problems.findIndex((problem) => keyOf(problem) === currentKey);
  const next = at < 0 ? (direction === 1 ? 0 : problems.length - 1) : at + direction;
  return problems[(next + problems.length) % problems.length] ?? null;
}
