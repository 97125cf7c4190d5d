import { text } from '../../resources';
import { deadlineRules, documentRules } from '../../resources/tables';
import { type DocumentStart, ledgerStart, withDue } from '../../shared/ledgers/documents';
import type { OfficialDocument } from '../../shared/records';
import { deadlineOfRule, describeDeadline, findDeadlineRule, type WorkCalendar } from '../../shared/rules';
import { isSameJson } from '../../shared/store/changes';
import { readCalendar } from './calendars';
import { readSettings } from './settings';

/** Gives a line its due day as calendar and county setting say now (R-P01, R-P02). */
export type CountDue = (line: OfficialDocument, before?: OfficialDocument) => OfficialDocument;

/** What is on the net or closed keeps the day that was in force then, as long as its start stays (workdays.md § 4.4). */
export async function dueCounter(): Promise<CountDue> {
  const calendar = await readCalendar();
  const { documentStart } = await readSettings();
  const startOf = (line: OfficialDocument) => ledgerStart(line, documentRules, documentStart) ?? null;
  return (line, before) => {
    const isOver = line.publishedOn !== '' || line.state === 'closed';
    if (isOver && before && before.dueOn !== '' && isSameJson({ ...startOf(line) }, { ...startOf(before) }))
      return line;
    return withDue(line, documentRules, documentStart, (rule, from) =>
      deadlineOfRule(rule, from, calendar, deadlineRules),
    );
  };
}

/** Why the due day is what it is: the rule, the start, each day left out. Nothing when there is no duty. */
export function explainDue(line: OfficialDocument, calendar: WorkCalendar, setting: DocumentStart): readonly string[] {
  const start = ledgerStart(line, documentRules, setting);
  if (!start) return [];
  const deadline = deadlineOfRule(start.rule, start.from, calendar, deadlineRules);
  return describeDeadline(deadline, text, findDeadlineRule(start.rule, start.from, deadlineRules));
}
