import { describe, expect, it } from 'vitest';
import { checkReviews, copyEarlier, reviewedContent, reviewStateOf } from '../../../../../shared/disclosure/entries';
import type { ReviewConclusion, ReviewRecord } from '../../../../../shared/records';
import { agreed, anEntry, aReview } from '../../../../support/entries';

const subject = { kind: 'disclosure', id: 'd1', contentSha256: 'a' } as const;
const [item] = aReview().items;
const saying = (conclusion: ReviewConclusion, given: Partial<ReviewRecord> = {}): ReviewRecord =>
  aReview({ items: item ? [{ ...item, conclusion }] : [], ...given });
const verdict = (...reviews: readonly ReviewRecord[]): string => reviewStateOf(subject, reviews).release.verdict;

describe('reviews', () => {
  it('[R-S01] count with a name, a day and a conclusion for this very item', () => {
    expect(verdict()).toBe('none');
    expect(verdict(saying('agreed'))).toBe('agreed');
    expect(verdict(saying('', { reviewer: '', reviewedOn: '' }))).toBe('printed');
    expect(verdict(saying('agreed', { reviewer: ' ' }))).toBe('printed');
    expect(verdict(saying('agreed', { reviewedOn: '' }))).toBe('printed');
    expect(verdict(saying('refused'))).toBe('refused');
    expect(verdict(saying('agreed', { deleted: true }))).toBe('none');
    expect(verdict(saying('agreed', { kind: 'secrecy' }))).toBe('none');
    expect(reviewStateOf({ ...subject, id: 'd2' }, [saying('agreed')]).release.verdict).toBe('none');
  });

  it('[R-S01] hold for the content that was reviewed', () => {
    expect(reviewStateOf({ ...subject, contentSha256: 'b' }, [saying('agreed')]).release.verdict).toBe('changed');
    const before = reviewedContent(anEntry());
    expect(reviewedContent(anEntry({}, { text: '新增债务一万元。' }))).not.toBe(before);
    expect(reviewedContent(anEntry({ reach: 'internet' }))).not.toBe(before);
    expect(reviewedContent(anEntry({ state: 'review' }, { note: '存档' }))).toBe(before);
  });

  it('[R-S01] the last signed sheet counts, and one printed since takes nothing away', () => {
    const refused = saying('refused', { id: 'r2', reviewedOn: '2026-04-09' });
    expect(verdict(saying('agreed'), refused)).toBe('refused');
    expect(verdict(refused, saying('agreed', { id: 'r3', reviewedOn: '2026-04-10' }))).toBe('agreed');
    expect(verdict(saying('agreed'), saying('', { id: 'r4', reviewer: '', reviewedOn: '' }))).toBe('agreed');
  });

  it('[R-S02] 待上级确定 is no agreement', () => {
    const state = reviewStateOf(subject, [saying('pending'), saying('agreed', { id: 'r5', kind: 'secrecy' })]);
    expect(checkReviews(state).map(({ code }) => code)).toEqual(['review.releasePending']);
    expect(checkReviews({ release: agreed(), secrecy: agreed() })).toEqual([]);
  });
});

describe('a copy of an earlier entry', () => {
  it('brings words along, no day, no review, and figures only on request', () => {
    const figures = {
      documentNumber: '样政发〔2026〕1号',
      standard: '',
      people: '3',
      quantity: '',
      amountYuan: '10.00',
    };
    const from = anEntry(
      { id: 'd0', period: '2025-Q4', state: 'archived', postedOn: '2026-01-05', releaseReview: 'r0', figures },
      { text: '上期正文', supervision: { on: '2026-01-02', by: '监督人', opinion: '同意' } },
    );
    const copy = copyEarlier(anEntry(), from, { figures: false });
    expect(copy.line).toMatchObject({ id: 'd1', period: '2026-Q1', state: 'draft', postedOn: '', releaseReview: '' });
    expect(copy.body).toMatchObject({ text: '上期正文', supervision: null });
    expect(copy.line.figures.people).toBe('');
    expect(copyEarlier(anEntry(), from, { figures: true }).line.figures).toEqual(figures);
  });
});
