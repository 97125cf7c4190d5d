import { deadlineRules } from '../../../../../resources/tables';
import { parseCalendarDate } from '../../../../../shared/kernel';
import { deadlineOfRule, findDeadlineRule } from '../../../../../shared/rules';
import { REPLY_RULES } from '../../../../data/board';
import { useCalendar } from '../../../../data/calendars';
import { t } from '../../../../ui/text';
import { dayText } from '../words';

/** R-V08: by when an answer is due where a province says so; a reminder, never a block. */
export function ReplyDues({ from }: { from: string }) {
  const calendar = useCalendar();
  const day = parseCalendarDate(from);
  if (!calendar || !day) return null;
  return (
    <ul className="tight-list quiet">
      {REPLY_RULES.map((id) => {
        const row = findDeadlineRule(id, day, deadlineRules);
        if (!row) return null;
        const { due } = deadlineOfRule(id, day, calendar, deadlineRules);
        return <li key={id}>{t('disclosure.dueLine', { title: row.title, day: dayText(due), source: row.source })}</li>;
      })}
    </ul>
  );
}
