import { type Decoder, decode } from '../kernel';
import { baseShape, type RecordBase } from './base';
import { type LineBase, lineShape } from './line';

/** Cells of a voucher, in the order of the 财务公开榜: 日期 凭证号 摘要 收入 支出 结余 经手人 审批人, then 资金来源 类别 说明. */
export const VOUCHER_FIELDS = [
  'date',
  'number',
  'summary',
  'income',
  'expense',
  'balance',
  'handler',
  'approver',
  'fundSource',
  'category',
  'note',
] as const;
export type VoucherField = (typeof VOUCHER_FIELDS)[number];
export type VoucherCells = Readonly<Record<VoucherField, string>>;

/** Characters in one cell; whoever stores a longer one is refused. */
export const LONGEST_VOUCHER_CELL = 2000;
/** Of one period; a notice holds 20,000 rows. */
export const MOST_VOUCHERS = 15_000;

/**
 * One receipt or payment. Lies in the page `<unitCode>/<period>` of the table `vouchers`. Cells are kept as texts: a day that could
 * be read as "2026-03-05", an amount as yuan with two decimals ("1234.50"), anything else as it was typed, so that nothing is
 * rounded and nothing is lost. `balance` is what the sheet states; ours is computed.
 */
export interface Voucher extends LineBase, VoucherCells {
  /** Place among the lines; a fraction where one was put between two. */
  readonly order: number;
}

/** Figures of a period in fen. */
export interface FinanceFigures {
  readonly opening: number;
  readonly income: number;
  readonly expense: number;
  readonly closing: number;
  readonly count: number;
}

/** A village's accounts of one month or quarter. Table `financePeriods`, key `<unitCode>/<period>`, which is also the id. */
export interface FinancePeriod extends RecordBase {
  /** bundle.md § 3.3 form. */
  readonly period: string;
  /** 期初结余 as typed, for the first period of a village; '' = the closing of the period before. */
  readonly opening: string;
  /** 账面期末结余, from the book or the bank; '' = the 结余 that the last line states. */
  readonly statedClosing: string;
  readonly state: 'open' | 'closed';
  readonly closedOn: string;
  readonly closedBy: string;
  /** As they were at the last 结账; kept when the period is opened again. */
  readonly closed: FinanceFigures | null;
  /** Names under the sheet; '' = signed by hand. */
  readonly handler: string;
  readonly checker: string;
  readonly supervisors: string;
  /** The 财务公开榜 that was made of it, and the content that it was made of. */
  readonly made: {
    readonly noticeId: string;
    readonly year: string;
    readonly on: string;
    readonly stamp: string;
  } | null;
}

/** 资产, 资源. */
export const ASSET_KINDS = ['asset', 'resource'] as const;
export type AssetKind = (typeof ASSET_KINDS)[number];

/** 名称 类别 数量 单位 原值 面积 承包（承租）人 合同期限 年租金 收缴情况 备注. */
export const ASSET_FIELDS = [
  'name',
  'category',
  'quantity',
  'unit',
  'value',
  'area',
  'lessee',
  'term',
  'rent',
  'collected',
  'note',
] as const;
export type AssetField = (typeof ASSET_FIELDS)[number];
export type AssetCells = Readonly<Record<AssetField, string>>;

export const MOST_ASSETS = 20_000;

/** One thing that a collective owns or has at its disposal. Page `<unitCode>` of the table `assets`. Cells as in `Voucher`. */
export interface AssetLine extends LineBase, AssetCells {
  readonly kind: AssetKind;
  readonly order: number;
}

const text = (max: number): Decoder<string> => decode.string({ max });
const cell = text(LONGEST_VOUCHER_CELL);
const figure = decode.integer();

export const decodeVoucher: Decoder<Voucher> = decode.object({
  ...lineShape,
  order: decode.number,
  date: cell,
  number: cell,
  summary: cell,
  income: cell,
  expense: cell,
  balance: cell,
  handler: cell,
  approver: cell,
  fundSource: cell,
  category: cell,
  note: cell,
});

export const decodeFinancePeriod: Decoder<FinancePeriod> = decode.object({
  ...baseShape,
  period: text(10),
  opening: text(40),
  statedClosing: text(40),
  state: decode.oneOf(['open', 'closed'] as const),
  closedOn: text(10),
  closedBy: text(60),
  closed: decode.nullable(
    decode.object({ opening: figure, income: figure, expense: figure, closing: figure, count: decode.integer(0) }),
  ),
  handler: text(60),
  checker: text(60),
  supervisors: text(120),
  made: decode.nullable(decode.object({ noticeId: text(80), year: text(4), on: text(10), stamp: text(80) })),
});

export const decodeAsset: Decoder<AssetLine> = decode.object({
  ...lineShape,
  kind: decode.oneOf(ASSET_KINDS),
  order: decode.number,
  name: cell,
  category: cell,
  quantity: cell,
  unit: cell,
  value: cell,
  area: cell,
  lessee: cell,
  term: cell,
  rent: cell,
  collected: cell,
  note: cell,
});
