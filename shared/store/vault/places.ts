import type { StoreNotice } from '../../hostStore';
import type { StoreFolder } from '../folder';
import { type Bytes, isSame } from './secrets';
import { decodeVault, encodeVault, MAX_VAULT_BYTES, VAULT_NAME, type VaultFile } from './vaultFile';

/** A damaged copy is kept under this name when a good one takes its place, until the next change of the passphrase. */
const DAMAGED_NAME = 'vault-damaged.json';
const asideName = (storeId: string): string => `vault-${storeId.slice(0, 8)}.json`;

export type PlacesRead =
  | { readonly kind: 'vault'; readonly file: VaultFile }
  /** broken: copies are there and none is good, or the first place holds the vault of another store. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'newer' };

type CopyState =
  | { readonly kind: 'vault'; readonly file: VaultFile; readonly bytes: Bytes }
  | { readonly kind: 'foreign'; readonly storeId: string }
  | { readonly kind: 'missing' | 'broken' | 'newer' }
  | { readonly kind: 'unreachable'; readonly error: unknown };

/**
 * The copies of one vault in several folders. The first place (the data folder) decides: a change counts when it is there.
 * The others serve when the first is lost; a copy that could not be written is told as a notice and written the next time.
 * Another store's vault in one of the others is set aside by name, never overwritten.
 */
export class VaultPlaces {
  private readonly failed = new Set<StoreFolder>();

  constructor(
    private readonly places: readonly StoreFolder[],
    private readonly storeId: string,
  ) {}

  /** Copies that are behind, each once. */
  notices(): StoreNotice[] {
    return [...this.failed].map(() => ({ code: 'vault.copyNotWritten', params: { name: VAULT_NAME } }));
  }

  get isComplete(): boolean {
    return this.failed.size === 0;
  }

  /** Highest valid revision. Rejects with what the machine threw when a place cannot be read and no other has a copy. */
  async read(): Promise<PlacesRead> {
    const copies: CopyState[] = [];
    for (const [index, place] of this.places.entries()) copies.push(...(await this.copiesIn(place, index)));
    if (copies.some(({ kind }) => kind === 'newer')) return { kind: 'newer' };
    if (copies[0]?.kind === 'foreign') return { kind: 'broken' };
    let best: VaultFile | undefined;
    for (const copy of copies) {
      if (copy.kind === 'vault' && (!best || copy.file.revision > best.revision)) best = copy.file;
    }
    if (best) return { kind: 'vault', file: best };
    if (copies.some(({ kind }) => kind === 'broken')) return { kind: 'broken' };
    for (const copy of copies) if (copy.kind === 'unreachable') throw copy.error;
    return { kind: 'missing' };
  }

  /** Writes every place that does not hold exactly this file. Never rejects: what fails becomes a notice. */
  async heal(file: VaultFile): Promise<void> {
    const bytes = await encodeVault(file);
    for (const [index, place] of this.places.entries()) await this.writeCopy(place, index, bytes);
  }

  /** Writes the new file everywhere. Rejects when it is not in the first place: then nothing has changed. */
  async write(file: VaultFile): Promise<void> {
    const bytes = await encodeVault(file);
    const [first] = this.places;
    if (first) await writeChecked(first, bytes);
    await this.heal(file);
  }

  /** After a change of the passphrase: no copy that the old one opens is left. */
  async forgetDamaged(): Promise<void> {
    for (const place of this.places) await place.remove(DAMAGED_NAME).catch(() => undefined);
  }

  private async copiesIn(place: StoreFolder, index: number): Promise<CopyState[]> {
    const main = await this.readCopy(place, VAULT_NAME);
    if (index === 0 || main.kind !== 'foreign') return [main];
    return [main, await this.readCopy(place, asideName(this.storeId))];
  }

  private async readCopy(place: StoreFolder, name: string): Promise<CopyState> {
    let bytes: Bytes;
    try {
      const size = await place.size(name);
      if (size === undefined) return { kind: 'missing' };
      if (size > MAX_VAULT_BYTES) return { kind: 'broken' };
      bytes = await place.read(name, 0, size);
    } catch (error) {
      return { kind: 'unreachable', error };
    }
    const read = await decodeVault(bytes);
    if (read.kind !== 'vault') return read;
    const { file } = read;
    return file.storeId === this.storeId ? { kind: 'vault', file, bytes } : { kind: 'foreign', storeId: file.storeId };
  }

  private async writeCopy(place: StoreFolder, index: number, bytes: Bytes): Promise<void> {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      try {
        const copy = await this.readCopy(place, VAULT_NAME);
        if (copy.kind !== 'vault' || !isSame(copy.bytes, bytes)) {
          if (copy.kind === 'unreachable') throw copy.error;
          if (copy.kind === 'newer') throw new Error('vault: a newer program writes here');
          if (copy.kind === 'broken') await setAside(place, DAMAGED_NAME);
          if (copy.kind === 'foreign') await setAside(place, asideName(copy.storeId));
          await writeChecked(place, bytes);
        }
        if (index > 0) await place.remove(asideName(this.storeId));
        this.failed.delete(place);
        return;
      } catch {
        this.failed.add(place);
      }
    }
  }
}

/** Flushed under its other name before the old one is used again. */
async function setAside(place: StoreFolder, name: string): Promise<void> {
  await place.rename(VAULT_NAME, name);
  await place.flush(name);
}

/** Resolves when the bytes are there, also where the machine reported a fault after it had put them in place. */
async function writeChecked(place: StoreFolder, bytes: Bytes): Promise<void> {
  let cause: unknown;
  try {
    await place.writeWhole(VAULT_NAME, bytes);
  } catch (error) {
    cause = error;
  }
  const size = await place.size(VAULT_NAME);
  const there = size === undefined ? undefined : await place.read(VAULT_NAME, 0, size);
  if (there && isSame(there, bytes)) return;
  throw cause ?? new Error('vault: the copy reads back differently');
}
