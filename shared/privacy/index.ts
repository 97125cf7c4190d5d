/**
 * privacy: the one masking module and the one detector. Only this room turns a private value into a public one.
 * Owns: masks, posting policy, detector, scan of extracted text, active-content checks of HTML.
 * Must never: read bytes or files, hold wording, let an unmasked value into a finding, a problem or a change.
 * The tables come in as `PrivacyRules` (resources/rules/privacy.json).
 */
export { type ActiveCode, type ActiveFinding, checkHtmlActive } from './activeContent';
export { ageOn } from './age';
export { describePart, describeScanPlace } from './describePart';
export {
  createDetector,
  type Detector,
  type DetectorOptions,
  findPrivate,
  isCreditCode,
  type TextPlace,
} from './detect';
export type { Finding, FindingKind, PrivacyCode } from './finding';
export { forbiddenHeaders, isForbiddenHeader } from './headers';
export { ID_MASKS, type IdMask, maskBankCard, maskIdNumber, maskPhone } from './maskNumber';
export { cutAddress, maskName, removeNumbers } from './maskText';
export { type MergedLines, mergeSmall, type SummaryLine } from './mergeSmall';
export { type PersonsPlan, type PersonsSum, planPersons, summarizePersons } from './planPersons';
export { maskPayoutRow, type PostingChange, type PostingPlan, planPosting } from './planPosting';
export {
  type ColumnGrant,
  checkPostingPolicy,
  defaultPostingPolicy,
  type PolicyFault,
  type PostingPolicy,
  PRIVATE_COLUMNS,
  type PrivateColumn,
} from './postingPolicy';
export { decodePrivacyRules, type PrivacyRules } from './rules';
export {
  type FileScan,
  HeaderMemory,
  isQuestion,
  type PublicLists,
  type ScanFinding,
  scanTexts,
  type TextScan,
  type TextSpot,
} from './scanText';
