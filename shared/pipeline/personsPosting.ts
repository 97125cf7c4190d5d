import {
  type CalendarDate,
  type Fen,
  fillText,
  formatDateChinese,
  formatYuanGrouped,
  type Result,
  type TextTable,
} from '../kernel';
import type { Report, ReportColumn } from '../layout';
import {
  defaultPostingPolicy,
  type MergedLines,
  type PersonsPlan,
  type PersonsSum,
  type PolicyFault,
  type PrivacyRules,
  planPersons,
  summarizePersons,
} from '../privacy';
import type { PersonRow, PrivacyProfile, PublicPersonRow } from '../records';

/** What the public may see of a list: by name, or, under profile D, totals alone. */
export interface PublicPersons {
  /** null: nobody is named (R-S08). */
  readonly named: PersonsPlan | null;
  readonly sums: MergedLines<PersonsSum>;
  readonly total: number;
}

/** Private rows to public ones for the board of one village; ages are those of the posting day. */
export function publicPersons(
  rows: readonly PersonRow[],
  profile: PrivacyProfile,
  postingDate: CalendarDate,
  listName: string,
  rules: PrivacyRules,
): Result<PublicPersons, PolicyFault> {
  const sums = summarizePersons(rows, profile, ({ category }) => category || listName, rules);
  if (profile === 'D') return { ok: true, value: { named: null, sums, total: rows.length } };
  const named = planPersons(rows, defaultPostingPolicy(profile, postingDate), listName, rules);
  return named.ok ? { ok: true, value: { named: named.value, sums, total: rows.length } } : named;
}

/** Everything a posted list says besides its rows. */
export interface PersonsFacts {
  readonly title: string;
  /** As on the seal. */
  readonly signer: string;
  /** R-S07. */
  readonly listBasis: string;
  /** R-V04: the printed days of the posting. */
  readonly period: string;
  readonly postedOn: CalendarDate;
  /** R-V27: 0 where there is no time of its own for objections. */
  readonly objectionDays: number;
  readonly telephone: string;
}

interface Column {
  readonly key: string;
  readonly widthMm: number;
  readonly align?: 'right';
  of(row: PublicPersonRow): string;
}

const yuan = (amount: Fen | undefined): string => (amount === undefined ? '' : formatYuanGrouped(amount));

const COLUMNS: readonly Column[] = [
  { key: 'seq', widthMm: 14, align: 'right', of: ({ seq }) => String(seq) },
  { key: 'group', widthMm: 32, of: ({ villagerGroup }) => villagerGroup },
  { key: 'name', widthMm: 32, of: ({ personName }) => personName },
  { key: 'category', widthMm: 40, of: ({ category }) => category },
  { key: 'people', widthMm: 18, align: 'right', of: ({ people }) => (people === undefined ? '' : String(people)) },
  { key: 'amount', widthMm: 28, align: 'right', of: ({ amount }) => yuan(amount) },
  {
    key: 'approvedOn',
    widthMm: 36,
    of: ({ approvedOn }) => (approvedOn === undefined ? '' : formatDateChinese(approvedOn)),
  },
];

/** Under C and D a total of few persons says nothing either (privacy.md § 3). */
function sumLines({ sums }: PublicPersons, fewest: number, text: TextTable): readonly (readonly [string, string])[] {
  const merged = sums.merged.reduce((sum, { count }) => sum + count, 0);
  return [
    ...sums.shown.map(({ label, count }) => [label, String(count)] as const),
    ...(sums.merged.length === 0
      ? []
      : [
          [
            fillText(text, sums.shown.length === 0 ? 'persons.sum.all' : 'persons.sum.others'),
            merged < fewest ? fillText(text, 'persons.sum.few', { fewest }) : String(merged),
          ] as const,
        ]),
  ];
}

/** The posting of a list on A4: names under B and C, totals under D; columns without a value are left out. */
export function personsReport(
  made: PublicPersons,
  facts: PersonsFacts,
  { fewestShown }: Pick<PrivacyRules, 'fewestShown'>,
  text: TextTable,
): Report {
  const rows = made.named?.rows ?? [];
  const shown = COLUMNS.filter(({ of }) => rows.some((row) => of(row) !== ''));
  const headed = ({ key, widthMm, align }: Omit<Column, 'of'>): ReportColumn => ({
    header: fillText(text, `persons.col.${key}`),
    widthMm,
    ...(align ? { align } : {}),
  });
  const table = made.named
    ? { columns: shown.map(headed), rows: rows.map((row) => ({ cells: shown.map(({ of }) => of(row)) })) }
    : {
        columns: [headed({ key: 'category', widthMm: 90 }), headed({ key: 'count', widthMm: 40, align: 'right' })],
        rows: sumLines(made, fewestShown, text).map((cells) => ({ cells })),
      };
  const { title, signer, listBasis, period, postedOn, objectionDays, telephone } = facts;
  const contact = telephone === '' ? '' : fillText(text, 'persons.paper.telephone', { telephone });
  const objections =
    objectionDays > 0
      ? fillText(text, 'persons.paper.objectionsIn', { days: objectionDays, signer })
      : fillText(text, 'persons.paper.objections', { signer });
  return {
    title,
    intro: [fillText(text, 'persons.paper.basis', { basis: listBasis }), period],
    paper: 'A4',
    orientation: 'portrait',
    ...table,
    foot: [`${objections}${contact}`],
    sign: [signer, formatDateChinese(postedOn)],
    internal: false,
    fileName: title,
  };
}
