import type { StoreMark } from '../database';

export const NO_HASH = '0'.repeat(64);

/** The seal of an entry is bound to its number and to the entry before it: none can be left out or moved. */
export const entryPlace = (storeId: string, seq: number, previous: string): string =>
  `entry/${storeId}/${seq}/${previous}`;

/** A working copy without any entry. */
export const emptyMark = (storeId: string): StoreMark => ({
  key: 'mark',
  storeId,
  seq: 0,
  hash: NO_HASH,
  records: 0,
  history: 0,
});
