/**
 * The rule tables that ship with the program, decoded once. A table that does not decode is our own mistake and stops the
 * start.
 */
import { decodePostingRules } from '../shared/board';
import { decodeLookupRules } from '../shared/board/lookup';
import { decodeNoticeRules } from '../shared/board/notices';
import { decodeVillageRules } from '../shared/disclosure/entries';
import { decodeRollupDuty } from '../shared/disclosure/rollup';
import { InvariantError, type Result } from '../shared/kernel';
import type { LayoutRules } from '../shared/layout';
import { decodeConsultationRules } from '../shared/ledgers/consultations';
import { decodeDocumentRules } from '../shared/ledgers/documents';
import { decodePersonRules } from '../shared/ledgers/persons';
import { decodeRegisterRules } from '../shared/ledgers/register';
import { decodeFinanceRules } from '../shared/ledgers/villageFinance';
import { decodePayoutRules } from '../shared/payout/payoutRules';
import { decodePrivacyRules } from '../shared/privacy';
import {
  type DeadlineRules,
  decodeDeadlineRules,
  decodeDueRules,
  decodeHolidayTable,
  decodeTimeLimitWords,
} from '../shared/rules';
import holidayTableJson from './calendars/holidays.json';
import consultationsTable from './rules/consultations.json';
import deadlinesTable from './rules/deadlines.json';
import documentClassesTable from './rules/documentClasses.json';
import dueDatesTable from './rules/dueDates.json';
import financeColumnsTable from './rules/financeColumns.json';
import layoutTable from './rules/layout.json';
import lookupTable from './rules/lookup.json';
import noticesTable from './rules/notices.json';
import payoutTable from './rules/payout.json';
import payoutKindsTable from './rules/payoutKinds.json';
import personColumnsTable from './rules/personColumns.json';
import postingTable from './rules/posting.json';
import privacyTable from './rules/privacy.json';
import registerColumnsTable from './rules/registerColumns.json';
import rollupTable from './rules/rollup.json';
import timeLimitWordsTable from './rules/timeLimitWords.json';
import villageTable from './rules/village.json';

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new InvariantError(`rule table: ${JSON.stringify(result.params)}`);
}

export const payoutRules = must(decodePayoutRules(payoutTable, payoutKindsTable));
export const privacyRules = must(decodePrivacyRules(privacyTable));
export const personRules = must(decodePersonRules(personColumnsTable));
export const registerRules = must(decodeRegisterRules(registerColumnsTable));
/** Header words of voucher lists and of ledgers of assets, marks of amounts, words of 红字 (R-V22). */
export const financeRules = must(decodeFinanceRules(financeColumnsTable));
export const documentRules = must(decodeDocumentRules(documentClassesTable));
/** R-G01…R-G04: kinds of consultations, ways, channels, the checklist of a meeting. */
export const consultationRules = must(decodeConsultationRules(consultationsTable));
export const postingRules = must(decodePostingRules(postingTable));
/** R-V05: what the look-up desk answers and when. */
export const lookupRules = must(decodeLookupRules(lookupTable));
/** What each kind of notice asks for, its placeholders, the slips that are looked for (R-S05, R-V04b, R-V25). */
export const noticeRules = must(decodeNoticeRules(noticesTable));
/** Working days and days off, and the years that the table covers (workdays.md). */
export const holidayTable = must(decodeHolidayTable(holidayTableJson));
/** By when a period must be public where nothing else is set (R-V03). */
export const dueRules = must(decodeDueRules(dueDatesTable)).rules;
export const timeLimitWords = must(decodeTimeLimitWords(timeLimitWordsTable));
/** Every rule that names a last day, the posting on the board (R-V04) and the due dates among them. */
export const deadlineRules: DeadlineRules = [
  ...must(decodeDeadlineRules(deadlinesTable)).rules,
  ...dueRules,
  ...postingRules.rules.map(({ id, title, minDays, from, legalBasis, validFrom }) => ({
    id,
    title,
    amount: minDays,
    unit: 'day' as const,
    counting: 'minimum' as const,
    from,
    source: legalBasis,
    mark: 'V' as const,
    validFrom,
  })),
];
/** Quorums, classes, lists of names, filings of village disclosures. */
export const villageRules = must(decodeVillageRules(villageTable));
/** R-V13. */
export const rollupDuty = must(decodeRollupDuty(rollupTable));
/** Sizes and fonts; the shape is checked by the compiler. The lawful posting days come from their own rule (R-V04). */
export const layoutRules: LayoutRules = {
  ...layoutTable,
  postingDays: Math.max(...postingRules.rules.map((rule) => rule.minDays)),
};
