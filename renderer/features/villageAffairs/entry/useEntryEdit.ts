import { createContext, useCallback, useContext, useState } from 'react';
import type { Entry } from '../../../../shared/disclosure/entries';
import type { CatalogEntry, Disclosure, DisclosureBody } from '../../../../shared/records';
import { saveDisclosure } from '../../../data/disclosures';
import { outcomeOf } from '../../../data/outcome';
import { type Task, useTask } from '../../../ui/useTask';

export interface EntryChange {
  readonly line?: Partial<Disclosure>;
  readonly body?: Partial<DisclosureBody>;
}

export interface EntryEdit {
  readonly entry: Entry;
  /** As in force on the posting day; undefined: no longer in the catalog. */
  readonly catalog: CatalogEntry | undefined;
  readonly task: Task;
  /** Hangs, is archived or lies in the bin: for reading only, except what is added afterwards. */
  readonly locked: boolean;
  /** Something was stored since the page was opened. */
  readonly saved: boolean;
  /** Stores changed fields at once; `base` is the entry as the field first showed it. */
  save(change: EntryChange, base?: Entry): Promise<void>;
  /** What was typed over a change of another window, waiting for a decision. */
  readonly clash: EntryChange | null;
  settle(mine: boolean): Promise<void>;
}

const EditContext = createContext<EntryEdit | null>(null);
export const EditProvider = EditContext.Provider;

/** The open entry; only inside its page. */
export function useEdit(): EntryEdit {
  const edit = useContext(EditContext);
  if (!edit) throw new Error('outside of an entry page');
  return edit;
}

const laid = ({ line, body }: Entry, change: EntryChange): Entry => ({
  line: { ...line, ...change.line },
  body: { ...body, ...change.body },
});

const OPEN: ReadonlySet<Disclosure['state']> = new Set(['todo', 'draft', 'review']);

export function useEntryEdit(entry: Entry, catalog: CatalogEntry | undefined): EntryEdit {
  const task = useTask();
  const { run, clearFault } = task;
  const [clash, setClash] = useState<EntryChange | null>(null);
  const [saved, setSaved] = useState(false);
  const save = useCallback(
    async (change: EntryChange, base: Entry = entry): Promise<void> => {
      await run('app.task.saving', async () => {
        const done = await outcomeOf(() => saveDisclosure(base, laid(base, change)));
        if (!done.ok && done.fault === 'disclosure.changedElsewhere') setClash(change);
        if (done.ok) setSaved(true);
        return done;
      });
    },
    [entry, run],
  );
  const settle = async (mine: boolean): Promise<void> => {
    const change = clash;
    setClash(null);
    clearFault();
    if (mine && change)
      await run('app.task.saving', () => outcomeOf(() => saveDisclosure(entry, laid(entry, change), { mine: true })));
  };
  const { line } = entry;
  const locked = !OPEN.has(line.state) || line.deleted || line.notApplicable !== '';
  return { entry, catalog, task, locked, saved, save, clash, settle };
}
