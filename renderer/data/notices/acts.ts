import { noticeRules, postingRules, privacyRules } from '../../../resources/tables';
import { noticeTemplate } from '../../../resources/templates';
import {
  checkNotice,
  checkNoticeAct,
  checkNoticeRelease,
  judgesText,
  NO_NOTICE_ACT_FACTS,
  type NoticeAct,
  type NoticeActFacts,
  type NoticeContext,
  type NoticeEntry,
  type NoticePlan,
  planNoticeAct,
} from '../../../shared/board/notices';
import { reviewStateOf } from '../../../shared/disclosure/entries';
import { type Problem, parseCalendarDate } from '../../../shared/kernel';
import type { CatalogEntry, Notice } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { readCalendar } from '../calendars';
import { findEntry } from '../catalogs';
import { today } from '../disclosures';
import { noticeDigest } from '../reviewDigest';
import { readReviews } from '../reviewStates';
import { readSettings } from '../settings';
import { instantNow, operator } from '../source';
import { commit, type RecordWrite } from '../store/commit';
import { mustReadNotice, type NoticePlace, noticeParams, noticeScope, readNotice, writeNotices } from './store';

/** Telephones in a field, whatever words stand beside them: 村 0000-6100001、乡镇 12345. */
export const telephonesOf = (typed: string): readonly string[] =>
  typed.split(/[^\d+-]+/).filter((one) => /^\+?\d[\d-]{2,}$/.test(one));

/** R-V07: money of the village, by its kind or by its entry in the catalog. */
const isMoney = (line: Notice, catalog: CatalogEntry | undefined): boolean =>
  line.kind === 'finance' || (catalog?.isFinance ?? false);

export async function needsOpinion(line: Notice): Promise<boolean> {
  const day = parseCalendarDate(line.postedOn) ?? today();
  return isMoney(line, line.catalogCode === '' ? undefined : await findEntry(line.catalogCode, day));
}

/** By what an act on this notice is judged now. @param content what the check of the text found; 'check': done here (some 150 ms for 5,000 rows) */
export async function noticeContextOf(
  entry: NoticeEntry,
  content: readonly Problem[] | 'check' = 'check',
): Promise<NoticeContext> {
  const { line, body } = entry;
  const day = parseCalendarDate(line.postedOn) ?? today();
  const [calendar, catalog, reviews, contentSha256, settings] = await Promise.all([
    readCalendar(),
    line.catalogCode === '' ? undefined : findEntry(line.catalogCode, day),
    readReviews(),
    noticeDigest(entry),
    readSettings(),
  ]);
  const profile = catalog?.privacyProfile ?? noticeTemplate(line.templateId)?.privacyProfile;
  const check = (): readonly Problem[] =>
    checkNotice(line, body, {
      today: today(),
      rules: noticeRules,
      posting: postingRules,
      calendar,
      privacy: privacyRules,
      publicContacts: telephonesOf(settings.supervisionTelephone),
      ownSlips: settings.noticeSlips,
      ...(profile ? { profile } : {}),
    });
  return {
    rules: noticeRules,
    postingRules,
    calendar,
    review: reviewStateOf({ kind: 'notice', id: line.id, contentSha256 }, reviews),
    today: today(),
    needsOpinion: isMoney(line, catalog),
    content: content === 'check' ? check() : content,
  };
}

/** R-S01: what stands in the way of paper, whether or not it hangs already. */
export const noticeReleaseProblems = async (entry: NoticeEntry): Promise<readonly Problem[]> =>
  checkNoticeRelease(entry, await noticeContextOf(entry, []));

/** What stands in the way of an act, and what a person should know before it. @param content as the worker found it ('notice.check') */
export const noticeProblems = async (
  entry: NoticeEntry,
  act: NoticeAct,
  facts: NoticeActFacts,
  content: readonly Problem[],
): Promise<readonly Problem[]> => checkNoticeAct(entry, act, facts, await noticeContextOf(entry, content));

/** The notice after an act, for the plan of a command that writes more than the notice. */
export async function planNotice(
  place: NoticePlace,
  act: NoticeAct,
  facts: Partial<NoticeActFacts>,
): Promise<NoticePlan & { readonly before: NoticeEntry }> {
  const before = await mustReadNotice(place);
  const stamp = { at: instantNow(), by: operator() };
  const context = await noticeContextOf(before, judgesText(act) ? 'check' : []);
  const plan = planNoticeAct(before, act, { ...NO_NOTICE_ACT_FACTS, ...facts }, context, stamp);
  return { ...plan, before };
}

/** As `planNotice`; @throws JobFault with the first thing that is missing. */
export async function plannedNotice(
  place: NoticePlace,
  act: NoticeAct,
  facts: Partial<NoticeActFacts>,
): Promise<NoticeEntry> {
  const { next, problems } = await planNotice(place, act, facts);
  const stop = problems.find(({ severity }) => severity === 'error');
  if (!next) throw new JobFault(stop?.code ?? 'notice.act.notNow', stop?.params);
  return next;
}

/**
 * 送审 退回 张贴 撤下 归档 更正: refused with the first thing that is missing.
 * @param beside writes of other tables that belong to the same act, planned under its lock
 */
export async function actOnNotice(
  place: NoticePlace,
  act: NoticeAct,
  facts: Partial<NoticeActFacts>,
  beside: () => Promise<readonly RecordWrite[]> = async () => [],
): Promise<void> {
  const { line } = await mustReadNotice(place);
  await commit({
    name: `notice.${act}`,
    params: noticeParams(line),
    scope: noticeScope(place.id),
    plan: async () => {
      const next = await plannedNotice(place, act, facts);
      return { records: [...(await writeNotices([next])), ...(await beside())] };
    },
  });
}

export interface NoticesDone {
  readonly done: number;
  /** What stayed as it was, and why. */
  readonly refused: readonly { readonly place: NoticePlace; readonly title: string; readonly problem: Problem }[];
}

/** One act for many, where it can be done: one step of undo. */
export async function actOnNotices(
  places: readonly NoticePlace[],
  act: NoticeAct,
  facts: Partial<NoticeActFacts>,
): Promise<NoticesDone> {
  let outcome: NoticesDone = { done: 0, refused: [] };
  await commit({
    name: `notice.many.${act}`,
    params: { n: places.length },
    scope: 'notices',
    plan: async () => {
      const next: NoticeEntry[] = [];
      const refused: NoticesDone['refused'][number][] = [];
      for (const place of places) {
        if (!(await readNotice(place))) continue;
        const plan = await planNotice(place, act, facts);
        const stop = plan.problems.find(({ severity }) => severity === 'error');
        if (plan.next) next.push(plan.next);
        else if (stop) refused.push({ place, title: plan.before.line.title, problem: stop });
      }
      outcome = { done: next.length, refused };
      return { records: await writeNotices(next) };
    },
  });
  return outcome;
}
