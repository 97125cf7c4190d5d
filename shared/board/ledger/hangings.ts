import { addDays, type CalendarDate, dayNumber, parseCalendarDate } from '../../kernel';
import type { BoardLine, BoardRecord } from '../../records';
import { type PostingRules, planPostingPeriod } from '../postingPeriod';
import { provesVersion } from '../proofs';
import { isOpen } from './objections';
import type { Hanging, HangingNeed, HangingState, HangingThing } from './types';

/** Id of the board line of a thing, within the page of its unit. */
export const boardLineId = ({ source, sourceId }: Pick<HangingThing, 'source' | 'sourceId'>): string =>
  `${source}-${sourceId}`;

export const boardLinePage = ({ unitCode, year }: Pick<HangingThing, 'unitCode' | 'year'>): string =>
  `${unitCode}/${year}`;

/** Names a thing of a unit wherever one is needed. */
export const hangingKey = (thing: Pick<HangingThing, 'unitCode' | 'source' | 'sourceId'>): string =>
  `${thing.unitCode}.${boardLineId(thing)}`;

const latest = (days: readonly string[]): CalendarDate | undefined => parseCalendarDate([...days].sort().at(-1) ?? '');

/**
 * R-V04, R-V04b: the first day on which it may come down: after the printed period, the days for objections and the lawful days,
 * whichever ends last. '' while nothing is up.
 */
export function earliestTakeDown(thing: HangingThing, rules: PostingRules): CalendarDate | '' {
  const from = parseCalendarDate(thing.postedOn);
  const lawful = from && planPostingPeriod(from, rules);
  const last = lawful && latest([lawful.to, thing.postingTo, thing.objectionTo]);
  return last ? addDays(last, 1) : '';
}

/** A batch knows no archive: its box is what files it. What was corrected and came down again is filed again by its source. */
const isFiled = ({ source, archivedOn }: HangingThing, line: BoardLine | undefined): boolean =>
  archivedOn !== '' || (source === 'batch' && (line?.box ?? '') !== '');

/** What became of the copies of an earlier version says nothing about those of this one. */
const isCleared = ({ takenDownOn }: HangingThing, line: BoardLine | undefined): boolean =>
  line !== undefined && line.cleared !== '' && line.clearedOn >= takenDownOn;

function stateOf(thing: HangingThing, line: BoardLine | undefined, earliest: string, today: string): HangingState {
  if (thing.postedOn === '') return 'correcting';
  if (thing.takenDownOn === '') return today >= earliest ? 'mayComeDown' : 'hangs';
  if (thing.takenDownOn < earliest) return 'downEarly';
  return isFiled(thing, line) ? 'archived' : 'down';
}

const hasProof = ({ hasProof: own, version }: HangingThing, line: BoardLine | undefined): boolean =>
  own || (line?.proofs.some((photo) => provesVersion(photo, version)) ?? false);

const isDown = (state: HangingState): boolean => state === 'down' || state === 'downEarly' || state === 'archived';

function needsOf(thing: HangingThing, line: BoardLine | undefined, state: HangingState): HangingNeed[] {
  const needs: HangingNeed[] = [];
  if (line?.objections.some(isOpen)) needs.push('objection');
  if (thing.postedOn !== '' && !hasProof(thing, line)) needs.push('photo');
  if (state === 'mayComeDown') needs.push('takeDown');
  if (isDown(state) && thing.namesPersons && !isCleared(thing, line)) needs.push('clear');
  if (isDown(state) && ((line?.box ?? '') === '' || !isFiled(thing, line))) needs.push('file');
  return needs;
}

/** The one that was named; else the only one of the village. */
function boardOf(line: BoardLine | undefined, own: readonly BoardRecord[]): BoardRecord | undefined {
  const named = own.find(({ id }) => id === line?.boardId);
  return named ?? (own.length === 1 ? own[0] : undefined);
}

/** Ten thousand postings share some hundred days. */
const knownDays = new WeakMap<PostingRules, Map<string, CalendarDate | ''>>();

function earliestOf(thing: HangingThing, rules: PostingRules): CalendarDate | '' {
  const days = knownDays.get(rules) ?? new Map<string, CalendarDate | ''>();
  knownDays.set(rules, days);
  const { postedOn, postingTo, objectionTo } = thing;
  const key = `${postedOn} ${postingTo} ${objectionTo}`;
  const earliest = days.get(key) ?? earliestTakeDown(thing, rules);
  days.set(key, earliest);
  return earliest;
}

export interface HangingsInput {
  readonly things: Iterable<HangingThing>;
  /** By page and id; lines of things that are gone are passed over. */
  readonly lines: Iterable<BoardLine>;
  readonly boards: Iterable<BoardRecord>;
  readonly rules: PostingRules;
  readonly today: CalendarDate;
}

/** What hangs, hung and is being corrected, the day of posting ascending; one of each thing. */
export function hangingsOf({ things, lines, boards, rules, today }: HangingsInput): readonly Hanging[] {
  const byKey = new Map<string, BoardLine>();
  for (const line of lines) byKey.set(hangingKey(line), line);
  const byUnit = new Map<string, BoardRecord[]>();
  for (const board of boards) {
    const own = byUnit.get(board.unitCode) ?? [];
    if (!board.deleted) own.push(board);
    byUnit.set(board.unitCode, own);
  }
  return [...things]
    .map((thing): Hanging => {
      const key = hangingKey(thing);
      const line = byKey.get(key);
      const earliest = earliestOf(thing, rules);
      const state = stateOf(thing, line, earliest, today);
      return {
        key,
        thing,
        line,
        board: boardOf(line, byUnit.get(thing.unitCode) ?? []),
        state,
        earliest,
        daysLeft: earliest === '' ? 0 : Math.max(0, dayNumber(earliest) - dayNumber(today)),
        sheets: line?.sheets || thing.sheets || 1,
        needs: needsOf(thing, line, state),
      };
    })
    .sort(byPosting);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The day of posting ascending. */
export const byPosting = (a: Hanging, b: Hanging): number =>
  compare(a.thing.postedOn, b.thing.postedOn) || compare(a.key, b.key);

/** On the wall now. */
export const isUp = ({ state }: Hanging): boolean => state === 'hangs' || state === 'mayComeDown';
