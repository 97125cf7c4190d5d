/**
 * data/finance: the accounts of villages and their ledgers of assets, stored.
 * Owns: reading and writing vouchers and periods, 结账, the 财务公开榜 as a notice.
 * Must never: write past commit(), change a closed period, or make a sheet of a book that does not close.
 */
export { assetContext, assetScope, blankAsset, makeAssetSheet, useAssetCounts, useAssetLines } from './assets';
export {
  adoptLastClosing,
  closePeriod,
  type PeriodFields,
  reopenPeriod,
  savePeriod,
} from './periods';
export { type BookPlace, bookScope } from './place';
export { periodContext, readBook, useBooks, useYearBooks } from './read';
export { makeFinanceSheet } from './sheet';
