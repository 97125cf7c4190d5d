/**
 * Where the store lies. C: is the drive that restore cards wipe, cleaners clean and Windows fills, so another fixed drive is
 * better; and a store that is already somewhere is always better than a new empty one. Pure: drives and stores are given.
 */

export interface Drive {
  /** `D:\` */
  readonly root: string;
  /** No stick, card or network share. */
  readonly isFixed: boolean;
  readonly freeBytes: number;
}

/** A folder with a readable `store.json`. */
export interface FoundStore {
  readonly folder: string;
  readonly storeId: string;
  /** When its journal last changed, ms since 1970. */
  readonly changedMs: number;
}

export interface PlaceQuestion {
  /** What settings.json names, and the store that was in it. */
  readonly chosen?: { readonly folder: string; readonly storeId: string; readonly isThere: boolean };
  /** `store` beside a portable program (whoever copies its folder takes the data along) or below `--user-data-dir`. */
  readonly ownFolder?: string;
  /** `store` in the user's profile. */
  readonly profileFolder: string;
  /** Known places and drives that were looked through, the profile among them. */
  readonly found: readonly FoundStore[];
  readonly drives: readonly Drive[];
  /** `C:\` */
  readonly systemRoot: string;
}

export type PlaceAnswer =
  /** The first in which a folder can be made and written. */
  | { readonly kind: 'use'; readonly folders: readonly string[] }
  /** The store was in this folder, and neither it nor another copy is there now: nothing new may be made. */
  | { readonly kind: 'missing'; readonly folder: string };

/** Name of the data folder on a drive of its own. */
export const DRIVE_FOLDER = 'GongkaiDesk';
/** A drive with less is no better than the system drive. */
const USEFUL_BYTES = 1024 ** 3;

const newest = (stores: readonly FoundStore[]): FoundStore | undefined =>
  [...stores].sort((a, b) => b.changedMs - a.changedMs)[0];

export function chooseStorePlace(question: PlaceQuestion): PlaceAnswer {
  const { chosen, ownFolder, profileFolder, found, drives, systemRoot } = question;
  const use = (...folders: string[]): PlaceAnswer => ({ kind: 'use', folders });
  if (chosen?.isThere === true) return use(chosen.folder);
  if (chosen !== undefined) {
    // A stick or a second disk may have got another letter.
    const same = newest(found.filter(({ storeId }) => storeId === chosen.storeId));
    return same === undefined ? { kind: 'missing', folder: chosen.folder } : use(same.folder);
  }
  if (ownFolder !== undefined) return use(ownFolder);
  // After a restore card the program finds itself freshly installed: the store is on a drive that was not wiped.
  const known = newest(found);
  if (known !== undefined) return use(known.folder);
  const roomy = drives
    .filter((drive) => drive.isFixed && drive.freeBytes >= USEFUL_BYTES && !isSameRoot(drive.root, systemRoot))
    .sort((a, b) => b.freeBytes - a.freeBytes);
  return use(...roomy.map(({ root }) => `${root}${DRIVE_FOLDER}`), profileFolder);
}

const isSameRoot = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
