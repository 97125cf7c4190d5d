import { describe, expect, it } from 'vitest';
import { BlankLines, type OrderedLine } from '../../../../../renderer/features/board/finance/lines/BlankLines';

const lines = () => {
  let n = 0;
  return new BlankLines<OrderedLine>(
    () => {
      n += 1;
      return `b${n}`;
    },
    (id, order) => ({ id, order }),
  );
};
const ids = (shown: readonly OrderedLine[], count: number): string[] => shown.slice(0, count).map(({ id }) => id);

describe('lines to type in', () => {
  it('lie behind the stored ones, twenty of them, and keep their ids from one drawing to the next', () => {
    const blanks = lines();
    const first = blanks.lay([{ id: 'a', order: 5 }]);
    expect(first).toHaveLength(21);
    expect(ids(first, 3)).toEqual(['a', 'b1', 'b2']);
    expect(blanks.lay([{ id: 'a', order: 5 }])).toEqual(first);
  });

  it('stay where they are when one of them is stored, with room behind it again', () => {
    const blanks = lines();
    const [, , third] = blanks.lay([]);
    const after = blanks.lay(third ? [third] : []);
    expect(ids(after, 4)).toEqual(['b1', 'b2', 'b3', 'b4']);
    expect(after).toHaveLength(23);
    // Emptied again: the line stays, nothing moves.
    expect(ids(blanks.lay([]), 4)).toEqual(['b1', 'b2', 'b3', 'b4']);
  });

  it('make way for lines that come from a file', () => {
    const blanks = lines();
    blanks.lay([]);
    const after = blanks.lay([
      { id: 'x', order: 1 },
      { id: 'y', order: 2 },
    ]);
    expect(ids(after, 2)).toEqual(['x', 'y']);
    expect(after).toHaveLength(22);
  });

  it('can be put above a line, and are stored there', () => {
    const blanks = lines();
    const stored = [
      { id: 'x', order: 1 },
      { id: 'y', order: 2 },
    ];
    expect(blanks.insert(blanks.lay(stored), 1)).toBe(true);
    const after = blanks.lay(stored);
    expect(after[1]?.order).toBe(1.5);
    expect(ids(after, 3)).toEqual(['x', after[1]?.id, 'y']);
    expect(
      blanks.insert(
        [
          { id: 'x', order: 1 },
          { id: 'y', order: 1 },
        ],
        1,
      ),
    ).toBe(false);
  });

  it('lie behind everything for a block that is pasted over the end', () => {
    const blanks = lines();
    const shown = blanks.lay([{ id: 'a', order: 1 }]);
    expect(blanks.append(shown, 2).map(({ order }) => order)).toEqual([22, 23]);
  });

  it('stay on the screen when a stored line loses its last word, and go when they are removed', () => {
    const blanks = lines();
    const stored = [
      { id: 'x', order: 1 },
      { id: 'y', order: 2 },
    ];
    blanks.lay(stored);
    blanks.keep({ id: 'x', order: 1 });
    expect(ids(blanks.lay(stored.slice(1)), 2)).toEqual(['x', 'y']);
    blanks.forget(['x']);
    expect(ids(blanks.lay(stored.slice(1)), 1)).toEqual(['y']);
  });
});
