import { text } from '../../../resources';
import { blankNotice, type NoticeEntry } from '../../../shared/board/notices';
import { legalBasisOn } from '../../../shared/disclosure/catalog';
import { fillText, newId } from '../../../shared/kernel';
import { financeNoticeBlocks, financeSignatures } from '../../../shared/ledgers/villageFinance';
import { signerOf } from '../../../shared/pipeline/villagePosting';
import { JobFault } from '../../workers/protocol';
import { findEntry } from '../catalogs';
import { today } from '../disclosures';
import { type NoticePlace, noticePlaceOf, readNotice, writeNotices } from '../notices';
import { readSettings } from '../settings';
import { source } from '../source';
import { commit } from '../store/commit';
import { listUnits } from '../units';
import { closedRecord, periodWrite, readPeriod, soundBook } from './periods';
import { type BookPlace, bookScope, bookTitle } from './place';

/** 村级财务收支情况（逐项逐笔） of the village catalog. */
export const FINANCE_CODE = 'VC-CW-01';

/** A notice with nothing in it but what every sheet of village finance says: who tells, by which law, whom to call. */
export async function blankSheet(unitCode: string, catalogCode: string): Promise<NoticeEntry> {
  const day = today();
  const [units, settings, catalog] = await Promise.all([listUnits(), readSettings(), findEntry(catalogCode, day)]);
  const village = units.find((unit) => unit.unitCode === unitCode)?.name ?? '';
  const township = units.find(({ level }) => level === 'township')?.name ?? '';
  const blank = blankNotice({
    id: newId(source),
    unitCode,
    year: day.slice(0, 4),
    kind: 'finance',
    reach: catalog?.reach ?? 'board',
  });
  const isCommittee = (catalog?.unitKind ?? 'villagersCommittee') === 'villagersCommittee';
  const kind = isCommittee ? '' : fillText(text, `disclosure.unitKind.${catalog?.unitKind}`);
  return {
    line: { ...blank.line, catalogCode, orientation: 'landscape' },
    body: {
      ...blank.body,
      signers: [
        isCommittee
          ? signerOf(village, township, text)
          : fillText(text, 'disclosure.sheet.signer', { village: `${township}${village}`, kind }),
      ],
      telephones: settings.supervisionTelephone === '' ? [] : [settings.supervisionTelephone],
      legalBasis: catalog ? legalBasisOn(catalog, day) : [],
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

/**
 * 生成财务公开榜 (R-V22): closes the period and writes its notice, or writes the draft anew that was made of it; one act.
 * @throws JobFault `finance.notSound`: something does not close, is not explained or is private; `finance.sheetIsOut`
 */
export async function makeFinanceSheet(place: BookPlace): Promise<NoticePlace> {
  const title = await bookTitle(place);
  const blank = await blankSheet(place.unitCode, FINANCE_CODE);
  let made = noticePlaceOf(blank.line);
  await commit({
    name: 'finance.sheetMade',
    params: { title },
    scope: bookScope(place),
    plan: async () => {
      const record = await readPeriod(place);
      const book = await soundBook(place);
      const { unitCode } = place;
      const earlier = await earlierDraft(
        record.made ? { unitCode, year: record.made.year, id: record.made.noticeId } : undefined,
      );
      const { line, body } = earlier ?? blank;
      const blocks = financeNoticeBlocks(book, text);
      const notice: NoticeEntry = {
        line: earlier
          ? line
          : {
              ...line,
              period: place.period,
              title: fillText(text, 'finance.sheet.title', { title }),
            },
        body: { ...body, blocks, signatureLines: financeSignatures(record, text) },
      };
      made = noticePlaceOf(notice.line);
      const closed = record.state === 'closed' ? record : closedRecord(record, book);
      const next = {
        ...closed,
        made: { noticeId: made.id, year: made.year, on: today(), stamp: book.stamp },
      };
      return { records: [...(await writeNotices([notice])), periodWrite(place, next)] };
    },
  });
  return made;
}
