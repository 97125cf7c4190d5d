import type { HostResult } from '../../host';
import type { UnlockWay, VaultKeys } from '../../hostStore';
import { fault, ok, type Source } from '../../kernel';
import type { Kdf } from './kdf';
import { QuickLock } from './quickLock';
import { openFile } from './seals';
import { type Bytes, isSame, KEY_BYTES, keysOf, type Secrets } from './secrets';
import { type OpenVault, type VaultSession, vaultDamaged } from './session';
import { Tries } from './tries';
import { guardWith, type Keyring, openByKeyring, openBySecret, sealToKeyring } from './ways';

export interface Renewed {
  /** Shown and printed once, kept nowhere. */
  readonly recovery: string;
  readonly keys: VaultKeys;
}

/** The ways in and out: tries a secret, locks, and puts a new lock on. */
export class VaultDoor {
  readonly tries: Tries;
  readonly quick: QuickLock;
  /** Locked by hand or after idling: the key store alone does not open it again in this run. */
  private isIdleLocked = false;

  constructor(
    private readonly session: VaultSession,
    private readonly tools: { readonly source: Source; readonly kdf: Kdf; readonly keyring: Keyring | undefined },
  ) {
    this.tries = new Tries(tools.source);
    this.quick = new QuickLock(tools.kdf, tools.source);
  }

  /** Opens the vault for this run. */
  async enter(input: { readonly by: UnlockWay; readonly text: string }): Promise<HostResult<OpenVault>> {
    const opened = await this.open(input);
    if (!opened.ok) return opened;
    this.session.hold(opened.value);
    this.quick.forget();
    this.isIdleLocked = false;
    if (input.by !== 'keyring') await this.dropDeadKeyring();
    return opened;
  }

  /** Seals the master key under the digits, where some are set, and forgets everything else. */
  async lock(): Promise<void> {
    const { opened, file } = this.session;
    if (!opened || file.guard.protection === 'none') return;
    if (opened.secrets.quick !== null) await this.quick.lock(opened.secrets.quick, opened.master);
    this.session.close();
    this.isIdleLocked = true;
  }

  /** What is inside; the vault stays as it is. `host.locked`: this way is not open now, the passphrase is. */
  async open(input: { readonly by: UnlockWay; readonly text: string }): Promise<HostResult<OpenVault>> {
    const { guard } = this.session.file;
    if (guard.protection === 'none') return fault('host.badInput');
    if (input.by === 'keyring') {
      const master = this.isIdleLocked ? undefined : await openByKeyring(this.tools.keyring, guard.keyring);
      const secrets = master && (await openFile(this.session.file, master));
      return master && secrets ? ok({ master, secrets }) : fault('host.locked');
    }
    let master: Bytes | undefined;
    if (input.by === 'quick') {
      if (!this.quick.isReady) return fault('host.locked');
      master = await this.quick.unlock(input.text);
      if (!master) return fault('host.wrongPassphrase', { waitMs: 0, triesLeft: this.quick.triesLeft });
    } else {
      const known = await openBySecret(guard, { by: input.by, text: input.text }, this.tries, this.tools.kdf);
      if (!known.ok) return known;
      master = known.value;
    }
    const secrets = await openFile(this.session.file, master);
    if (!secrets && input.by === 'quick') return fault('host.locked');
    return secrets ? ok({ master, secrets }) : vaultDamaged;
  }

  /** New master key, new recovery code; the passphrase has been checked. */
  async guardAnew(passphrase: string, secrets: Secrets): Promise<HostResult<Renewed>> {
    const master = new Uint8Array(this.tools.source.randomBytes(KEY_BYTES));
    const made = await guardWith(passphrase, master, { kdf: this.tools.kdf, source: this.tools.source });
    const had = this.session.file.guard.protection === 'passphrase' && this.session.file.guard.keyring !== null;
    const keyring = had ? await sealToKeyring(this.tools.keyring, master) : null;
    await this.session.commit({ ...made.guard, keyring }, { master, secrets });
    this.quick.forget();
    this.isIdleLocked = false;
    await this.session.places.forgetDamaged();
    return ok({ recovery: made.recovery, keys: keysOf(secrets) });
  }

  private async dropDeadKeyring(): Promise<void> {
    const { guard } = this.session.file;
    if (!this.session.opened || guard.protection === 'none' || guard.keyring === null) return;
    const { master, secrets } = this.session.opened;
    const found = await openByKeyring(this.tools.keyring, guard.keyring);
    if (found && isSame(found, master)) return;
    // Only a convenience is lost; that it could not be written down does not keep anybody out.
    await this.session.commit({ ...guard, keyring: null }, { master, secrets }).catch(() => undefined);
  }
}
