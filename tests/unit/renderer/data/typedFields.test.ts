import { describe, expect, it } from 'vitest';
import { mergeTyped, typedChange } from '../../../../renderer/data/typedFields';

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

describe('a record in two parts', () => {
  const base = { line: { title: '修路', year: '2026' }, body: { note: '', text: '三公里' } };
  const typed = (next: typeof base) =>
    typedChange<typeof base.line, typeof base.body>({ line: ['title'], body: ['note', 'text'] }, base, next);

  it('names what was typed, and nothing that a form does not type', () => {
    expect(typed({ line: { title: '修桥', year: '2027' }, body: { note: '急', text: '三公里' } }).keys).toEqual([
      'title',
      'note',
    ]);
    expect(typed({ ...base, line: { ...base.line, year: '2027' } }).keys).toEqual([]);
  });

  it('keeps what another window wrote meanwhile into other fields of either part', () => {
    const { over } = typed({ line: { title: '修桥', year: '2026' }, body: { note: '', text: '三公里' } });
    const stored = { line: { title: '修路', year: '2026' }, body: { note: '另一窗口', text: '三公里' } };
    expect(over(stored)).toEqual({
      line: { title: '修桥', year: '2026' },
      body: { note: '另一窗口', text: '三公里' },
      isClash: false,
    });
    expect(over({ ...stored, line: { title: '修渠', year: '2026' } }).isClash).toBe(true);
  });

  it('clashes where both wrote the same field of the body', () => {
    const { over } = typed({ ...base, body: { note: '', text: '五公里' } });
    expect(over({ ...base, body: { note: '', text: '四公里' } }).isClash).toBe(true);
    expect(over({ ...base, body: { note: '', text: '五公里' } }).isClash).toBe(false);
  });
});
