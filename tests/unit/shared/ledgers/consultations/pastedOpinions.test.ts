import { describe, expect, it } from 'vitest';
import { consultationRules, payoutRules } from '../../../../../resources/tables';
import {
  readPastedColumns,
  readPastedOpinions,
  sortUnder,
  takeInOpinions,
  withoutHead,
} from '../../../../../shared/ledgers/consultations';
import { aHead, anOpinion } from '../../../../support/consultations';

const context = { rules: consultationRules, dateMarks: payoutRules.dateMarks, year: 2026 };
const read = (rows: readonly (readonly string[])[]) =>
  readPastedOpinions(rows, readPastedColumns(rows, consultationRules), context);

const TABLE = [
  ['序号', '时间', '提出人', '联系电话', '意见建议', '方式', '人数', '归类'],
  ['1', '2026年9月6日', '赵光', '13800000000', '主街太窄，建议再宽两米', '座谈', '3人', '道路'],
  ['2', '9月7日', '', '', '请装路灯', '问卷', '', '路灯'],
  ['3', '上周', '钱明', '', '  ', '', '', ''],
];

describe('a table pasted from WPS', () => {
  it('[R-G01] is understood by its headers; what is not named is not taken', () => {
    const { columns, hasHeader } = readPastedColumns(TABLE, consultationRules);
    expect(hasHeader).toBe(true);
    expect(columns).toEqual(['', 'receivedOn', 'from', '', 'text', 'way', 'times', 'head']);
    const { opinions, skipped, unclearDays } = read(TABLE);
    expect(opinions).toEqual([
      {
        receivedOn: '2026-09-06',
        from: '赵光',
        text: '主街太窄，建议再宽两米',
        way: 'hearing',
        times: 3,
        head: '道路',
      },
      { receivedOn: '2026-09-07', from: '', text: '请装路灯', way: 'questionnaire', times: 1, head: '路灯' },
    ]);
    expect([skipped, unclearDays]).toEqual([1, 0]);
    expect(JSON.stringify(opinions)).not.toContain('13800000000');
  });

  it('[R-G01] without headers takes the longest column; one column is enough', () => {
    expect(read([['主街太窄，应当加宽'], [''], ['建议增设路灯']]).opinions.map(({ text }) => text)).toEqual([
      '主街太窄，应当加宽',
      '建议增设路灯',
    ]);
    expect(read([['1', '主街太窄'], ['2']]).skipped).toBe(1);
    expect(readPastedColumns([['1', '主街太窄']], consultationRules).columns).toEqual(['', 'text']);
  });

  it('[R-G01] says of a day that it could not read, and cuts what is longer than a page', () => {
    const { opinions, unclearDays, cut } = read([
      ['意见', '日期'],
      ['路灯', '前天'],
      ['长'.repeat(6000), '2026.9.8'],
    ]);
    expect(opinions.map(({ receivedOn, text }) => [receivedOn, text.length])).toEqual([
      ['', 2],
      ['2026-09-08', 5000],
    ]);
    expect([unclearDays, cut]).toEqual([1, 1]);
  });

  it('[R-G01] an opinion that begins with 建议 is no header', () => {
    expect(read([['建议修桥'], ['建议把垃圾池迁到村外']]).opinions).toHaveLength(2);
    expect(
      read([
        ['1', '', '建议修桥'],
        ['2', '', '装路灯'],
      ]).opinions,
    ).toHaveLength(2);
    expect(read([['意见和建议'], ['建议修桥']]).opinions).toHaveLength(1);
  });
});

describe('gathering', () => {
  let n = 0;
  const newId = (): string => {
    n += 1;
    return `x${n}`;
  };

  it('[R-G01] finds a head of this title or makes it, also while rows come in', () => {
    const taken = takeInOpinions(
      { opinions: [], heads: [aHead('h1', { title: '路灯' })] },
      read(TABLE).opinions,
      newId,
    );
    expect(taken.heads.map(({ title, verdict }) => [title, verdict])).toEqual([
      ['路灯', 'adopted'],
      ['道路', ''],
    ]);
    const [road, lamp] = taken.opinions;
    expect([road?.headId, lamp?.headId]).toEqual([taken.heads[1]?.id, 'h1']);
  });

  it('[R-G01] puts many under one head at once and takes them out again', () => {
    const body = { opinions: [anOpinion('a'), anOpinion('b'), anOpinion('c')], heads: [] };
    const sorted = sortUnder(body, new Set(['a', 'c']), ' 道路 ', newId);
    const [head] = sorted.heads;
    expect(head?.title).toBe('道路');
    expect(sorted.opinions.map(({ headId }) => headId)).toEqual([head?.id, '', head?.id]);
    const out = sortUnder(sorted, new Set(['a']), '', newId);
    expect(out.opinions.map(({ headId }) => headId)).toEqual(['', '', head?.id]);
    expect(withoutHead(sorted, head?.id ?? '')).toEqual({ heads: [], opinions: body.opinions });
  });
});
