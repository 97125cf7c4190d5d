import { createHash } from 'node:crypto';
import { database } from '../../renderer/data/database';

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
            const isHit = writes === failing || (staysFull && writes > failing && request.type !== 'delete');
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

/** The whole store as text, to compare before and after. `without` leaves tables out that may change. */
export async function storeDump(without: readonly string[] = []): Promise<string> {
  const dump: Record<string, unknown[]> = {};
  for (const table of database().tables) if (!without.includes(table.name)) dump[table.name] = await table.toArray();
  return JSON.stringify(dump, (_key, value: unknown) =>
    value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value,
  );
}
