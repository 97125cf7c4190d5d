import { financeRules, payoutRules, privacyRules } from '../../resources/tables';
import { moneyCell, NO_CELLS, type PeriodContext, voucherCell } from '../../shared/ledgers/villageFinance';
import { createDetector } from '../../shared/privacy';
import { type FinancePeriod, VOUCHER_FIELDS, type Voucher, type VoucherCells } from '../../shared/records';
import { type Period, parsePeriod } from '../../shared/rules';

export const thePeriod = (code: string): Period => {
  const period = parsePeriod(code);
  if (!period) throw new Error(`no period: ${code}`);
  return period;
};

/** A line as it is stored after somebody typed these cells; sound unless a test says otherwise. */
export function aVoucher(order: number, given: Partial<VoucherCells> = {}, period = '2026-Q1'): Voucher {
  const typed = {
    ...NO_CELLS,
    date: '2026-03-05',
    number: `记-${order}`,
    summary: `办公用品${order}`,
    handler: '经手甲',
    approver: '审批乙',
    ...given,
  };
  const context = { money: financeRules.money, dateMarks: payoutRules.dateMarks, period: thePeriod(period) };
  const cells = Object.fromEntries(VOUCHER_FIELDS.map((field) => [field, voucherCell(field, typed[field], context)]));
  return {
    ...(cells as unknown as VoucherCells),
    id: `v${String(order).padStart(5, '0')}`,
    revision: 1,
    updatedAt: '2026-04-01T00:00:00Z',
    updatedBy: '',
    order,
  };
}

const money = (text: string): string => moneyCell(text, financeRules.money, true);

/** Amounts may be given as a person types them. */
export const aFinancePeriod = (given: Partial<FinancePeriod> = {}): FinancePeriod => ({
  id: '190101100201/2026-Q1',
  unitCode: '190101100201',
  revision: 1,
  updatedAt: '',
  updatedBy: '',
  period: '2026-Q1',
  state: 'open',
  closedOn: '',
  closedBy: '',
  closed: null,
  handler: '',
  checker: '',
  supervisors: '',
  made: null,
  ...given,
  opening: money(given.opening ?? '1000'),
  statedClosing: money(given.statedClosing ?? ''),
});

export const periodContext: PeriodContext = {
  rules: financeRules,
  detector: createDetector({ rules: privacyRules, profile: 'A' }),
};
