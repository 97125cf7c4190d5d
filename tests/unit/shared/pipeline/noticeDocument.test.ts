import { describe, expect, it } from 'vitest';
import { text } from '../../../../resources';
import { noticeRules } from '../../../../resources/tables';
import { noticeInputOf } from '../../../../shared/pipeline/noticeDocument';
import type { Notice, NoticeBody } from '../../../../shared/records';
import { aSoundNotice, aTable, paragraphs } from '../../../support/noticeChecks';

const tables = { rules: noticeRules, text, postingDays: 15 };
const input = (line: Partial<Notice> = {}, body: Partial<NoticeBody> = {}, issuer = '') => {
  const entry = aSoundNotice(line, body);
  return noticeInputOf(entry.line, entry.body, { village: '东坝村', issuer }, tables);
};

describe('a notice as the layout takes it', () => {
  it('[notices § 2] has every part as printed', () => {
    const body: Partial<NoticeBody> = {
      documentNumber: '样政发〔2026〕12号',
      enclosures: ['明细表'],
      note: '此件公开发布',
      signatureLines: ['经办人：'],
      bannerText: '东坝村村务公开',
      seal: false,
    };
    expect(input({ postedOn: '2026-06-10', postingTo: '2026-06-25' }, body, '样本镇人民政府')).toEqual({
      layout: 'board',
      paper: 'A4',
      orientation: 'portrait',
      title: '东坝村修路公示',
      village: '东坝村',
      issuer: '样本镇人民政府',
      documentNumber: '样政发〔2026〕12号',
      addressee: '全体村民：',
      content: paragraphs('拟修村道三公里，现予公示。'),
      attachments: ['明细表'],
      signers: ['样本镇东坝村村民委员会'],
      writtenOn: '2026年6月9日',
      seal: false,
      note: '此件公开发布',
      signatureLines: ['经办人：'],
      facts: ['村别：东坝村', '公示单位：样本镇东坝村村民委员会'],
      footer: { period: '2026年6月10日至6月25日（16天）', telephone: '村 0000-6100001、乡镇 0000-6100002' },
      banner: { text: '东坝村村务公开' },
    });
  });

  it('[notices § 4] writes the date in numerals where that is the style, and blanks where no day is known', () => {
    expect(input({}, { dateStyle: 'numerals' }).writtenOn).toBe('二〇二六年六月九日');
    expect(input({}, { writtenOn: '' }).writtenOn).toBe('　　　　年　　月　　日');
    expect(input({ postedOn: '2026-06-10', postingTo: '2026-06-25' }, { writtenOn: '' }).writtenOn).toBe(
      '2026年6月10日',
    );
  });

  it('[R-V04] prints the period of the posting, or blanks with the lawful number of days', () => {
    const blocks = paragraphs('公示期：【公示期】，异议期【异议期】，至【异议截止日】止。');
    const open = input({}, { blocks });
    expect(open.content).toEqual(
      paragraphs('公示期：　　　　年　　月　　日至　　月　　日（16天），异议期7日，至　　　　年　　月　　日止。'),
    );
    expect(open.footer.period).toBe('　　　　年　　月　　日至　　月　　日（16天）');
    const posted = input({ postedOn: '2026-06-10', postingTo: '2026-06-25', objectionTo: '2026-06-17' }, { blocks });
    expect(posted.content).toEqual(
      paragraphs('公示期：2026年6月10日至6月25日（16天），异议期7日，至2026年6月17日止。'),
    );
  });

  it('[notices § 1] a 通知 has no period in its footer', () =>
    expect(input({ kind: 'circular', title: '开会通知' }).footer.period).toBe(''));

  it('[notices § 6] names stand on one line, short ones spread; the line of words goes along', () => {
    const [table] = input(
      {},
      { blocks: [aTable(['户主姓名', '金额（元）'], [['甲', '1']], { words: '合计' })] },
    ).content;
    expect(table).toMatchObject({
      kind: 'table',
      columns: [{ header: '户主姓名', nowrap: true, spreadShort: true }, { header: '金额（元）' }],
      words: '合计',
    });
  });
});
