/** Whose store a folder is: reads `store.json`, makes it for an empty folder, finds it out again where a cleaner took it. */
import type { HostResult } from '../host';
import { fault, ok, type Source } from '../kernel';
import type { StoreFolder } from './folder';
import { decodeStoreFile, encodeStoreFile, newStoreFile, STORE_FILE, type StoreFile } from './storeFile';
import { describeVault, VAULT_NAME } from './vault';

/** The vault is the largest of them, a few kilobytes. */
const MAX_BYTES = 4 * 1024 * 1024;

export interface StoreIdentity {
  /** 32 hex digits. */
  readonly storeId: string;
  /** This very call made it, and nothing of an older store was there. */
  readonly isNew: boolean;
  /** `store.json` is one that an older program wrote: `takeOver` before anything is written that it would not know. */
  readonly older?: StoreFile;
}

/**
 * @param copies further places with a copy of the vault: they tell whose store it was after the data folder was emptied.
 * @returns `host.storeNewer`, with nothing touched; `host.storeDamaged` when files are there and nothing tells whose.
 */
export async function identifyStore(
  data: StoreFolder,
  copies: readonly StoreFolder[],
  source: Source,
): Promise<HostResult<StoreIdentity>> {
  const stored = await readAll(data, STORE_FILE);
  const read = stored === undefined ? undefined : decodeStoreFile(stored);
  if (read?.ok === true) {
    const { file, isOlder } = read.value;
    return ok({ storeId: file.storeId, isNew: false, ...(isOlder ? { older: file } : {}) });
  }
  if (read?.fault === 'host.storeNewer') return read;
  let known: string | undefined;
  for (const place of [data, ...copies]) {
    const bytes = await readAll(place, VAULT_NAME).catch(() => undefined);
    const vault = bytes === undefined ? undefined : await describeVault(bytes);
    if (vault?.ok === true) known ??= vault.value.storeId;
    else if (vault?.fault === 'host.storeNewer') return vault;
  }
  const hasData = (await data.list('journal')).length > 0 || (await data.list('snapshots')).length > 0;
  if (known === undefined && hasData) return fault('host.storeDamaged', { name: STORE_FILE });
  const file = newStoreFile(source);
  await data.writeWhole(STORE_FILE, encodeStoreFile(known === undefined ? file : { ...file, storeId: known }));
  return ok({ storeId: known ?? file.storeId, isNew: known === undefined });
}

/** From here on the older program refuses this store. It says the same as before, only its version is today's. */
export const takeOver = (data: StoreFolder, older: StoreFile): Promise<void> =>
  data.writeWhole(STORE_FILE, encodeStoreFile(older));

async function readAll(folder: StoreFolder, name: string): Promise<Uint8Array | undefined> {
  const size = await folder.size(name);
  return size === undefined || size > MAX_BYTES ? undefined : await folder.read(name, 0, size);
}
