import { deadlineRules } from '../../../../resources/tables';
import { parseCalendarDate } from '../../../../shared/kernel';
import { deadlineOfRule, findDeadlineRule } from '../../../../shared/rules';
import { useCalendar } from '../../../data/calendars';
import { t } from '../../../ui/text';
import { dayText } from '../words';

interface Props {
  /** Rules of deadlines. */
  readonly rules: readonly string[];
  /** Day of the start event, '' while it is not known. */
  readonly from: string;
}

/** What has to be done by when, counted from one day: one line per rule, with its source. */
export function DueLines({ rules, from }: Props) {
  const calendar = useCalendar();
  const day = parseCalendarDate(from);
  if (!calendar || !day || rules.length === 0) return null;
  return (
    <ul className="entry-gaps quiet">
      {rules.map((id) => {
        const row = findDeadlineRule(id, day, deadlineRules);
        if (!row) return null;
        const { due } = deadlineOfRule(id, day, calendar, deadlineRules);
        return <li key={id}>{t('disclosure.dueLine', { title: row.title, day: dayText(due), source: row.source })}</li>;
      })}
    </ul>
  );
}
