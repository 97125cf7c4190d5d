import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import type { Rollup } from '../../../../shared/disclosure/rollup';
import { listBatches } from '../../../data/queries';
import { type Task, useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';

export interface RollupState {
  readonly rollup: Rollup | null;
  /** Years of which there are batches, newest first. */
  readonly years: readonly number[] | undefined;
  readonly task: Task;
}

/** The roll-up of a year; added up anew whenever a batch changes. */
export function useRollup(year: number): RollupState {
  const batches = useLiveQuery(() => listBatches(), []);
  const [rollup, setRollup] = useState<Rollup | null>(null);
  const task = useTask();
  const { run } = task;
  const state = batches?.map(({ id, revision, updatedAt }) => `${id} ${revision} ${updatedAt}`).join('\n');
  useEffect(() => {
    if (state === undefined) return;
    void run('app.task.rollup', (control) => runJob('rollup.build', { year }, control)).then((made) => {
      if (made) setRollup(made);
    });
  }, [state, year, run]);
  const years = batches && [...new Set(batches.map((batch) => batch.year))].sort((a, b) => b - a);
  return { rollup: rollup?.year === year ? rollup : null, years, task };
}
