import { describe, expect, it } from 'vitest';
import { clockOf, daysSince, describeMoment } from '../../../../renderer/ui/moment';

/** 28 November 2026, 00:10 in Beijing. */
const NOW = Date.parse('2026-11-27T16:10:00Z');

describe('moments in words', () => {
  it.each([
    ['2026-11-27T16:05:00Z', '今天 00:05'],
    ['2026-11-27T15:55:00Z', '昨天 23:55'],
    ['2026-11-26T15:55:00Z', '11月26日 23:55'],
    ['2025-12-31T15:59:59Z', '2025年12月31日 23:59'],
    ['2025-12-31T16:00:00Z', '1月1日 00:00'],
    ['', ''],
    ['not a moment', ''],
  ])('says %j as %j', (instant, words) => {
    expect(describeMoment(instant, NOW)).toBe(words);
  });

  it('counts days as people in Beijing do', () => {
    expect(clockOf('2026-11-27T00:12:40Z')).toBe('08:12');
    expect(daysSince('2026-11-27T15:59:00Z', NOW)).toBe(1);
    expect(daysSince('2026-11-27T16:01:00Z', NOW)).toBe(0);
  });
});
