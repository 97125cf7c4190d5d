import { financeRules, payoutRules } from '../../../resources/tables';
import type { FinanceEdits, FinanceImport, FinanceRemoval } from '../../../shared/financeJobs';
import { newId } from '../../../shared/kernel';
import {
  type CellContext,
  inOrder,
  isBlankVoucher,
  NO_CELLS,
  voucherCell,
} from '../../../shared/ledgers/villageFinance';
import {
  decodeFinancePeriod,
  decodeVoucher,
  LONGEST_VOUCHER_CELL,
  MOST_VOUCHERS,
  VOUCHER_FIELDS,
  type Voucher,
} from '../../../shared/records';
import { parsePeriod } from '../../../shared/rules';
import { JobFault } from '../../workers/protocol';
import { source } from '../source';
import { commit, type RecordWrite } from '../store/commit';
import { type LineWrite, readPage, writeLines } from '../store/pages';
import { readRecord } from '../store/records';
import { guardCells } from './guardCells';
import { periodWrite, readPeriod } from './periods';
import { type BookPlace, blankPeriod, bookKey, bookScope, bookTitle } from './place';

const pageOf = (place: BookPlace): Promise<ReadonlyMap<string, Voucher>> =>
  readPage('vouchers', bookKey(place), decodeVoucher);

function contextOf({ period: code }: BookPlace): CellContext {
  const period = parsePeriod(code);
  if (!period) throw new JobFault('finance.noPeriod');
  return { money: financeRules.money, dateMarks: payoutRules.dateMarks, period };
}

/** A period that is closed stays as it was told; its record is made with its first line and goes with its last. */
async function writesOf(place: BookPlace, changed: readonly LineWrite<Voucher>[]): Promise<readonly RecordWrite[]> {
  const key = bookKey(place);
  const record = await readRecord('financePeriods', key, decodeFinancePeriod);
  if (record?.state === 'closed') throw new JobFault('finance.closed');
  const pages = await writeLines('vouchers', changed);
  const left = pages.reduce((n, { value }) => n + Object.keys(value ?? {}).length, 0);
  if (left > MOST_VOUCHERS) throw new JobFault('finance.tooMany', { max: MOST_VOUCHERS });
  const hasFigures = record && (record.opening !== '' || record.statedClosing !== '' || record.closed || record.made);
  if (left === 0 && !hasFigures)
    return [
      { table: 'vouchers', key, value: null },
      { table: 'financePeriods', key, value: null },
    ];
  return record ? pages : [...pages, periodWrite(place, blankPeriod(place))];
}

const lineOf = (place: BookPlace, id: string, line: Voucher): LineWrite<Voucher> => ({
  page: bookKey(place),
  id,
  line: isBlankVoucher(line) ? null : line,
});

const blankLine = (id: string, order: number): Voucher => ({
  ...NO_CELLS,
  id,
  order,
  revision: 0,
  updatedAt: '',
  updatedBy: '',
});

/** Cells as typed or pasted; a line that is not there yet is made, one without a word goes. One act. */
export async function editVouchers({ place, edits }: FinanceEdits): Promise<void> {
  const context = contextOf(place);
  if (edits.some(({ text }) => text.length > LONGEST_VOUCHER_CELL))
    throw new JobFault('finance.cellTooLong', { max: LONGEST_VOUCHER_CELL });
  guardCells(edits.map(({ text }) => text));
  const title = await bookTitle(place);
  await commit({
    name: 'finance.edited',
    params: { title, n: edits.length },
    scope: bookScope(place),
    plan: async () => {
      const lines = await pageOf(place);
      const next = new Map<string, Voucher>();
      for (const { id, order, field, text } of edits) {
        const line = next.get(id) ?? lines.get(id) ?? blankLine(id, order);
        next.set(id, { ...line, [field]: voucherCell(field, text, context) });
      }
      return {
        records: await writesOf(
          place,
          [...next].map(([id, line]) => lineOf(place, id, line)),
        ),
      };
    },
  });
}

export async function removeVouchers({ place, ids }: FinanceRemoval): Promise<void> {
  const title = await bookTitle(place);
  await commit({
    name: 'finance.linesRemoved',
    params: { title, n: ids.length },
    scope: bookScope(place),
    plan: async () => ({
      records: await writesOf(
        place,
        ids.map((id) => ({ page: bookKey(place), id, line: null })),
      ),
    }),
  });
}

/** By day, then by number as people count: 记-2 before 记-10. Lines without a day stay at the end. */
export async function sortVouchers(place: BookPlace): Promise<void> {
  const byNumber = new Intl.Collator('zh-CN', { numeric: true });
  const title = await bookTitle(place);
  await commit({
    name: 'finance.sorted',
    params: { title },
    scope: bookScope(place),
    plan: async () => {
      const sorted = [...inOrder((await pageOf(place)).values())].sort((a, b) =>
        (a.date || '9') < (b.date || '9')
          ? -1
          : (a.date || '9') > (b.date || '9')
            ? 1
            : byNumber.compare(a.number, b.number),
      );
      return {
        records: await writesOf(
          place,
          sorted.map((line, at) => lineOf(place, line.id, { ...line, order: at })),
        ),
      };
    },
  });
}

/** Lines of a sheet, behind those that are there or in their place; with what the sheet says it begins and ends with. */
export async function importVouchers({
  place,
  fileName,
  lines,
  opening,
  closing,
  replace,
}: FinanceImport): Promise<void> {
  guardCells(lines.flatMap((cells) => VOUCHER_FIELDS.map((field) => cells[field])));
  const title = await bookTitle(place);
  await commit({
    name: 'finance.imported',
    params: { title, file: fileName, n: lines.length },
    scope: bookScope(place),
    plan: async () => {
      const before = inOrder((await pageOf(place)).values());
      const from = replace ? 0 : (before.at(-1)?.order ?? 0) + 1;
      const gone = replace ? before.map(({ id }) => ({ page: bookKey(place), id, line: null })) : [];
      const added = lines.map((cells, at) => {
        const id = newId(source);
        return lineOf(place, id, { ...blankLine(id, from + at), ...cells });
      });
      const writes = await writesOf(place, [...gone, ...added]);
      const record = await readPeriod(place);
      const told = {
        ...record,
        opening: opening === '' ? record.opening : opening,
        statedClosing: closing === '' ? record.statedClosing : closing,
      };
      return { records: [...writes.filter(({ table }) => table === 'vouchers'), periodWrite(place, told)] };
    },
  });
}
