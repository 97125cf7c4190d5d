import { describe, expect, it } from 'vitest';
import { checkHead } from '../../../../../renderer/features/payouts/confirm/useHeadForm';
import type { BatchHead } from '../../../../../shared/jobs';

const head: BatchHead = {
  title: '2026年耕地地力保护补贴',
  program: '耕地地力保护补贴',
  year: 2026,
  period: '2026-Q2',
  unitRateYuan: '86.37',
  documentNumber: '',
  allocatedFen: {},
};

describe('the head of a batch', () => {
  it('is complete with rate and without a document number', () => expect(checkHead(head)).toEqual({}));
  it('may have no common rate', () => expect(checkHead({ ...head, unitRateYuan: '' })).toEqual({}));
  it('[bundle.md § 3.3] takes the periods of the format and no others', () => {
    for (const period of ['2026', '2026-H1', '2026-06', '2026-12']) expect(checkHead({ ...head, period })).toEqual({});
    for (const period of ['2026-13', '2026-Q5', '六月'])
      expect(checkHead({ ...head, period })).toEqual({ period: 'confirm.error.period' });
  });
  it('names what is missing or wrong', () => {
    expect(checkHead({ ...head, title: ' ', program: '', year: 26, unitRateYuan: '八十六' })).toEqual({
      title: 'confirm.error.title',
      program: 'confirm.error.program',
      year: 'confirm.error.year',
      unitRateYuan: 'confirm.error.rate',
    });
  });
});
