import { noticeRules, postingRules } from '../../resources/tables';
import { blankNotice, type NoticeContext, type NoticeEntry } from '../../shared/board/notices';
import type { Notice, NoticeBody } from '../../shared/records';
import { day } from './coverageRules';
import { agreed } from './entries';
import { shippedCalendar } from './workCalendars';

/** What the check of a text asks of every notice besides its title and words. */
export const NOTICE_PARTS = {
  signers: ['样本镇东坝村村民委员会'],
  telephones: ['村 0000-6100001', '乡镇 0000-6100002'],
  legalBasis: ['《中华人民共和国村民委员会组织法》第三十五条'],
  signatureLines: ['村务监督委员会'],
} as const;

/** A notice of 东坝村 that says something; a test names only what it is about. */
export function aNotice(line: Partial<Notice> = {}, body: Partial<NoticeBody> = {}): NoticeEntry {
  const blank = blankNotice({
    id: 'n1',
    unitCode: '190101100201',
    year: '2026',
    kind: 'posting',
    reach: 'internet',
  });
  return {
    line: { ...blank.line, title: '东坝村修路公示', ...line },
    body: { ...blank.body, blocks: [{ kind: 'paragraph', text: '拟修村道三公里。', level: 0 }], ...body },
  };
}

/** Both reviews agreed, nothing found in the text. */
export const aNoticeContext = (given: Partial<NoticeContext> = {}): NoticeContext => ({
  rules: noticeRules,
  postingRules,
  calendar: shippedCalendar,
  review: { release: agreed(), secrecy: agreed() },
  today: day('2026-12-01'),
  needsOpinion: false,
  content: [],
  ...given,
});
