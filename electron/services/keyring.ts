/**
 * The system's key store (DPAPI, Keychain, Secret Service) behind the vault's `Keyring`: a convenience, never the only way
 * in. Electron 46 drops the calls that do not wait, Electron 33 has only those: the newer ones are used where they are.
 */
import type { Keyring } from '../../shared/store/vault';

/** What of `electron.safeStorage` is used; the part that not every version has is optional. */
export interface SystemKeyStore {
  isEncryptionAvailable(): boolean;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
  encryptString?(text: string): Uint8Array;
  decryptString?(sealed: Buffer): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Uint8Array>;
  decryptStringAsync?(sealed: Buffer): Promise<{ readonly result: string }>;
}

/** `basic_text` is a fixed password in the program's own source: no protection, so it does not count as a key store. */
const NO_PROTECTION = new Set(['basic_text', 'unknown']);

export function createKeyring(store: SystemKeyStore, platform: string = process.platform): Keyring {
  const isProtecting = (): boolean =>
    platform !== 'linux' || !NO_PROTECTION.has(store.getSelectedStorageBackend?.() ?? 'unknown');
  return {
    isAvailable: async () => {
      try {
        if (!isProtecting()) return false;
        return (await store.isAsyncEncryptionAvailable?.()) ?? store.isEncryptionAvailable();
      } catch {
        return false;
      }
    },
    seal: async (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      const sealed = (await store.encryptStringAsync?.(text)) ?? store.encryptString?.(text);
      if (sealed === undefined) throw new Error('key store: nothing to seal with');
      return new Uint8Array(sealed);
    },
    open: async (sealed) => {
      const given = Buffer.from(sealed);
      const text = (await store.decryptStringAsync?.(given))?.result ?? store.decryptString?.(given);
      if (text === undefined) throw new Error('key store: nothing to open with');
      return new Uint8Array(Buffer.from(text, 'base64'));
    },
  };
}
