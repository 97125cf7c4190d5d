import { describe, expect, it } from 'vitest';
import { catalogFields, shippedCatalog } from '../../../resources/catalogTables';
import { postingRules } from '../../../resources/tables';
import { entriesArchived, entriesInForce, legalBasisOn } from '../../../shared/disclosure/catalog';
import type { CalendarDate } from '../../../shared/kernel';
import { CATALOG_KINDS, type CatalogEntry } from '../../../shared/records';

const day = (text: string): CalendarDate => text as CalendarDate;
const OLD = day('2025-12-31');
const NEW = day('2026-01-01');
const village = shippedCatalog('village');
const government = shippedCatalog('government');
const all = CATALOG_KINDS.flatMap((kind) => shippedCatalog(kind));

const named = (entries: readonly CatalogEntry[], code: string): CatalogEntry => {
  const entry = entries.find((one) => one.code === code);
  if (!entry) throw new Error(code);
  return entry;
};
const codes = (entries: readonly CatalogEntry[]): string[] => entries.map((entry) => entry.code);

describe('law as it stood on the posting date', () => {
  it('[R-00a] prints Art. 35 from 2026-01-01 and Art. 30 before', () => {
    const decisions = named(village, 'VC-SW-01');
    expect(legalBasisOn(decisions, NEW).join()).toContain('《村民委员会组织法》第三十五条第（一）项');
    expect(legalBasisOn(decisions, NEW).join()).not.toContain('第三十条');
    expect(legalBasisOn(decisions, OLD).join()).toContain('《村民委员会组织法》第三十条第（一）项');
    expect(legalBasisOn(decisions, OLD).join()).not.toContain('第三十五条');
  });

  it('[R-00a] never prints an old and a new numbering of the village law on one day', () => {
    const amended = village.filter((entry) => entry.legalBasis.some(({ validFrom }) => validFrom === NEW));
    expect(amended.length).toBeGreaterThan(30);
    for (const entry of amended) {
      const marked = entry.legalBasis.filter(({ text }) => text.startsWith('《村民委员会组织法》'));
      for (const { text, validFrom, validTo } of marked)
        expect([validFrom, validTo], `${entry.code} ${text}`).toEqual(
          validTo === '' ? ['2026-01-01', ''] : ['', '2025-12-31'],
        );
    }
    for (const code of ['VC-RS-01', 'VC-RS-03', 'VC-RS-05']) {
      const entry = named(village, code);
      expect(legalBasisOn(entry, NEW)).not.toEqual(legalBasisOn(entry, OLD));
    }
    expect(legalBasisOn(named(village, 'VC-RS-01'), OLD)).toEqual(['《村民委员会组织法》第十四条']);
    expect(legalBasisOn(named(village, 'VC-RS-01'), NEW)).toEqual(['《村民委员会组织法》第十七条']);
    expect(legalBasisOn(named(village, 'VC-CW-08'), OLD)).toEqual(['《村民委员会组织法》第三十条第（三）项']);
  });

  it('[R-00b] has no posting time under the general 15 days; special ones are longer', () => {
    const floor = Math.max(...postingRules.rules.map((rule) => rule.minDays));
    expect(floor).toBe(15);
    for (const entry of all) expect(entry.postingDays === 0 || entry.postingDays > floor, entry.code).toBe(true);
  });

  it('[R-00c] family planning left the list and consultation entered it on 2026-01-01', () => {
    const before = codes(entriesInForce(village, OLD));
    const after = codes(entriesInForce(village, NEW));
    expect(named(village, 'VC-SW-06').level2).toBe('国家计划生育政策的落实方案');
    expect(before).toContain('VC-SW-06');
    expect(before).not.toContain('VC-SW-03');
    expect(after).toContain('VC-SW-03');
    expect(after).not.toContain('VC-SW-06');
    expect(codes(entriesArchived(village, NEW))).toEqual(['VC-SW-06']);
  });

  it('[R-00d] the collective publishes what moved to its own law; the party what is the party’s', () => {
    const of = (kind: CatalogEntry['unitKind']): string[] => codes(village.filter((entry) => entry.unitKind === kind));
    expect(of('collectiveEconomicOrganization')).toEqual([
      'VC-CW-04',
      'VC-CW-05',
      'VC-CW-06',
      'VC-TD-01',
      'VC-TD-02',
      'VC-TD-04',
    ]);
    expect(of('partyOrganization')).toEqual(['VC-DW-01', 'VC-DW-02']);
    const assets = named(village, 'VC-CW-04');
    expect(legalBasisOn(assets, NEW).join()).toContain('《农村集体经济组织法》第四十三条、第四十五条');
    expect(legalBasisOn(assets, day('2025-04-30')).join()).not.toContain('农村集体经济组织法');
  });

  it('[R-00e] the way to reconsideration first is cited from 2024-01-01', () => {
    const guide = named(shippedCatalog('basic'), 'JB-A05');
    const article = '《行政复议法》第二十三条第一款第（四）项、第二款';
    expect(legalBasisOn(guide, day('2024-01-01'))).toContain(article);
    expect(legalBasisOn(guide, day('2023-12-31'))).not.toContain(article);
  });
});

describe('catalogs as shipped', () => {
  it('[R-C01] every entry of every catalog has all elements', () => {
    expect(new Set(codes(all)).size).toBe(all.length);
    for (const entry of all) {
      const { code, level1, level2, contentElements, timeLimit, disclosingUnit, channels, levels } = entry;
      expect([level1, level2, timeLimit.text, disclosingUnit, entry.audience, entry.disclosureMethod]).not.toContain(
        '',
      );
      for (const list of [contentElements, entry.legalBasis, channels, levels])
        expect(list.length, code).toBeGreaterThan(0);
      expect(entry.source, code).not.toBe('');
    }
  });

  it('[R-C02] the 26 fields stand in the official order, with other names', () => {
    expect(catalogFields.map((field) => field.order)).toEqual(Array.from({ length: 26 }, (_, n) => n + 1));
    expect(catalogFields[0]?.name).toBe('国土空间规划');
    expect(catalogFields[25]?.name).toBe('市政服务');
    expect(catalogFields.find((field) => field.name === '扶贫')?.aliases).toContain('乡村振兴');
    const domains = [...new Set(entriesInForce(government, NEW).map((entry) => entry.domain))];
    const official = catalogFields.map((field) => field.name).filter((name) => domains.includes(name));
    expect(domains.slice(0, official.length)).toEqual(official);
  });

  it('[R-P04] time limits are each entry’s own: 3, 5, 10, 15, 20 working days and 20 calendar days', () => {
    const limit = (code: string): string => {
      const { amount, unit, from } = named(all, code).timeLimit;
      return `${amount} ${unit} ${from}`;
    };
    expect(limit('GK21-01')).toBe('3 workingDay 信息形成或变更之日');
    expect(limit('GK07-03')).toBe('5 workingDay 调查结束之日');
    expect(limit('GK20-05')).toBe('10 workingDay 制定或获取信息之日');
    expect(limit('GK07-07')).toBe('15 workingDay 收到批准文件之日');
    expect(limit('GK01-01')).toBe('20 workingDay 信息形成或变更之日');
    expect(limit('GK04-01')).toBe('20 day 批准之日');
  });

  it('[R-P05] each of the eight township matters of Art. 21 has an entry', () => {
    expect(new Set(government.map((entry) => entry.townshipMatter))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8]));
    expect(named(government, 'GK07-04').townshipMatter).toBe(5);
    expect(named(government, 'GK20-06').townshipMatter).toBe(8);
    expect(named(government, 'GKT-17').level2).toBe('筹资筹劳');
  });

  it('[R-P06] the four columns of the portal are all used', () => {
    expect(new Set(shippedCatalog('basic').map((entry) => entry.portalColumn))).toEqual(
      new Set(['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年度报告']),
    );
  });

  it('[R-P14][R-P15][R-C06] the basic catalog has guide, directory, the 15 heads of Art. 20 and the standing lists', () => {
    const names = shippedCatalog('basic').map((entry) => entry.level2);
    expect(shippedCatalog('basic').filter((entry) => entry.code.startsWith('JB-B'))).toHaveLength(15);
    for (const name of ['政府信息公开指南', '权责清单', '机构职能目录', '行政许可事项清单', '应急预案'])
      expect(names).toContain(name);
    expect(named(shippedCatalog('basic'), 'JB-A02').contentElements).toEqual(['索引', '名称', '内容概述', '生成日期']);
  });

  it('[R-C07] public bodies of eight trades, none of them found in a published catalog', () => {
    const bodies = shippedCatalog('publicBody');
    expect([...new Set(bodies.map((entry) => entry.domain))]).toEqual([
      '教育',
      '卫生健康',
      '供水',
      '供电',
      '供气',
      '供热',
      '环境保护',
      '公共交通',
    ]);
    for (const entry of bodies) expect([entry.unitKind, entry.grounded]).toEqual(['publicBody', false]);
  });

  it('[R-C08] stages are among the five and used', () => {
    expect(new Set(government.flatMap((entry) => entry.stages))).toEqual(
      new Set(['decision', 'execution', 'management', 'service', 'result']),
    );
  });

  it('[R-V01] 53 village items in force, in the groups of the law', () => {
    expect(entriesInForce(village, NEW)).toHaveLength(53);
    const basis = entriesInForce(village, NEW)
      .flatMap((entry) => legalBasisOn(entry, NEW))
      .join();
    for (const item of ['一', '二', '三', '四', '五']) expect(basis).toContain(`第三十五条第（${item}）项`);
  });

  it('[R-V02][R-V03] frequencies and the sample due dates', () => {
    const { frequency, timeLimit, samples } = named(village, 'VC-CW-01');
    expect([frequency, timeLimit.amount, timeLimit.unit]).toEqual(['month', 15, 'nextMonthDay']);
    expect(samples).toEqual(['timeLimit']);
    expect(named(village, 'VC-CW-03').timeLimit).toMatchObject({ amount: 15, unit: 'nextQuarterDay' });
    expect(named(village, 'VC-SW-01').timeLimit).toMatchObject({ amount: 10, unit: 'day' });
  });

  it('[R-V07][R-V22] finance items are the group of finance', () => {
    expect(codes(village.filter((entry) => entry.isFinance))).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `VC-CW-0${n}`),
    );
  });

  it('[R-V09][R-V14] decisions come in pairs, subsidies in application, notice and result', () => {
    const of = (chain: string): string[] => codes(village.filter((entry) => entry.chain === chain));
    expect(of('pair')).toEqual(['VC-SW-01', 'VC-GC-01']);
    expect(of('application')).toEqual(['VC-BT-01', 'VC-BT-03', 'VC-BT-04']);
  });

  it('[R-V10] links between both sides point at entries and back', () => {
    for (const entry of all)
      for (const code of entry.linkedCodes)
        expect(named(all, code).linkedCodes, `${entry.code} ${code}`).toContain(entry.code);
    expect(named(village, 'VC-BT-02').linkedCodes).toEqual(['GK23-06']);
  });

  it('[R-V13] the year’s payouts are due on the last day of the year', () => {
    for (const code of ['VC-BT-02', 'GK23-06'])
      expect(named(all, code).timeLimit).toMatchObject({ unit: 'yearDay', monthDay: '12-31' });
  });

  it('[R-V16] what needs a decision of the villagers’ assembly', () => {
    expect(codes(village.filter((entry) => entry.needsDecision))).toEqual([
      'VC-SW-02',
      'VC-CW-07',
      'VC-CW-08',
      'VC-BT-05',
      'VC-GC-01',
    ]);
  });

  it('[R-V18] the list of voters hangs 20 days before the election', () => {
    expect(named(village, 'VC-RS-01').postingDays).toBe(20);
  });

  it('[R-V25] land: 30 days for the compensation plan, 10 working days for the first notice, 15 working days after approval', () => {
    expect(named(village, 'VC-TD-03').postingDays).toBe(30);
    expect(named(government, 'GK07-04').postingDays).toBe(30);
    expect(named(government, 'GK07-02').postingWorkingDays).toBe(10);
    expect(named(village, 'VC-TD-03').timeLimit).toMatchObject({ amount: 15, unit: 'workingDay' });
  });

  it('[R-CH02] lists of persons do not go to the internet by default', () => {
    for (const entry of government.filter(({ privacyProfile }) => privacyProfile !== 'A'))
      expect(entry.reach, entry.code).toBe('board');
    for (const entry of village.filter(({ code }) => /^VC-(?:BT|JZ)/.test(code)))
      expect([entry.reach, entry.privacyProfile === 'A'], entry.code).toEqual(['board', false]);
  });
});
