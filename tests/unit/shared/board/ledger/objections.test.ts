import { describe, expect, it } from 'vitest';
import { checkObjection, stepOf } from '../../../../../shared/board/ledger';
import type { CalendarDate } from '../../../../../shared/kernel';
import type { Objection } from '../../../../../shared/records';
import { anObjection } from '../../../../support/hangings';

const TODAY = '2026-09-20' as CalendarDate;
const codes = (given: Partial<Objection>): string[] =>
  checkObjection(anObjection(given), '2026-09-10', TODAY).map(({ code }) => code);
const EXAMINED = { examinedOn: '2026-09-13', finding: '属实' };
const ANSWERED = { ...EXAMINED, answeredOn: '2026-09-14', answer: '已更正', outcome: 'upheld' as const };

describe('an objection', () => {
  it('[R-V08] is received, examined, answered', () => {
    expect(stepOf(anObjection())).toBe('received');
    expect(stepOf(anObjection(EXAMINED))).toBe('examined');
    expect(stepOf(anObjection(ANSWERED))).toBe('answered');
    for (const given of [{}, EXAMINED, ANSWERED]) expect(codes(given)).toEqual([]);
  });

  it.each([
    ['without a day', { receivedOn: '' }, 'board.objection.dayMissing'],
    ['before anything hung', { receivedOn: '2026-09-09' }, 'board.objection.beforePosting'],
    ['without words', { what: ' ' }, 'board.objection.whatMissing'],
    ['examined before it came', { examinedOn: '2026-09-11', finding: '属实' }, 'board.objection.order'],
    ['examined without a finding', { examinedOn: '2026-09-13' }, 'board.objection.findingMissing'],
    ['answered unexamined', { ...ANSWERED, examinedOn: '', finding: '' }, 'board.objection.notExamined'],
    ['answered before it was examined', { ...ANSWERED, answeredOn: '2026-09-12' }, 'board.objection.order'],
    ['answered without words', { ...ANSWERED, answer: '' }, 'board.objection.answerMissing'],
    ['answered neither way', { ...ANSWERED, outcome: '' as const }, 'board.objection.answerMissing'],
    ['received tomorrow', { receivedOn: '2026-09-21' }, 'board.objection.future'],
  ])('[R-V08] %s is not stored', (_, given, code) => {
    expect(codes(given)).toContain(code);
  });
});
