import { text } from '../../../resources';
import { noticeRules } from '../../../resources/tables';
import { noticeTemplate } from '../../../resources/templates';
import {
  blankNotice,
  type FinanceTotals,
  fillTemplate,
  NO_LINKS,
  type NoticeEntry,
} from '../../../shared/board/notices';
import { fen, newId } from '../../../shared/kernel';
import { type Book, financeNoticeBlocks, financeSignatures, stampOfBook } from '../../../shared/ledgers/villageFinance';
import { decodeDisclosure, type FinancePeriod, type NoticeBlock } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { today } from '../disclosures';
import { type NoticePlace, noticePlaceOf, readNotice, writeNotices } from '../notices';
import { rememberedFields, unitFacts } from '../notices/facts';
import { readSettings } from '../settings';
import { source } from '../source';
import { commit } from '../store/commit';
import { readPage } from '../store/pages';
import { listUnits } from '../units';
import { closedRecord, periodWrite, readPeriod, soundBook } from './periods';
import { type BookPlace, bookScope, bookTitle } from './place';

interface SheetFacts {
  readonly unitCode: string;
  readonly templateId: string;
  readonly period: string;
  readonly finance?: FinanceTotals;
}

/** The disclosure of the same matter and period, where somebody began it; '' = none. */
async function dutyOf(unitCode: string, catalogCode: string, period: string): Promise<string> {
  const lines = await readPage('disclosures', `${unitCode}/${period.slice(0, 4)}`, decodeDisclosure);
  const found = [...lines.values()].find(
    (line) => !line.deleted && line.catalogCode === catalogCode && line.period === period,
  );
  return found?.id ?? '';
}

/** A template's frame — who tells, by which law, whom to call, where to ask — with these blocks in the place of its table. */
export async function sheetOf(
  { unitCode, templateId, period, finance }: SheetFacts,
  blocks: readonly NoticeBlock[],
): Promise<NoticeEntry> {
  const template = noticeTemplate(templateId);
  const units = await listUnits();
  const unit = units.find((one) => one.unitCode === unitCode);
  if (!template || !unit) throw new JobFault('finance.noPeriod');
  const facts = { ...unitFacts(unit, units, await readSettings()), period, ...(finance ? { finance } : {}) };
  const values = await rememberedFields(unitCode);
  const { notice, body } = fillTemplate(template, facts, { rules: noticeRules, text, values });
  const year = today().slice(0, 4);
  const blank = blankNotice({ id: newId(source), unitCode, year, kind: notice.kind, reach: notice.reach });
  const disclosureId = await dutyOf(unitCode, notice.catalogCode, period);
  return {
    line: { ...blank.line, ...notice, links: { ...NO_LINKS, disclosureId } },
    body: {
      ...blank.body,
      ...body,
      blocks: body.blocks.flatMap((block) => (block.kind === 'table' ? blocks : [block])),
    },
  };
}

/** The notice that was made before, as long as it may still be written anew; what hangs is corrected first. */
async function earlierDraft(place: NoticePlace | undefined): Promise<NoticeEntry | undefined> {
  const earlier = place && (await readNotice(place));
  if (!earlier || earlier.line.deleted || earlier.line.state === 'archived') return undefined;
  if (earlier.line.state !== 'draft') throw new JobFault('finance.sheetIsOut', { title: earlier.line.title });
  return earlier;
}

/** 财务公开榜 of a sound book. */
export async function financeNotice(book: Book, record: FinancePeriod): Promise<NoticeEntry> {
  const { figures, period } = book;
  if (!figures) throw new JobFault('finance.notSound', { n: 0 });
  const finance = {
    from: period.from,
    to: period.to,
    opening: fen(figures.opening),
    income: fen(figures.income),
    expense: fen(figures.expense),
    closing: fen(figures.closing),
    vouchers: figures.count,
  };
  const facts = { unitCode: record.unitCode, templateId: 'finance-board', period: period.code, finance };
  const entry = await sheetOf(facts, financeNoticeBlocks(book, text));
  return { ...entry, body: { ...entry.body, signatureLines: financeSignatures(record, text) } };
}

/** The draft that was made before, with the text of a new one; what a person chose of paper and attachments stays. */
const renewed = ({ line, body }: NoticeEntry, made: NoticeEntry): NoticeEntry => ({
  line: { ...line, title: made.line.title },
  body: {
    ...body,
    blocks: made.body.blocks,
    legalBasis: made.body.legalBasis,
    writtenOn: made.body.writtenOn,
    signatureLines: made.body.signatureLines,
  },
});

/** A closed record that knows the sheet that was made of it. */
export const madeRecord = (record: FinancePeriod, book: Book, { line }: NoticeEntry): FinancePeriod => ({
  ...(record.state === 'closed' ? record : closedRecord(record, book)),
  made: { noticeId: line.id, year: line.year, on: today(), stamp: stampOfBook(book) },
});

/**
 * 生成财务公开榜 (R-V22): closes the period and writes its notice, or writes the draft anew that was made of it; one act.
 * @throws JobFault `finance.notSound`: something does not close, is not explained or is private; `finance.sheetIsOut`
 */
export async function makeFinanceSheet(place: BookPlace): Promise<NoticePlace> {
  let made: NoticePlace | undefined;
  await commit({
    name: 'finance.sheetMade',
    params: { title: await bookTitle(place) },
    scope: bookScope(place),
    plan: async () => {
      const record = await readPeriod(place);
      const book = await soundBook(place);
      const { unitCode } = place;
      const earlier = await earlierDraft(
        record.made ? { unitCode, year: record.made.year, id: record.made.noticeId } : undefined,
      );
      const fresh = await financeNotice(book, record);
      const notice = earlier ? renewed(earlier, fresh) : fresh;
      made = noticePlaceOf(notice.line);
      return { records: [...(await writeNotices([notice])), periodWrite(place, madeRecord(record, book, notice))] };
    },
  });
  if (!made) throw new JobFault('notice.act.missing');
  return made;
}
