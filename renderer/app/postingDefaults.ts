import { postingRules } from '../../resources/tables';
import { type PostingPeriod, planPostingPeriod } from '../../shared/board';
import type { PostingOptions } from '../../shared/jobs';
import { beijingDay, parseCalendarDate } from '../../shared/kernel';
import type { BatchRecord } from '../../shared/records';
import { profileOf } from '../data/programs';

/** The lawful period of a posting that goes up on this day (R-V04); undefined while no day is given. */
export function postingPeriodOf(postedOn: string, wantedTo = ''): PostingPeriod | undefined {
  const from = parseCalendarDate(postedOn);
  return from ? planPostingPeriod(from, postingRules, parseCalendarDate(wantedTo)) : undefined;
}

/** A4 upright, board form, no private column: what is printed when nobody changes anything. */
export function defaultPostingOptions(batch: BatchRecord, telephone: string): PostingOptions {
  const postedOn = batch.posting?.postedOn ?? beijingDay(Date.now());
  return {
    form: 'board',
    paper: 'A4',
    orientation: 'portrait',
    groupPerPage: false,
    postedOn,
    postingTo: batch.posting?.postingTo ?? postingPeriodOf(postedOn)?.to ?? '',
    telephone: batch.posting?.telephone || telephone,
    profile: profileOf(batch.program),
    showRemark: false,
    maskedColumns: [],
    tellNamesakesApart: false,
  };
}
