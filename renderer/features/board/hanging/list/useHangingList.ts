import { useMemo, useState } from 'react';
import { type Hanging, type HangingNeed, isUp, todoOf } from '../../../../../shared/board/ledger';
import type { BoardView } from '../../../../data/board';

/** wall: up now or being corrected. todo: what a person is reminded of. down: came down. */
export const PHASES = ['wall', 'todo', 'down', 'all'] as const;
export type Phase = (typeof PHASES)[number];

const PASSES: Readonly<Record<Phase, (hanging: Hanging) => boolean>> = {
  wall: (hanging) => isUp(hanging) || hanging.state === 'correcting',
  todo: (hanging) => todoOf(hanging).length > 0,
  down: (hanging) => !isUp(hanging) && hanging.state !== 'correcting',
  all: () => true,
};

export interface HangingFilter {
  readonly phase: Phase;
  /** '' = all. */
  readonly unitCode: string;
  readonly need: HangingNeed | '';
  readonly text: string;
}

export interface HangingListState {
  readonly filter: HangingFilter;
  set(change: Partial<HangingFilter>): void;
  readonly rows: readonly Hanging[];
  /** Of the chosen village. */
  readonly counts: Readonly<Record<Phase, number>>;
}

/** What went up last stands first. */
export function useHangingList({ hangings }: BoardView, unitCode?: string): HangingListState {
  const [filter, setFilter] = useState<HangingFilter>({
    phase: unitCode === undefined ? 'wall' : 'todo',
    unitCode: unitCode ?? '',
    need: '',
    text: '',
  });
  const shown = useMemo(() => {
    const { phase, unitCode, need, text } = filter;
    const own = hangings.filter(({ thing }) => unitCode === '' || thing.unitCode === unitCode);
    const wanted = text.trim();
    const rows = own
      .filter(PASSES[phase])
      .filter(({ needs }) => need === '' || needs.includes(need))
      .filter(({ thing }) => wanted === '' || thing.title.includes(wanted))
      .reverse();
    const count = (one: Phase): number => own.filter(PASSES[one]).length;
    return { rows, counts: { wall: count('wall'), todo: count('todo'), down: count('down'), all: own.length } };
  }, [hangings, filter]);
  return { filter, set: (change) => setFilter((now) => ({ ...now, ...change })), ...shown };
}
