import { ed25519PublicKey, ed25519Sign } from '../../formats/crypto';
import type { HostResult } from '../../host';
import type { StoreNotice, UnlockWay, VaultKeys, VaultState } from '../../hostStore';
import { fault, ok, type Source } from '../../kernel';
import type { StoreFolder } from '../folder';
import { type Renewed, VaultDoor } from './door';
import { type ForeignVault, openForeign } from './foreign';
import { createKdf, type Kdf } from './kdf';
import { type LegacyKeys, legacySecrets, takeInLegacy, wipeLegacy } from './legacyKeys';
import { checkPassphrase } from './passphrase';
import { VaultPlaces } from './places';
import { openFile, sealFile } from './seals';
import { type Bytes, KEY_BYTES, keysOf, unite, withNewKey, withoutSeeds } from './secrets';
import { type OpenVault, VaultSession, vaultDamaged } from './session';
import { Tries } from './tries';
import { encodeVault, type Guard } from './vaultFile';
import { canUse, type Keyring, sealToKeyring } from './ways';

export interface VaultOptions {
  /** 32 hex digits. */
  readonly storeId: string;
  /** Nothing has ever been sealed for this store (its journal is empty): only then a missing vault is made. */
  readonly isNew: boolean;
  readonly source: Source;
  readonly keyring?: Keyring;
  readonly legacy?: LegacyKeys;
  /** Tests only. */
  readonly kdf?: Kdf;
}

/**
 * Keeps the data keys and signing keys of one store, and the ways in. Calls run one after the other. Faults of the content
 * come back as codes; what the machine throws (disk full, no permission) rejects, and then nothing has changed.
 */
export class Vault {
  private readonly kdf: Kdf;
  private readonly foreignTries: Tries;
  private readonly door: VaultDoor;

  private constructor(
    private readonly session: VaultSession,
    private readonly options: VaultOptions,
  ) {
    const { source, kdf } = options;
    this.kdf = kdf ?? createKdf(source);
    this.foreignTries = new Tries(source);
    this.door = new VaultDoor(session, { source, kdf: this.kdf, keyring: options.keyring });
  }

  /**
   * @param folders the data folder first, then further places for copies.
   * @returns `host.keyDamaged` when copies are there and none is good, or none is there and the store is not new;
   *   `host.storeNewer` when a newer program wrote one. In both cases nothing is written.
   */
  static async open(folders: readonly StoreFolder[], options: VaultOptions): Promise<HostResult<Vault>> {
    const places = new VaultPlaces(folders, options.storeId);
    const read = await places.read();
    if (read.kind === 'newer') return fault('host.storeNewer');
    if (read.kind === 'broken' || (read.kind === 'missing' && !options.isNew)) return vaultDamaged;
    if (read.kind === 'missing') return Vault.create(places, options);
    const vault = new Vault(new VaultSession(places, options.source, read.file), options);
    if (read.file.guard.protection === 'none') {
      const { master } = read.file.guard;
      const secrets = await openFile(read.file, master);
      if (!secrets) return vaultDamaged;
      vault.session.hold({ master, secrets });
    }
    await places.heal(read.file);
    await takeInLegacy(options.legacy, vault.session);
    return ok(vault);
  }

  private static async create(places: VaultPlaces, options: VaultOptions): Promise<HostResult<Vault>> {
    const { source, storeId, legacy } = options;
    const secrets = await legacySecrets(legacy, source);
    if (!secrets.ok) return secrets;
    const master = new Uint8Array(source.randomBytes(KEY_BYTES));
    const guard: Guard = { protection: 'none', master };
    const file = await sealFile({ storeId, revision: 1, guard }, secrets.value, master, source);
    await places.write(file);
    const vault = new Vault(new VaultSession(places, source, file), options);
    vault.session.hold({ master, secrets: secrets.value });
    if (places.isComplete) await wipeLegacy(legacy);
    return ok(vault);
  }

  /** What the screen should be told: copies that could not be written. */
  notices(): StoreNotice[] {
    return this.session.places.notices();
  }

  state(): Promise<VaultState> {
    return this.session.inTurn(async () => {
      await this.session.refresh().catch(() => undefined);
      return this.describe();
    });
  }

  keys(): Promise<HostResult<VaultKeys>> {
    return this.session.inTurn(async () => {
      const { opened } = this.session;
      return opened ? ok(keysOf(opened.secrets)) : fault('host.locked');
    });
  }

  /** Raw Ed25519 key, 32 bytes. */
  publicKey(): Promise<HostResult<Bytes>> {
    return this.withSeed((seed) => new Uint8Array(ed25519PublicKey(seed)));
  }

  /** 64 bytes. */
  sign(bytes: Uint8Array): Promise<HostResult<Bytes>> {
    return this.withSeed((seed) => new Uint8Array(ed25519Sign(bytes, seed)));
  }

  /** `host.wrongPassphrase` {waitMs; triesLeft for the digits}, `host.waitFirst` {waitMs, seconds}: not tried at all. */
  unlock(input: { readonly by: UnlockWay; readonly text: string }): Promise<HostResult<VaultKeys>> {
    return this.session.change(async () => {
      if (
        this.session.opened &&
        (this.session.file.guard.protection === 'none' || input.by === 'quick' || input.by === 'keyring')
      ) {
        return ok(keysOf(this.session.opened.secrets));
      }
      const opened = await this.door.enter(input);
      if (!opened.ok) return opened;
      await takeInLegacy(this.options.legacy, this.session);
      return ok(keysOf((this.session.opened ?? opened.value).secrets));
    });
  }

  /** The first passphrase: new master key, new data key, a recovery code. `host.badInput` when there is one already. */
  protect(passphrase: string): Promise<HostResult<Renewed>> {
    return this.session.change(async () => {
      if (!this.session.opened || this.session.file.guard.protection !== 'none') return fault('host.badInput');
      const fresh = checkPassphrase(passphrase);
      if (!fresh.ok) return fresh;
      return this.door.guardAnew(fresh.value, withNewKey(this.session.opened.secrets, this.options.source));
    });
  }

  /** New passphrase, new recovery code, new data key: who knows only the old ones reads nothing that comes later. */
  changePassphrase(input: {
    readonly by: 'passphrase' | 'recovery';
    readonly text: string;
    readonly passphrase: string;
  }): Promise<HostResult<Renewed>> {
    return this.session.change(async () => {
      const fresh = checkPassphrase(input.passphrase);
      if (!fresh.ok) return fresh;
      const opened = await this.door.open(input);
      if (!opened.ok) return opened;
      return this.door.guardAnew(fresh.value, withNewKey(opened.value.secrets, this.options.source));
    });
  }

  /** A new recovery code and a new master key, so that the old sheet opens old copies only. */
  newRecovery(passphrase: string): Promise<HostResult<{ readonly recovery: string }>> {
    return this.session.change(async () => {
      const opened = await this.door.open({ by: 'passphrase', text: passphrase });
      if (!opened.ok) return opened;
      // An older rule may have let it through: what opens is never refused here.
      const done = await this.door.guardAnew(passphrase, opened.value.secrets);
      return done.ok ? ok({ recovery: done.value.recovery }) : done;
    });
  }

  setQuick(digits: string | null): Promise<HostResult<VaultState>> {
    return this.session.change(async () => {
      const opened = this.needProtected();
      if (!opened.ok) return opened;
      const { master, secrets } = opened.value;
      await this.session.commit(this.session.file.guard, { master, secrets: { ...secrets, quick: digits } });
      return ok(await this.describe());
    });
  }

  setKeyring(on: boolean): Promise<HostResult<VaultState>> {
    return this.session.change(async () => {
      const opened = this.needProtected();
      if (!opened.ok) return opened;
      const { master, secrets } = opened.value;
      const keyring = on ? await sealToKeyring(this.options.keyring, master) : null;
      if (on && keyring === null) return fault('host.unavailable');
      if (this.session.file.guard.protection === 'passphrase') {
        await this.session.commit({ ...this.session.file.guard, keyring }, { master, secrets });
      }
      return ok(await this.describe());
    });
  }

  /** Without a passphrase there is nothing to lock. */
  lock(): Promise<VaultState> {
    return this.session.inTurn(async () => {
      await this.door.lock();
      return this.describe();
    });
  }

  /** Makes this key the one that signs (null: leaves it) and tells which one does. `host.notFound`: not in the vault. */
  signingKey(id: string | null): Promise<HostResult<{ readonly id: string }>> {
    return this.session.change(async () => {
      if (!this.session.opened) return fault('host.locked');
      const { master, secrets } = this.session.opened;
      if (id === null || id === secrets.signing) return ok({ id: secrets.signing });
      if (!secrets.seeds.some((seed) => seed.id === id)) return fault('host.notFound', { name: id });
      await this.session.commit(this.session.file.guard, { master, secrets: { ...secrets, signing: id } });
      return ok({ id });
    });
  }

  /** The vault as a backup carries it, also while it is locked: without the key store's form, and without seeds that would lie open. */
  backupBytes(): Promise<HostResult<Bytes>> {
    return this.session.change(async () => {
      const { guard } = this.session.file;
      if (guard.protection === 'passphrase') {
        return ok(await encodeVault({ ...this.session.file, guard: { ...guard, keyring: null } }));
      }
      const secrets = await openFile(this.session.file, guard.master);
      if (!secrets) return vaultDamaged;
      return ok(
        await encodeVault(await sealFile(this.session.file, withoutSeeds(secrets), guard.master, this.options.source)),
      );
    });
  }

  /** Looks into the vault of a backup; `own`: with what this vault knows, when it is the same store. Nothing is changed. */
  openForeign(
    vaultBytes: Uint8Array,
    input: { readonly by: 'passphrase' | 'recovery' | 'own'; readonly text: string },
  ): Promise<HostResult<ForeignVault>> {
    return this.session.inTurn(() =>
      openForeign(vaultBytes, input, {
        own: this.session.opened,
        storeId: this.session.file.storeId,
        tries: this.foreignTries,
        kdf: this.kdf,
      }),
    );
  }

  /**
   * Takes the keys of a backup in. A vault without a passphrase takes over that of the backup with it, so that private keys
   * never come to lie open; otherwise the ways in stay as they are.
   */
  adopt(foreign: ForeignVault): Promise<HostResult<VaultKeys>> {
    return this.session.change(async () => {
      if (!this.session.opened) return fault('host.locked');
      const { master, secrets } = this.session.opened;
      const united = unite(secrets, foreign.secrets);
      if (
        this.session.file.guard.protection === 'none' &&
        foreign.guard.protection === 'passphrase' &&
        foreign.master
      ) {
        const guard: Guard = { ...foreign.guard, keyring: null };
        await this.session.commit(guard, {
          master: foreign.master.slice(),
          secrets: { ...united, current: foreign.secrets.current },
        });
        await this.session.places.forgetDamaged();
      } else if (united !== secrets) await this.session.commit(this.session.file.guard, { master, secrets: united });
      return ok(keysOf(this.session.opened.secrets));
    });
  }

  private needProtected(): HostResult<OpenVault> {
    const { opened, file } = this.session;
    if (!opened) return fault('host.locked');
    return file.guard.protection === 'none' ? fault('host.unavailable') : ok(opened);
  }

  private withSeed(use: (seed: Bytes) => Bytes): Promise<HostResult<Bytes>> {
    return this.session.inTurn(async () => {
      const secrets = this.session.opened?.secrets;
      if (!secrets) return fault('host.locked');
      const found = secrets.seeds.find(({ id }) => id === secrets.signing);
      return found ? ok(use(found.seed)) : vaultDamaged;
    });
  }

  private async describe(): Promise<VaultState> {
    const { file, opened, hasQuick } = this.session;
    const { keyring } = this.options;
    return {
      protection: file.guard.protection,
      isOpen: opened !== undefined,
      canUseKeyring: await canUse(keyring),
      usesKeyring: file.guard.protection === 'passphrase' && file.guard.keyring !== null,
      hasQuick,
      quickReady: opened === undefined && this.door.quick.isReady,
      quickTriesLeft: this.door.quick.triesLeft,
      waitMs: this.door.tries.waitMs(),
    };
  }
}
