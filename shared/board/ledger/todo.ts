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

/** Reminders of one village. */
export interface BoardTodo {
  readonly unitCode: string;
  readonly counts: TodoCounts;
}

const NOTHING: TodoCounts = { objection: 0, photo: 0, takeDown: 0, clear: 0 };

/** One line for each village where something waits, in the order in which they come. */
export function boardTodos(hangings: Iterable<Hanging>): readonly BoardTodo[] {
  const byUnit = new Map<string, TodoCounts>();
  for (const hanging of hangings)
    for (const need of todoOf(hanging)) {
      if (need === 'file') continue;
      const counts = byUnit.get(hanging.thing.unitCode) ?? NOTHING;
      byUnit.set(hanging.thing.unitCode, { ...counts, [need]: counts[need] + 1 });
    }
  return [...byUnit]
    .map(([unitCode, counts]) => ({ unitCode, counts }))
    .sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1));
}
