/**
 * board/notices: documents for the board as data.
 * Owns: what a notice is made of, its acts and days, copying an earlier one.
 * Must never: lay out, mask, hold wording or take a figure of the law from anywhere but the rules.
 */
export * from './acts';
export * from './copyEarlier';
export * from './entry';
export * from './noticeDays';
