import { Alert } from 'antd';
import { formatDateChinese, parseCalendarDate } from '../../../../shared/kernel';
import type { MovedDeadline } from '../../../../shared/rules';
import { t } from '../../../ui/text';

const dayText = (day: string): string => {
  const date = parseCalendarDate(day);
  return date ? formatDateChinese(date) : t('deadline.moved.none');
};

/** Which open deadlines an act moved, each with its old and new day. */
export function MovedNote({ moved, onClose }: { moved: readonly MovedDeadline[]; onClose: () => void }) {
  if (moved.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      closable={{ onClose }}
      title={t('deadline.moved.title', { n: moved.length })}
      description={
        <ul className="tight-list">
          {moved.map((one) => (
            <li key={one.id}>
              {t(one.dueStatus === 'provisional' ? 'deadline.moved.provisional' : 'deadline.moved.line', {
                title: one.title || t('deadline.moved.untitled'),
                was: dayText(one.wasDueOn),
                due: dayText(one.dueOn),
              })}
            </li>
          ))}
        </ul>
      }
    />
  );
}
