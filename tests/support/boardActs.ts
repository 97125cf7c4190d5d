import { markPosted } from '../../renderer/data/batches/confirm';
import { readBoardView } from '../../renderer/data/board';
import { actOnDisclosure } from '../../renderer/data/disclosureActs';
import { type DisclosurePlace, mustReadEntry, openDisclosure, saveDisclosure } from '../../renderer/data/disclosures';
import { actOnNotice, createNotice, type NoticePlace } from '../../renderer/data/notices';
import { recordReviews } from '../../renderer/data/reviews';
import { setSource } from '../../renderer/data/source';
import type { Hanging } from '../../shared/board/ledger';
import { REVIEW_KINDS } from '../../shared/records';
import { TOWN } from './deskStore';
import { NOTICE_PARTS } from './notices';
import { aConfirmedBatch } from './smallBatches';

export const DONGBA = '190101100201';
export const XIBA = '190101100202';

/** From now on it is this day, at ten in the morning. */
export function itIs(day: string): void {
  setSource({
    now: () => Date.parse(`${day}T02:00:00Z`),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
}

export const drafted = async (unitCode = DONGBA, code = 'VC-GC-06', period = '2026-Q1'): Promise<DisclosurePlace> => {
  const place = await openDisclosure(unitCode, code, period);
  const entry = await mustReadEntry(place);
  await saveDisclosure(entry, { ...entry, body: { ...entry.body, text: '本季度办了两场文化活动。' } });
  return place;
};

/** Drafted, submitted, agreed by both reviewers and put on the board on this day, which it then is. */
export async function posted(day: string, ...what: Parameters<typeof drafted>): Promise<DisclosurePlace> {
  itIs(day);
  const place = await drafted(...what);
  await postAgain(day, place);
  return place;
}

export async function postAgain(day: string, place: DisclosurePlace): Promise<void> {
  itIs(day);
  await actOnDisclosure(place, 'submit', {});
  await recordReviews([{ kind: 'disclosure', place }], signed(day, place.id), TOWN);
  await actOnDisclosure(place, 'publish', { on: day, place: '村务公开栏' });
}

const signed = (day: string, id: string) =>
  REVIEW_KINDS.map((kind) => ({
    kind,
    reviewer: kind === 'release' ? '审查人甲' : '审查人乙',
    reviewedOn: day,
    opinion: '',
    scan: null,
    conclusions: new Map([[id, 'agreed' as const]]),
  }));

/** A notice of 东坝村 with ten days for objections, on the board on this day. */
export async function postedNotice(day: string): Promise<NoticePlace> {
  itIs(day);
  const place = await createNotice({
    unitCode: DONGBA,
    kind: 'posting',
    reach: 'board',
    line: { title: '关于低保初审结果的公示', objectionDays: 20 },
    body: { ...NOTICE_PARTS, blocks: [{ kind: 'paragraph', text: '现将初审结果公示如下。', level: 0 }] },
  });
  await postNoticeAgain(day, place);
  return place;
}

export async function postNoticeAgain(day: string, place: NoticePlace): Promise<void> {
  itIs(day);
  await actOnNotice(place, 'submit', {});
  await recordReviews([{ kind: 'notice', place }], signed(day, place.id), TOWN);
  await actOnNotice(place, 'publish', { on: day, place: '村务公开栏' });
}

/** A batch of both villages, posted on this day. */
export async function postedBatch(day: string): Promise<string> {
  itIs(day);
  const id = await aConfirmedBatch([
    { village: '东坝村', person: 1, areaMu: '2.00', amountYuan: '200.00' },
    { village: '西坝村', person: 2, areaMu: '3.00', amountYuan: '300.00' },
  ]);
  await markPosted(id, { postedOn: day, postingTo: '', telephone: '', reviewer: '', reviewedOn: '' });
  return id;
}

/** The thing with this source id as the ledger shows it now. */
export async function hangingBy(sourceId: string, unitCode = DONGBA): Promise<Hanging> {
  const { hangings } = await readBoardView();
  const found = hangings.find(({ thing }) => thing.sourceId === sourceId && thing.unitCode === unitCode);
  if (!found) throw new Error(`nothing of ${sourceId} hangs`);
  return found;
}
