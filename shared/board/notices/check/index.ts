import type { CalendarDate, Problem } from '../../../kernel';
import type { NoticeText } from '../draft';
import { noticeParts } from '../placeholders';
import type { Checked, CheckedNotice, NoticeCheckContext } from './context';
import { checkForm } from './form';

export type { CheckedNotice, NoticeCheckContext, NoticeSeverity } from './context';

const CHECKS: readonly ((given: Checked) => Problem[])[] = [checkForm];

/** Everything that is wrong with a notice before its review; an empty list is a notice that may be sent up. */
export function checkNotice(notice: CheckedNotice, body: NoticeText, context: NoticeCheckContext): Problem[] {
  const day = (notice.postedOn || body.writtenOn || context.today) as CalendarDate;
  const given: Checked = { notice, body, parts: noticeParts(notice.title, body), day, context };
  return CHECKS.flatMap((check) => check(given));
}
