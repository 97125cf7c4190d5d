import type { UnitNotice } from '../../../shared/bundle';
import { sha256Hex } from '../../../shared/formats/crypto';
import { renderNoticeDocx } from '../../../shared/formats/docx';
import { NOTICE_HTML_LIMIT_BYTES, renderNoticeHtml } from '../../../shared/formats/html';
import { type Problem, parseCalendarDate, periodDays, problem } from '../../../shared/kernel';
import type { Notice, UnitRecord } from '../../../shared/records';
import type { JobContext } from '../../workers/protocol';
import { listNotices, mustReadNotice, noticePlaceOf } from '../notices';
import { profileOfNotice } from '../notices/look';
import { layOut, scanSettingsOf } from '../notices/sheets';
import { noticeReview } from '../reviewStates';

/** A notice of the period with what it is made from, to see whether it is the same as last time. */
export interface PlannedNotice {
  readonly line: Notice;
  readonly publicContacts: readonly string[];
  /** Rendered only when it is packed: the screen needs no files. */
  render(): Promise<UnitNotice & { readonly madeFrom: string }>;
}

export interface PlannedNotices {
  readonly notices: readonly PlannedNotice[];
  /** Lists of which nothing but a figure may travel (profile D). */
  readonly heldBack: number;
  readonly problems: readonly Problem[];
}

const isOut = ({ state, postedOn }: Notice): boolean =>
  (state === 'published' || state === 'archived') && postedOn !== '';

/** Told of this period, or hung in it. */
function isOf(line: Notice, period: string): boolean {
  if (line.period === period) return true;
  const days = periodDays(period);
  return days !== undefined && line.period === '' && line.postedOn >= days.from && line.postedOn <= days.to;
}

async function rendered(line: Notice, units: readonly UnitRecord[]): Promise<UnitNotice & { madeFrom: string }> {
  const entry = await mustReadNotice(noticePlaceOf(line));
  const document = layOut(entry, units);
  const html = new TextEncoder().encode(renderNoticeHtml(document));
  const docx = renderNoticeDocx(document);
  const page = html.length > NOTICE_HTML_LIMIT_BYTES ? [] : [{ name: 'notice.html', read: async () => html }];
  const postingFrom = parseCalendarDate(line.postedOn);
  const postingTo = parseCalendarDate(line.postingTo);
  const head = {
    noticeId: line.id,
    title: line.title,
    catalogCode: line.catalogCode,
    // R-CH02: what hangs on paper only says so to whoever gets it.
    reach: line.reach,
    period: line.period,
    documentNumber: entry.body.documentNumber,
    ...(postingFrom ? { postingFrom } : {}),
    ...(postingTo ? { postingTo } : {}),
  };
  return {
    ...head,
    files: [...page, { name: 'notice.docx', read: async () => docx }],
    madeFrom: `${await sha256Hex(new TextEncoder().encode(JSON.stringify(head)))}${await sha256Hex(html)}`,
  };
}

/** Notices of a unit that hang or hung in a period. R-S01: what is not reviewed as it is now blocks. */
export async function planNotices(
  { unitCode, name }: UnitRecord,
  period: string,
  units: readonly UnitRecord[],
  { signal }: JobContext,
): Promise<PlannedNotices> {
  const lines = (await listNotices()).filter((line) => line.unitCode === unitCode && isOut(line) && isOf(line, period));
  const notices: PlannedNotice[] = [];
  const problems: Problem[] = [];
  let heldBack = 0;
  for (const line of lines.sort((a, b) => (a.postedOn < b.postedOn ? -1 : 1))) {
    signal.throwIfAborted();
    const entry = await mustReadNotice(noticePlaceOf(line));
    // Profile D never travels, not even masked (privacy.md § 2).
    if ((await profileOfNotice(entry)) === 'D') {
      heldBack += 1;
      continue;
    }
    const { release, secrecy } = await noticeReview(entry);
    if (release.verdict !== 'agreed' || secrecy.verdict !== 'agreed')
      problems.push(problem('list.noReview', 'error', { recordId: line.id }, { unit: name, title: line.title }));
    const { publicContacts = [] } = await scanSettingsOf(entry);
    notices.push({ line, publicContacts, render: () => rendered(line, units) });
  }
  return { notices, heldBack, problems };
}
