/**
 * board/notices: documents for the board as data.
 * Owns: what a notice is made of, its acts and days, copying an earlier one, templates and the placeholders 【名称】 that facts
 * fill, the checks before a review.
 * Must never: lay out, mask, hold wording, name a person in a problem, or take a figure of the law from anywhere but the rules.
 */
export * from './acts';
export * from './blockEdits';
export * from './check';
export * from './copyEarlier';
export * from './draft';
export * from './entry';
export * from './facts';
export * from './fillTemplate';
export * from './noticeRules';
export * from './pastedTable';
export * from './placeholders';
export * from './planNoticePosting';
export * from './slipLines';
export * from './tableEdits';
export * from './tableSums';
export * from './template';
