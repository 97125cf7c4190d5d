import { fault, ok, type Result } from '../../../shared/kernel';
import { type Entry, invertEntry } from '../../../shared/store/changes';
import { JobFault } from '../../workers/protocol';
import { database, type HistoryRow } from '../database';
import { catchUp } from './catchUp';
import { commitEntry } from './commit';
import { type HistoryLine, lineOf } from './history';
import { withStoreLock } from './lock';
import { historyId } from './plan';
import { StoreFault, storePort } from './port';
import { openHistory } from './records';
import { goToSnapshot } from './restore';

/**
 * The last act that can be undone (done), or of what was undone the earliest; of one batch or record, or of all. Ids sort like
 * the numbers of their entries, so one row is read, however long the history is: pages ask after every change.
 */
async function lastRow(state: 'done' | 'undone', scope: string | undefined): Promise<HistoryRow | undefined> {
  const { history } = database();
  const rows =
    scope === undefined ? history.where('state').equals(state) : history.where('[scope+state]').equals([scope, state]);
  return state === 'done' ? rows.last() : rows.first();
}

/** Entries that are looked at together. */
const PAGE_ROWS = 50;

/** Acts of different records stand side by side: of those undone, the one that was undone last comes back first. */
async function nextToRedo(scope: string | undefined): Promise<HistoryRow | undefined> {
  if (scope !== undefined) return lastRow('undone', scope);
  const { history } = database();
  const undone = new Set(await history.where('state').equals('undone').primaryKeys());
  if (undone.size === 0) return undefined;
  const { storeId } = storePort();
  // Entries that came from another computer count in numbers of their own.
  const isOurs = (id: string): boolean => id.startsWith(storeId.slice(0, 8));
  const notes = (await history.where('state').equals('fixed').primaryKeys()).filter(isOurs).reverse();
  for (let from = 0; from < notes.length; from += PAGE_ROWS)
    for (const row of await history.bulkGet(notes.slice(from, from + PAGE_ROWS))) {
      const { undoes = 0 } = row ? await openHistory(row) : {};
      const id = historyId(storeId, undoes);
      const found = undone.has(id) ? await history.get(id) : undefined;
      if (found) return lastRow('undone', found.scope);
    }
  return undefined;
}

export interface UndoState {
  readonly undo: HistoryLine | null;
  readonly redo: HistoryLine | null;
}

export async function undoState(scope?: string): Promise<UndoState> {
  const [undo, redo] = await Promise.all([lastRow('done', scope), nextToRedo(scope)]);
  return { undo: undo ? await lineOf(undo) : null, redo: redo ? await lineOf(redo) : null };
}

/** Quick form for buttons: whether there is anything. */
export async function canUndo(scope: string): Promise<{ readonly canUndo: boolean; readonly canRedo: boolean }> {
  const { history } = database();
  const count = (state: string): Promise<number> => history.where('[scope+state]').equals([scope, state]).count();
  const [done, undone] = await Promise.all([count('done'), count('undone')]);
  return { canUndo: done > 0, canRedo: undone > 0 };
}

async function step(row: HistoryRow, way: 'undoes' | 'redoes'): Promise<HistoryLine> {
  const entry = await openHistory(row);
  const number = { [way]: entry.seq } as Pick<Entry, 'undoes' | 'redoes'>;
  const { command, params, scope } = entry;
  const made = {
    command: way === 'undoes' ? 'undone' : 'redone',
    params: { ...params, command },
    scope,
    kind: 'note',
  } as const;
  const changes = way === 'undoes' ? invertEntry(entry) : entry;
  if (changes.base) await goToSnapshot(changes.base.snapshot, { ...made, ...number });
  else await commitEntry({ ...made, ...number, records: changes.records, sheets: changes.sheets }, undefined);
  return lineOf(row, entry);
}

async function move(way: 'undoes' | 'redoes', scope: string | undefined): Promise<Result<HistoryLine>> {
  const find = () => (way === 'undoes' ? lastRow('done', scope) : nextToRedo(scope));
  return withStoreLock(async () => {
    for (let tries = 0; ; tries += 1) {
      const row = await find();
      if (!row) return fault(way === 'undoes' ? 'store.nothingToUndo' : 'store.nothingToRedo');
      try {
        return ok(await step(row, way));
      } catch (error) {
        if (error instanceof JobFault) return fault(error.code, error.params);
        if (!(error instanceof StoreFault)) throw error;
        if (error.code !== 'host.journalBehind' || tries > 2) return fault(error.code, error.params);
        await catchUp();
      }
    }
  });
}

/** Takes the last act back; it stands in the trail as an act of its own. `store.changedSince`: something else stands on it. */
export const undoLast = (scope?: string): Promise<Result<HistoryLine>> => move('undoes', scope);
export const redoLast = (scope?: string): Promise<Result<HistoryLine>> => move('redoes', scope);
