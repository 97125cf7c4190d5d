import { fillNotice, type NoticeText } from '../board/notices';
import type { Notice, PrivacyProfile } from '../records';
import { lateValues, type NoticeTables } from './noticeDocument';

export interface SpokenOptions extends NoticeTables {
  /** Of the catalog entry or template; names are read out for profile A only. Absent: as for a list of persons. */
  readonly profile?: PrivacyProfile;
}

/** R-V12: the short version for the loudspeaker, numbers written as they are read. */
export function spokenNotice(notice: Notice, body: NoticeText, options: SpokenOptions): string {
  const filled = fillNotice(notice, body, lateValues(notice, options));
  const paragraphs = filled.body.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  return [filled.notice.title, ...paragraphs].join('\n').slice(0, options.rules.spoken.maxCharacters);
}
