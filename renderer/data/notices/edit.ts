import { text } from '../../../resources';
import { stampProofs } from '../../../shared/board';
import {
  type BlankNotice,
  blankNotice,
  copyEarlierNotice,
  type NoticeEntry,
  withNoticeSummary,
} from '../../../shared/board/notices';
import { fillText, newId } from '../../../shared/kernel';
import { maskLongNumbers } from '../../../shared/payout';
import type { Notice, NoticeBody } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import type { AttachmentHolder } from '../attachments';
import { today } from '../disclosures';
import { withoutOldNoticeReviews } from '../reviewDigest';
import { source } from '../source';
import { commit, type Plan } from '../store/commit';
import { typedChange } from '../typedFields';
import { mustReadNotice, type NoticePlace, noticeParams, noticePlaceOf, noticeScope, writeNotices } from './store';

/** What a new notice starts with; everything that is not said is empty. */
export interface NewNotice extends Pick<BlankNotice, 'unitCode' | 'kind' | 'reach'> {
  readonly line?: Partial<Notice>;
  readonly body?: Partial<NoticeBody>;
}

function begun({ line, body, ...facts }: NewNotice): NoticeEntry {
  const blank = blankNotice({ ...facts, id: newId(source), year: today().slice(0, 4) });
  const { id, unitCode, year } = blank.line;
  return {
    line: { ...blank.line, ...line, id, unitCode, year },
    body: { ...blank.body, ...body, id, unitCode },
  };
}

/** One for each village, say: all in one act, or none. In the order asked for. */
export async function createNotices(wanted: readonly NewNotice[]): Promise<readonly NoticePlace[]> {
  const entries = wanted.map(begun);
  const [first] = entries;
  if (!first) throw new JobFault('notice.act.missing');
  await commit({
    name: entries.length === 1 ? 'notice.created' : 'notice.createdMany',
    params: { ...noticeParams(first.line), n: entries.length },
    scope: entries.length === 1 ? noticeScope(first.line.id) : 'notices',
    plan: async () => ({ records: await writeNotices(entries) }),
  });
  return entries.map(({ line }) => noticePlaceOf(line));
}

export async function createNotice(wanted: NewNotice): Promise<NoticePlace> {
  const [place] = await createNotices([wanted]);
  if (!place) throw new JobFault('notice.act.missing');
  return place;
}

/** Fields that a person types; states, reviews and postings have acts of their own. */
const TYPED_LINE = [
  'kind',
  'title',
  'catalogCode',
  'period',
  'reach',
  'layout',
  'paper',
  'orientation',
  'objectionDays',
  'objectionUnit',
  'postingDays',
  'links',
] as const satisfies readonly (keyof Notice)[];
const TYPED_BODY = [
  'documentNumber',
  'addressee',
  'blocks',
  'enclosures',
  'signers',
  'writtenOn',
  'dateStyle',
  'seal',
  'note',
  'legalBasis',
  'telephones',
  'objectionPlace',
  'fields',
  'signatureLines',
  'bannerText',
  'spoken',
  'attachments',
  'supervision',
  'checked',
] as const satisfies readonly (keyof NoticeBody)[];

/** How it is printed is nobody's content, a photograph of it may come later; what hangs is corrected by an act of its own. */
const ALWAYS: ReadonlySet<string> = new Set(['layout', 'paper', 'orientation', 'attachments', 'links']);

/**
 * Stores what was changed against `base`, the notice as the form first showed it. What somebody else changed meanwhile stays,
 * unless both changed the same.
 * @throws JobFault `notice.act.changedElsewhere` then, and nothing is written; `mine` writes over it.
 */
export async function saveNotice(
  base: NoticeEntry,
  next: NoticeEntry,
  options: { readonly mine?: boolean } = {},
): Promise<void> {
  const typed = typedChange<Notice, NoticeBody>({ line: TYPED_LINE, body: TYPED_BODY }, base, next);
  if (typed.keys.length === 0) return;
  await commit({
    name: 'notice.saved',
    params: noticeParams(next.line),
    scope: noticeScope(base.line.id),
    plan: async (): Promise<Plan> => {
      const stored = await mustReadNotice(noticePlaceOf(base.line));
      const { isClash, ...changed } = typed.over(stored);
      if (!options.mine && isClash) throw new JobFault('notice.act.changedElsewhere', noticeParams(stored.line));
      const isOpen = stored.line.state === 'draft' || stored.line.state === 'review';
      if (!isOpen && typed.keys.some((key) => !ALWAYS.has(key)))
        throw new JobFault('notice.act.locked', noticeParams(stored.line));
      return { records: await writeNotices([await withoutOldNoticeReviews(withNoticeSummary(changed))]) };
    },
  });
}

/** 从上期复制: a new draft of the same unit, its period moved on. */
export async function copyEarlier(from: NoticePlace): Promise<NoticePlace> {
  const earlier = await mustReadNotice(from);
  const { unitCode, kind, reach } = earlier.line;
  const entry = copyEarlierNotice(begun({ unitCode, kind, reach }), earlier, {
    table: text,
    day: fillText(text, 'notice.act.dayToFill'),
  });
  await commit({
    name: 'notice.copied',
    params: noticeParams(entry.line),
    scope: noticeScope(entry.line.id),
    plan: async () => ({ records: await writeNotices([entry]) }),
  });
  return noticePlaceOf(entry.line);
}

/** Into the recycle bin, and back. What hangs comes down first. */
export async function removeNotice(place: NoticePlace, deleted = true): Promise<void> {
  const { line } = await mustReadNotice(place);
  await commit({
    name: deleted ? 'notice.removed' : 'notice.restored',
    params: noticeParams(line),
    scope: noticeScope(place.id),
    plan: async () => {
      const stored = await mustReadNotice(place);
      if (deleted && stored.line.state !== 'draft' && stored.line.state !== 'review')
        throw new JobFault('notice.act.keptHanging', noticeParams(stored.line));
      return { records: await writeNotices([{ ...stored, line: { ...stored.line, deleted } }]) };
    },
  });
}

/** For the files of a notice: each change is an act of this notice and asks for another review (R-S01). */
export const noticeHolder = (line: Notice): AttachmentHolder => ({
  scope: noticeScope(line.id),
  title: maskLongNumbers(line.title),
  plan: async (change) => ({
    records: await writeNotices([await withNoticeFiles(await mustReadNotice(noticePlaceOf(line)), change)]),
  }),
});

/** The notice with its files changed, for the plan of an act; a new proof shows the version that hangs now. */
export function withNoticeFiles(
  { line, body }: NoticeEntry,
  change: Parameters<AttachmentHolder['plan']>[0],
): Promise<NoticeEntry> {
  const attachments = stampProofs(change(body.attachments), body.attachments, line.version);
  return withoutOldNoticeReviews({ line, body: { ...body, attachments } });
}
