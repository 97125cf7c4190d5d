import { t } from '../ui/text';
import type { Task } from '../ui/useTask';
import { runJob } from '../workers/client';
import { navigate } from './router';

/** 新建空表: a small list is typed or pasted. */
export async function newBlankSheet(task: Task): Promise<void> {
  const made = await task.run('app.task.newBlank', (options) =>
    runJob('payout.newBlank', { title: t('app.blankTitle') }, options),
  );
  if (made) navigate({ page: 'batch', batchId: made.batchId, stage: 'check' });
}
