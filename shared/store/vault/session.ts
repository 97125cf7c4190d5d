import type { HostResult } from '../../host';
import { fault, ok, type Source } from '../../kernel';
import type { VaultPlaces } from './places';
import { openFile, sealFile } from './seals';
import { type Bytes, type Secrets, wipe } from './secrets';
import { type Guard, VAULT_NAME, type VaultFile } from './vaultFile';

export interface OpenVault {
  readonly master: Bytes;
  readonly secrets: Secrets;
}

export const vaultDamaged = fault('host.keyDamaged', { name: VAULT_NAME });

/** The vault of this run: the file as last read or written, and what is inside while it is open. One call at a time. */
export class VaultSession {
  private held: OpenVault | undefined;
  private isQuickSet = false;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    readonly places: VaultPlaces,
    private readonly source: Source,
    private current: VaultFile,
  ) {}

  get file(): VaultFile {
    return this.current;
  }

  get opened(): OpenVault | undefined {
    return this.held;
  }

  /** Six digits are set, as far as this run knows: the vault must have been open once to tell. */
  get hasQuick(): boolean {
    return this.isQuickSet;
  }

  hold(opened: OpenVault): void {
    this.held = opened;
    this.isQuickSet = opened.secrets.quick !== null;
  }

  close(): void {
    if (!this.held) return;
    wipe(this.held.secrets);
    this.held.master.fill(0);
    this.held = undefined;
  }

  /** Calls wait for each other; one that fails does not stop the next. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work);
    this.queue = result.catch(() => undefined);
    return result;
  }

  /** In turn, and after a look whether another window has changed the vault. */
  change<T>(work: () => Promise<HostResult<T>>): Promise<HostResult<T>> {
    return this.inTurn(async () => {
      const fresh = await this.refresh();
      return fresh.ok ? work() : fresh;
    });
  }

  /** Takes over a higher revision; it stays open when the key it was opened with still opens it. */
  async refresh(): Promise<HostResult<null>> {
    const read = await this.places.read();
    if (read.kind === 'newer') return fault('host.storeNewer');
    if (read.kind !== 'vault' || read.file.revision <= this.current.revision) return ok(null);
    this.current = read.file;
    const { guard } = read.file;
    const master = guard.protection === 'none' ? guard.master : this.held?.master;
    const secrets = master && (await openFile(read.file, master));
    if (master && secrets) this.hold({ master, secrets });
    else this.close();
    return ok(null);
  }

  /** The one place where the vault on the disk changes. Rejects with what the machine threw; nothing has changed then. */
  async commit(guard: Guard, { master, secrets }: OpenVault): Promise<void> {
    const { storeId, revision } = this.current;
    const file = await sealFile({ storeId, revision: revision + 1, guard }, secrets, master, this.source);
    await this.places.write(file);
    this.current = file;
    this.hold({ master, secrets });
  }
}
