import { isUp } from './hangings';
import type { Hanging, HangingNeed } from './types';

/**
 * What a person is reminded of: a photograph while it can still be taken, copies with names until the thing is filed. A box can wait,
 * and what was filed by older programs is left in peace.
 */
export const todoOf = (hanging: Hanging): readonly HangingNeed[] =>
  hanging.needs.filter(
    (need) =>
      need === 'objection' ||
      need === 'takeDown' ||
      (need === 'photo' && isUp(hanging)) ||
      (need === 'clear' && hanging.state !== 'archived'),
  );

export type TodoCounts = Readonly<Record<Exclude<HangingNeed, 'file'>, number>>;

/** Reminders of one village, or of many in one line. */
export interface BoardTodo {
  /** '' = of many. */
  readonly unitCode: string;
  readonly villages: number;
  readonly counts: TodoCounts;
}

const NOTHING: TodoCounts = { objection: 0, photo: 0, takeDown: 0, clear: 0 };

/** So many villages have a line of their own; more would fill a desk. */
const MOST_LINES = 3;

const sum = (a: TodoCounts, b: TodoCounts): TodoCounts => ({
  objection: a.objection + b.objection,
  photo: a.photo + b.photo,
  takeDown: a.takeDown + b.takeDown,
  clear: a.clear + b.clear,
});

/** One line for each village where something waits, or one for all of them. */
export function boardTodos(hangings: Iterable<Hanging>): readonly BoardTodo[] {
  const byUnit = new Map<string, Record<keyof TodoCounts, number>>();
  for (const hanging of hangings)
    for (const need of todoOf(hanging)) {
      if (need === 'file') continue;
      const counts = byUnit.get(hanging.thing.unitCode) ?? { ...NOTHING };
      byUnit.set(hanging.thing.unitCode, counts);
      counts[need] += 1;
    }
  if (byUnit.size > MOST_LINES)
    return [{ unitCode: '', villages: byUnit.size, counts: [...byUnit.values()].reduce<TodoCounts>(sum, NOTHING) }];
  return [...byUnit]
    .map(([unitCode, counts]) => ({ unitCode, villages: 1, counts }))
    .sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1));
}
