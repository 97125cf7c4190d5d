import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { timeLimitWords as words } from '../../../../resources/tables';
import { decodeTimeLimit } from '../../../../shared/records';
import { parseTimeLimit } from '../../../../shared/rules';

const CATALOGS = ['government', 'village', 'basic', 'publicBodies'] as const;

/** Every time limit of a shipped catalog, with the code of its row. */
function limitsOf(name: string): { code: string; limit: unknown }[] {
  const file = path.resolve(import.meta.dirname, `../../../../resources/catalogs/${name}.json`);
  const found: { code: string; limit: unknown }[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === 'object' && value !== null) {
      const row = value as Record<string, unknown>;
      if ('timeLimit' in row) found.push({ code: String(row.code), limit: row.timeLimit });
      for (const one of Object.values(row)) walk(one);
    }
  };
  walk(JSON.parse(readFileSync(file, 'utf8')));
  return found;
}

/** text, amount, unit, start: as people write limits, and what they mean. */
const READ = [
  ['信息形成或者变更之日起20个工作日内', 20, 'workingDay', '信息形成或变更之日'],
  ['自信息形成或变更之日起二十个工作日内予以公开', 20, 'workingDay', '信息形成或变更之日'],
  ['自制作或获取该信息之日起20个工作日内', 20, 'workingDay', '制作或获取之日'],
  ['信息形成20个工作日内；行政许可、行政处罚自决定之日起7个工作日内公示', 20, 'workingDay', '信息形成之日'],
  ['本级人大或其常委会批准后20日内', 20, 'day', '批准之日'],
  ['财政部门批复后２０日内', 20, 'day', '批复之日'],
  ['批准（批复）之日起20日内', 20, 'day', '批准之日'],
  ['县级财政部门批复后十五日以内', 15, 'day', '批复之日'],
  ['验收合格后三十日之内', 30, 'day', '验收合格之日'],
  ['调查结束后5个工作日内在村公示栏公开', 5, 'workingDay', '调查结束之日'],
  ['分配结果确定后20个工作日内', 20, 'workingDay', '分配结果确定之日'],
  ['行政处罚决定形成之日起20个工作日内(样例; 部分目录为7个工作日)', 20, 'workingDay', '处罚决定之日'],
  ['制定或获取信息之日起10个工作日内公开，公示7个工作日', 10, 'workingDay', '制定或获取信息之日'],
  ['事项发生（形成）之日起10日内公布', 10, 'day', '事项发生（形成）之日'],
  ['预公告不少于10个工作日；补偿安置公告不少于30日；批准后15个工作日内发布', 15, 'workingDay', '批准之日'],
  ['20个工作日内', 20, 'workingDay', '信息形成或变更之日'],
  ['事发后5小时内', 5, 'hour', '事发之日'],
  ['标准指引发布后两个月内', 2, 'month', '标准指引发布之日'],
  ['下一季度首月15日前公布', 15, 'nextQuarterDay', '季度终了'],
  ['次月十日前公布', 10, 'nextMonthDay', '月份终了'],
  ['选举结果当场公布', 0, 'day', '选举结果产生之日'],
  ['按进展情况及时公开', 0, 'none', ''],
  ['公告不少于30日', 0, 'none', ''],
  ['启动实地工作时在村公示栏公开；预公告时间不少于10个工作日', 0, 'none', ''],
  ['每年至少一次，具体日期由村自定', 0, 'none', ''],
  ['审计结果应当公布；离任审计结果在下一届选举前公布', 0, 'none', ''],
] as const;

const UNREADABLE = [
  '',
  '二〇工作日',
  '尽量早一点',
  '20个周内',
  '0个工作日内',
  '13月45日前',
  '次月40日前',
  '20日前',
] as const;

describe('reading a printed time limit', () => {
  it.each(READ)('[R-P04] reads %s', (text, amount, unit, from) => {
    expect(parseTimeLimit(text, words)).toEqual({ ok: true, value: { text, amount, unit, from } });
  });

  it('[R-V13] reads the end of the year', () => {
    for (const text of ['当年12月31日前', '每年年底前；公开期满材料留存村委会供查询', '每年十二月三十一日以前'])
      expect(parseTimeLimit(text, words)).toMatchObject({ value: { unit: 'yearDay', monthDay: '12-31', amount: 0 } });
  });

  it('[R-B01] reads a day of the next year', () => {
    expect(parseTimeLimit('次年1月31日前', words)).toMatchObject({
      value: { unit: 'nextYearDay', monthDay: '01-31', from: '年度终了' },
    });
  });

  it('[R-V18] reads days ahead of an event', () => {
    expect(parseTimeLimit('选举日的20日前公布；5日内可申诉，3日内处理并公布', words)).toMatchObject({
      value: { amount: 20, unit: 'day', from: '选举日', counting: 'before' },
    });
  });

  it.each(UNREADABLE)('[R-P04] does not guess "%s"', (text) => {
    expect(parseTimeLimit(text, words)).toEqual({ ok: false, fault: 'rules.timeLimitUnreadable', params: { text } });
  });

  it.each(CATALOGS)('[R-P04] every limit of the catalog %s says what its text says', (name) => {
    const limits = limitsOf(name);
    expect(limits.length).toBeGreaterThan(0);
    const differing = limits.filter(({ limit }) => {
      const stored = decodeTimeLimit(limit);
      return !stored.ok || !isDeepStrictEqual(parseTimeLimit(stored.value.text, words), stored);
    });
    // All of them in one sentence, so that a change of many rows names each.
    if (differing.length > 0) throw new Error(differing.map(({ code }) => code).join(' '));
  });

  it('[R-C02] all 89 entries of the standard catalog and all 53 of the village catalog were read', () => {
    expect(limitsOf('government').length).toBeGreaterThanOrEqual(89);
    expect(limitsOf('village').length).toBeGreaterThanOrEqual(53);
  });
});
