import { describe, expect, it } from 'vitest';
import rules from '../../../../resources/rules/privacy.json';
import text from '../../../../resources/text/zh-CN/privacy.json';
import { type CalendarDate, type Fen, fen, fillText } from '../../../../shared/kernel';
import type { PayoutRow } from '../../../../shared/payout/types';
import { defaultPostingPolicy, maskPayoutRow, type PostingPolicy, planPosting } from '../../../../shared/privacy';
import { idNumber, luhnCard } from '../../../support/privateNumbers';

const POSTED = '2026-06-09' as CalendarDate;
const ADULT = idNumber('190101', '19850101', '001');
const CARD = luhnCard('799', 19);

const aRow = (change: Partial<PayoutRow> = {}): PayoutRow => ({
  row: 5,
  village: '东坝村',
  villagerGroup: '第三村民小组',
  payee: '张三',
  idNumber: ADULT,
  bankCardNumber: CARD,
  accountName: '张三',
  phone: '13800000000',
  quantity: { units: 1234, scale: 2 },
  unitRate: { units: 8637, scale: 2 },
  amount: fen(106581),
  remark: '',
  ...change,
});

const policy = (change: Partial<PostingPolicy> = {}): PostingPolicy => ({
  ...defaultPostingPolicy('B', POSTED),
  ...change,
});

function plan(rows: readonly PayoutRow[], change: Partial<PostingPolicy> = {}) {
  const result = planPosting(rows, policy(change), rules);
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}

const BASIS = { legalBasis: '示政发〔2026〕3号' };

describe('what a posting shows', () => {
  it('privacy.md § 2: village, group, name, quantity, rate, amount and nothing else by default', () => {
    expect(plan([aRow({ remark: '已签字' })]).rows).toEqual([
      {
        seq: 1,
        village: '东坝村',
        villagerGroup: '第三村民小组',
        payee: '张三',
        quantity: { units: 1234, scale: 2 },
        unitRateYuan: { units: 8637, scale: 2 },
        amount: 106581,
      },
    ]);
  });

  it('lists what was dropped, counted by field', () => {
    expect(plan([aRow({ remark: '已签字' }), aRow({ row: 6 })]).changes).toEqual([
      { code: 'privacy.change.dropped.idNumber', field: 'idNumber', count: 2, rows: [5, 6] },
      { code: 'privacy.change.dropped.bankCardNumber', field: 'bankCardNumber', count: 2, rows: [5, 6] },
      { code: 'privacy.change.dropped.phone', field: 'phone', count: 2, rows: [5, 6] },
      { code: 'privacy.change.dropped.remark', field: 'remark', count: 1, rows: [5] },
    ]);
  });

  it('a column that is switched on is masked', () => {
    const [row] = plan([aRow()], { columns: { idNumber: BASIS, bankCardNumber: BASIS, phone: BASIS } }).rows;
    expect(row?.idNumberMasked).toBe(`190***********${ADULT.slice(-4)}`);
    expect(row?.bankCardNumberMasked).toBe(`******${CARD.slice(-4)}`);
    expect(row?.phoneMasked).toBe('138****0000');
  });

  it('the running number follows the rows that stay', () => {
    const child = idNumber('190101', '20200101', '001');
    expect(plan([aRow(), aRow({ idNumber: child }), aRow()]).rows.map((row) => row.seq)).toEqual([1, 2]);
  });

  it('maskPayoutRow answers for one row', () => {
    const result = maskPayoutRow(aRow(), policy(), 7, rules);
    expect(result.ok && result.value?.seq).toBe(7);
    expect(JSON.stringify(result)).not.toContain(ADULT);
  });
});

describe('refusals', () => {
  it('privacy.md § 3: profile D is never posted by name', () => {
    expect(planPosting([aRow()], policy({ profile: 'D' }), rules)).toMatchObject({ fault: 'privacy.profile.blocked' });
  });

  it('[R-S07] a private column without its legal basis', () => {
    const columns = { idNumber: { legalBasis: '  ' } };
    expect(planPosting([aRow()], policy({ columns }), rules)).toMatchObject({
      fault: 'privacy.column.noBasis',
      params: { column: 'idNumber' },
    });
  });

  it('[R-CH02] names on the internet: C never, B with a legal basis', () => {
    const internet = { reach: 'internet' } as const;
    expect(planPosting([], policy(internet), rules)).toMatchObject({ fault: 'privacy.reach.blocked' });
    expect(planPosting([], policy({ ...internet, internetLegalBasis: BASIS.legalBasis }), rules).ok).toBe(true);
    expect(
      planPosting([], policy({ ...internet, profile: 'C', internetLegalBasis: BASIS.legalBasis }), rules),
    ).toMatchObject({ fault: 'privacy.reach.blocked' });
  });
});

describe('minors at the posting date', () => {
  const sixteen = idNumber('190101', '20100101', '001');
  const ten = idNumber('190101', '20160101', '001');

  it('privacy.md § 3: from 14 to 18 the guardian is named and no number of the child shown', () => {
    const { rows, changes } = plan([aRow({ idNumber: sixteen, accountName: '李四' })], {
      columns: { idNumber: BASIS },
    });
    expect(rows[0]?.payee).toBe('李四');
    expect(rows[0]).not.toHaveProperty('idNumberMasked');
    expect(changes.map((change) => change.code)).toContain('privacy.change.guardian.payee');
  });

  it('without a guardian the row stays out, and its amount is told', () => {
    const { rows, problems, leftOut } = plan([aRow({ idNumber: sixteen })]);
    expect(rows).toEqual([]);
    expect(problems).toEqual([
      { code: 'privacy.minor.noGuardian', severity: 'reject', at: { row: 5, field: 'payee' }, params: {} },
    ]);
    expect(leftOut).toEqual({ count: 1, totalFen: 106581 });
  });

  it('PIPL 31: under 14 only with consent', () => {
    const row = aRow({ idNumber: ten, accountName: '李四' });
    expect(plan([row]).problems.map((item) => item.code)).toEqual(['privacy.minor.needsConsent']);
    expect(plan([row], { consentRows: [5] }).rows[0]?.payee).toBe('李四');
  });

  it('counts from the posting date', () => {
    const almost = idNumber('190101', '20080610', '001');
    expect(plan([aRow({ idNumber: almost })]).rows).toEqual([]);
    expect(plan([aRow({ idNumber: idNumber('190101', '20080609', '001') })]).rows).toHaveLength(1);
  });
});

describe('namesakes', () => {
  const other = idNumber('190101', '19700101', '002');
  const two = [aRow(), aRow({ row: 6, idNumber: other }), aRow({ row: 7, villagerGroup: '第一村民小组' })];

  it('by default the running number tells them apart', () => {
    expect(plan(two).rows.map((row) => row.payee)).toEqual(['张三', '张三', '张三']);
  });

  it('the last four digits only when the policy says so, only inside one group', () => {
    expect(plan(two, { namesakesLastFour: BASIS }).rows.map((row) => row.payee)).toEqual([
      `张三（${ADULT.slice(-4)}）`,
      `张三（${other.slice(-4)}）`,
      '张三',
    ]);
  });

  it('two plots of one person are no namesakes', () => {
    expect(plan([aRow(), aRow({ row: 6 })], { namesakesLastFour: BASIS }).rows[0]?.payee).toBe('张三');
  });
});

describe('remarks', () => {
  it('payout-sheets.md § 5: go out on request only, and only when nothing private is in them', () => {
    const rows = [aRow({ remark: '代领' }), aRow({ remark: '电话138 0000 0000' }), aRow({ remark: '患尿毒症' })];
    const { rows: shown, changes } = plan(rows, { remarks: true });
    expect(shown.map((row) => row.note)).toEqual(['代领', undefined, undefined]);
    expect(changes.find((change) => change.code === 'privacy.change.remarkPrivate.remark')?.count).toBe(2);
  });

  it('privacy.md § 3: profile C has none', () => {
    expect(plan([aRow({ remark: '代领' })], { remarks: true, profile: 'C' }).rows[0]).not.toHaveProperty('note');
  });
});

describe('numbers planted where they do not belong', () => {
  const PLANTED = [
    ADULT,
    CARD,
    '13800000000',
    '１３８００００００００',
    '999999850101001',
    `${ADULT.slice(0, 17)}9`.slice(0, 18),
  ];

  it.each(PLANTED)('%s leaves no trace from names and places', (number) => {
    const { rows } = plan(
      [
        aRow({
          payee: `张三（${number}）`,
          village: `东坝村${number}`,
          villagerGroup: `三组 ${number}`,
          remark: number,
        }),
      ],
      { remarks: true },
    );
    expect(rows[0]?.payee).toBe('张三');
    expect(rows[0]?.village).toBe('东坝村');
    expect(rows[0]?.villagerGroup).toBe('三组');
    expect(JSON.stringify(rows).normalize('NFKC')).not.toContain(number.normalize('NFKC'));
  });

  it('a name that is only a number leaves the row out', () => {
    const { rows, problems } = plan([aRow({ payee: ADULT })]);
    expect(rows).toEqual([]);
    expect(problems[0]?.code).toBe('privacy.payee.looksPrivate');
    expect(JSON.stringify(problems)).not.toContain(ADULT);
  });

  it('a number torn or glued to other digits does not pass either', () => {
    const glued = `7${ADULT}5555`;
    const { rows } = plan([aRow({ village: `东坝村${glued}`, remark: `账号${glued}` })], { remarks: true });
    expect(JSON.stringify(rows)).not.toContain(ADULT);
    expect(rows[0]?.villagerGroup).toBe('第三村民小组');
    expect(plan([aRow({ payee: `张三${glued}` })]).rows).toEqual([]);
    expect(plan([aRow({ remark: '存折123456789012' })], { remarks: true }).rows[0]).not.toHaveProperty('note');
    expect(plan([aRow({ remark: '20260609补发' })], { remarks: true }).rows[0]?.note).toBe('20260609补发');
  });

  it('a telephone in a figure column is dropped, in the amount it leaves the row out', () => {
    const phone = { units: 13_800_000_000, scale: 0 };
    expect(plan([aRow({ quantity: phone, unitRate: phone })]).rows[0]).not.toHaveProperty('quantity');
    const { rows, problems } = plan([aRow({ amount: 1_380_000_000_000 as Fen })]);
    expect(rows).toEqual([]);
    expect(problems[0]?.code).toBe('privacy.amount.looksPrivate');
  });
});

describe('wording', () => {
  const codesIn = (plans: readonly ReturnType<typeof plan>[]): string[] =>
    plans.flatMap((item) => [
      ...item.changes.map((change) => change.code),
      ...item.problems.map((found) => found.code),
    ]);
  const big = { units: 13_800_000_000, scale: 0 };
  const money = 1_380_000_000_000 as Fen;

  it('every change and every problem has a Chinese sentence without an open place', () => {
    const all = { idNumber: BASIS, bankCardNumber: BASIS, phone: BASIS };
    const codes = codesIn([
      plan([aRow({ remark: '代领' })]),
      plan([aRow({ remark: '13800000000' })], { columns: all, remarks: true }),
      plan([
        aRow({
          payee: '张三13800000000',
          village: '东坝村13800000000',
          villagerGroup: '三组13800000000',
          quantity: big,
          unitRate: big,
          adjustAdd: money,
          adjustLess: money,
        }),
      ]),
      plan([aRow({ payee: ADULT }), aRow({ amount: money })]),
      plan([aRow({ idNumber: idNumber('190101', '20100101', '001'), accountName: '李四' })]),
      plan([
        aRow({ idNumber: idNumber('190101', '20100101', '001') }),
        aRow({ idNumber: idNumber('190101', '20200101', '001') }),
      ]),
    ]);
    expect(new Set(codes).size).toBe(20);
    for (const code of new Set(codes)) {
      const sentence = fillText(text, code, { row: 5, count: 3, masked: '***' });
      expect(sentence).not.toBe(code);
      expect(sentence).not.toContain('{');
    }
  });
});
