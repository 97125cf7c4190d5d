import { describe, expect, it } from 'vitest';
import { text } from '../../../../resources';
import { noticeRules } from '../../../../resources/tables';
import { noticeTemplates } from '../../../../resources/templates';
import { blankNotice, type NoticeTemplate, sampleNotice } from '../../../../shared/board/notices';
import { measureWords } from '../../../../shared/kernel';
import { spokenNotice } from '../../../../shared/pipeline/spokenNotice';
import type { Notice, NoticeBody, PrivacyProfile } from '../../../../shared/records';
import { day } from '../../../support/coverageRules';
import { aSoundNotice, aTable, paragraphs } from '../../../support/noticeChecks';

const options = { rules: noticeRules, text, postingDays: 15 };
const spoken = (line: Partial<Notice>, body: Partial<NoticeBody>, profile?: PrivacyProfile): string => {
  const entry = aSoundNotice(line, { telephones: [], objectionPlace: '', ...body });
  return spokenNotice(entry.line, entry.body, profile === undefined ? options : { ...options, profile });
};
const lines = (body: Partial<NoticeBody>, profile?: PrivacyProfile): string[] => spoken({}, body, profile).split('\n');

describe('[R-V12] a notice for the loudspeaker', () => {
  it('says what it is, what it tells, how long it hangs and where to go, every number as it is read', () => {
    const said = spoken(
      { postedOn: '2026-06-09', postingTo: '2026-06-24' },
      {
        blocks: paragraphs('拟修村道3.5公里（样政发〔2026〕12号），投资12,345.60元，2026年7月1日开工。'),
        telephones: ['村 0000-6100001'],
        objectionPlace: '村委会',
      },
    );
    expect(said.split('\n')).toEqual([
      '村民朋友们请注意，现在播送：东坝村修路公示。',
      '拟修村道三点五公里，投资一万二千三百四十五元六角，七月一日开工。',
      '张贴时间：六月九日至六月二十四日。',
      '有疑问或者意见的，请到村委会。',
      '监督电话：村 零零零零，六幺零零零零幺。',
    ]);
  });

  it('keeps a year that is not its own', () =>
    expect(lines({ blocks: paragraphs('自2025年6月1日至2026年6月1日。') })[1]).toBe(
      '自二零二五年六月一日至六月一日。',
    ));

  it('says what of the posting is not known yet without blanks', () => {
    const said = lines({ blocks: paragraphs('自【公示起日】起【异议期】内反映。') });
    expect(said.slice(1)).toEqual(['自张贴之日起七日内反映。', '张贴时间：自张贴之日起十五天。']);
  });

  it('a sentence with an open placeholder and a heading without text are not read', () =>
    expect(
      lines({
        blocks: [
          { kind: 'paragraph', level: 1, text: '一、地点' },
          { kind: 'paragraph', level: 0, text: '在【地点】。' },
          { kind: 'paragraph', level: 1, text: '二、内容' },
          { kind: 'paragraph', level: 0, text: '修路。' },
        ],
      })[1],
    ).toBe('二、内容。修路。'));

  it('words of an amount behind its figures are not read twice', () =>
    expect(lines({ blocks: paragraphs('共支出200元（大写：贰佰元整）。') })[1]).toBe('共支出二百元。'));

  describe('tables', () => {
    const rows = Array.from({ length: 30 }, (_, index) => [String(index + 1), `甲${index}某`, '0.47', '100.5']);
    const list = [aTable(['序号', '户主姓名', '面积（亩）', '金额（元）'], rows)];

    it('a long list is a count and its totals', () =>
      expect(lines({ blocks: list }, 'B')[1]).toBe('共三十户，面积合计十四点一亩，金额合计三千零一十五元。'));

    it.each(['B', 'C', 'D', undefined] as const)(
      'nobody of a list of profile %s is named, not even in a sentence',
      (profile) => {
        const said = spoken(
          {},
          {
            blocks: [
              ...list.map((one) => ({ ...one, rows: one.rows.slice(0, 2) })),
              ...paragraphs('其中甲0某已搬走。其余不变。'),
            ],
          },
          profile,
        );
        expect(said).not.toMatch(/甲/);
        expect(said).toContain('共两户');
        expect(said).toContain('其余不变。');
      },
    );

    it('a short table that names nobody is read row by row', () =>
      expect(
        lines({
          blocks: [
            aTable(
              ['序号', '项目', '金额（元）'],
              [
                ['1', '修渠', '2,000'],
                ['2', '退款', '-30'],
              ],
            ),
          ],
        })[1],
      ).toBe('项目：修渠，金额两千元。项目：退款，金额负三十元。'));

    it('who was paid what is read in no profile; who was chosen is read where the list is open to all', () => {
      const paid = [aTable(['姓名', '金额'], [['甲某', '100']], { unitNote: '单位：元' })];
      expect(lines({ blocks: paid }, 'A')[1]).toBe('共一人，金额合计一百元。');
      const chosen = [aTable(['姓名', '职务'], [['甲某', '主任']])];
      expect(lines({ blocks: chosen }, 'A')[1]).toBe('甲某：主任。');
      expect(lines({ blocks: chosen }, 'B')[1]).toBe('共一人。');
    });

    it('two columns are read as what the first says of the second', () =>
      expect(lines({ blocks: [aTable(['内容', '情况'], [['工期', '2个月']])] })[1]).toBe('工期：两个月。'));

    it('a wide table is a count and its totals', () => {
      const headers = ['日期', '凭证号', '摘要', '收入（元）', '支出（元）', '结余（元）', '经手人'];
      expect(lines({ blocks: [aTable(headers, [['4月8日', '记-1', '收租', '100', '', '100', '甲']])] })[1]).toBe(
        '共一条，收入合计一百元。',
      );
    });
  });

  it('is no longer than the limit, and says what is left out', () => {
    const blocks = paragraphs(...Array.from({ length: 40 }, (_, index) => `第${index + 1}件事已经办完并且公布。`));
    const said = spoken({}, { blocks });
    const [leftOut = ''] = said.split('\n').slice(-1);
    expect(said.length - leftOut.length).toBeLessThanOrEqual(noticeRules.spoken.maxCharacters + 5);
    const read = said.match(/件事/g)?.length ?? 0;
    expect(read).toBeGreaterThan(10);
    expect(leftOut).toBe(`还有${measureWords(40 - read)}段没有念到，请到村务公开栏查看全文。`);
  });

  const samples = noticeTemplates().map((template): [string, NoticeTemplate] => [template.id, template]);
  it.each(samples)('%s: short, without a numeral, a placeholder or a name', (_, template) => {
    const { notice, body } = sampleNotice(template, { day: day('2026-06-09'), period: '2026-Q2' }, options);
    const { line } = blankNotice({ id: 'n', unitCode: '', year: '2026', kind: notice.kind, reach: notice.reach });
    const said = spokenNotice({ ...line, ...notice }, body, { ...options, profile: template.privacyProfile });
    expect(said).not.toMatch(/[0-9【】]/);
    expect(said.length).toBeLessThanOrEqual(noticeRules.spoken.maxCharacters + 30);
    if (template.privacyProfile !== 'A') expect(said).not.toMatch(/[张李王赵钱孙吴郑冯褚卫蒋沈朱秦尤许施韩杨陈周]某/);
  });
});
