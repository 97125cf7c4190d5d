import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import type { MatterView } from '../../../../shared/jobs';
import { readMatterState } from '../../../data/consistency';
import { type Task, useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';

/** Matters of a year, compared anew whenever an entry, a batch, the catalog or a reason changes. */
export function useMatters(year: number): { readonly matters: readonly MatterView[] | undefined; readonly task: Task } {
  const state = useLiveQuery(readMatterState, []);
  const [matters, setMatters] = useState<readonly MatterView[]>();
  const task = useTask();
  const { run } = task;
  useEffect(() => {
    if (state === undefined) return;
    void run('app.task.matters', (control) => runJob('rollup.matters', { year }, control)).then((made) => {
      if (made) setMatters(made);
    });
  }, [state, year, run]);
  return { matters, task };
}
