import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, startTransition, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { BatchView, JobInput, JobName, JobResult } from '../../../../shared/jobs';
import { findBatch } from '../../../data/queries';
import { type Task, useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';

/** Jobs that change the open batch and answer with its new view. */
type BatchJob = {
  [N in JobName]: JobResult<N> extends BatchView ? (JobInput<N> extends { batchId: string } ? N : never) : never;
}[JobName];

export interface OpenBatch {
  readonly batchId: string;
  readonly view: BatchView;
  readonly task: Task;
  /** Rises whenever rows may read differently. */
  readonly version: number;
  /** Runs one change; resolves to the new view, or undefined after a fault or cancel. */
  change<N extends BatchJob>(
    name: N,
    input: Omit<JobInput<N>, 'batchId'>,
    what?: string,
  ): Promise<BatchView | undefined>;
}

/** Opens a batch and keeps its view; null while it is being opened. */
export function useBatch(batchId: string): { batch: OpenBatch | null; task: Task } {
  const task = useTask();
  const [state, setState] = useState<{ view: BatchView | null; version: number }>({ view: null, version: 0 });
  const { run } = task;

  // The stored batch may move without this page: files are added, a package is made, another window acts.
  const stored = useLiveQuery(async () => (await findBatch(batchId))?.revision, [batchId]);
  const shown = state.view?.batch.revision;
  const isBehind = stored !== undefined && shown !== undefined && stored > shown && !task.running;

  // Beside the task: opening again must never cancel an edit that has just begun.
  useEffect(() => {
    if (!isBehind) return;
    let live = true;
    void runJob('payout.open', { batchId }).then((opened) => {
      if (!live || !opened.ok) return;
      const view = opened.value;
      setState((before) =>
        (before.view?.batch.revision ?? 0) < view.batch.revision ? { view, version: before.version + 1 } : before,
      );
    });
    return () => {
      live = false;
    };
  }, [batchId, isBehind]);

  useEffect(() => {
    let live = true;
    void run('app.task.opening', (options) => runJob('payout.open', { batchId }, options)).then((view) => {
      // A large screen: drawn in slices, so that the window answers in between.
      if (live && view) startTransition(() => setState((before) => ({ view, version: before.version + 1 })));
    });
    return () => {
      live = false;
    };
  }, [batchId, run]);

  // Changes run one after the other: a quick second edit must never cancel the first.
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const change = useCallback<OpenBatch['change']>(
    (name, input, what = 'app.task.saving') => {
      const act = async (): Promise<BatchView | undefined> => {
        const view = await run(what, (options) =>
          runJob(name, { ...input, batchId } as unknown as JobInput<typeof name>, options),
        );
        // A refused edit also raises the version: the grid then shows again what is stored.
        setState((before) => ({ view: (view as BatchView | undefined) ?? before.view, version: before.version + 1 }));
        return view as BatchView | undefined;
      };
      const next = last.current.then(act);
      last.current = next;
      return next;
    },
    [batchId, run],
  );

  const { view, version } = state;
  const batch = useMemo<OpenBatch | null>(
    () => (view ? { batchId, view, task, version, change } : null),
    [batchId, view, task, version, change],
  );
  return { batch, task };
}

const BatchContext = createContext<OpenBatch | null>(null);
export const BatchProvider = BatchContext;

/** The open batch; only used below BatchPage. */
export function useOpenBatch(): OpenBatch {
  const batch = useContext(BatchContext);
  if (!batch) throw new Error('useOpenBatch outside of BatchPage');
  return batch;
}

/** Confirmed and posted batches are read only until they are reopened with a reason. */
export const isLocked = (view: BatchView): boolean => view.batch.state === 'confirmed' || view.batch.state === 'posted';
