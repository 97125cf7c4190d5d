import { createContext, useCallback, useContext, useState } from 'react';
import type { OfficialDocument } from '../../../../shared/records';
import { saveDocument } from '../../../data/documents';
import { outcomeOf } from '../../../data/outcome';
import { type Task, useTask } from '../../../ui/useTask';

export interface DocumentEdit {
  readonly document: OfficialDocument;
  readonly task: Task;
  /** Carried on by another year or in the bin: for reading only. */
  readonly locked: boolean;
  /** Stores changed fields at once; `base` is the line as the field first showed it. */
  save(change: Partial<OfficialDocument>, base?: OfficialDocument): Promise<void>;
  /** What was typed over a change of another window, waiting for a decision. */
  readonly clash: Partial<OfficialDocument> | null;
  /** Writes it over the other one, or lets it go. */
  settle(mine: boolean): Promise<void>;
}

const EditContext = createContext<DocumentEdit | null>(null);
export const EditProvider = EditContext.Provider;

/** The open document; only inside its page. */
export function useEdit(): DocumentEdit {
  const edit = useContext(EditContext);
  if (!edit) throw new Error('outside of a document page');
  return edit;
}

export function useDocumentEdit(document: OfficialDocument): DocumentEdit {
  const task = useTask();
  const { run, clearFault } = task;
  const [clash, setClash] = useState<Partial<OfficialDocument> | null>(null);
  const save = useCallback(
    async (change: Partial<OfficialDocument>, base: OfficialDocument = document): Promise<void> => {
      await run('app.task.saving', async () => {
        const done = await outcomeOf(() => saveDocument(base, { ...base, ...change }));
        if (!done.ok && done.fault === 'document.changedElsewhere') setClash(change);
        return done;
      });
    },
    [document, run],
  );
  const settle = async (mine: boolean): Promise<void> => {
    const change = clash;
    setClash(null);
    clearFault();
    if (mine && change)
      await run('app.task.saving', () =>
        outcomeOf(() => saveDocument(document, { ...document, ...change }, { mine: true })),
      );
  };
  return {
    document,
    task,
    locked: document.carriedTo !== '' || document.deleted,
    save,
    clash,
    settle,
  };
}
