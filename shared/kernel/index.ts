/**
 * kernel: the vocabulary that every room shares: results, problems, money, decimals, days, ids, decoders, rows.
 * Owns: exact arithmetic and plain data types.
 * Must never: know a domain word (batch, notice, bundle), read a clock, draw randomness or hold wording.
 */
export * from './amountInWords';
export * from './bankCard';
export * from './calendarDate';
export * from './chineseNumerals';
export * from './dateText';
export * from './decimal';
export type { Decoded, Decoder } from './decode';
export * as decode from './decode';
export * from './idNumber';
export * from './ids';
export * from './money';
export * from './periodCode';
export * from './problem';
export * from './progress';
export * from './readAloud';
export * from './result';
export * from './rows';
export * from './spokenNumbers';
export * from './text';
export * from './writtenAmounts';
export * from './writtenDates';
