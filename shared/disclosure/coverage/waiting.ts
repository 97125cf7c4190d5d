import type { BoardTodo } from '../../board/ledger';
import { type CalendarDate, dayNumber, fromDayNumber } from '../../kernel';
import type { Consultation, Notice, OfficialDocument } from '../../records';
import type { CoverageCell } from './types';

/** late: the day is past. week: until Sunday. soon: within so many days. returned: came back for another try. */
export const WAITING_LISTS = ['late', 'week', 'soon', 'returned'] as const;
export type WaitingListName = (typeof WAITING_LISTS)[number];

export type Waiting =
  | { readonly kind: 'disclosure'; readonly cell: CoverageCell; readonly dueOn: string; readonly days: number }
  | { readonly kind: 'document'; readonly document: OfficialDocument; readonly dueOn: string; readonly days: number }
  | (WaitingConsultation & { readonly kind: 'consultation'; readonly days: number })
  | { readonly kind: 'notice'; readonly notice: Notice; readonly dueOn: string; readonly days: number }
  /** Never late: hanging on is no fault, and an answer is owed by no law that holds everywhere. */
  | { readonly kind: 'board'; readonly todo: BoardTodo; readonly dueOn: string; readonly days: number };

/** R-G01: a period that ends, or has ended and has no result yet, or none that hangs. */
export interface WaitingConsultation {
  readonly consultation: Consultation;
  readonly what: 'ends' | 'result' | 'publish';
  readonly dueOn: string;
}

export type WaitingLists = Readonly<Record<WaitingListName, readonly Waiting[]>>;

export const SOON_DAYS = 30;

/** The Sunday of this week; 1970-01-01 was a Thursday. */
export function weekEnd(today: CalendarDate): CalendarDate {
  const number = dayNumber(today);
  const weekday = (((number + 3) % 7) + 7) % 7;
  return fromDayNumber(number + 6 - weekday);
}

const DONE: ReadonlySet<CoverageCell['state']> = new Set(['published', 'archived', 'notApplicable']);

/** Documents that must come out: open ones, and those published with parts left out (R-A08). */
const mustComeOut = (document: OfficialDocument): boolean =>
  (document.disclosureClass === 'open' || document.disclosureClass === 'redacted') &&
  (document.state === 'issued' || document.state === 'circulating' || document.state === 'draft') &&
  document.publishedOn === '';

/** What waits for a person, the most urgent first; each thing stands in one list only. */
export function waitingLists(
  cells: Iterable<CoverageCell>,
  documents: Iterable<OfficialDocument>,
  today: CalendarDate,
  consultations: Iterable<WaitingConsultation> = [],
  todos: Iterable<BoardTodo> = [],
  notices: Iterable<Notice> = [],
): WaitingLists {
  const lists: Record<WaitingListName, Waiting[]> = { late: [], week: [], soon: [], returned: [] };
  const until = weekEnd(today);
  const soonest = fromDayNumber(dayNumber(today) + SOON_DAYS);
  const now = dayNumber(today);
  const listOf = (dueOn: string, isReturned: boolean): WaitingListName | undefined => {
    if (dueOn !== '' && dueOn < today) return 'late';
    if (isReturned) return 'returned';
    if (dueOn === '' || dueOn > soonest) return undefined;
    return dueOn <= until ? 'week' : 'soon';
  };
  const daysTo = (dueOn: string): number => (dueOn === '' ? 0 : dayNumber(dueOn as CalendarDate) - now);
  for (const cell of cells) {
    if (DONE.has(cell.state)) continue;
    const list = listOf(cell.dueOn, cell.state === 'returned');
    if (list) lists[list].push({ kind: 'disclosure', cell, dueOn: cell.dueOn, days: daysTo(cell.dueOn) });
  }
  for (const document of documents) {
    // A line that the next year carries on waits there.
    if (document.deleted || document.carriedTo !== '') continue;
    const isReturned = document.returnedWhy !== '' && (document.state === 'draft' || document.state === 'circulating');
    const dueOn = mustComeOut(document) ? document.dueOn : '';
    const list = listOf(dueOn, isReturned);
    if (list) lists[list].push({ kind: 'document', document, dueOn, days: daysTo(dueOn) });
  }
  for (const one of consultations) {
    const list = listOf(one.dueOn, false);
    if (list) lists[list].push({ kind: 'consultation', ...one, days: daysTo(one.dueOn) });
  }
  for (const todo of todos) lists.week.push({ kind: 'board', todo, dueOn: '', days: dayNumber(until) - now });
  // A notice has no last day of its own: the duty that it tells of has one.
  for (const notice of notices) {
    const isReturned = !notice.deleted && notice.state === 'draft' && notice.returnedWhy !== '';
    if (isReturned) lists.returned.push({ kind: 'notice', notice, dueOn: '', days: 0 });
  }
  // The longest overdue and the soonest due first; what is due on one day stays in the order of the catalog.
  for (const list of Object.values(lists)) list.sort((a, b) => a.days - b.days);
  return lists;
}
