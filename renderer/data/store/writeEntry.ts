import type { StoreHead } from '../../../shared/hostStore';
import type { Entry } from '../../../shared/store/changes';
import type { StoreMark } from '../database';
import { instantNow, operator } from '../source';
import { sealJson } from '../vault';
import type { Bulk } from './bulk';
import { entryPlace } from './entryPlace';
import { shell } from './port';

/** What an act says of itself; number, moment and person come with the writing. */
export type MadeEntry = Omit<Entry, 'version' | 'seq' | 'at' | 'by'>;

/** The entry that comes after `mark`. */
export const nextEntry = (mark: StoreMark, made: MadeEntry): Entry => ({
  version: 1,
  seq: mark.seq + 1,
  at: instantNow(),
  by: operator(),
  ...made,
});

/** Seals and appends; when it answers, the entry is on the disk and counts. @throws StoreFault, and nothing was written */
export async function writeEntry(mark: StoreMark, entry: Entry, bulk?: Bulk): Promise<StoreHead> {
  const { seq } = entry;
  const payload = new Uint8Array(await sealJson(entryPlace(mark.storeId, seq, mark.hash), entry));
  return shell('journal.commit', { seq, previous: mark.hash, payload, ...(bulk ? { bulk: bulk.id } : {}) });
}
