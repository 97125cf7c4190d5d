import { describe, expect, it } from 'vitest';
import { text } from '../../../../resources';
import privacyTable from '../../../../resources/rules/privacy.json';
import type { PostingOptions } from '../../../../shared/jobs';
import { fen } from '../../../../shared/kernel';
import { type PostingFacts, planSignSheet, planVillagePosting } from '../../../../shared/pipeline/villagePosting';
import { decodePrivacyRules } from '../../../../shared/privacy';
import { anIdNumber, aPayoutRow } from '../../../support/people';

const decoded = decodePrivacyRules(privacyTable);
if (!decoded.ok) throw new Error('privacy table');
const rules = decoded.value;

const options: PostingOptions = {
  form: 'board',
  paper: 'A4',
  orientation: 'portrait',
  groupPerPage: false,
  postedOn: '2026-09-10',
  postingTo: '',
  telephone: '0000-1234567、0000-7654321',
  profile: 'B',
  showRemark: false,
  maskedColumns: [],
  tellNamesakesApart: false,
};
const facts: PostingFacts = {
  village: '东坝村',
  township: '样本镇',
  signer: '样本镇东坝村村民委员会',
  program: '耕地地力保护补贴',
  year: 2026,
  documentNumber: '示政发〔2026〕3号',
  reviewer: '',
  units: { count: '户', quantity: '亩', rate: '元/亩' },
};
const rows = [
  aPayoutRow({ row: 5, villagerGroup: '第一村民小组', payee: '赵光', amount: fen(100) }),
  aPayoutRow({ row: 6, villagerGroup: '第二村民小组', payee: '钱明', idNumber: anIdNumber(2), amount: fen(200) }),
  aPayoutRow({ row: 7, villagerGroup: '第一村民小组', payee: '孙亮', idNumber: anIdNumber(3), amount: fen(300) }),
];

describe('posting of a village', () => {
  it('puts the rows of a group together and numbers them through', () => {
    const posting = planVillagePosting(rows, options, facts, rules, text);
    if (!posting.ok) throw new Error(posting.fault);
    expect(
      posting.value.input.groups.map((group) => [group.name, group.rows.map((row) => [row.seq, row.payee])]),
    ).toEqual([
      [
        '第一村民小组',
        [
          [1, '赵光'],
          [2, '孙亮'],
        ],
      ],
      ['第二村民小组', [[3, '钱明']]],
    ]);
    expect(posting.value.input.title).toBe('东坝村2026年耕地地力保护补贴发放公示');
    expect(posting.value.input.telephones).toEqual(['0000-1234567', '0000-7654321']);
  });

  it('[R-S04] carries no ID, card or telephone of a payee by default', () => {
    const posting = planVillagePosting(rows, options, facts, rules, text);
    const written = JSON.stringify(posting);
    for (const row of rows) {
      expect(written).not.toContain(row.idNumber);
      expect(written).not.toContain(row.bankCardNumber);
      expect(written).not.toContain(row.phone);
    }
    expect(posting.ok && posting.value.input.columns).toEqual(['seq', 'payee', 'quantity', 'unitRate', 'amount']);
  });

  it('[R-S07] refuses a private column without its legal basis and masks it with one', () => {
    const on = (legalBasis: string): PostingOptions => ({
      ...options,
      maskedColumns: [{ column: 'idNumber', legalBasis }],
    });
    expect(planVillagePosting(rows, on(''), facts, rules, text)).toMatchObject({
      ok: false,
      fault: 'privacy.column.noBasis',
    });
    const posting = planVillagePosting(rows, on('示例办法第十条'), facts, rules, text);
    expect(posting.ok && posting.value.input.columns).toContain('idNumberMasked');
    expect(JSON.stringify(posting)).not.toContain(anIdNumber(2));
  });

  it('privacy profile D is never posted by name', () => {
    expect(planVillagePosting(rows, { ...options, profile: 'D' }, facts, rules, text)).toMatchObject({
      ok: false,
      fault: 'privacy.profile.blocked',
    });
  });

  it('the sign sheet holds at most the last four digits of the account and is not a posting', () => {
    const sheet = planSignSheet(rows, { ...options, form: 'signSheet' }, facts, text);
    expect(sheet.groups.flatMap((group) => group.rows.map((row) => row.lastFour))).toEqual(['0019', '0019', '0019']);
    expect(JSON.stringify(sheet)).not.toContain('79999900');
    expect(planVillagePosting(rows, { ...options, form: 'signSheet' }, facts, rules, text)).toMatchObject({
      ok: false,
      fault: 'posting.inside',
    });
  });

  it('says what is wrong with a posting date that does not exist', () => {
    const wrong = planVillagePosting(rows, { ...options, postedOn: '2026-02-30' }, facts, rules, text);
    expect(wrong).toMatchObject({ ok: false, fault: 'posting.date' });
  });
});
