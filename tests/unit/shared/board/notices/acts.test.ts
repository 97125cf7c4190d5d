import { describe, expect, it } from 'vitest';
import {
  checkNoticeAct,
  NO_NOTICE_ACT_FACTS,
  type NoticeAct,
  type NoticeActFacts,
  type NoticeContext,
  type NoticeEntry,
  noticeActs,
  planNoticeAct,
  reviewedNotice,
} from '../../../../../shared/board/notices';
import { problem } from '../../../../../shared/kernel';
import { agreed } from '../../../../support/entries';
import { aNotice, aNoticeContext } from '../../../../support/notices';

const BOARD = { on: '2026-04-10', place: '村务公开栏' };
const STAMP = { at: '2026-04-10T01:00:00Z', by: '经办人' };

const codes = (entry: NoticeEntry, act: NoticeAct, facts: Partial<NoticeActFacts> = {}, context = aNoticeContext()) =>
  checkNoticeAct(entry, act, { ...NO_NOTICE_ACT_FACTS, ...facts }, context).map(
    ({ code, severity }) => `${severity} ${code}`,
  );

function acted(
  entry: NoticeEntry,
  act: NoticeAct,
  facts: Partial<NoticeActFacts> = {},
  context: NoticeContext = aNoticeContext(),
): NoticeEntry {
  const { next, problems } = planNoticeAct(entry, act, { ...NO_NOTICE_ACT_FACTS, ...facts }, context, STAMP);
  if (!next) throw new Error(JSON.stringify(problems));
  return next;
}

const posted = (line: Parameters<typeof aNotice>[0] = {}): NoticeEntry =>
  acted(aNotice({ state: 'review', ...line }), 'publish', BOARD);

describe('a notice on its way', () => {
  it('goes from draft over review and board into the archive, and back where somebody sends it', () => {
    let entry = acted(aNotice(), 'submit');
    expect(entry.line.state).toBe('review');
    entry = acted(entry, 'sendBack', { reason: '日期不清楚' });
    expect([entry.line.state, entry.line.returnedWhy]).toEqual(['draft', '日期不清楚']);
    entry = acted(acted(entry, 'submit'), 'publish', BOARD);
    expect([entry.line.state, entry.line.returnedWhy, entry.line.place]).toEqual(['published', '', '村务公开栏']);
    expect(noticeActs(entry.line)).toEqual(['takeDown', 'correct']);
    entry = acted(acted(entry, 'takeDown', { on: '2026-04-26' }), 'archive');
    expect([entry.line.state, entry.line.archivedOn]).toEqual(['archived', '2026-12-01']);
    expect(entry.body.trace.map(({ act }) => act)).toEqual([
      'submitted',
      'returned',
      'submitted',
      'published',
      'takenDown',
      'archived',
    ]);
  });

  it('does nothing that its state does not offer, and nothing in the bin', () => {
    expect(codes(aNotice(), 'publish', BOARD)).toEqual(['error notice.act.notNow']);
    expect(codes(aNotice({ deleted: true }), 'submit')).toEqual(['error notice.act.notNow']);
    expect(codes(posted(), 'archive')).toEqual(['error notice.act.notNow']);
  });

  it('needs something to read, and is stopped by what the check of its text found', () => {
    expect(codes(aNotice({}, { blocks: [] }), 'submit')).toEqual(['error notice.act.empty']);
    const content = [problem('board.notice.x', 'error', {})];
    expect(codes(aNotice(), 'submit', {}, aNoticeContext({ content }))).toEqual(['error board.notice.x']);
    const advice = [problem('board.notice.x', 'warning', {})];
    expect(acted(aNotice(), 'submit', {}, aNoticeContext({ content: advice })).line.state).toBe('review');
  });
});

describe('posting', () => {
  it('[R-S01] hangs only what both reviews agreed to, not before their day', () => {
    const review = { release: { ...agreed(), verdict: 'changed' as const }, secrecy: agreed() };
    const entry = aNotice({ state: 'review' });
    expect(codes(entry, 'publish', BOARD, aNoticeContext({ review }))).toEqual(['error review.releaseChanged']);
    const late = { release: agreed('2026-04-11'), secrecy: agreed('2026-04-08') };
    expect(codes(entry, 'publish', BOARD, aNoticeContext({ review: late }))).toEqual([
      'error notice.act.postedBeforeReview',
    ]);
  });

  it('[R-S01] asks for a day that has come, and for the place', () => {
    const entry = aNotice({ state: 'review' });
    expect(codes(entry, 'publish', { on: '', place: '' })).toEqual([
      'error notice.act.dayMissing',
      'error notice.act.placeMissing',
    ]);
    expect(codes(entry, 'publish', { ...BOARD, on: '2026-12-02' })).toEqual(['error notice.act.dayFuture']);
  });

  it('[R-V07] of the village’s money needs the opinion of the supervision committee', () => {
    const context = aNoticeContext({ needsOpinion: true });
    const entry = aNotice({ state: 'review', kind: 'finance' });
    expect(codes(entry, 'publish', BOARD, context)).toEqual(['error notice.act.opinionMissing']);
    const supervision = { on: '2026-04-09', by: '监委会主任', opinion: '属实' };
    expect(codes(aNotice({ state: 'review' }, { supervision }), 'publish', BOARD, context)).toEqual([]);
    const after = aNotice({ state: 'review' }, { supervision: { ...supervision, on: '2026-04-12' } });
    expect(codes(after, 'publish', BOARD, context)).toEqual(['error notice.act.postedBeforeOpinion']);
  });

  it('[R-V04] hangs at least 15 days, longer where somebody wants it, never shorter', () => {
    expect(posted().line).toMatchObject({ postedOn: '2026-04-10', postingTo: '2026-04-25', objectionTo: '' });
    const entry = aNotice({ state: 'review' });
    expect(acted(entry, 'publish', { ...BOARD, postingTo: '2026-05-10' }).line.postingTo).toBe('2026-05-10');
    expect(acted(entry, 'publish', { ...BOARD, postingTo: '2026-04-12' }).line.postingTo).toBe('2026-04-25');
    expect(posted({ postingDays: 20 }).line.postingTo).toBe('2026-04-30');
  });

  it('[R-V04b] keeps days for objections apart; the later day governs', () => {
    const short = posted({ objectionDays: 7, objectionUnit: 'day' }).line;
    expect([short.objectionTo, short.postingTo]).toEqual(['2026-04-17', '2026-04-25']);
    const long = posted({ objectionDays: 30, objectionUnit: 'day' }).line;
    expect([long.objectionTo, long.postingTo]).toEqual(['2026-05-10', '2026-05-10']);
    expect(codes(posted({ objectionDays: 30 }), 'takeDown', { on: '2026-05-10', reason: '雨' })).toEqual([
      'warning notice.act.downEarly',
    ]);
    expect(codes(posted({ objectionDays: 30 }), 'takeDown', { on: '2026-05-11' })).toEqual([]);
  });

  it('[R-V27] counts days for objections in working days where the rule does', () => {
    // Friday 10 April: 13, 14, 15, 16, 17, 20, 21.
    expect(posted({ objectionDays: 7, objectionUnit: 'workingDay' }).line.objectionTo).toBe('2026-04-21');
  });
});

describe('taking down', () => {
  it('[R-V04] before the end names the earliest day and asks why', () => {
    const found = checkNoticeAct(posted(), 'takeDown', { ...NO_NOTICE_ACT_FACTS, on: '2026-04-25' }, aNoticeContext());
    expect(found.map(({ code }) => code)).toEqual(['notice.act.downEarly', 'notice.act.whyMissing']);
    expect(found[0]?.params).toEqual({ earliest: '2026-04-26' });
    expect(codes(posted(), 'takeDown', { on: '2026-04-25', reason: '暴雨损坏' })).toEqual([
      'warning notice.act.downEarly',
    ]);
    expect(codes(posted(), 'takeDown', { on: '2026-04-26' })).toEqual([]);
    expect(codes(posted(), 'takeDown', { on: '2026-04-09', reason: '暴雨' })).toContain(
      'error notice.act.downBeforeUp',
    );
  });
});

describe('a correction', () => {
  it('[R-V04] starts the period anew; version, days and reason of the wrong one stay in the trace', () => {
    const supervision = { on: '2026-04-09', by: '监委会主任', opinion: '属实' };
    const entry = acted(aNotice({ state: 'review' }, { supervision, checked: ['words'] }), 'publish', BOARD);
    expect(codes(entry, 'correct')).toEqual(['error notice.act.whyMissing']);
    const wrong = acted(entry, 'correct', { reason: '金额错了' });
    expect(wrong.line).toMatchObject({
      state: 'draft',
      version: 2,
      postedOn: '',
      postingTo: '',
      firstPostedOn: '2026-04-10',
      releaseReview: '',
      supervisedOn: '',
    });
    expect(wrong.body.supervision).toBeNull();
    expect(wrong.body.checked).toEqual([]);
    expect(wrong.body.trace.at(-1)).toEqual({
      ...STAMP,
      act: 'corrected',
      reason: '金额错了',
      version: 1,
      postedOn: '2026-04-10',
      postingTo: '2026-04-25',
    });
    const again = acted(acted(wrong, 'submit'), 'publish', { ...BOARD, on: '2026-04-20' });
    expect(again.line).toMatchObject({ postingTo: '2026-05-05', firstPostedOn: '2026-04-10', version: 2 });
  });
});

describe('what is reviewed', () => {
  it('[R-S01] is the text with everything printed on it, not the paper', () => {
    const content = reviewedNotice(aNotice());
    expect(reviewedNotice(aNotice({ paper: 'A3', layout: 'official', orientation: 'landscape' }))).toBe(content);
    expect(reviewedNotice(aNotice({}, { dateStyle: 'numerals', seal: false }))).toBe(content);
    for (const other of [
      aNotice({ title: '别的' }),
      aNotice({ reach: 'board' }),
      aNotice({ objectionDays: 7 }),
      aNotice({}, { telephones: ['0000-1'] }),
      aNotice({}, { fields: { 金额: '1' } }),
      aNotice({}, { spoken: '乡亲们' }),
      aNotice({}, { signatureLines: ['经办人'] }),
    ])
      expect(reviewedNotice(other)).not.toBe(content);
  });
});
