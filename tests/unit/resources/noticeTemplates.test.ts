import { describe, expect, it } from 'vitest';
import { text } from '../../../resources';
import { shippedCatalog } from '../../../resources/catalogTables';
import { deadlineRules, noticeRules, postingRules, privacyRules } from '../../../resources/tables';
import { noticeTemplates } from '../../../resources/templates';
import {
  blankNotice,
  checkNotice,
  fillTemplate,
  isLate,
  type NoticeTemplate,
  placeholdersOf,
  sampleNotice,
} from '../../../shared/board/notices';
import { NOTICE_KINDS } from '../../../shared/records';
import { day } from '../../support/coverageRules';
import { shippedCalendar } from '../../support/workCalendars';

const templates = noticeTemplates();
const each = templates.map((template) => [template.id, template] as const);
const source = { rules: noticeRules, text };
const today = day('2026-06-09');

const checked = (template: NoticeTemplate) => {
  const { notice, body } = sampleNotice(template, { day: today, period: '2026-Q2' }, source);
  const blank = blankNotice({ id: 'n1', unitCode: '', year: '2026', kind: notice.kind, reach: notice.reach });
  return checkNotice(
    { ...blank.line, ...notice },
    { ...body, checked: ['politics', 'policy', 'wording'] },
    {
      today,
      rules: noticeRules,
      posting: postingRules,
      calendar: shippedCalendar,
      privacy: privacyRules,
      profile: template.privacyProfile,
    },
  );
};

const entries = new Map(shippedCatalog('village').map((entry) => [entry.code, entry]));

describe('templates of notices', () => {
  it('[R-V22] are more than twenty, with ids and names of their own, one for every kind', () => {
    expect(templates.length).toBeGreaterThanOrEqual(24);
    expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
    expect(new Set(templates.map(({ name }) => name)).size).toBe(templates.length);
    expect([...new Set(templates.map(({ kind }) => kind))].sort()).toEqual([...NOTICE_KINDS].sort());
  });

  it.each(each)('%s filled with its sample passes every check', (_, template) => {
    expect(checked(template)).toEqual([]);
  });

  it.each(each)('%s has a sample for every placeholder and a placeholder for every field', (_, template) => {
    const { missing } = sampleNotice(template, { day: today }, source);
    expect(missing).toEqual([]);
    const empty = fillTemplate(template, {}, { ...source, rules: { ...noticeRules, placeholders: [] } });
    const names = placeholdersOf(empty.notice, empty.body);
    const fields = template.fields.map(({ name }) => name);
    expect(fields.filter((name) => !names.includes(name))).toEqual([]);
    expect(fields.filter((name) => noticeRules.placeholders.some((one) => one.name === name))).toEqual([]);
    const known = new Set([...fields, ...noticeRules.placeholders.map(({ name }) => name)]);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(each)('%s says only itself what is missing when nothing is known', (_, template) => {
    const { notice, body, missing } = fillTemplate(template, {}, source);
    expect(placeholdersOf(notice, body).filter((name) => !isLate(noticeRules, name))).toEqual(missing);
    for (const block of body.blocks)
      if (block.kind === 'table')
        expect(block.rows.every(({ cells }) => cells.length === block.columns.length)).toBe(true);
  });

  it.each(each)(
    '[R-S08] %s keeps the profile of a list that is protected, and the reach of its entry',
    (_, template) => {
      for (const code of template.catalogCodes) {
        const entry = entries.get(code);
        expect(entry?.code).toBe(code);
        if (template.reach === 'internet') expect(entry?.reach).toBe('internet');
        if (entry?.privacyProfile === 'C' || entry?.privacyProfile === 'D')
          expect(template.privacyProfile).toBe(entry.privacyProfile);
      }
    },
  );

  it('[R-V22] tell each of the eight classes of collective finance', () => {
    const finance = templates.filter(({ group }) => group === '财务').map(({ id }) => id);
    expect(finance).toEqual(
      expect.arrayContaining([
        'finance-plan',
        'finance-income',
        'finance-expense',
        'finance-assets',
        'finance-resources',
        'finance-debts',
        'finance-distribution',
        'finance-special',
      ]),
    );
  });

  it('[R-V25] every term of a template names one, and the three of an expropriation have their own', () => {
    const ids = new Set(templates.map(({ id }) => id));
    expect(noticeRules.terms.filter(({ template }) => !ids.has(template))).toEqual([]);
    const withoutField = noticeRules.terms.filter(({ template, counting, field }) => {
      const names = templates.find(({ id }) => id === template)?.fields.map(({ name }) => name) ?? [];
      return counting === 'minimum' ? field !== '' : !names.includes(field);
    });
    expect(withoutField).toEqual([]);
    const land = noticeRules.terms.filter(({ id }) => id.startsWith('R-V25'));
    expect(land.map(({ amount, unit, counting }) => `${amount} ${unit} ${counting}`)).toEqual([
      '10 workingDay minimum',
      '30 day minimum',
      '15 workingDay limit',
    ]);
  });

  it.each(noticeRules.terms.map((term) => [term.id, term] as const))(
    '[%s] stands in the table of deadlines with the same figure',
    (_id, term) => {
      const { amount, unit, counting } = term;
      expect(deadlineRules.find(({ id }) => id === term.id)).toMatchObject({ amount, unit, counting });
    },
  );

  it('[R-00a] cite the article in force on the day of the posting', () => {
    const basis = (on: string): readonly string[] =>
      templates.flatMap((template) => fillTemplate(template, { day: day(on) }, source).body.legalBasis);
    const law = '《中华人民共和国村民委员会组织法》';
    expect(basis('2026-06-09')).toContain(`${law}第三十五条`);
    expect(basis('2026-06-09')).not.toContain(`${law}第二十四条`);
    expect(basis('2025-06-09')).toContain(`${law}第三十条`);
    expect(basis('2025-06-09')).not.toContain(`${law}第三十八条`);
  });
});
