import { describe, expect, it } from 'vitest';
import { mergeTyped } from '../../../../renderer/data/typedFields';

interface Opinion {
  readonly on: string;
  readonly by: string;
  readonly opinion: string;
}
interface Body {
  readonly supervision: Opinion | null;
}
const merge = (stored: Opinion | null, base: Opinion | null, next: Opinion | null) =>
  mergeTyped<Body>(['supervision'], { supervision: stored }, { supervision: base }, { supervision: next });
const NOTHING: Opinion = { on: '', by: '', opinion: '' };

describe('[R-V07] an opinion that is typed field after field, faster than the store answers', () => {
  it('keeps both fields where there was none before the first', () => {
    const stored = { ...NOTHING, by: '监督委员甲' };
    expect(merge(stored, null, { ...NOTHING, opinion: '同意公布' })).toEqual({
      values: { supervision: { on: '', by: '监督委员甲', opinion: '同意公布' } },
      isClash: false,
    });
  });

  it('says so where two windows wrote the same field of it', () => {
    const stored = { ...NOTHING, opinion: '不同意' };
    expect(merge(stored, null, { ...NOTHING, opinion: '同意公布' }).isClash).toBe(true);
  });

  it('is no clash where nobody else wrote', () => {
    const typed = { ...NOTHING, on: '2026-07-10' };
    expect(merge(null, null, typed)).toEqual({ values: { supervision: typed }, isClash: false });
  });

  it('is a clash where one takes it away and the other goes on', () => {
    const before = { ...NOTHING, by: '监督委员甲' };
    expect(merge(null, before, { ...before, opinion: '同意公布' }).isClash).toBe(true);
  });
});
