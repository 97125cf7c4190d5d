import { financeRules } from '../../../resources/tables';
import { type Book, checkBook, moneyCell } from '../../../shared/ledgers/villageFinance';
import { decodeFinancePeriod, type FinancePeriod } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { today } from '../disclosures';
import { instantNow, operator } from '../source';
import { commit, type RecordWrite } from '../store/commit';
import { readRecord } from '../store/records';
import { type BookPlace, blankPeriod, bookKey, bookScope, bookTitle } from './place';
import { periodContext, readBook } from './read';

/** What a person types beside the lines. */
export type PeriodFields = Pick<FinancePeriod, 'opening' | 'statedClosing' | 'handler' | 'checker' | 'supervisors'>;

const NAMES = { handler: 60, checker: 60, supervisors: 120 } as const;

export const readPeriod = async (place: BookPlace): Promise<FinancePeriod> =>
  (await readRecord('financePeriods', bookKey(place), decodeFinancePeriod)) ?? blankPeriod(place);

export const periodWrite = (place: BookPlace, record: FinancePeriod): RecordWrite => ({
  table: 'financePeriods',
  key: bookKey(place),
  value: { ...record, revision: record.revision + 1, updatedAt: instantNow(), updatedBy: operator() },
});

function tidy({ opening, statedClosing, ...names }: Partial<PeriodFields>): Partial<PeriodFields> {
  const out: Record<string, string> = {};
  // What cannot be read stays as it was typed and is pointed out, like a cell.
  if (opening !== undefined) out.opening = moneyCell(opening, financeRules.money, true).slice(0, 40);
  if (statedClosing !== undefined) out.statedClosing = moneyCell(statedClosing, financeRules.money, true).slice(0, 40);
  for (const key of Object.keys(NAMES) as (keyof typeof NAMES)[]) {
    const name = names[key];
    if (name !== undefined) out[key] = name.trim().slice(0, NAMES[key]);
  }
  return out;
}

/** 期初, 账面期末, and the names under the sheet. Names may be changed after 结账. */
export async function savePeriod(place: BookPlace, fields: Partial<PeriodFields>): Promise<void> {
  const next = tidy(fields);
  await commit({
    name: 'finance.saved',
    params: { title: await bookTitle(place) },
    scope: bookScope(place),
    plan: async () => {
      const record = await readPeriod(place);
      if (record.state === 'closed' && ('opening' in next || 'statedClosing' in next))
        throw new JobFault('finance.closed');
      const isSame = (Object.keys(next) as (keyof PeriodFields)[]).every((key) => next[key] === record[key]);
      return isSame ? {} : { records: [periodWrite(place, { ...record, ...next })] };
    },
  });
}

/** 期初改用上期结余: what was typed goes. */
export const adoptLastClosing = (place: BookPlace): Promise<void> => savePeriod(place, { opening: '' });

/** @throws JobFault with the first thing that is wrong: what does not close cannot be told. */
export async function soundBook(place: BookPlace): Promise<Book> {
  const book = await readBook(place);
  const stop = checkBook(book, periodContext).find(({ severity }) => severity === 'error');
  if (stop) throw new JobFault('finance.notSound', { n: stop.at.row ?? 0 });
  return book;
}

/** A record that is closed as its book stands. An opening that came from the period before is written down. */
export function closedRecord(record: FinancePeriod, { figures }: Book): FinancePeriod {
  if (!figures) throw new JobFault('finance.notSound', { n: 0 });
  return { ...record, state: 'closed', closedOn: today(), closedBy: operator(), closed: figures };
}

/** 结账: lines and figures stay as they are until somebody opens the period again. */
export async function closePeriod(place: BookPlace): Promise<void> {
  await commit({
    name: 'finance.periodClosed',
    params: { title: await bookTitle(place) },
    scope: bookScope(place),
    plan: async () => {
      const record = await readPeriod(place);
      if (record.state === 'closed') return {};
      return { records: [periodWrite(place, closedRecord(record, await soundBook(place)))] };
    },
  });
}

/** 反结账: what was closed is remembered, so that later periods can say what changed. */
export async function reopenPeriod(place: BookPlace): Promise<void> {
  await commit({
    name: 'finance.reopened',
    params: { title: await bookTitle(place) },
    scope: bookScope(place),
    plan: async () => {
      const record = await readPeriod(place);
      if (record.state === 'open') return {};
      return { records: [periodWrite(place, { ...record, state: 'open', closedOn: '', closedBy: '' })] };
    },
  });
}
