import { useEffect, useMemo, useState } from 'react';
import { checkReviews, type ReviewState } from '../../../../shared/disclosure/entries';
import type { PostingOptions, PostingPlan, PostingPreview } from '../../../../shared/jobs';
import { ok, type Problem, type Result } from '../../../../shared/kernel';
import { defaultPostingOptions, postingPeriodOf } from '../../../app/postingDefaults';
import { useSettings } from '../../../app/session';
import { useBatchReview } from '../../../data/reviewStates';
import { type Task, useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';
import { useOpenBatch } from '../batch/useBatch';
import { hasBasis } from './legalBasis';

/** Waits for typing to pause before pages are drawn again. */
const PAUSE_MS = 250;

export interface PostingState {
  /** As chosen; a column may still lack its basis. */
  readonly options: PostingOptions;
  /** As printed and saved. */
  readonly printed: PostingOptions;
  readonly plan: PostingPlan | null;
  readonly preview: PostingPreview | null;
  readonly village: string;
  readonly task: Task;
  /** Hits that block every output; `pii.maybe` only asks a person to look. */
  readonly blocking: readonly Problem[];
  readonly maybe: readonly Problem[];
  /** undefined while it is being read. */
  readonly review: ReviewState | undefined;
  /** R-S01: reviews that must agree before anything public leaves; null while they are being read. */
  readonly unreviewed: readonly Problem[] | null;
  set(change: Partial<PostingOptions>): void;
  chooseVillage(name: string): void;
}

const isQuestion = (problem: Problem): boolean => problem.code === 'pii.maybe';

/** What will be printed: options, the plan of all villages, and the pages of one of them. */
export function usePosting(): PostingState {
  const { batchId, view } = useOpenBatch();
  const { batch } = view;
  const { supervisionTelephone } = useSettings();
  const [changed, setChanged] = useState<Partial<PostingOptions>>({});
  const [chosen, setChosen] = useState('');
  const [plan, setPlan] = useState<PostingPlan | null>(null);
  const [preview, setPreview] = useState<PostingPreview | null>(null);
  const review = useBatchReview(batchId);
  const task = useTask();
  const { run } = task;

  const options = useMemo<PostingOptions>(() => {
    const base = { ...defaultPostingOptions(batch, supervisionTelephone), ...changed };
    // A later day of posting moves the last day along, unless a person chose one that is still long enough.
    const period = postingPeriodOf(base.postedOn, base.postingTo);
    return { ...base, postingTo: period?.to ?? '' };
  }, [batch, supervisionTelephone, changed]);
  // A column without its legal basis is not there yet: the pages show what would be printed now.
  const printed = useMemo<PostingOptions>(
    () => ({ ...options, maskedColumns: options.maskedColumns.filter((item) => hasBasis(item.legalBasis)) }),
    [options],
  );
  const names = plan?.villages.map((item) => item.village) ?? batch.summary.villages.map((item) => item.name);
  const village = names.includes(chosen) ? chosen : (names[0] ?? '');

  useEffect(() => {
    const timer = setTimeout(() => {
      void run('app.task.pages', async (control): Promise<Result<null>> => {
        const planned = await runJob('posting.plan', { batchId, options: printed }, control);
        if (!planned.ok) return planned;
        setPlan(planned.value);
        const first = village || planned.value.villages[0]?.village;
        if (first === undefined) return ok(null);
        const pages = await runJob('posting.preview', { batchId, village: first, options: printed }, control);
        if (!pages.ok) return pages;
        setPreview(pages.value);
        return ok(null);
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [batchId, printed, village, run]);

  const found = [
    ...(preview?.findings ?? []),
    ...(plan?.problems.filter((item) => item.code.startsWith('pii.')) ?? []),
  ];
  return {
    options,
    printed,
    plan,
    preview,
    village,
    task,
    blocking: found.filter((item) => !isQuestion(item)),
    maybe: found.filter(isQuestion),
    review,
    unreviewed: options.form === 'signSheet' ? [] : review ? checkReviews(review) : null,
    set: (change) => setChanged((before) => ({ ...before, ...change })),
    chooseVillage: setChosen,
  };
}
