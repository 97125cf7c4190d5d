import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../../../shared/kernel';
import {
  applyOutcome,
  applyValidity,
  benefitPolicies,
  checkFields,
  clearingOf,
  compilation,
  normativeRegister,
  outcomesFor,
  planCarryOver,
  sameNumber,
  validityOn,
  yearlyWorklist,
} from '../../../../../shared/ledgers/documents';
import type { OfficialDocument } from '../../../../../shared/records';
import { anOfficialDocument } from '../../../../support/officialDocuments';

const TODAY = '2026-12-01' as CalendarDate;
const WORDS = { open: '此件公开发布', onRequest: '此件依申请公开' };
const withheld = (given: Partial<OfficialDocument> = {}): OfficialDocument =>
  anOfficialDocument({
    state: 'closed',
    disclosureClass: 'withheld',
    classWords: '此件不公开',
    classReason: '内部事务信息',
    classArticle: '政府信息公开条例第十六条',
    ...given,
  });
const aRule = (given: Partial<OfficialDocument> = {}): OfficialDocument =>
  anOfficialDocument({
    isNormative: true,
    validity: 'inForce',
    state: 'published',
    publishedOn: '2026-06-20',
    ...given,
  });

describe('the yearly review', () => {
  it('[R-P12] lists all that is withheld or on request, of this year and before', () => {
    const lines = [
      withheld({ id: 'a' }),
      withheld({ id: 'b', year: 2024, issuedOn: '2024-03-01', disclosureClass: 'onRequest' }),
      withheld({ id: 'c', year: 2027 }),
      withheld({ id: 'd', deleted: true }),
      withheld({ id: 'e', carriedTo: '2027/x' }),
      anOfficialDocument({ id: 'f' }),
    ];
    expect(yearlyWorklist(lines, 2026).map((one) => one.document.id)).toEqual(['a', 'b']);
  });

  it('[R-P12] turns to open, to on request, or keeps, and each outcome has its reason', () => {
    const line = { year: 2026, reason: '事项已办结', on: '2026-12-01', by: '赵光' };
    const opened = applyOutcome(withheld(), { ...line, outcome: 'toOpen' }, WORDS);
    expect([opened.disclosureClass, opened.classWords, opened.state, opened.classReason]).toEqual([
      'open',
      '此件公开发布',
      'issued',
      '',
    ]);
    const asked = applyOutcome(withheld(), { ...line, outcome: 'toOnRequest' }, WORDS);
    expect([asked.disclosureClass, asked.classWords, asked.classReason, asked.state]).toEqual([
      'onRequest',
      '此件依申请公开',
      '事项已办结',
      'closed',
    ]);
    const kept = applyOutcome(withheld(), { ...line, outcome: 'keep' }, WORDS);
    expect([kept.disclosureClass, kept.classReason]).toEqual(['withheld', '内部事务信息']);
    // An opened document stays on this year's list with its outcome.
    expect(yearlyWorklist([opened], 2026)[0]?.outcome?.outcome).toBe('toOpen');
    expect(yearlyWorklist([opened], 2027)).toEqual([]);
  });

  it('[R-P12] a second outcome of the same year takes the place of the first', () => {
    const line = { year: 2026, reason: '', on: '2026-12-01', by: '', outcome: 'keep' as const };
    const twice = applyOutcome(applyOutcome(withheld(), line, WORDS), { ...line, reason: '再看' }, WORDS);
    expect(twice.yearly).toEqual([{ ...line, reason: '再看' }]);
    expect(outcomesFor(withheld({ disclosureClass: 'onRequest' }))).toEqual(['keep', 'toOpen']);
    expect(outcomesFor(withheld())).toEqual(['keep', 'toOpen', 'toOnRequest']);
  });
});

describe('normative documents', () => {
  it('[R-F01] knows in force, amended, repealed and expired, and what changed it', () => {
    const line = { year: 2026, on: '2026-09-01', byDocument: '样政发〔2026〕9号', reason: '' };
    const amended = applyValidity(aRule(), { ...line, validity: 'amended' });
    expect([amended.validity, amended.validityTrace[0]?.byDocument]).toEqual(['amended', '样政发〔2026〕9号']);
    const repealed = applyValidity(amended, { ...line, on: '2026-10-01', validity: 'repealed' });
    expect([repealed.validity, repealed.validityTrace.length]).toEqual(['repealed', 2]);
    expect(validityOn(aRule({ expiresOn: '2026-11-30' }), TODAY)).toBe('expired');
    expect(validityOn(aRule({ expiresOn: '2026-12-01' }), TODAY)).toBe('inForce');
    expect(validityOn(repealed, TODAY)).toBe('repealed');
    expect(validityOn(anOfficialDocument(), TODAY)).toBe('');
  });

  it('[R-F01] registers what is issued, newest first', () => {
    const lines = [
      aRule({ id: 'a', issuedOn: '2025-01-01' }),
      aRule({ id: 'b' }),
      aRule({ id: 'c', state: 'draft', issuedOn: '' }),
      anOfficialDocument({ id: 'd' }),
    ];
    expect(normativeRegister(lines).map((one) => one.id)).toEqual(['b', 'a']);
  });

  it('[R-F02] a year of clearing says what was decided and what is still open', () => {
    const line = { year: 2026, on: '2026-12-01', validity: 'inForce' as const, byDocument: '', reason: '' };
    const lines = [
      applyValidity(aRule({ id: 'a', issuedOn: '2025-01-01' }), line),
      aRule({ id: 'b', issuedOn: '2025-02-01' }),
      aRule({ id: 'c', validity: 'repealed', issuedOn: '2024-01-01' }),
      aRule({ id: 'd', issuedOn: '2027-01-01' }),
    ];
    const { done, open } = clearingOf(lines, 2026);
    expect(done.map((one) => [one.document.id, one.line.validity])).toEqual([['a', 'inForce']]);
    expect(open.map((one) => one.id)).toEqual(['b']);
  });

  it('[R-F03] compiles what is in force or amended and open', () => {
    const lines = [
      aRule({ id: 'a' }),
      aRule({ id: 'b', validity: 'amended' }),
      aRule({ id: 'c', validity: 'repealed' }),
      aRule({ id: 'd', disclosureClass: 'withheld' }),
      aRule({ id: 'e', expiresOn: '2026-01-01' }),
    ];
    expect(compilation(lines, TODAY).map((one) => one.id)).toEqual(['a', 'b']);
  });

  it('[R-P16] lists the policies for people and firms with their validity', () => {
    const lines = [
      anOfficialDocument({ id: 'a', isBenefitPolicy: true, validity: 'inForce', expiresOn: '2026-06-30' }),
      anOfficialDocument({ id: 'b' }),
    ];
    expect(benefitPolicies(lines, TODAY).map((one) => [one.document.id, one.validity])).toEqual([['a', 'expired']]);
  });
});

describe('a new year', () => {
  it('[R-P02][R-F01] takes over what is open and what is in force, each under a new line that names the old', () => {
    const lines = [
      anOfficialDocument({ id: 'a', year: 2025, state: 'issued' }),
      anOfficialDocument({ id: 'b', year: 2025, state: 'closed' }),
      aRule({ id: 'c', year: 2025, state: 'closed' }),
      aRule({ id: 'd', year: 2025, state: 'closed', validity: 'repealed' }),
      anOfficialDocument({ id: 'e', year: 2025, carriedTo: '2026/z' }),
      anOfficialDocument({ id: 'f', year: 2026 }),
    ];
    let n = 0;
    const carried = planCarryOver(lines, 2026, () => `n${++n}`);
    expect(carried.map(({ from, to }) => [from.id, from.carriedTo, to.id, to.year, to.carriedFrom])).toEqual([
      ['a', '2026/n1', 'n1', 2026, '2025/a'],
      ['c', '2026/n2', 'n2', 2026, '2025/c'],
    ]);
    expect(
      planCarryOver(
        carried.flatMap(({ from, to }) => [from, to]),
        2026,
        () => 'x',
      ),
    ).toEqual([]);
  });

  it('[R-P02] finds a number that is taken, however its year is bracketed', () => {
    const lines = [anOfficialDocument({ id: 'a' })];
    const same = (documentNumber: string): string | undefined => sameNumber({ id: 'z', documentNumber }, lines)?.id;
    expect(same('样政发[2026] 3号')).toBe('a');
    expect(same('样政发（2026）3号')).toBe('a');
    expect(same('样政发〔2026〕4号')).toBeUndefined();
    expect(same('')).toBeUndefined();
    expect(sameNumber({ id: 'a', documentNumber: '样政发〔2026〕3号' }, lines)).toBeUndefined();
  });

  it('[R-P02] refuses days that cannot be', () => {
    const of = (given: Partial<OfficialDocument>): string[] =>
      checkFields(anOfficialDocument(given)).map((one) => one.code);
    expect(of({ formedOn: '2026-06-11' })).toEqual(['document.formedAfterIssue']);
    expect(of({ publishedOn: '2026-06-09' })).toEqual(['document.publishedBeforeIssue']);
    expect(of({ issuedOn: '2026-02-30' })).toEqual(['document.dayUnreadable']);
    expect(of({ expiresOn: '2026-01-01' })).toEqual(['document.expiresBeforeIssue']);
    expect(of({ url: 'www.example.cn' })).toEqual(['document.urlWrong']);
    expect(of({})).toEqual([]);
  });
});
