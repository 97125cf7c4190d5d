import { addDays, type CalendarDate } from '../../kernel';
import type { Disclosure } from '../../records';
import type { Told } from './told';
import type { CoverageCell, CoverageDue, CoverageGap, CoveragePeriod, CoverageState } from './types';

interface Facts {
  readonly unitCode: string;
  readonly code: string;
  /** '' for an event. */
  readonly period: CoveragePeriod | undefined;
  readonly periodCode: string;
  readonly due: CoverageDue | undefined;
  readonly disclosure: Told | undefined;
  readonly today: CalendarDate;
  readonly since: string;
}

const REMIND_DAYS = 30;

const isOut = (state: Disclosure['state']): boolean => state === 'published' || state === 'archived';

/** A correction starts the posting anew; whether it was public in time is told by the first one. */
const firstDayOf = (disclosure: Told): string => disclosure.firstPostedOn || disclosure.postedOn;

function gapOf({ state, takenDownOn, postingTo, hasProof, url }: Told): CoverageGap {
  if (!isOut(state)) return '';
  if (takenDownOn !== '' && postingTo !== '' && takenDownOn <= postingTo) return 'early';
  return hasProof || url !== '' ? '' : 'noProof';
}

/** What must be public before its period is over cannot wait for the end of it. */
function opensOn({ due, remindFrom }: CoverageDue, period: CoveragePeriod): CalendarDate {
  if (remindFrom) return remindFrom;
  return due > period.to ? addDays(period.to, 1) : addDays(due, -REMIND_DAYS);
}

/** A day after the last one is late; the last day itself is in time. */
function stateOf({ disclosure, period, due, today, since }: Facts, dueOn: string): CoverageState {
  if (disclosure && disclosure.notApplicable !== '') return 'notApplicable';
  if (disclosure && isOut(disclosure.state)) return disclosure.state;
  if (dueOn !== '' && today > dueOn) return disclosure || dueOn >= since ? 'late' : 'notApplicable';
  if (disclosure && disclosure.returnedWhy !== '') return 'returned';
  if (disclosure && disclosure.state !== 'todo') return disclosure.state;
  if (!period) return 'todo';
  const opens = due ? opensOn(due, period) : addDays(period.to, 1);
  return today >= opens ? 'todo' : 'notDue';
}

function onTimeOf(state: CoverageState, dueOn: string, disclosure: Told | undefined): boolean | undefined {
  if (dueOn === '' || state === 'notApplicable') return undefined;
  if (state === 'late') return false;
  const first = disclosure && isOut(disclosure.state) ? firstDayOf(disclosure) : '';
  return first === '' ? undefined : first <= dueOn;
}

const reasonOf = (disclosure: Told | undefined): string =>
  disclosure ? disclosure.notApplicable || disclosure.returnedWhy : '';

/**
 * The day by which it must be public: as the rules say today while it is open, as it was when it went public afterwards, so that
 * a table that changes later makes nobody late.
 */
function dayOf({ due, disclosure }: Facts): Pick<CoverageCell, 'dueOn' | 'dueStatus' | 'rule'> {
  if (disclosure && disclosure.dueOn !== '' && (isOut(disclosure.state) || !due))
    return { dueOn: disclosure.dueOn, dueStatus: disclosure.dueStatus, rule: disclosure.ruleId };
  return { dueOn: due?.due ?? '', dueStatus: due?.status ?? '', rule: due?.rule ?? '' };
}

export function cellOf(facts: Facts): CoverageCell {
  const { disclosure, period } = facts;
  const day = dayOf(facts);
  const state = stateOf(facts, day.dueOn);
  return {
    unitCode: facts.unitCode,
    code: facts.code,
    period: facts.periodCode,
    state,
    ...day,
    periodTo: period?.to ?? '',
    disclosureId: disclosure?.id ?? '',
    title: disclosure?.title ?? '',
    postedOn: disclosure ? firstDayOf(disclosure) : '',
    isBefore: state === 'notApplicable' && !disclosure,
    reason: reasonOf(disclosure),
    gap: disclosure ? gapOf(disclosure) : '',
    onTime: onTimeOf(state, day.dueOn, disclosure),
  };
}
