import type { HangingThing } from './types';

/** What the day of a shot says beside the days of a posting. unknown: the picture does not say, which is no fault. */
export const SHOT_VERDICTS = ['fits', 'unknown', 'before', 'after', 'future'] as const;
export type ShotVerdict = (typeof SHOT_VERDICTS)[number];

/** Compared by days alone: nobody writes down the hour of a posting. */
export function judgeShot(
  shotOn: string,
  { postedOn, takenDownOn }: Pick<HangingThing, 'postedOn' | 'takenDownOn'>,
  today: string,
): ShotVerdict {
  if (shotOn === '' || postedOn === '') return 'unknown';
  if (shotOn > today) return 'future';
  if (shotOn < postedOn) return 'before';
  return takenDownOn !== '' && shotOn > takenDownOn ? 'after' : 'fits';
}
