import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeList } from '../../shared/ledgers/consultations';

interface Item {
  readonly id: string;
  readonly text: string;
  readonly times: number;
}
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const items = fc.uniqueArray(
  fc.record({ id: fc.constantFrom(...'abcdef'), text: fc.constantFrom('1', '2'), times: fc.nat(1) }),
  {
    selector: ({ id }: Item) => id,
    maxLength: 6,
  },
);
const sorted = (list: readonly Item[] | undefined): Item[] | undefined =>
  list && [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('one list changed in two windows', () => {
  it('what only one window changed is what that window says', () => {
    fc.assert(
      fc.property(items, items, (base, next) => {
        expect(sorted(mergeList(base, base, next, isSame))).toEqual(sorted(next));
        expect(sorted(mergeList(next, base, base, isSame))).toEqual(sorted(next));
      }),
    );
  });

  it('the order of the windows makes no difference, and a refusal is one from both sides', () => {
    fc.assert(
      fc.property(items, items, items, (base, left, right) => {
        // Two windows never give the same id to different new things.
        const own = right.filter(({ id }) => base.some((one) => one.id === id) || !left.some((one) => one.id === id));
        expect(sorted(mergeList(left, base, own, isSame))).toEqual(sorted(mergeList(own, base, left, isSame)));
      }),
    );
  });

  it('“mine” keeps everything that this window wrote and takes away what it took away', () => {
    fc.assert(
      fc.property(items, items, items, (stored, base, next) => {
        const merged = mergeList(stored, base, next, isSame, true) ?? [];
        const of = (list: readonly Item[], id: string) => list.find((one) => one.id === id);
        for (const one of next)
          if (of(base, one.id) && of(base, one.id)?.text !== one.text) expect(of(merged, one.id)?.text).toBe(one.text);
        for (const { id } of base) if (!of(next, id)) expect(of(merged, id)).toBeUndefined();
        expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length);
      }),
    );
  });

  it('two fields of one item are two things', () => {
    const [from, left, right] = [
      { id: 'a', text: '1', times: 0 },
      { id: 'a', text: '2', times: 0 },
      { id: 'a', text: '1', times: 1 },
    ];
    expect(mergeList([left], [from], [right], isSame)).toEqual([{ id: 'a', text: '2', times: 1 }]);
    expect(mergeList([left], [from], [{ ...right, text: '3' }], isSame)).toBeUndefined();
  });
});
