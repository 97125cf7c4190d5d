import type { CalendarDate } from '../kernel';
import type { Deadline, DeadlineStatus } from './types';
import type { WorkCalendar } from './workCalendar';

/** Something that is not done yet, and how its last day is found. */
export interface OpenDeadline {
  readonly id: string;
  readonly title: string;
  readonly dueOn: string;
  readonly dueStatus: '' | DeadlineStatus;
  plan(calendar: WorkCalendar): Deadline | undefined;
}

export interface MovedDeadline {
  readonly id: string;
  readonly title: string;
  readonly wasDueOn: string;
  readonly dueOn: CalendarDate;
  readonly dueStatus: DeadlineStatus;
  readonly rule: string;
}

/**
 * What a new calendar changes for open work: another last day, or one that is no longer provisional. What is closed keeps its day
 * and is not handed in (workdays.md § 4.4).
 */
export function movedDeadlines(open: Iterable<OpenDeadline>, calendar: WorkCalendar): readonly MovedDeadline[] {
  const moved: MovedDeadline[] = [];
  for (const { id, title, dueOn, dueStatus, plan } of open) {
    const deadline = plan(calendar);
    if (!deadline || (deadline.due === dueOn && deadline.status === dueStatus)) continue;
    const { due, status, rule } = deadline;
    moved.push({ id, title, wasDueOn: dueOn, dueOn: due, dueStatus: status, rule });
  }
  return moved;
}
