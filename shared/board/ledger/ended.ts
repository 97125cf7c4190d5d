import { addDays, beijingDay, parseCalendarDate } from '../../kernel';
import type { BatchRecord, BatchTrace, PostingTrace } from '../../records';

/** A posting that ended before the one of today: it is kept with its dates. Days are CalendarDate or ''. */
export interface EndedPosting {
  readonly version: number;
  readonly postedOn: string;
  readonly postingTo: string;
  readonly endedOn: string;
  readonly why: string;
}

const dayOf = (instant: string): string => {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? '' : beijingDay(at);
};

type Step = Omit<PostingTrace, 'by'>;

/** Of a disclosure or a notice: each correction ended the posting that hung or had hung then. */
export function endedOfTrace(trace: readonly Step[]): readonly EndedPosting[] {
  const ended: EndedPosting[] = [];
  let downOn = '';
  for (const { at, act, reason, version, postedOn, postingTo, on } of trace) {
    if (act === 'published') downOn = '';
    if (act === 'takenDown') downOn = on ?? dayOf(at);
    if (act !== 'corrected') continue;
    if (postedOn !== '') ended.push({ version, postedOn, postingTo, endedOn: downOn || dayOf(at), why: reason });
    downOn = '';
  }
  return ended;
}

/** A batch as it hangs in one village. */
export interface VillagePosting {
  /** '' = not up, or taken back for a correction. */
  readonly postedOn: string;
  readonly postingTo: string;
  readonly takenDownOn: string;
  readonly ended: readonly EndedPosting[];
}

const NOT_UP = { postedOn: '', postingTo: '', takenDownOn: '' };

const textOf = ({ detail }: BatchTrace, name: string): string => String(detail[name] ?? '');

/** What is said of all villages, or of this one. */
const isAbout = (entry: BatchTrace, village: string): boolean =>
  entry.detail.village === undefined || entry.detail.village === village;

/**
 * The trace of a batch says when it went up and came down: for all its villages, or for one that did so on another day. A correction
 * (更正) takes all of them back.
 */
export function postingOfVillage({ trace }: Pick<BatchRecord, 'trace'>, village: string): VillagePosting {
  const ended: EndedPosting[] = [];
  let now = NOT_UP;
  const end = (endedOn: string, why: string): void => {
    const { postedOn, postingTo } = now;
    if (postedOn !== '') ended.push({ version: ended.length + 1, postedOn, postingTo, endedOn, why });
    now = NOT_UP;
  };
  for (const entry of trace.filter((one) => isAbout(one, village))) {
    if (entry.act === 'reopened') end(now.takenDownOn || dayOf(entry.at), entry.reason);
    if (entry.act === 'takenDown') now = { ...now, takenDownOn: textOf(entry, 'on') };
    if (entry.act !== 'posted') continue;
    if (now.takenDownOn !== '') end(now.takenDownOn, '');
    const earliest = parseCalendarDate(textOf(entry, 'earliestTakeDown'));
    now = { postedOn: textOf(entry, 'postedOn'), postingTo: earliest ? addDays(earliest, -1) : '', takenDownOn: '' };
  }
  return { ...now, ended };
}
