import {
  amountInWords,
  type CalendarDate,
  describePeriodCode,
  type Fen,
  fillText,
  formatDateChinese,
  formatYuanGrouped,
  type TextTable,
} from '../../kernel';
import type { Disclosure, MeetingFacts } from '../../records';

/** Public sums of one batch in one village. Nobody's name, nobody's number. */
export interface PayoutSums {
  readonly program: string;
  readonly year: number;
  readonly documentNumber: string;
  readonly households: number;
  readonly people: number;
  /** With its unit, 1,234.56亩; '' = none. */
  readonly quantity: string;
  readonly amount: Fen;
  /** With its unit, 86.37元/亩; '' = several. */
  readonly rate: string;
  readonly paidOn?: CalendarDate;
}

/** What a period of village finance adds up to. */
export interface FinanceTotals {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly opening: Fen;
  readonly income: Fen;
  readonly expense: Fen;
  readonly closing: Fen;
  readonly vouchers: number;
}

export interface ConsultationFacts {
  readonly title: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly place: string;
  readonly opinions: number;
  readonly adopted: number;
  readonly notAdopted: number;
}

/** Everything that a template may be filled from; what is absent stays a visible placeholder. */
export interface NoticeFacts {
  /** 东坝村; 样本镇; 样本县. */
  readonly village?: string;
  readonly township?: string;
  readonly county?: string;
  /** Full names as on the seals. */
  readonly committee?: string;
  readonly townshipOffice?: string;
  readonly collective?: string;
  readonly villageTelephone?: string;
  readonly townshipTelephone?: string;
  readonly objectionPlace?: string;
  /** Day of writing. */
  readonly day?: CalendarDate;
  /** bundle.md § 3.3 form. */
  readonly period?: string;
  readonly payout?: PayoutSums;
  /** The entry's title, figures and text. */
  readonly disclosure?: Pick<Disclosure, 'title' | 'period' | 'figures' | 'catalogCode'> & { readonly text: string };
  readonly meeting?: MeetingFacts;
  readonly finance?: FinanceTotals;
  readonly consultation?: ConsultationFacts;
}

/** Facts that a placeholder may stand for; NoticeRules.placeholders says by which name. */
export const FACT_KEYS = [
  'village',
  'township',
  'county',
  'committee',
  'townshipOffice',
  'collective',
  'villageTelephone',
  'townshipTelephone',
  'objectionPlace',
  'day',
  'year',
  'period',
  'basis',
  'program',
  'payoutYear',
  'payoutDocument',
  'households',
  'people',
  'quantity',
  'amount',
  'amountWords',
  'rate',
  'paidOn',
  'entryTitle',
  'entryText',
  'entryDocument',
  'entryStandard',
  'entryPeople',
  'entryQuantity',
  'entryAmount',
  'meetingKind',
  'meetingDay',
  'entitled',
  'present',
  'agreed',
  'financeFrom',
  'financeTo',
  'opening',
  'income',
  'expense',
  'closing',
  'vouchers',
  'consultationTitle',
  'consultationFrom',
  'consultationTo',
  'consultationPlace',
  'opinions',
  'adopted',
  'notAdopted',
  // Late ones: of the posting itself.
  'postingFrom',
  'postingTo',
  'postingPeriod',
  'postingDays',
  'objectionTo',
  'objectionDays',
] as const;
export type FactKey = (typeof FACT_KEYS)[number];

type Values = Partial<Record<FactKey, string>>;
const dayOf = (day: CalendarDate | undefined): string => (day ? formatDateChinese(day) : '');
/** A count that is not known is no zero. */
const count = (value: number): string => (value > 0 ? String(value) : '');

function payoutValues(sums: PayoutSums): Values {
  return {
    program: sums.program,
    payoutYear: String(sums.year),
    payoutDocument: sums.documentNumber,
    households: count(sums.households),
    people: count(sums.people),
    quantity: sums.quantity,
    amount: formatYuanGrouped(sums.amount),
    amountWords: amountInWords(sums.amount) ?? '',
    rate: sums.rate,
    paidOn: dayOf(sums.paidOn),
  };
}

function entryValues({ title, text, figures }: NonNullable<NoticeFacts['disclosure']>): Values {
  return {
    entryTitle: title,
    entryText: text,
    entryDocument: figures.documentNumber,
    entryStandard: figures.standard,
    entryPeople: figures.people,
    entryQuantity: figures.quantity,
    entryAmount: figures.amountYuan,
  };
}

function meetingValues(meeting: MeetingFacts, text: TextTable): Values {
  return {
    meetingKind: fillText(text, `disclosure.meetingKind.${meeting.kind}`),
    meetingDay: dayOf((meeting.heldOn || undefined) as CalendarDate | undefined),
    entitled: count(meeting.entitled),
    present: count(meeting.present),
    agreed: count(meeting.agreed),
  };
}

function financeValues(totals: FinanceTotals): Values {
  return {
    financeFrom: dayOf(totals.from),
    financeTo: dayOf(totals.to),
    opening: formatYuanGrouped(totals.opening),
    income: formatYuanGrouped(totals.income),
    expense: formatYuanGrouped(totals.expense),
    closing: formatYuanGrouped(totals.closing),
    vouchers: String(totals.vouchers),
  };
}

function consultationValues(facts: ConsultationFacts): Values {
  return {
    consultationTitle: facts.title,
    consultationFrom: dayOf(facts.from),
    consultationTo: dayOf(facts.to),
    consultationPlace: facts.place,
    // An answer to nobody is an answer too: 0 is printed.
    opinions: String(facts.opinions),
    adopted: String(facts.adopted),
    notAdopted: String(facts.notAdopted),
  };
}

/** The facts as words, '' for what is not known. `basis` is the template's, in force on the day. */
export function factValues(facts: NoticeFacts, basis: string, text: TextTable): Values {
  const { payout, disclosure, meeting, finance, consultation, day, period = '' } = facts;
  return {
    village: facts.village ?? '',
    township: facts.township ?? '',
    county: facts.county ?? '',
    committee: facts.committee ?? '',
    townshipOffice: facts.townshipOffice ?? '',
    collective: facts.collective ?? '',
    villageTelephone: facts.villageTelephone ?? '',
    townshipTelephone: facts.townshipTelephone ?? '',
    objectionPlace: facts.objectionPlace ?? '',
    day: dayOf(day),
    year: (period || day || '').slice(0, 4),
    period: describePeriodCode(text, period),
    basis,
    ...(payout ? payoutValues(payout) : {}),
    ...(disclosure ? entryValues(disclosure) : {}),
    ...(meeting ? meetingValues(meeting, text) : {}),
    ...(finance ? financeValues(finance) : {}),
    ...(consultation ? consultationValues(consultation) : {}),
  };
}
