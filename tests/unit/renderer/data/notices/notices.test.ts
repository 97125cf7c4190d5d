import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  actOnNotice,
  actOnNotices,
  copyEarlier,
  createNotice,
  createNotices,
  listNotices,
  mustReadNotice,
  type NoticePlace,
  noticeProblems,
  removeNotice,
  saveNotice,
} from '../../../../../renderer/data/notices';
import { noticeReview } from '../../../../../renderer/data/reviewStates';
import { recordReviews } from '../../../../../renderer/data/reviews';
import { setSource } from '../../../../../renderer/data/source';
import { listBin, restoreFromBin } from '../../../../../renderer/data/store/bin';
import { listHistory } from '../../../../../renderer/data/store/history';
import { undoLast } from '../../../../../renderer/data/store/undo';
import { JobFault } from '../../../../../renderer/workers/protocol';
import { NO_NOTICE_ACT_FACTS, type NoticeEntry } from '../../../../../shared/board/notices';
import { problem } from '../../../../../shared/kernel';
import type { Notice, NoticeBody } from '../../../../../shared/records';
import { emptyDesk, TOWN } from '../../../../support/deskStore';
import { NOTICE_PARTS } from '../../../../support/notices';

const DONGBA = '190101100201';
const XIBA = '190101100202';
const DAY = '2026-04-10';

const changed = (
  { line, body }: NoticeEntry,
  change: { line?: Partial<Notice>; body?: Partial<NoticeBody> },
): NoticeEntry => ({ line: { ...line, ...change.line }, body: { ...body, ...change.body } });

async function save(place: NoticePlace, change: Parameters<typeof changed>[1]): Promise<void> {
  const entry = await mustReadNotice(place);
  await saveNotice(entry, changed(entry, change));
}

const wanted = (unitCode: string) => ({
  unitCode,
  kind: 'posting' as const,
  reach: 'internet' as const,
  line: { title: '修路公示' },
  body: {
    blocks: [{ kind: 'paragraph' as const, text: '拟修村道。', level: 0 as const }],
    ...NOTICE_PARTS,
  },
});
const made = (): Promise<NoticePlace> => createNotice(wanted(DONGBA));

const review = (places: readonly NoticePlace[]) =>
  recordReviews(
    places.map((place) => ({ kind: 'notice' as const, place })),
    (['release', 'secrecy'] as const).map((kind) => ({
      kind,
      reviewer: '审查人',
      reviewedOn: DAY,
      opinion: '',
      scan: null,
      conclusions: new Map(),
    })),
    TOWN,
  );

async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return '';
  } catch (error) {
    if (error instanceof JobFault) return error.code;
    throw error;
  }
}

async function hanging(): Promise<NoticePlace> {
  const place = await made();
  await actOnNotice(place, 'submit', {});
  await review([place]);
  await actOnNotice(place, 'publish', { on: DAY, place: '公开栏' });
  return place;
}

let dice = 0;
beforeEach(async () => {
  dice = 0;
  setSource({
    now: () => Date.UTC(2026, 3, 10, 2) + dice,
    randomBytes: (length) => {
      dice += 1;
      return Uint8Array.from({ length }, (_, at) => (dice * 31 + at * 7) % 256);
    },
  });
  await emptyDesk();
});

describe('notices in the store', () => {
  it('are made for many villages in one act and undone in one', async () => {
    const places = await createNotices([wanted(DONGBA), wanted(XIBA)]);
    expect(places.map(({ unitCode, year }) => `${unitCode} ${year}`)).toEqual([`${DONGBA} 2026`, `${XIBA} 2026`]);
    expect(await listNotices('2026')).toHaveLength(2);
    expect(await listNotices('2025')).toEqual([]);
    expect((await listHistory({ limit: 1 }))[0]?.command).toBe('command.notice.createdMany');
    expect((await undoLast('notices')).ok).toBe(true);
    expect(await listNotices()).toEqual([]);
  });

  it('are judged before an act by what the worker found in the text, where the act asks for it', async () => {
    const place = await hanging();
    const entry = await mustReadNotice(place);
    const found = [problem('notice.title.end', 'error')];
    const codes = async (state: Notice['state'], act: 'submit' | 'takeDown') => {
      const facts = { ...NO_NOTICE_ACT_FACTS, on: DAY, reason: '更换' };
      const problems = await noticeProblems(changed(entry, { line: { state } }), act, facts, found);
      return problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    };
    expect(await codes('draft', 'submit')).toEqual(['notice.title.end']);
    expect(await codes('published', 'takeDown')).toEqual([]);
  });

  it('take two windows that change different things, and refuse the second of the same', async () => {
    const place = await made();
    const base = await mustReadNotice(place);
    await saveNotice(base, changed(base, { body: { addressee: '全体村民' } }));
    await saveNotice(base, changed(base, { line: { title: '修路结果公示' } }));
    const merged = await mustReadNotice(place);
    expect([merged.line.title, merged.body.addressee]).toEqual(['修路结果公示', '全体村民']);
    const other = changed(base, { body: { addressee: '各户' } });
    expect(await refusal(saveNotice(base, other))).toBe('notice.act.changedElsewhere');
    expect((await mustReadNotice(place)).body.addressee).toBe('全体村民');
    await saveNotice(base, other, { mine: true });
    expect((await mustReadNotice(place)).body.addressee).toBe('各户');
  });

  it('undo what was typed last, and only that', async () => {
    const place = await made();
    await save(place, { body: { addressee: '全体村民' } });
    await save(place, { line: { title: '修路结果公示' } });
    expect((await undoLast(`notices/${place.id}`)).ok).toBe(true);
    const { line, body } = await mustReadNotice(place);
    expect([line.title, body.addressee]).toEqual(['修路公示', '全体村民']);
  });

  it('[R-S01] a review holds until the text changes; paper may change', async () => {
    const place = await made();
    await actOnNotice(place, 'submit', {});
    expect(await refusal(actOnNotice(place, 'publish', { on: DAY, place: '公开栏' }))).toBe('review.releaseMissing');
    await review([place]);
    await save(place, { line: { paper: 'A3' } });
    const reviewed = await mustReadNotice(place);
    expect(reviewed.line.releaseReview).not.toBe('');
    expect((await noticeReview(reviewed)).secrecy.verdict).toBe('agreed');
    await save(place, { body: { note: '此件公开发布' } });
    const after = await mustReadNotice(place);
    expect([after.line.releaseReview, after.line.secrecyReview]).toEqual(['', '']);
    expect(await refusal(actOnNotice(place, 'publish', { on: DAY, place: '公开栏' }))).toBe('review.releaseChanged');
  });

  it('[R-V04] what hangs is not changed but corrected, and starts anew', async () => {
    const place = await hanging();
    expect((await mustReadNotice(place)).line).toMatchObject({ state: 'published', postingTo: '2026-04-25' });
    expect(await refusal(save(place, { line: { title: '别的' } }))).toBe('notice.act.locked');
    await save(place, { line: { layout: 'official' } });
    expect(await refusal(removeNotice(place))).toBe('notice.act.keptHanging');
    await actOnNotice(place, 'correct', { reason: '里程写错' });
    expect((await mustReadNotice(place)).line).toMatchObject({ state: 'draft', version: 2, postedOn: '' });
  });

  it('[R-V07] the accounts of a village wait for the supervision committee', async () => {
    const place = await createNotice({
      ...wanted(DONGBA),
      kind: 'finance',
      line: { title: '收支公开' },
    });
    await actOnNotice(place, 'submit', {});
    await review([place]);
    const on = { on: DAY, place: '公开栏' };
    expect(await refusal(actOnNotice(place, 'publish', on))).toBe('notice.act.opinionMissing');
    await save(place, { body: { supervision: { on: DAY, by: '监委会', opinion: '属实' } } });
    expect((await mustReadNotice(place)).line.supervisedOn).toBe(DAY);
    await actOnNotice(place, 'publish', on);
    expect((await mustReadNotice(place)).line.state).toBe('published');
  });

  it('are acted on together where it can be done; the others say why not', async () => {
    const [good, bare] = await createNotices([
      wanted(DONGBA),
      { ...wanted(XIBA), body: { ...wanted(XIBA).body, blocks: [] } },
    ]);
    if (!good || !bare) throw new Error('not made');
    const { done, refused } = await actOnNotices([good, bare], 'submit', {});
    expect(done).toBe(1);
    expect(refused.map(({ place, problem }) => [place.id, problem.code])).toEqual([[bare.id, 'notice.act.empty']]);
    expect((await mustReadNotice(bare)).line.state).toBe('draft');
  });

  it('are copied from an earlier one as a new draft', async () => {
    const from = await hanging();
    const place = await copyEarlier(from);
    const { line, body } = await mustReadNotice(place);
    expect(line).toMatchObject({ title: '修路公示', state: 'draft', postedOn: '', links: { noticeId: from.id } });
    expect(body.blocks).toHaveLength(1);
    expect((await mustReadNotice(from)).line.state).toBe('published');
  });

  it('go into the bin and come back', async () => {
    const place = await made();
    await removeNotice(place);
    expect(await listNotices()).toEqual([]);
    const [item] = await listBin();
    expect(item).toMatchObject({ table: 'notices', title: '修路公示', kind: 'record.notices' });
    expect(await restoreFromBin('notices', item?.key ?? '')).toMatchObject({ ok: true });
    expect((await listNotices()).map(({ id }) => id)).toEqual([place.id]);
  });
});
