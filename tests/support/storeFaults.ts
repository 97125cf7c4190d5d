import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { database } from '../../renderer/data/database';
import type { StoreHead } from '../../shared/hostStore';
import { openDeskStore, theDesk } from './deskStore';
import { MemoryFolder } from './memoryFolder';
import { storeState } from './storeState';

/** Writes and deletes since the last `healStore`, and the one that fails. */
let writes = 0;
let failing = Number.POSITIVE_INFINITY;
let staysFull = false;
let installed = false;

/** What Chromium throws when the disk is full; the transaction ends with it. */
const diskFull = (): DOMException => new DOMException('The quota has been exceeded.', 'QuotaExceededError');

/** Puts a layer below the tables that can refuse a write. Call once before the store is opened. */
export function installStoreFaults(): void {
  if (installed) return;
  installed = true;
  database().use({
    stack: 'dbcore',
    name: 'storeFaults',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          mutate: (request) => {
            writes += 1;
            const isHit = writes === failing || (staysFull && writes > failing && !request.type.startsWith('delete'));
            return isHit ? Promise.reject(diskFull()) : table.mutate(request);
          },
        };
      },
    }),
  });
}

/** The n-th write from now fails like a full disk; with `staysFull` every later write too (deleting still works). */
export function failWrite(n: number, stays = false): void {
  writes = 0;
  failing = n;
  staysFull = stays;
}

/** Everything works again. Answers how many writes there were. */
export function healStore(): number {
  const seen = writes;
  failing = Number.POSITIVE_INFINITY;
  staysFull = false;
  writes = 0;
  return seen;
}

/** The last entry of the journal: what counts, whatever the working copy has of it. */
export async function journalHead(): Promise<StoreHead> {
  const head = await theDesk().host['journal.head']();
  if (!head.ok) throw new Error(head.fault);
  return head.value;
}

/**
 * The whole store as text, to compare before and after. `without` leaves out what may change: a table, one kind of record
 * (`records/sent`), or `journal`.
 */
export async function storeDump(without: readonly string[] = []): Promise<string> {
  const isWanted = (name: string): boolean => !without.includes(name);
  const dump: Record<string, unknown> = {};
  if (isWanted('journal')) dump.journal = await journalHead();
  for (const table of database().tables) {
    if (!isWanted(table.name)) continue;
    const rows: unknown[] = await table.toArray();
    dump[table.name] = rows.filter(
      (row) => !(typeof row === 'object' && row !== null && 'table' in row && !isWanted(`records/${row.table}`)),
    );
  }
  return JSON.stringify(dump, (_key, value: unknown) =>
    value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value,
  );
}

const CHANGES: ReadonlySet<string> = new Set(['write', 'flush', 'truncate', 'writeWhole', 'rename', 'remove']);
/** Calls so far that changed something, also failed ones. */
export const changesOf = ({ calls }: MemoryFolder): number => calls.filter(({ kind }) => CHANGES.has(kind)).length;

/** Remembers disk and working copy as they are. @returns puts both back, as often as wanted; open sessions must be opened anew. */
export async function takeCheckpoint(): Promise<() => Promise<void>> {
  const { data, profile, backups } = theDesk().disk;
  const files = { data: data.snapshot(), profile: profile.snapshot(), backups: backups?.snapshot() };
  const rows = new Map<string, unknown[]>();
  for (const table of database().tables) rows.set(table.name, await table.toArray());
  return async () => {
    for (const table of database().tables) {
      await table.clear();
      await table.bulkPut(rows.get(table.name) ?? []);
    }
    await openDeskStore({
      data: new MemoryFolder(files.data),
      profile: new MemoryFolder(files.profile),
      backups: files.backups ? new MemoryFolder(files.backups) : null,
    });
  };
}

/**
 * The state that the journal alone gives, after which the working copy is that state: a working copy with the same state has
 * all of the last act, and nothing of one that did not come to its end.
 */
export async function rebuiltState(): Promise<Record<string, unknown>> {
  await Promise.all(database().tables.map((table) => table.clear()));
  await openDeskStore(theDesk().disk);
  return storeState();
}

/** All of the last act is there: the working copy is at the head of the journal and is what the journal alone gives. */
export async function expectWhole(label: string): Promise<void> {
  expect(await database().marks.get('mark'), label).toMatchObject(await journalHead());
  const state = await storeState();
  expect(await rebuiltState(), label).toEqual(state);
}
