import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { formatCount } from '../../shared/kernel';
import { hasText, t } from './text';
import type { Task } from './useTask';

/** After 300 ms says what is being done; after 2 s how far it is. Cancel is there from the first moment. */
export function TaskProgress({ task }: { task: Task }) {
  const [age, setAge] = useState(0);
  useEffect(() => {
    if (!task.running) return;
    setAge(0);
    const first = setTimeout(() => setAge(1), 300);
    const second = setTimeout(() => setAge(2), 2000);
    return () => {
      clearTimeout(first);
      clearTimeout(second);
    };
  }, [task.running]);
  if (!task.running || age === 0) return null;
  const { progress } = task;
  const known = progress !== null && progress.total > 0;
  const percent = known ? Math.min(100, Math.floor((progress.done / progress.total) * 100)) : 0;
  const stageKey = `app.stage.${progress?.stage ?? ''}`;
  return (
    <div className="task-progress" role="status">
      <span>{hasText(stageKey) ? t(stageKey) : t(task.what)}</span>
      {age === 2 && known && <Progress percent={percent} size="small" aria-label={t(task.what)} />}
      {age === 2 && !known && progress !== null && <span className="quiet">{formatCount(progress.done)}</span>}
      <Button size="small" onClick={task.cancel}>
        {t('app.cancel')}
      </Button>
    </div>
  );
}
