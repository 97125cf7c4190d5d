import { describe, expect, it } from 'vitest';
import { noticeRules } from '../../../../../../resources/tables';
import { maskLongNumbers } from '../../../../../../shared/payout';
import type { NoticeBody } from '../../../../../../shared/records';
import { aSoundNotice, aTable, codesOf, paragraphs, problemsOf } from '../../../../../support/noticeChecks';
import { idNumber, luhnCard } from '../../../../../support/privateNumbers';

const inText = (sentence: string, body: Partial<NoticeBody> = {}): string[] =>
  codesOf(aSoundNotice({}, { blocks: paragraphs(sentence), ...body }));
const ID = idNumber('999999', '18500101', '001');

describe('[R-S04] private data', () => {
  it.each([
    [`申请人身份证号${ID}`, ['private.id']],
    [`卡号${luhnCard('62', 19)}`, ['private.bank']],
    ['联系人手机13800000000', ['private.phone']],
    ['咨询电话12345', []],
    ['样政发〔2026〕12号', []],
  ])('%s', (sentence, expected) => expect(inText(sentence)).toEqual(expected));

  it('a telephone of the notice itself is public wherever it stands', () => {
    const telephones = ['村委会 13800000000', '乡镇 0000-6100002'];
    expect(inText('有意见请打13800000000。', { telephones })).toEqual([]);
    expect(inText('有意见请打13800000001。', { telephones })).toEqual(['private.phone']);
  });

  it('masks what it found', () => {
    const [found] = problemsOf(aSoundNotice({}, { blocks: paragraphs(`身份证号${ID}`) }));
    expect(found?.params.masked).not.toContain(ID.slice(6, 14));
    expect(found?.at).toMatchObject({ field: 'blocks', line: 1 });
  });

  it('finds a number in the spoken version and says that it stands there', () => {
    const [found, ...more] = problemsOf(aSoundNotice({}, { spoken: `村民朋友们，${ID}` }));
    expect(found).toMatchObject({ code: 'notice.private.id', severity: 'error', at: { field: 'spoken' } });
    expect(more).toEqual([]);
  });

  it('a title whose long number was covered is to be written anew', () => {
    expect(codesOf(aSoundNotice({ title: `东坝村${maskLongNumbers(ID)}修路公示` }))).toEqual(['private.titleCovered']);
    expect(codesOf(aSoundNotice({ title: '东坝村2026年第3季度修路公示' }))).toEqual([]);
  });

  it.each(['身份证号', '银行卡号', '家庭住址', '手机号码'])('a column %s is refused, even when it is empty', (header) =>
    expect(codesOf(aSoundNotice({}, { blocks: [aTable(['户主姓名', header], [['甲某某', '']])] }))).toEqual([
      'private.column',
    ]),
  );

  it('[R-S08] words of illness in a list of profile C ask for a look', () => {
    const blocks = [aTable(['姓名', '原因'], [['甲某某', '肝癌']])];
    expect(codesOf(aSoundNotice({}, { blocks }), { profile: 'C' })).toEqual(['private.maybe']);
    expect(codesOf(aSoundNotice({}, { blocks }), { profile: 'A' })).toEqual([]);
  });

  it('[R-S08] lists of profile D are refused, and so is a 公示 of them', () => {
    const list = [aTable(['姓名', '金额（元）'], [['甲某某', '100']])];
    const sums = [aTable(['人数', '金额（元）'], [['12', '1,200']])];
    const result = { kind: 'result', title: '孤儿保障情况公布' } as const;
    expect(codesOf(aSoundNotice(result, { blocks: list }), { profile: 'D' })).toEqual(['private.neverListed']);
    expect(codesOf(aSoundNotice(result, { blocks: list }), { profile: 'A' })).toEqual(['private.neverListed']);
    expect(codesOf(aSoundNotice(result, { blocks: sums }), { profile: 'D' })).toEqual([]);
    expect(codesOf(aSoundNotice({}, { blocks: sums }), { profile: 'D' })).toEqual(['private.neverPosted']);
  });
});

describe('[R-S05] slips', () => {
  it.each([
    ['由村民委员委会公布', ['slip.policy']],
    ['样本镇人名政府', ['slip.politics']],
    ['现于公示', ['slip.wording']],
    ['报名。。', ['slip.wording']],
    ['其中表决同意三十九人', []],
    ['公示其他事项', []],
    ['解决义务教育阶段问题，按排名发布署名文章', []],
    ['进行行政处罚，究竟选谁由村民代表会意见决定', []],
    ['村务监督会议要求立即往各组张贴，计算公式如下', []],
    ['村民委员会、人民政府、村务监督委员会', []],
  ])('%s', (sentence, expected) => expect(inText(sentence)).toEqual(expected));

  it('a county adds its own', () => {
    const slip = { wrong: '样木镇', right: '样本镇', why: '镇名写错', class: 'wording' } as const;
    const [found] = problemsOf(aSoundNotice({}, { blocks: paragraphs('样木镇') }), { ownSlips: [slip] });
    expect(found).toMatchObject({
      code: 'notice.slip.wording',
      params: { wrong: '样木镇', right: '样本镇', why: '镇名写错' },
    });
  });

  it('a county need not say why', () => {
    const slip = { wrong: '样木镇', right: '样本镇', why: '', class: 'wording' } as const;
    const [found] = problemsOf(aSoundNotice({}, { blocks: paragraphs('样木镇') }), { ownSlips: [slip] });
    expect(found).toMatchObject({ code: 'notice.slip.plain', params: { wrong: '样木镇', right: '样本镇' } });
  });

  it('no right word is itself a slip, no wrong one is found twice', () => {
    const all = noticeRules.slips.map(({ wrong }) => wrong);
    expect(new Set(all).size).toBe(all.length);
    const mended = noticeRules.slips.filter(({ right }) =>
      inText(`东坝村${right}`).some((code) => code.startsWith('slip.')),
    );
    expect(mended.map(({ wrong, right }) => `${wrong} ${right}`)).toEqual([]);
  });

  it('every slip of the table is found in a sentence', () => {
    const missed = noticeRules.slips.filter(
      ({ wrong }) => !inText(`东坝村${wrong}东坝村`).some((code) => code.startsWith('slip.')),
    );
    expect(missed).toEqual([]);
  });

  it.each([
    ['一是修路,二是修渠', ['mark.halfWidth']],
    ['共３户', ['mark.fullWidth']],
    ['（见附表)', ['mark.bracketWidth']],
    ['根据《办法办理', ['mark.unpaired']],
    ['1）修路', []],
    ['上午9:00开会', []],
    ['（一）修路', []],
  ])('%s', (sentence, expected) => expect(inText(sentence)).toEqual(expected));
});
