/**
 * ledgers/villageFinance: the accounts of a village as they are told to the villagers (R-V02, R-V07, R-V22): vouchers of a month or
 * a quarter, their running balance, what does not close and why, the 财务公开榜, and the ledgers of assets and resources.
 * Owns: exact sums in fen, the problems of a period and its state, the reading of sheets into lines.
 * Must never: round an amount, change a cell that it cannot read, store a line, know a day of today or hold wording.
 */
export * from './assets';
export * from './book';
export * from './chain';
export * from './checkBook';
export * from './financeRules';
export { type MoneyFault, readMoney, storedFen } from './money';
export * from './noticeBlocks';
export * from './readVouchers';
export * from './voucherCells';
