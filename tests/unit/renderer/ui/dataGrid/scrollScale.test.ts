import { describe, expect, it } from 'vitest';
import {
  MAX_CANVAS_PX,
  offsetToShowRow,
  planScrollScale,
  toContentOffset,
  toScrollTop,
} from '../../../../../renderer/ui/dataGrid/scrollScale';

describe('scroll compression', () => {
  it('leaves 100,000 rows as they are', () => {
    const scale = planScrollScale(100_000, 32, 700);
    expect(scale.isCompressed).toBe(false);
    expect(scale.canvasPx).toBe(3_200_000);
    expect(toContentOffset(scale, 12_345.5)).toBe(12_345.5);
    expect(toScrollTop(scale, 12_345.5)).toBe(12_345.5);
  });
  it('keeps a million rows under the height a browser allows, and both ends meet', () => {
    const scale = planScrollScale(1_000_000, 32, 700);
    expect(scale.canvasPx).toBe(MAX_CANVAS_PX);
    expect(toContentOffset(scale, 0)).toBe(0);
    expect(toContentOffset(scale, scale.maxCanvas)).toBe(32_000_000 - 700);
    expect(toScrollTop(scale, 32_000_000 - 700)).toBe(MAX_CANVAS_PX - 700);
  });
  it('moves the bar at least a pixel for each few rows and always forwards', () => {
    const scale = planScrollScale(1_000_000, 32, 700);
    let before = -1;
    for (let row = 0; row < 1_000_000; row += 997) {
      const top = toScrollTop(scale, row * 32);
      expect(top).toBeGreaterThan(before);
      // The place read back from the rounded bar is less than one row away.
      expect(Math.abs(toContentOffset(scale, top) - Math.min(row * 32, scale.maxContent))).toBeLessThan(32);
      before = top;
    }
  });
  it('holds offsets inside the table', () => {
    const scale = planScrollScale(3, 32, 700);
    expect(toContentOffset(scale, 50)).toBe(0);
    expect(toScrollTop(planScrollScale(1_000_000, 32, 700), -5)).toBe(0);
    expect(toContentOffset(planScrollScale(1_000_000, 32, 700), 9e9)).toBe(32_000_000 - 700);
  });
  it('shows a row by the smallest move', () => {
    const scale = planScrollScale(1000, 32, 320);
    expect(offsetToShowRow(scale, 640, 25, 32, 320)).toBe(640);
    expect(offsetToShowRow(scale, 640, 5, 32, 320)).toBe(160);
    expect(offsetToShowRow(scale, 640, 30, 32, 320)).toBe(672);
    expect(offsetToShowRow(scale, 0, 999, 32, 320)).toBe(32_000 - 320);
  });
});
