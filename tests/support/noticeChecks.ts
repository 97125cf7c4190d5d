import { noticeRules, postingRules, privacyRules } from '../../resources/tables';
import { checkNotice, type NoticeCheckContext, type NoticeEntry } from '../../shared/board/notices';
import type { Notice, NoticeBlock, NoticeBody, NoticeTableBlock } from '../../shared/records';
import { day } from './coverageRules';
import { aNotice } from './notices';
import { shippedCalendar } from './workCalendars';

export const aCheckContext = (given: Partial<NoticeCheckContext> = {}): NoticeCheckContext => ({
  today: day('2026-06-09'),
  rules: noticeRules,
  posting: postingRules,
  calendar: shippedCalendar,
  privacy: privacyRules,
  profile: 'A',
  ...given,
});

/** A notice in which nothing is to be found: a test changes one thing. */
export const aSoundNotice = (line: Partial<Notice> = {}, body: Partial<NoticeBody> = {}): NoticeEntry =>
  aNotice(
    { title: '东坝村修路公示', objectionDays: 7, ...line },
    {
      addressee: '全体村民：',
      blocks: paragraphs('拟修村道三公里，现予公示。'),
      legalBasis: ['《中华人民共和国村民委员会组织法》第三十五条'],
      telephones: ['村 0000-6100001', '乡镇 0000-6100002'],
      signers: ['样本镇东坝村村民委员会'],
      writtenOn: '2026-06-09',
      checked: ['politics', 'policy', 'wording'],
      ...body,
    },
  );

export const paragraphs = (...texts: readonly string[]): NoticeBlock[] =>
  texts.map((text) => ({ kind: 'paragraph', text, level: 0 }));

export function aTable(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  more: Partial<NoticeTableBlock> & { readonly total?: readonly string[] } = {},
): NoticeTableBlock {
  const { total, ...rest } = more;
  return {
    kind: 'table',
    caption: '',
    unitNote: '',
    columns: headers.map((header) => ({ header, align: 'center' })),
    rows: [
      ...rows.map((cells) => ({ kind: 'row' as const, cells })),
      ...(total ? [{ kind: 'total' as const, cells: total }] : []),
    ],
    words: '',
    ...rest,
  };
}

export const problemsOf = ({ line, body }: NoticeEntry, context: Partial<NoticeCheckContext> = {}) =>
  checkNotice(line, body, aCheckContext(context));

/** Codes found, without the prefix that all have. */
export const codesOf = (entry: NoticeEntry, context: Partial<NoticeCheckContext> = {}): string[] =>
  problemsOf(entry, context).map(({ code }) => code.replace('notice.', ''));
