import { useLiveQuery } from 'dexie-react-hooks';
import { type NoticeEntry, withNoticeSummary } from '../../../shared/board/notices';
import { maskLongNumbers } from '../../../shared/payout';
import { decodeNotice, decodeNoticeBody, type Notice, type NoticeBody } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { tidyTitle } from '../disclosures';
import { instantNow, operator } from '../source';
import type { RecordWrite } from '../store/commit';
import { readPage, readPages, writeLines } from '../store/pages';
import { readRecord } from '../store/records';
import { isSame } from '../typedFields';

/** Where a notice lies: its page is unit and year. */
export interface NoticePlace {
  readonly unitCode: string;
  readonly year: string;
  readonly id: string;
}

export const noticePlaceOf = ({ unitCode, year, id }: Notice): NoticePlace => ({ unitCode, year, id });

async function readLines(deleted: boolean, year?: string): Promise<readonly Notice[]> {
  const pages = await readPages('notices', decodeNotice);
  return [...pages]
    .filter(([key]) => year === undefined || key.endsWith(`/${year}`))
    .flatMap(([, lines]) => [...lines.values()].filter((one) => one.deleted === deleted));
}

/** All that are not in the bin, of all units and years or of one year. */
export const listNotices = (year?: string): Promise<readonly Notice[]> => readLines(false, year);

/** Those in the recycle bin. */
export const listRemovedNotices = (): Promise<readonly Notice[]> => readLines(true);

/** undefined while they are being read. */
export const useNotices = (year?: string): readonly Notice[] | undefined =>
  useLiveQuery(() => listNotices(year), [year]);

/** With its long parts; in the bin too. */
export async function readNotice({ unitCode, year, id }: NoticePlace): Promise<NoticeEntry | undefined> {
  const [lines, body] = await Promise.all([
    readPage('notices', `${unitCode}/${year}`, decodeNotice),
    readRecord('noticeBodies', id, decodeNoticeBody),
  ]);
  const line = lines.get(id);
  return line && body && { line, body };
}

/** undefined while it is being read, null when there is none. */
export const useNotice = ({ unitCode, year, id }: NoticePlace): NoticeEntry | null | undefined =>
  useLiveQuery(async () => (await readNotice({ unitCode, year, id })) ?? null, [unitCode, year, id]);

export async function mustReadNotice(place: NoticePlace): Promise<NoticeEntry> {
  const entry = await readNotice(place);
  if (!entry) throw new JobFault('notice.act.missing');
  return entry;
}

export const noticeParams = (line: Notice) => ({ title: maskLongNumbers(line.title) });
export const noticeScope = (id: string): string => `notices/${id}`;

const same = ({ revision: _, updatedAt: _at, updatedBy: _by, ...body }: NoticeBody): unknown => body;

/** Writes of notices, for the `plan` of a command: lines into their pages, bodies that changed beside them. */
export async function writeNotices(entries: readonly NoticeEntry[]): Promise<RecordWrite[]> {
  const tidy = entries.map(withNoticeSummary);
  const bodies: RecordWrite[] = [];
  for (const { body } of tidy) {
    const before = await readRecord('noticeBodies', body.id, decodeNoticeBody);
    if (before && isSame(same(before), same(body))) continue;
    const value = { ...body, revision: (before?.revision ?? 0) + 1, updatedAt: instantNow(), updatedBy: operator() };
    bodies.push({ table: 'noticeBodies', key: body.id, value });
  }
  const lines = tidy.map(({ line }) => ({
    page: `${line.unitCode}/${line.year}`,
    id: line.id,
    line: { ...line, title: tidyTitle(line.title) },
  }));
  return [...(await writeLines('notices', lines)), ...bodies];
}
