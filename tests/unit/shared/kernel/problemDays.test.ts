import { describe, expect, it } from 'vitest';
import { text } from '../../../../resources';
import { describeProblem, problem } from '../../../../shared/kernel';

describe('days in the sentence of a problem', () => {
  it.each(['disclosure.downEarly', 'notice.act.downEarly'])(
    '[R-V04] %s says the earliest day as it is read aloud',
    (code) => {
      const sentence = describeProblem(text, problem(code, 'warning', { field: 'on' }, { earliest: '2026-04-06' }));
      expect(sentence).toBe('公示期还没有满，最早2026年4月6日可以撤下。提前撤下请写明原因。');
    },
  );

  it.each(['disclosure.postedBeforeReview', 'notice.act.postedBeforeReview'])(
    '[R-S01] %s names the day of the review',
    (code) => {
      const sentence = describeProblem(text, problem(code, 'error', { field: 'on' }, { reviewed: '2026-12-31' }));
      expect(sentence).toBe('审查日期是2026年12月31日，张贴不能早于审查，请核对日期。');
    },
  );

  it('leaves what is no day as somebody wrote it', () => {
    const table = { 'a.b': '{none}、{part}、{twice}、{n}、{row}' };
    const params = { none: '2026-02-30', part: '文号 2026-06-09', twice: '2026-06-09至2026-06-10', n: 20260609 };
    expect(describeProblem(table, problem('a.b', 'warning', { row: 3 }, params))).toBe(
      '2026-02-30、文号 2026-06-09、2026-06-09至2026-06-10、20260609、3',
    );
  });
});
