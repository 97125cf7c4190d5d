import { sha256, sha256Hex } from '../../shared/formats/crypto';
import type { Source } from '../../shared/kernel';
import type { StoreFolder } from '../../shared/store/folder';
import { type Kdf, type Keyring, Vault, type VaultOptions } from '../../shared/store/vault';
import { dice } from './dice';

export const STORE_ID = '0123456789abcdef0123456789abcdef';
export const PASSPHRASE = '太平 街道-2026';

/** Seeded bytes and a clock that stands still until it is moved. */
export function seededSource(seed = 1): Source & { time: number } {
  const throws = dice(seed);
  return {
    time: Date.UTC(2026, 10, 28, 8),
    now() {
      return this.time;
    },
    randomBytes: (length) => Uint8Array.from({ length }, () => throws.int(0, 255)),
  };
}

/** Binds secret and salt as the real one does, in no time. */
export const quickKdf = (): Kdf & { derived: number } => ({
  derived: 0,
  chooseRounds: async () => 600_000,
  async derive(secret, salt) {
    this.derived += 1;
    const name = new TextEncoder().encode(secret);
    return new Uint8Array(await sha256(Uint8Array.from([...salt, ...name])));
  },
});

/** A key store that can be taken away, broken or changed. */
export class FakeKeyring implements Keyring {
  isThere = true;
  isBroken = false;
  mask = 0x5a;

  async isAvailable(): Promise<boolean> {
    return this.isThere;
  }
  async seal(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    return this.turned(bytes);
  }
  async open(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    return this.turned(bytes);
  }
  private turned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    if (this.isBroken) throw new Error('key store: no answer');
    return bytes.map((byte) => byte ^ this.mask) as Uint8Array<ArrayBuffer>;
  }
}

/** The vault over these places, or the fault as an error. */
export async function openVault(places: readonly StoreFolder[], options: Partial<VaultOptions> = {}): Promise<Vault> {
  const opened = await Vault.open(places, {
    storeId: STORE_ID,
    isNew: true,
    source: seededSource(),
    kdf: quickKdf(),
    ...options,
  });
  if (!opened.ok) throw new Error(opened.fault);
  return opened.value;
}

export function must<T>(result: { ok: true; value: T } | { ok: false; fault: string }): T {
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}

/** The same vault as a program would write it that gives `change` to its JSON; the digest is right. */
export async function rewriteVault(
  bytes: Uint8Array,
  change: (whole: { version: number; body: Record<string, unknown> }) => void,
): Promise<Uint8Array> {
  const whole = JSON.parse(new TextDecoder().decode(bytes));
  change(whole);
  const signed = `${whole.format}|${whole.version}|${JSON.stringify(whole.body)}`;
  const digest = await sha256Hex(new TextEncoder().encode(signed));
  return new TextEncoder().encode(JSON.stringify({ ...whole, digest }));
}
