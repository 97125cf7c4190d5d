import { describe, expect, it } from 'vitest';
import {
  applyEntryAct,
  checkEntryAct,
  type Entry,
  type EntryAct,
  type EntryContext,
  type EntryFacts,
  entryActs,
  NO_ENTRY_FACTS,
  planEntryAct,
} from '../../../../../shared/disclosure/entries';
import type { CatalogEntry } from '../../../../../shared/records';
import { aCatalogEntry } from '../../../../support/catalogEntries';
import { aContext, agreed, anEntry } from '../../../../support/entries';

const BOARD = { on: '2026-04-10', place: '村务公开栏' };
const STAMP = { at: '2026-04-10T01:00:00Z', by: '经办人' };

const codes = (entry: Entry, act: EntryAct, facts: Partial<EntryFacts> = {}, context: EntryContext = aContext()) =>
  checkEntryAct(entry, act, { ...NO_ENTRY_FACTS, ...facts }, context).map(
    ({ code, severity }) => `${severity} ${code}`,
  );

const acted = (entry: Entry, act: EntryAct, facts: Partial<EntryFacts> = {}, context: EntryContext = aContext()) =>
  applyEntryAct(entry, act, { ...NO_ENTRY_FACTS, ...facts }, context, STAMP);

const posted = (): Entry => acted(anEntry({ state: 'review' }), 'publish', BOARD);

describe('an entry on its way', () => {
  it('goes from draft over review and board into the archive, and back where somebody sends it', () => {
    let entry = acted(anEntry(), 'submit');
    expect(entry.line.state).toBe('review');
    entry = acted(entry, 'sendBack', { reason: '金额不清楚' });
    expect([entry.line.state, entry.line.returnedWhy]).toEqual(['draft', '金额不清楚']);
    entry = acted(acted(entry, 'submit'), 'publish', BOARD);
    expect([entry.line.state, entry.line.returnedWhy, entry.line.postedOn]).toEqual(['published', '', '2026-04-10']);
    expect(entryActs(entry.line)).toEqual(['takeDown', 'correct']);
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

  it('does nothing that its state does not offer', () => {
    expect(codes(anEntry(), 'publish', BOARD)).toEqual(['error disclosure.notNow']);
    expect(codes(anEntry({ state: 'review' }), 'submit')).toEqual(['error disclosure.notNow']);
    expect(planEntryAct(anEntry(), 'archive', NO_ENTRY_FACTS, aContext(), STAMP).next).toBeUndefined();
  });

  it('needs a reason to be sent back, corrected or set aside, and words to be submitted', () => {
    expect(codes(anEntry({ state: 'review' }), 'sendBack', { reason: ' ' })).toEqual(['error disclosure.whyMissing']);
    expect(codes(posted(), 'correct')).toEqual(['error disclosure.whyMissing']);
    expect(codes(anEntry(), 'dismiss')).toEqual(['error disclosure.whyMissing']);
    expect(codes(anEntry({ title: '' }, { text: ' ' }), 'submit')).toEqual([
      'error disclosure.titleMissing',
      'error disclosure.empty',
    ]);
    const none = acted(anEntry(), 'dismiss', { reason: '本季度没有发生' });
    expect([none.line.state, none.line.notApplicable]).toEqual(['todo', '本季度没有发生']);
    expect(acted(none, 'resume').line).toMatchObject({ state: 'draft', notApplicable: '' });
  });

  it('[R-V04] is corrected as a new version whose period starts anew; the days of the first one stay in the trace', () => {
    const wrong = posted();
    const corrected = acted(wrong, 'correct', { reason: '户数写错' });
    expect(corrected.line).toMatchObject({
      state: 'draft',
      version: 2,
      postedOn: '',
      postingTo: '',
      releaseReview: '',
      secrecyReview: '',
      firstPostedOn: '2026-04-10',
    });
    expect(corrected.body.trace.at(-1)).toMatchObject({
      act: 'corrected',
      version: 1,
      postedOn: '2026-04-10',
      postingTo: '2026-04-25',
      reason: '户数写错',
    });
    const again = acted(acted(corrected, 'submit'), 'publish', { ...BOARD, on: '2026-05-06' });
    expect(again.line).toMatchObject({ postedOn: '2026-05-06', postingTo: '2026-05-21', firstPostedOn: '2026-04-10' });
  });
});

describe('what stands before the board', () => {
  const waiting = (line = {}, body = {}): Entry => anEntry({ state: 'review', ...line }, body);

  it('[R-S01] needs both reviews, and no posting lies before them', () => {
    expect(codes(waiting(), 'publish', BOARD)).toEqual([]);
    const none = { verdict: 'none', reviewId: '', reviewedOn: '', reviewer: '' } as const;
    expect(codes(waiting(), 'publish', BOARD, aContext({ review: { release: none, secrecy: agreed() } }))).toEqual([
      'error review.releaseMissing',
    ]);
    expect(codes(waiting(), 'publish', BOARD, aContext({ review: { release: agreed(), secrecy: none } }))).toEqual([
      'error review.secrecyMissing',
    ]);
    const late = aContext({ review: { release: agreed(), secrecy: agreed('2026-04-11') } });
    expect(codes(waiting(), 'publish', BOARD, late)).toEqual(['error disclosure.postedBeforeReview']);
  });

  it('[R-S02] stays off the board while a higher office decides', () => {
    const pending = { ...agreed(), verdict: 'pending' } as const;
    const context = aContext({ review: { release: agreed(), secrecy: pending } });
    expect(codes(waiting(), 'publish', BOARD, context)).toEqual(['error review.secrecyPending']);
  });

  it('[R-S07] asks for the legal basis of a list of names', () => {
    for (const privacyProfile of ['B', 'C', 'D'] as const) {
      const context = aContext({ catalog: aCatalogEntry({ privacyProfile }) });
      expect(codes(waiting(), 'publish', BOARD, context)).toEqual(['error disclosure.listBasisMissing']);
      expect(codes(waiting({}, { listBasis: '某法第一条' }), 'publish', BOARD, context)).toEqual([]);
    }
  });

  it('[R-P10] keeps a matter for some off the net, unless a law is named; then it says so', () => {
    const online = { ...BOARD, url: 'https://www.example.gov.cn/1' };
    const forSome: Partial<CatalogEntry>[] = [
      { kind: 'government', audience: '拟征收土地所在村集体成员', reach: 'internet' },
      { kind: 'village', reach: 'board' },
    ];
    for (const given of forSome) {
      const context = aContext({ catalog: aCatalogEntry(given) });
      expect(codes(waiting({ reach: 'board' }), 'publish', BOARD, context)).toEqual([]);
      expect(codes(waiting({ reach: 'board' }), 'publish', online, context)).toEqual(['error disclosure.boardOnly']);
      expect(codes(waiting({ reach: 'internet' }), 'publish', online, context)).toEqual([
        'error disclosure.groupBasisMissing',
        'warning disclosure.groupOnNet',
      ]);
      const stated = waiting({ reach: 'internet' }, { listBasis: '某法第一条' });
      expect(codes(stated, 'publish', online, context)).toEqual(['warning disclosure.groupOnNet']);
    }
    const list = aContext({ catalog: aCatalogEntry({ reach: 'internet', privacyProfile: 'B' }) });
    expect(codes(waiting({ reach: 'internet' }), 'publish', online, list)).toEqual([
      'error disclosure.listBasisMissing',
      'warning disclosure.groupOnNet',
    ]);
    const forAll = aContext({ catalog: aCatalogEntry({ kind: 'government', audience: '全社会', reach: 'internet' }) });
    expect(codes(waiting({ reach: 'internet' }), 'publish', online, forAll)).toEqual([]);
  });

  it('[R-V07] asks for the supervision committee before finance hangs, not after', () => {
    const context = aContext({ catalog: aCatalogEntry({ isFinance: true }) });
    expect(codes(waiting(), 'publish', BOARD, context)).toEqual(['error disclosure.opinionMissing']);
    const supervision = { on: '2026-04-09', by: '监督人', opinion: '同意' };
    expect(codes(waiting({}, { supervision }), 'publish', BOARD, context)).toEqual([]);
    expect(codes(waiting({}, { supervision: { ...supervision, opinion: '' } }), 'publish', BOARD, context)).toEqual([
      'error disclosure.opinionMissing',
    ]);
    expect(
      codes(waiting({}, { supervision: { ...supervision, on: '2026-04-11' } }), 'publish', BOARD, context),
    ).toEqual(['error disclosure.postedBeforeOpinion']);
    const corrected = acted({ ...posted(), body: { ...posted().body, supervision } }, 'correct', { reason: '错' });
    expect(corrected.body.supervision).toBeNull();
  });

  it('[R-A01] has a class, and 依申请公开 and 不公开 never hang', () => {
    expect(codes(anEntry({ disclosureClass: '' }), 'submit')).toEqual(['error disclosure.classMissing']);
    for (const disclosureClass of ['onRequest', 'withheld'] as const)
      expect(
        codes(waiting({ disclosureClass }, { classReason: '涉及隐私', classArticle: '第十五条' }), 'publish', BOARD),
      ).toEqual(['error disclosure.classNotPublic']);
  });

  it('[R-A04] says the reason and the article of a class that is not open', () => {
    for (const disclosureClass of ['onRequest', 'withheld', 'redacted'] as const)
      expect(codes(anEntry({ disclosureClass }), 'submit')).toEqual([
        'error disclosure.reasonMissing',
        'error disclosure.articleMissing',
      ]);
  });

  it('[R-V17] [R-V21] reminds of the filing and of the group, and lets it go on', () => {
    expect(codes(anEntry({ catalogCode: 'VC-ZD-01' }), 'submit')).toEqual(['warning disclosure.filingMissing']);
    expect(codes(anEntry({ catalogCode: 'VC-ZD-01' }, { filedOn: '2026-03-01' }), 'submit')).toEqual([]);
    expect(codes(anEntry({ unitKind: 'villagerGroup' }), 'submit')).toEqual(['warning disclosure.groupMissing']);
    expect(codes(anEntry({ unitKind: 'villagerGroup' }, { group: '三组' }), 'submit')).toEqual([]);
  });

  it('[R-CH02] keeps what belongs on the board off the net, and asks for a day and a place', () => {
    expect(codes(waiting(), 'publish', { ...BOARD, url: 'https://example.cn/1' })).toEqual([
      'error disclosure.boardOnly',
    ]);
    const online = aContext({ catalog: aCatalogEntry({ reach: 'internet' }) });
    expect(codes(waiting({ reach: 'internet' }), 'publish', { on: '2026-04-10', url: 'example' }, online)).toEqual([
      'error disclosure.urlWrong',
    ]);
    expect(codes(waiting(), 'publish')).toEqual(['error disclosure.dayMissing', 'error disclosure.placeMissing']);
    expect(codes(waiting(), 'publish', { ...BOARD, on: '2026-12-02' })).toEqual(['error disclosure.dayFuture']);
  });
});

describe('the posting', () => {
  it('[R-V04] may come down on the sixteenth day after; earlier it says so and takes a reason', () => {
    expect(codes(posted(), 'takeDown', { on: '2026-04-26' })).toEqual([]);
    const early = checkEntryAct(posted(), 'takeDown', { ...NO_ENTRY_FACTS, on: '2026-04-25' }, aContext());
    expect(early[0]).toMatchObject({
      code: 'disclosure.downEarly',
      severity: 'warning',
      params: { earliest: '2026-04-26' },
    });
    expect(codes(posted(), 'takeDown', { on: '2026-04-25', reason: '公开栏倒塌' })).toEqual([
      'warning disclosure.downEarly',
    ]);
    expect(codes(posted(), 'takeDown', { on: '2026-04-09' })).toContain('error disclosure.downBeforeUp');
  });

  it('[R-V04b] hangs for the longer of the days for objections and the posting, never for less than 15', () => {
    const until = (objectionDays: number, postingDays = 0, postingTo = ''): string => {
      const context = aContext({ catalog: aCatalogEntry({ postingDays }) });
      const entry = anEntry({ state: 'review' }, { objectionDays });
      return acted(entry, 'publish', { ...BOARD, postingTo }, context).line.postingTo;
    };
    expect(until(7)).toBe('2026-04-25');
    expect(until(20)).toBe('2026-04-30');
    expect(until(7, 30)).toBe('2026-05-10');
    expect(until(0, 0, '2026-06-30')).toBe('2026-06-30');
    expect(until(0, 0, '2026-04-12')).toBe('2026-04-25');
  });

  it('[R-V25] hangs for the working days of its entry where these are longer than 15 days', () => {
    const until = (postingWorkingDays: number): string => {
      const catalog = aCatalogEntry({ postingWorkingDays });
      return acted(anEntry({ state: 'review' }), 'publish', { ...BOARD, on: '2026-09-21' }, aContext({ catalog })).line
        .postingTo;
    };
    // 25 to 27 September and 1 to 7 October are off, Saturday 10 October is worked.
    expect([until(0), until(10), until(15)]).toEqual(['2026-10-06', '2026-10-12', '2026-10-19']);
  });

  it('says before it is submitted how many elements of the catalog are not ticked, and lets it go on', () => {
    const entry = anEntry({}, { elements: ['债权'] });
    const [found] = checkEntryAct(entry, 'submit', NO_ENTRY_FACTS, aContext());
    expect(found).toMatchObject({ code: 'disclosure.elementsOpen', severity: 'warning', params: { n: 1 } });
    expect(planEntryAct(entry, 'submit', NO_ENTRY_FACTS, aContext(), STAMP).next?.line.state).toBe('review');
    expect(codes({ ...entry, line: { ...entry.line, state: 'review' } }, 'publish', BOARD)).toEqual([]);
  });
});
