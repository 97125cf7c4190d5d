import { describe, expect, it } from 'vitest';
import { parseTypedDate } from '../../../../renderer/ui/typedDate';

describe('typed days', () => {
  const cases: readonly [string, string][] = [
    ['2026年6月9日', '2026-06-09'],
    ['2026-6-9', '2026-06-09'],
    ['2026.06.09', '2026-06-09'],
    ['2026/6/9', '2026-06-09'],
    ['20260609', '2026-06-09'],
    ['６月９日', '2025-06-09'],
    ['6-9', '2025-06-09'],
    ['', ''],
  ];
  for (const [text, value] of cases)
    it(`reads ${text || 'nothing'}`, () => expect(parseTypedDate(text, 2025)).toEqual({ ok: true, value }));

  it('refuses a day that does not exist', () => {
    for (const text of ['2026年2月30日', '2026-13-1', '明天']) expect(parseTypedDate(text, 2025).ok).toBe(false);
  });
});
