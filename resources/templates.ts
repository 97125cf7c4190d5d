/** The templates of notices that ship with the program, decoded when they are first asked for. */
import { decodeNoticeTemplates, type NoticeTemplate } from '../shared/board/notices';
import { InvariantError } from '../shared/kernel';
import dailyTable from './templates/daily.json';
import decisionsTable from './templates/decisions.json';
import financeTable from './templates/finance.json';
import landTable from './templates/land.json';
import reliefTable from './templates/relief.json';
import subsidiesTable from './templates/subsidies.json';

/** In the order in which the groups are listed. */
const tables: readonly unknown[] = [subsidiesTable, reliefTable, financeTable, decisionsTable, landTable, dailyTable];
let decoded: readonly NoticeTemplate[] | undefined;

/** By group, in each as in its file. */
export function noticeTemplates(): readonly NoticeTemplate[] {
  decoded ??= tables.flatMap((table) => {
    const found = decodeNoticeTemplates(table);
    if (!found.ok) throw new InvariantError(`notice templates: ${JSON.stringify(found.params)}`);
    return found.value.templates;
  });
  return decoded;
}

export const noticeTemplate = (id: string): NoticeTemplate | undefined =>
  noticeTemplates().find((one) => one.id === id);
