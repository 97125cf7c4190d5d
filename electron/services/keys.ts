/**
 * The two secrets of an installation, each 32 random bytes in a file of mode 0600 in the data folder: the key of the row
 * blocks (`data.key`) and the seed of the signing pair (`signing.key`). The seed never leaves this process.
 * A damaged file is refused and left alone: a new key would make the store unreadable without a word.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { ed25519PublicKey, ed25519Sign } from '../../shared/formats/crypto/ed25519';
import type { DataKey, HostResult } from '../../shared/host';
import { fault, ok } from '../../shared/kernel';
import { writeWhole } from './atomicWrite';
import { fileFault } from './fileFaults';
import type { FileSystem } from './fileSystem';

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

export class Keys {
  private readonly loading = new Map<string, Promise<HostResult<DataKey>>>();
  constructor(
    private readonly fs: FileSystem,
    private readonly folder: string,
    private readonly random: (length: number) => Uint8Array = randomBytes,
  ) {}

  dataKey(): Promise<HostResult<DataKey>> {
    return this.load('data.key');
  }

  async publicKey(): Promise<HostResult<Uint8Array<ArrayBuffer>>> {
    const seed = await this.load('signing.key');
    return seed.ok ? ok(new Uint8Array(ed25519PublicKey(seed.value.key))) : seed;
  }

  async sign(bytes: Uint8Array): Promise<HostResult<Uint8Array<ArrayBuffer>>> {
    const seed = await this.load('signing.key');
    return seed.ok ? ok(new Uint8Array(ed25519Sign(bytes, seed.value.key))) : seed;
  }

  /** One read or creation per file and start; a failed one may be tried again. */
  private load(name: string): Promise<HostResult<DataKey>> {
    const running = this.loading.get(name) ?? this.readOrMake(name);
    this.loading.set(name, running);
    void running.then((result) => {
      // Only the call that made a key says so: a page that is loaded again must not take it for a lost one.
      if (result.ok) this.loading.set(name, Promise.resolve(ok({ ...result.value, isNew: false })));
      else this.loading.delete(name);
    });
    return running;
  }

  private async readOrMake(name: string): Promise<HostResult<DataKey>> {
    const file = path.join(this.folder, name);
    try {
      const stored = await this.fs.readFile(file);
      return stored.byteLength === KEY_BYTES
        ? ok({ key: new Uint8Array(stored), isNew: false })
        : fault('host.keyDamaged', { name });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return fileFault(error, name);
    }
    try {
      const key = new Uint8Array(this.random(KEY_BYTES));
      await this.fs.mkdir(this.folder, { recursive: true });
      await writeWhole(this.fs, file, key, OWNER_ONLY);
      return ok({ key, isNew: true });
    } catch (error) {
      return fileFault(error, name);
    }
  }
}
