import type { CalendarDate, Problem } from '../../../kernel';
import type { NoticeText } from '../draft';
import { noticeParts } from '../placeholders';
import { checkAmounts } from './amounts';
import { checkBasis } from './basis';
import type { Checked, CheckedNotice, NoticeCheckContext } from './context';
import { checkDates } from './dates';
import { checkDocumentNumber } from './documentNumber';
import { checkForm } from './form';
import { checkPosting } from './posting';
import { checkPrivate } from './privateData';
import { checkSlips, checkTicks } from './slips';
import { checkTables } from './tables';

export type { CheckedNotice, NoticeCheckContext, NoticeSeverity } from './context';

const CHECKS: readonly ((given: Checked) => Problem[])[] = [
  checkForm,
  checkDocumentNumber,
  checkBasis,
  checkDates,
  checkPosting,
  checkTables,
  checkAmounts,
  checkPrivate,
  checkSlips,
  checkTicks,
];

/**
 * Everything that is wrong with a notice before its review, errors first. An error stops the review, a warning asks for a look;
 * `at.field` names the field, `at.line` the block, `at.row` and `at.column` the cell.
 */
export function checkNotice(
  notice: CheckedNotice,
  body: NoticeText & { readonly checked?: readonly string[] },
  context: NoticeCheckContext,
): Problem[] {
  const day = (notice.postedOn || body.writtenOn || context.today) as CalendarDate;
  const parts = noticeParts(notice.title, body);
  const given: Checked = { notice, body, checked: body.checked ?? [], parts, day, context };
  const found = CHECKS.flatMap((check) => check(given)).map((one) => ({
    ...one,
    at: { ...one.at, recordId: notice.id },
  }));
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity !== 'error'),
  ];
}
