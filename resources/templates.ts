/** The templates of notices that ship with the program, decoded when they are first asked for. */
import { decodeNoticeTemplates, type NoticeTemplate } from '../shared/board/notices';
import { InvariantError } from '../shared/kernel';
import reliefTable from './templates/relief.json';

const tables: readonly unknown[] = [reliefTable];
let decoded: readonly NoticeTemplate[] | undefined;

/** In the order in which they are listed: by group, in each as in its file. */
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
