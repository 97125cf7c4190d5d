import { isUp } from './hangings';
import { judgeShot, type ShotVerdict } from './shot';
import type { Hanging } from './types';

/** A village as photographs may call it. */
export interface NamedVillage {
  readonly unitCode: string;
  /** Its name and its aliases. */
  readonly names: readonly string[];
}

export interface PhotoFacts {
  readonly fileName: string;
  /** CalendarDate or '' = unknown. */
  readonly shotOn: string;
}

/** Why a photograph was put where it is. name: its file name. only: there is one village. day: the day of the shot. */
export type GuessReason = 'name' | 'only' | 'day';

export interface PhotoGuess {
  /** '' = a person must say. */
  readonly unitCode: string;
  /** Key of the hanging thing; '' = a person must say. */
  readonly key: string;
  readonly why: readonly GuessReason[];
}

/** A name of one character would be found everywhere. */
const SHORTEST = 2;

/** The longest name that stands in the file name decides: 东坝村 lies inside of 东坝村委会. Two villages as long: nobody knows. */
function villageOf(fileName: string, villages: readonly NamedVillage[]): string {
  let best = { length: SHORTEST - 1, codes: new Set<string>() };
  for (const { unitCode, names } of villages)
    for (const name of names) {
      if (name.length < best.length || !fileName.includes(name) || name.length < SHORTEST) continue;
      if (name.length > best.length) best = { length: name.length, codes: new Set() };
      best.codes.add(unitCode);
    }
  const [only] = best.codes;
  return best.codes.size === 1 && only !== undefined ? only : '';
}

const RANK: Readonly<Record<ShotVerdict, number>> = { fits: 2, unknown: 1, before: 0, after: 0, future: 0 };

/** A title stands in a file name by its beginning: telephones cut names. A shorter title says too little. */
const TITLE_HEAD = 4;
const LONGEST_HEAD = 8;

const isNamed = ({ thing }: Hanging, { fileName }: PhotoFacts): boolean =>
  thing.title.length >= TITLE_HEAD && fileName.includes(thing.title.slice(0, LONGEST_HEAD));

/** Below: the shot was on a day on which the thing did not hang, and its name does not say otherwise. */
const LIKELY = 10;

function rankOf(hanging: Hanging, photo: PhotoFacts, today: string): number {
  const waits = hanging.needs.includes('photo');
  const fit = RANK[judgeShot(photo.shotOn, hanging.thing, today)];
  return (isNamed(hanging, photo) ? 100 : 0) + fit * 10 + (waits ? 4 : 0) + (isUp(hanging) ? 2 : 0);
}

/**
 * Where a photograph probably belongs: the village by the file name, or the only one; the thing by its title in the file name, by
 * the day of the shot, and by what still waits for a photograph. Two that fit alike are left for a person.
 */
export function guessPlace(
  photo: PhotoFacts,
  villages: readonly NamedVillage[],
  hangings: readonly Hanging[],
  today: string,
): PhotoGuess {
  const named = villageOf(photo.fileName, villages);
  const [only] = villages.length === 1 ? villages : [];
  const unitCode = named || (only?.unitCode ?? '') || villageByDay(photo, hangings, today);
  const why: GuessReason[] = [named !== '' ? 'name' : only ? 'only' : 'day'];
  if (unitCode === '') return { unitCode: '', key: '', why: [] };
  const ranked = hangings
    .filter(({ thing, state }) => thing.unitCode === unitCode && state !== 'correcting')
    .map((hanging) => ({ hanging, rank: rankOf(hanging, photo, today) }))
    .sort((a, b) => b.rank - a.rank);
  const [first, second] = ranked;
  const isUnlikely = first && first.rank < LIKELY;
  if (!first || isUnlikely || first.rank === second?.rank) return { unitCode, key: '', why };
  const byDay = photo.shotOn !== '' && !why.includes('day');
  return { unitCode, key: first.hanging.key, why: byDay ? [...why, 'day'] : why };
}

/** The only village where something waiting for a photograph hung on that day. */
function villageByDay(photo: PhotoFacts, hangings: readonly Hanging[], today: string): string {
  if (photo.shotOn === '') return '';
  const fitting = hangings.filter(
    ({ thing, needs }) => needs.includes('photo') && judgeShot(photo.shotOn, thing, today) === 'fits',
  );
  const codes = new Set(fitting.map(({ thing }) => thing.unitCode));
  const [only] = codes;
  return codes.size === 1 && only !== undefined ? only : '';
}
