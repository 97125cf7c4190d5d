import { useState } from 'react';
import type { BatchHead } from '../../../../shared/jobs';
import type { BatchRecord } from '../../../../shared/records';
import { headOf } from '../batch/head';

const PERIOD = /^\d{4}(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?$/;
const RATE = /^\d{1,9}(\.\d{1,6})?$/;

export type HeadErrors = Partial<Record<'title' | 'program' | 'year' | 'period' | 'unitRateYuan', string>>;

/** What is wrong with a head, as text keys; an empty object when nothing is. */
export function checkHead(head: BatchHead): HeadErrors {
  const errors: HeadErrors = {};
  if (head.title.trim() === '') errors.title = 'confirm.error.title';
  if (head.program.trim() === '') errors.program = 'confirm.error.program';
  if (head.year < 2000 || head.year > 2100) errors.year = 'confirm.error.year';
  if (head.period !== '' && !PERIOD.test(head.period)) errors.period = 'confirm.error.period';
  if (head.unitRateYuan !== '' && !RATE.test(head.unitRateYuan)) errors.unitRateYuan = 'confirm.error.rate';
  return errors;
}

export interface HeadForm {
  readonly head: BatchHead;
  readonly errors: HeadErrors;
  readonly changed: boolean;
  set(change: Partial<BatchHead>): void;
}

/** The typed head of a batch; starts from what is stored. */
export function useHeadForm(batch: BatchRecord): HeadForm {
  const stored = headOf(batch);
  const [draft, setDraft] = useState<Partial<BatchHead>>({});
  const head = { ...stored, ...draft };
  return {
    head,
    errors: checkHead(head),
    changed: (Object.keys(draft) as (keyof BatchHead)[]).some((key) => head[key] !== stored[key]),
    set: (change) => setDraft((before) => ({ ...before, ...change })),
  };
}
