import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { NoticeEntry } from '../../../../shared/board/notices';
import type { Notice, NoticeBody } from '../../../../shared/records';
import { saveNotice } from '../../../data/notices';
import { outcomeOf } from '../../../data/outcome';
import { type Task, useTask } from '../../../ui/useTask';
import type { CellTarget } from './goToPlace';

export interface NoticeChange {
  readonly line?: Partial<Notice>;
  readonly body?: Partial<NoticeBody>;
}

export interface NoticeEdit {
  readonly entry: NoticeEntry;
  readonly task: Task;
  /** Hangs, is archived or lies in the bin: for reading only, except how it is printed. */
  readonly locked: boolean;
  /** Something was stored since the page was opened. */
  readonly saved: boolean;
  /** Stores changed fields at once; `base` holds the same fields as they were first shown. */
  save(change: NoticeChange, base?: NoticeChange): Promise<void>;
  /** The cell that a check points at. */
  readonly target: CellTarget | null;
  setTarget(target: CellTarget): void;
  /** What was typed over a change of another window, waiting for a decision. */
  readonly clash: NoticeChange | null;
  settle(mine: boolean): Promise<void>;
}

const EditContext = createContext<NoticeEdit | null>(null);
export const NoticeEditProvider = EditContext.Provider;

/** The open notice; only inside its page. */
export function useNoticeEdit(): NoticeEdit {
  const edit = useContext(EditContext);
  if (!edit) throw new Error('outside of a notice page');
  return edit;
}

export const laid = ({ line, body }: NoticeEntry, change: NoticeChange): NoticeEntry => ({
  line: { ...line, ...change.line },
  body: { ...body, ...change.body },
});

export function useOpenNotice(entry: NoticeEntry): NoticeEdit {
  const task = useTask();
  const { run, clearFault } = task;
  const [clash, setClash] = useState<NoticeChange | null>(null);
  const [target, setTarget] = useState<CellTarget | null>(null);
  const [saved, setSaved] = useState(false);
  const latest = useRef(entry);
  useEffect(() => {
    latest.current = entry;
  }, [entry]);
  const save = useCallback(
    async (change: NoticeChange, base: NoticeChange = {}): Promise<void> => {
      const from = laid(latest.current, base);
      await run('app.task.saving', async () => {
        const done = await outcomeOf(() => saveNotice(from, laid(from, change)));
        if (!done.ok && done.fault === 'notice.act.changedElsewhere') setClash(change);
        if (done.ok) setSaved(true);
        return done;
      });
    },
    [run],
  );
  const settle = async (mine: boolean): Promise<void> => {
    const change = clash;
    setClash(null);
    clearFault();
    if (!mine || !change) return;
    const from = latest.current;
    await run('app.task.saving', () => outcomeOf(() => saveNotice(from, laid(from, change), { mine: true })));
  };
  const { line } = entry;
  const locked = (line.state !== 'draft' && line.state !== 'review') || line.deleted;
  return { entry, task, locked, saved, save, clash, settle, target, setTarget };
}
