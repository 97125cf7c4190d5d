import type { CalendarDate, Place, Problem, Severity } from '../../../kernel';
import { problem } from '../../../kernel';
import type { PrivacyRules } from '../../../privacy';
import type { Notice, PrivacyProfile } from '../../../records';
import type { WorkCalendar } from '../../../rules';
import type { PostingRules } from '../../postingPeriod';
import type { NoticeText } from '../draft';
import type { NoticeRules, Slip } from '../noticeRules';
import type { NoticePart } from '../placeholders';

/** What a check needs to know besides the notice. */
export interface NoticeCheckContext {
  /** Stands for the posting day while that is not known. */
  readonly today: CalendarDate;
  readonly rules: NoticeRules;
  /** The county's own slips, beside those of the table. */
  readonly ownSlips?: readonly Slip[];
  readonly posting: PostingRules;
  readonly calendar: WorkCalendar;
  readonly privacy: PrivacyRules;
  /** Office telephones confirmed elsewhere; those of the notice itself count too. */
  readonly publicContacts?: readonly string[];
  /** Of the catalog entry; without one the template's. Absent: not known. */
  readonly profile?: PrivacyProfile;
}

/** A notice with its text, as every check gets it. */
export interface Checked {
  readonly notice: CheckedNotice;
  readonly body: NoticeText;
  /** R-S05: classes that a person ticked. */
  readonly checked: readonly string[];
  readonly parts: readonly NoticePart[];
  /** Posting day, or the day of writing, or today: decides which law stands. */
  readonly day: CalendarDate;
  readonly context: NoticeCheckContext;
}

export type CheckedNotice = Pick<
  Notice,
  | 'id'
  | 'kind'
  | 'templateId'
  | 'title'
  | 'layout'
  | 'paper'
  | 'orientation'
  | 'objectionDays'
  | 'objectionUnit'
  | 'postingDays'
  | 'postedOn'
  | 'postingTo'
  | 'objectionTo'
>;

/** `at.field` names the field, `at.line` the block, `at.row` and `at.column` the cell, all 1-based. */
export function placeOf(part: Pick<NoticePart, 'field' | 'block' | 'row' | 'column'>): Place {
  return {
    field: part.field,
    ...(part.block === undefined ? {} : { line: part.block }),
    ...(part.row === undefined ? {} : { row: part.row }),
    ...(part.column === undefined ? {} : { column: part.column }),
  };
}

/** error stops the review, warning asks for a look. */
export type NoticeSeverity = Extract<Severity, 'error' | 'warning'>;

export const inField = (
  code: string,
  severity: NoticeSeverity,
  field: string,
  params: Problem['params'] = {},
): Problem => problem(code, severity, { field }, params);
