import { useEffect, useState } from 'react';
import type { NoticeEntry } from '../../../../../shared/board/notices';
import type { NoticeSheets } from '../../../../../shared/noticeJobs';
import { noticePlaceOf } from '../../../../data/notices';
import { type Task, useTask } from '../../../../ui/useTask';
import { runJob } from '../../../../workers/client';

/** Waits for typing to pause before sheets are drawn again. */
const PAUSE_MS = 200;

/** The real sheets of the open notice, drawn again after each change. */
export function useNoticeSheets(entry: NoticeEntry): { readonly sheets: NoticeSheets | null; readonly task: Task } {
  const [sheets, setSheets] = useState<NoticeSheets | null>(null);
  const task = useTask();
  const { run } = task;
  useEffect(() => {
    const timer = setTimeout(() => {
      void run('app.task.pages', (control) =>
        runJob('notice.sheets', { place: noticePlaceOf(entry.line) }, control),
      ).then((made) => {
        if (made) setSheets(made);
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [entry, run]);
  return { sheets, task };
}
