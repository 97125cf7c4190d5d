import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import type { BundleView } from '../../../shared/jobs';
import type { ReceivedBundle } from '../../../shared/records';
import { useOperator } from '../../app/session';
import { findReceived } from '../../data/queries';
import { type Task, useTask } from '../../ui/useTask';
import { runJob } from '../../workers/client';
import { rememberView, useRememberedView } from './bundleViews';

export interface OpenBundle {
  /** The log entry, live; undefined while it is read. */
  readonly bundle: ReceivedBundle | undefined;
  readonly view: BundleView | null;
  readonly task: Task;
  pin(): Promise<void>;
  accept(): Promise<boolean>;
}

/** One received package: its log entry, what the checks found, and what a person may do with it. */
export function useBundle(bundleId: string): OpenBundle {
  const bundle = useLiveQuery(() => findReceived(bundleId), [bundleId]);
  const view = useRememberedView(bundleId);
  const task = useTask();
  const operator = useOperator();
  const { run } = task;
  const mustOpen = view === null && bundle !== undefined && bundle.state !== 'refused';

  useEffect(() => {
    if (!mustOpen) return;
    void run('app.task.verify', (options) => runJob('bundle.open', { bundleId }, options)).then((opened) => {
      if (opened) rememberView(opened);
    });
  }, [mustOpen, bundleId, run]);

  return {
    bundle: bundle ?? view?.bundle,
    view,
    task,
    pin: async () => {
      const pinned = await run('app.task.saving', (options) =>
        runJob('bundle.pin', { bundleId, by: operator }, options),
      );
      if (pinned) rememberView(pinned);
    },
    accept: async () => {
      const accepted = await run('app.task.saving', (options) =>
        runJob('bundle.accept', { bundleId, by: operator }, options),
      );
      if (!accepted) return false;
      if (view) rememberView({ ...view, bundle: accepted });
      return true;
    },
  };
}
