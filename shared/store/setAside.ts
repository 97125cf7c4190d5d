import type { StoreFolder } from './folder';
import { STORE_FILE } from './storeFile';
import { VAULT_NAME } from './vault';

const FOLDERS = ['journal', 'snapshots'] as const;
const asideOf = (folder: string, number: number): string => `${folder}-lost-${number}`;

/**
 * Moves every file of a store that cannot be opened into folders beside it; nothing is removed. `store.json` goes last: a run
 * that was killed in the middle is refused again and can be repeated.
 */
export async function setStoreAside(data: StoreFolder, copies: readonly StoreFolder[]): Promise<void> {
  const number = await freeNumber(data);
  for (const folder of FOLDERS) {
    for (const name of await data.list(folder)) {
      await data.rename(`${folder}/${name}`, `${asideOf(folder, number)}/${name}`);
    }
  }
  for (const copy of copies) {
    if ((await copy.size(VAULT_NAME)) !== undefined) await copy.rename(VAULT_NAME, `vault-lost-${number}.json`);
  }
  const files = (await data.list('')).filter((name) => name.endsWith('.json'));
  files.sort((a, b) => Number(a === STORE_FILE) - Number(b === STORE_FILE));
  for (const name of files) await data.rename(name, `${asideOf('journal', number)}/${name}`);
}

async function freeNumber(data: StoreFolder): Promise<number> {
  for (let number = 1; ; number += 1) {
    const taken = await Promise.all(FOLDERS.map((folder) => data.list(asideOf(folder, number))));
    if (taken.every((names) => names.length === 0)) return number;
  }
}
