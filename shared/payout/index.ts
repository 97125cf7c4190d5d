/**
 * payout: from text cells to an explained, checked payout batch: which column is what, what every row says, what is wrong with it.
 * Owns: the columns, repairs, problems, totals and comparisons of payout-sheets.md; everything streams and is pure.
 * Must never: read files, read a clock, know formats or wording, or put an unmasked number into a problem.
 * Words and limits come in as `PayoutRules` (resources/rules/payout.json), so that a county can replace them.
 * Private values stay in `PayoutRow`; only shared/privacy turns them into public ones.
 */
export * from './assignVillages';
export * from './batchState';
export * from './codes';
export type { ForcedField } from './columnRoles';
export * from './compareEarlier';
export * from './correctionList';
export { ID_REJECTS } from './decisions';
export { foldText } from './headerText';
export { describeLayout, type LayoutFault, type LayoutHints, missingFields, remapColumns } from './layout';
export { hasLongNumber, maskCell, maskLongNumbers } from './maskCell';
export * from './payoutRules';
export { Places } from './places';
export { ProblemList } from './problemList';
export * from './recheckRow';
export { createSheetChecker, type SheetChecker } from './sheetChecker';
export * from './suggestions';
export { readNameFacts, readTitleFacts, type TitleFacts } from './titleFacts';
export * from './types';
