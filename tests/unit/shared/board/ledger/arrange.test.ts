import { describe, expect, it } from 'vitest';
import { arrangeBoard } from '../../../../../shared/board/ledger';
import { hangingOf } from '../../../../support/hangings';

const thing = (sourceId: string, sheets: number, more: object = {}) =>
  hangingOf({ thing: { sourceId, sheets, ...more } });

describe('the drawing of a board', () => {
  it('240 × 120 cm takes three rows of ten A4 sheets', () => {
    const { placed, left, room } = arrangeBoard({ widthCm: 240, heightCm: 120 }, [thing('a', 4)]);
    expect(placed.map(({ x, y }) => [x, y])).toEqual([
      [20, 20],
      [250, 20],
      [480, 20],
      [710, 20],
    ]);
    expect(left.size).toBe(0);
    expect(room).toBe(26);
  });

  it('says how many sheets find no room', () => {
    const { placed, left, room } = arrangeBoard({ widthCm: 50, heightCm: 40 }, [thing('a', 1), thing('b', 3)]);
    expect(placed).toHaveLength(2);
    expect(left).toEqual(new Map([['190101100201.disclosure-b', 2]]));
    expect(room).toBe(0);
  });

  it('a sheet that is larger than the board stays out, the next one goes in', () => {
    const large = thing('a', 1, { paper: 'A3', isLandscape: true });
    const { placed, left } = arrangeBoard({ widthCm: 30, heightCm: 40 }, [large, thing('b', 1)]);
    expect(placed.map(({ key }) => key)).toEqual(['190101100201.disclosure-b']);
    expect([...left.keys()]).toEqual(['190101100201.disclosure-a']);
  });

  it('draws a board that nobody measured at a usual size and says so', () => {
    const drawn = arrangeBoard({ widthCm: 0, heightCm: 0 }, []);
    expect(drawn).toMatchObject({ width: 2400, height: 1200, isMeasured: false, room: 30 });
  });

  it('is not drowned by a thing of thousands of sheets', () => {
    const { placed, left } = arrangeBoard({ widthCm: 5000, heightCm: 5000 }, [thing('a', 9999)]);
    expect(placed).toHaveLength(400);
    expect(left.get('190101100201.disclosure-a')).toBe(9599);
  });
});
