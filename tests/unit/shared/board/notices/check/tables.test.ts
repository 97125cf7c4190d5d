import { describe, expect, it } from 'vitest';
import { text } from '../../../../../../resources';
import { noticeRules } from '../../../../../../resources/tables';
import { withTotals } from '../../../../../../shared/board/notices';
import type { NoticeTableBlock } from '../../../../../../shared/records';
import { aSoundNotice, aTable, codesOf, paragraphs, problemsOf } from '../../../../../support/noticeChecks';

const table = (block: NoticeTableBlock) => aSoundNotice({}, { blocks: [block] });
const MONEY = ['项目', '金额（元）'] as const;
const WORDS = '合计人民币（大写）：壹仟伍佰元整　（小写：¥1,500.00）';

describe('totals of tables', () => {
  it.each([
    ['1,500.00', []],
    ['1500', []],
    ['1501', ['table.total']],
    ['', []],
    ['壹仟伍佰', []],
  ])('[notices § 5] a total of %s under 1,000.50 and 499.50', (total, expected) =>
    expect(
      codesOf(
        table(
          aTable(
            MONEY,
            [
              ['修路', '1,000.50'],
              ['修渠', '499.50'],
            ],
            { total: ['合计', total] },
          ),
        ),
      ),
    ).toEqual(expected),
  );

  it('says what the rows add up to, and where', () => {
    const [found] = problemsOf(
      table(
        aTable(
          MONEY,
          [
            ['修路', '0.1'],
            ['修渠', '0.2'],
          ],
          { total: ['合计', '0.31'] },
        ),
      ),
    );
    expect(found?.params).toEqual({ header: '金额（元）', printed: '0.31', sum: '0.30' });
    expect(found?.at).toEqual({ recordId: 'n1', field: 'blocks', line: 1, row: 3, column: 2 });
    expect(found?.severity).toBe('error');
  });

  it('adds areas too, but only asks for a look', () => {
    const [found] = problemsOf(
      table(
        aTable(
          ['户主', '面积（亩）'],
          [
            ['甲', '1.25'],
            ['乙', '2.5'],
          ],
          { total: ['合计', '3.5'] },
        ),
      ),
    );
    expect(found).toMatchObject({ code: 'notice.table.total', severity: 'warning', params: { sum: '3.75' } });
  });

  it.each(['标准（元/亩）', '结余（元）', '序号', '出生日期'])('adds up no %s', (header) => {
    const codes = codesOf(
      table(
        aTable(
          ['项目', header],
          [
            ['甲', '1'],
            ['乙', '2'],
          ],
          { total: ['合计', '9'] },
        ),
      ),
    );
    expect(codes).not.toContain('table.total');
  });

  it('leaves a column with words alone', () =>
    expect(
      codesOf(
        table(
          aTable(
            MONEY,
            [
              ['甲', '1'],
              ['乙', '免'],
            ],
            { total: ['合计', '9'] },
          ),
        ),
      ),
    ).toEqual([]));

  it('subtotals tell of their own group', () => {
    const rows = (second: string): NoticeTableBlock => ({
      ...aTable(MONEY, []),
      rows: [
        { kind: 'group', cells: ['一组'] },
        { kind: 'row', cells: ['甲', '10'] },
        { kind: 'subtotal', cells: ['小计', '10'] },
        { kind: 'group', cells: ['二组'] },
        { kind: 'row', cells: ['乙', '20'] },
        { kind: 'subtotal', cells: ['小计', second] },
        { kind: 'total', cells: ['合计', '30'] },
      ],
    });
    expect(codesOf(table(rows('20')))).toEqual([]);
    expect(codesOf(table(rows('30')))).toEqual(['table.total']);
  });

  it('an empty table and cells beside the header are named', () => {
    expect(codesOf(table(aTable(MONEY, [])))).toEqual(['table.empty']);
    expect(codesOf(table(aTable(MONEY, [['', '']])))).toEqual(['table.empty']);
    expect(codesOf(table(aTable(MONEY, [['修路', '1', '多出来的']])))).toEqual(['table.tooWide']);
  });
});

describe('words of amounts', () => {
  const withWords = (total: string, words: string) =>
    table(aTable(MONEY, [['修路', total]], { total: ['合计', total], words }));
  it.each([
    ['1,500.00', WORDS, []],
    ['1,600.00', WORDS, ['table.words']],
    ['1,500.00', WORDS.replace('1,500', '1,600'), ['amount.differs']],
    ['1,500.00', WORDS.replace('壹仟伍佰', '壹仟伍佰伍佰'), ['amount.malformed']],
  ])('[notices § 5] a total of %s and %s', (total, words, expected) =>
    expect(codesOf(withWords(total, words))).toEqual(expected),
  );

  it.each([
    ['补助1,500.00元（大写：壹仟伍佰元整）', []],
    ['补助壹仟伍佰元整（1500元）', []],
    ['补助12.5万元（大写：壹拾贰万伍仟元整）', []],
    ['补助1,500.00元（大写：壹仟陆佰元整）', ['amount.differs']],
    ['补助100元。另补助壹仟陆佰元整', []],
    ['按86.37元/亩补助壹仟陆佰元整', []],
    ['补助107,000.53元（大写：壹拾万零柒仟元伍角叁分）', []],
  ])('[notices § 5] %s', (sentence, expected) =>
    expect(codesOf(aSoundNotice({}, { blocks: paragraphs(sentence) }))).toEqual(expected),
  );

  it('gives the right words', () => {
    const [found] = problemsOf(aSoundNotice({}, { blocks: paragraphs('补助1,500.00元（大写：壹仟陆佰元整）') }));
    expect(found?.params).toEqual({ words: '壹仟陆佰元整', figures: '1,500.00', right: '壹仟伍佰元整' });
  });
});

describe('a table with its totals filled', () => {
  it('[notices § 5] adds up, writes the words, and then passes its own check', () => {
    const open: NoticeTableBlock = {
      ...aTable(['序号', '项目', '面积（亩）', '金额（元）'], []),
      rows: [
        { kind: 'row', cells: ['1', '甲', '1.25', '100.5'] },
        { kind: 'row', cells: ['2', '乙', '2', '1,000'] },
        { kind: 'total', cells: ['', '合计', '', ''] },
      ],
      words: '【大写】',
    };
    const filled = withTotals(open, noticeRules, text);
    expect(filled.rows.at(-1)?.cells).toEqual(['', '合计', '3.25', '1,100.50']);
    expect(filled.words).toBe('合计人民币（大写）：壹仟壹佰元伍角　（小写：¥1,100.50）');
    expect(codesOf(table(filled))).toEqual([]);
  });
});
