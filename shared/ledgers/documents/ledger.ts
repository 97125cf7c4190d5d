import { type CalendarDate, dayNumber, parseCalendarDate } from '../../kernel';
import type { OfficialDocument } from '../../records';
import { type DocumentRules, goesToPortal } from './documentRules';

/** rules.md § 10.3: which day starts the count. earlier: the stricter of both, the default. */
export const DOCUMENT_STARTS = ['earlier', 'formed', 'issued'] as const;
export type DocumentStart = (typeof DOCUMENT_STARTS)[number];

export interface LedgerStart {
  /** Row of the deadline table. */
  readonly rule: string;
  readonly from: CalendarDate;
}

/**
 * From which day, and by which rule, a document must be on the net: R-P01 from 形成或变更, R-P02 from 印发. A class that a yearly
 * review turned to open is a change: the count starts on that day.
 * @returns undefined for a class that does not go to the net, or while there is no day yet.
 */
export function ledgerStart(
  document: OfficialDocument,
  rules: DocumentRules,
  setting: DocumentStart,
): LedgerStart | undefined {
  if (!goesToPortal(rules, document.disclosureClass)) return undefined;
  const ruleOf = (start: 'formed' | 'issued'): string =>
    rules.deadlines.find((row) => row.start === start)?.deadlineRule ?? '';
  const opened = document.yearly.filter((line) => line.outcome === 'toOpen').at(-1);
  const changedOn = parseCalendarDate(opened?.on ?? '');
  if (changedOn) return { rule: ruleOf('formed'), from: changedOn };
  const issued = parseCalendarDate(document.issuedOn);
  const formed = parseCalendarDate(document.formedOn);
  const byIssue = issued && { rule: ruleOf('issued'), from: issued };
  const byForming = formed && { rule: ruleOf('formed'), from: formed };
  if (setting === 'issued') return byIssue;
  if (setting === 'formed') return byForming ?? (issued && { rule: ruleOf('formed'), from: issued });
  if (!byIssue || !byForming) return byForming ?? byIssue;
  return byForming.from < byIssue.from ? byForming : byIssue;
}

/** none: no duty. noStart: the day that starts the count is missing. onTime, lateDone: on the net, in time or not. */
export type LedgerMark = 'none' | 'noStart' | 'notDue' | 'soon' | 'late' | 'onTime' | 'lateDone';

export interface LedgerState {
  readonly mark: LedgerMark;
  /** Calendar days to the due day; negative: days past it. */
  readonly daysLeft: number;
  /** The reminder that holds: 10, 5 or 1; 0 = none yet. */
  readonly reminder: number;
}

const plain = (mark: LedgerMark): LedgerState => ({ mark, daysLeft: 0, reminder: 0 });

/** R-P01, R-P02: amber from the first reminder on, red after the due day. */
export function ledgerState(document: OfficialDocument, rules: DocumentRules, today: CalendarDate): LedgerState {
  if (!goesToPortal(rules, document.disclosureClass)) return plain('none');
  const due = parseCalendarDate(document.dueOn);
  if (document.publishedOn !== '')
    return plain(due === undefined ? 'noStart' : document.publishedOn > due ? 'lateDone' : 'onTime');
  if (!due) return plain('noStart');
  const daysLeft = dayNumber(due) - dayNumber(today);
  if (daysLeft < 0) return { mark: 'late', daysLeft, reminder: 0 };
  const reached = rules.reminderDays.days.filter((days) => daysLeft <= days);
  if (reached.length === 0) return { mark: 'notDue', daysLeft, reminder: 0 };
  return { mark: 'soon', daysLeft, reminder: Math.min(...reached) };
}

/** Counts working days; made from the calendar by whoever calls (shared/rules). */
export type CountDeadline = (
  rule: string,
  from: CalendarDate,
) => { readonly due: CalendarDate; readonly status: 'fixed' | 'provisional' };

/** The document with its due day as the calendar gives it now. */
export function withDue(
  document: OfficialDocument,
  rules: DocumentRules,
  setting: DocumentStart,
  count: CountDeadline,
): OfficialDocument {
  const start = ledgerStart(document, rules, setting);
  if (!start) return { ...document, dueOn: '', dueStatus: '', ruleId: '' };
  const { due, status } = count(start.rule, start.from);
  return { ...document, dueOn: due, dueStatus: status, ruleId: start.rule };
}
