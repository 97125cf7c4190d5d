import { describe, expect, it } from 'vitest';
import { text } from '../../../../../resources';
import { noticeRules } from '../../../../../resources/tables';
import { noticeTemplate } from '../../../../../resources/templates';
import {
  applyFields,
  decodeNoticeTemplates,
  fillTemplate,
  type NoticeFacts,
  type NoticeTemplate,
  openPlaceholders,
  placeholdersOf,
} from '../../../../../shared/board/notices';
import { type Fen, fen } from '../../../../../shared/kernel';
import { day } from '../../../../support/coverageRules';
import { aSoundNotice, aTable, paragraphs } from '../../../../support/noticeChecks';

const source = { rules: noticeRules, text };
const template = (id: string): NoticeTemplate => {
  const found = noticeTemplate(id);
  if (!found) throw new Error(id);
  return found;
};
const FACTS: NoticeFacts = {
  village: '东坝村',
  township: '样本镇',
  committee: '样本镇东坝村村民委员会',
  townshipOffice: '样本镇人民政府',
  villageTelephone: '0000-6100001',
  townshipTelephone: '0000-6100002',
  objectionPlace: '东坝村便民服务站',
  day: day('2026-06-09'),
  payout: {
    program: '耕地地力保护补贴',
    year: 2026,
    documentNumber: '样政发〔2026〕12号',
    households: 218,
    people: 0,
    quantity: '1,563.40亩',
    amount: fen(13503086),
    rate: '86.37元/亩',
    paidOn: day('2026-06-05'),
  },
};

describe('a notice from a template', () => {
  const { notice, body, missing } = fillTemplate(template('subsidy-result'), FACTS, source);

  it('[R-V22] takes its fields from unit, batch and calendar; nothing is left open', () => {
    expect(missing).toEqual([]);
    expect(notice.title).toBe('东坝村2026年耕地地力保护补贴发放结果公示');
    expect(notice).toMatchObject({
      kind: 'result',
      templateId: 'subsidy-result',
      catalogCode: 'VC-BT-01',
      reach: 'board',
    });
    expect(body.signers).toEqual(['样本镇东坝村村民委员会']);
    expect(body.telephones).toEqual(['村 0000-6100001', '乡镇 0000-6100002']);
    expect(body.writtenOn).toBe('2026-06-09');
    expect(body.blocks[0]).toEqual({
      kind: 'paragraph',
      level: 0,
      text: '根据《中华人民共和国村民委员会组织法》第三十五条和样政发〔2026〕12号文件，2026年耕地地力保护补贴已于2026年6月5日发放到户，现将发放结果予以公示。逐户明细见附表。',
    });
  });

  it('[notices § 5] adds up the row that the batch gives, with its words', () => {
    const table = body.blocks.find((block) => block.kind === 'table');
    if (table?.kind !== 'table') throw new Error('no table');
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['耕地地力保护补贴', '218', '1,563.40亩', '86.37元/亩', '135,030.86'],
      ['合计', '218', '', '', '135,030.86'],
    ]);
    expect(table.words).toBe('合计人民币（大写）：壹拾叁万伍仟零叁拾元捌角陆分　（小写：¥135,030.86）');
  });

  it('what is not known stays visible and is named', () => {
    const { payout: _, villageTelephone: __, ...known } = FACTS;
    const open = fillTemplate(template('subsidy-result'), known, source);
    expect(open.missing).toContain('补贴项目');
    expect(open.missing).toContain('村监督电话');
    expect(open.notice.title).toBe('东坝村【补贴年度】年【补贴项目】发放结果公示');
    expect(open.body.telephones[0]).toBe('村 【村监督电话】');
  });

  it('what a person typed goes before what is known, an empty value does not', () => {
    const values = { 补贴项目: '稻谷补贴', 村名: '' };
    const typed = fillTemplate(template('subsidy-result'), FACTS, { ...source, values });
    expect(typed.notice.title).toBe('东坝村2026年稻谷补贴发放结果公示');
    expect(typed.body.fields).toEqual({ 补贴项目: '稻谷补贴' });
  });

  it('tells of a meeting, a period of finance, an entry and a consultation', () => {
    const money = (yuan: number): Fen => fen(yuan * 100);
    const facts: NoticeFacts = {
      ...FACTS,
      collective: '样本镇东坝村股份经济合作社',
      period: '2026-Q2',
      meeting: {
        kind: 'representatives',
        heldOn: '2026-06-03',
        noticeOn: '',
        entitled: 45,
        present: 41,
        byHouseholds: false,
        agreed: 39,
      },
      finance: {
        from: day('2026-04-01'),
        to: day('2026-06-30'),
        opening: money(86_500),
        income: money(42_300),
        expense: fen(3_186_050),
        closing: fen(9_693_950),
        vouchers: 23,
      },
      consultation: {
        title: '村庄规划（草案）',
        from: day('2026-06-09'),
        to: day('2026-07-09'),
        place: '便民服务站',
        opinions: 0,
        adopted: 0,
        notAdopted: 0,
      },
    };
    const first = (id: string): unknown => {
      const block = fillTemplate(template(id), facts, source).body.blocks[0];
      return block?.kind === 'paragraph' ? block.text : undefined;
    };
    expect(first('resolution')).toContain('2026年6月3日召开村民代表会议，应到45人，实到41人，同意39人');
    expect(first('finance-board')).toContain(
      '2026年第2季度财务收支情况逐笔公布如下。期初余额86,500.00元，本期收入42,300.00元，本期支出31,860.50元，期末余额96,939.50元。',
    );
    const result = fillTemplate(template('opinions-result'), facts, source);
    expect(result.body.blocks[2]).toMatchObject({ text: '共收到意见0条，采纳0条，未采纳0条。' });
    expect(result.missing).toEqual(['采纳说明']);
  });

  it('[R-V04b] the posting day fills its own placeholders later: they are no gap', () => {
    const open = fillTemplate(template('subsidy-before'), FACTS, source);
    expect(open.missing).toEqual([]);
    expect(placeholdersOf(open.notice, open.body)).toEqual(['公示期', '异议期', '异议截止日']);
  });
});

describe('placeholders', () => {
  const entry = aSoundNotice(
    { title: '【事项】公示' },
    {
      blocks: [...paragraphs('在【地点】修【事项】。'), aTable(['【栏目】'], [['【格子】']], { caption: '【表名】' })],
      signers: ['【落款】'],
      enclosures: ['【附件】'],
    },
  );

  it('are named each once, in the order of the paper, wherever they stand', () =>
    expect(placeholdersOf(entry.line, entry.body)).toEqual(['事项', '地点', '表名', '栏目', '格子', '附件', '落款']));

  it('are filled everywhere at once, and what was typed is kept', () => {
    const next = applyFields(entry.line, entry.body, { 事项: '水渠', 格子: '甲', 地点: '' });
    expect(next.notice.title).toBe('水渠公示');
    expect(next.body.blocks[0]).toMatchObject({ text: '在【地点】修水渠。' });
    expect(next.body.blocks[1]).toMatchObject({ rows: [{ cells: ['甲'] }] });
    expect(next.body.fields).toEqual({ 事项: '水渠', 格子: '甲' });
    expect(openPlaceholders(next.notice, next.body, noticeRules)).toEqual(['地点', '表名', '栏目', '附件', '落款']);
  });

  it('a value is text and no pattern', () =>
    expect(applyFields(entry.line, entry.body, { 事项: '$&【地点】' }).notice.title).toBe('$&【地点】公示'));

  it.each(['【】', '【2026】', '【一\n二】'])('%j is none', (title) =>
    expect(placeholdersOf({ title }, { ...entry.body, blocks: [], signers: [], enclosures: [] })).toEqual([]),
  );
});

describe('a file of templates', () => {
  const one = template('general-notice');
  const file = (change: Record<string, unknown>) =>
    decodeNoticeTemplates({ about: '', templates: [{ ...one, ...change }] });

  it('is refused where a template is not one', () => {
    const blocks = ['文字', { text: '一、标题', level: 1 }, { columns: [['项目', 'left']], words: 'auto' }];
    expect(file({ blocks }).ok).toBe(true);
    expect(file({ blocks: [{ text: '一、标题', level: 9 }] }).ok).toBe(false);
    expect(file({ blocks: [{ columns: [['项目', 'left']], words: '其他' }] }).ok).toBe(false);
    expect(file({ blocks: ['长'.repeat(2001)] }).ok).toBe(false);
    expect(file({ id: 'Ä' }).ok).toBe(false);
    expect(file({ kind: 'letter' }).ok).toBe(false);
  });
});
