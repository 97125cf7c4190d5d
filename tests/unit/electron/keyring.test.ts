import { expect, it } from 'vitest';
import { createKeyring, type SystemKeyStore } from '../../../electron/services/keyring';

const flip = (text: Uint8Array): Uint8Array => text.map((byte) => byte ^ 0x55);
/** Electron 33: calls that do not wait only. */
const older: SystemKeyStore = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text) => flip(Buffer.from(text)),
  decryptString: (sealed) => Buffer.from(flip(sealed)).toString(),
};
/** Electron 46: only those that wait. */
const newer: SystemKeyStore = {
  isEncryptionAvailable: () => {
    throw new Error('gone');
  },
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => flip(Buffer.from(text)),
  decryptStringAsync: async (sealed) => ({ result: Buffer.from(flip(sealed)).toString() }),
};
const secret = new Uint8Array([0, 1, 200, 255]);

it.each([
  ['without waiting', older, 'linux'],
  ['with waiting', newer, 'win32'],
])('seals and opens %s', async (_how, store, platform) => {
  const keyring = createKeyring(store, platform);
  expect(await keyring.isAvailable()).toBe(true);
  const sealed = await keyring.seal(secret);
  expect(sealed).not.toEqual(secret);
  expect(await keyring.open(sealed)).toEqual(secret);
});

it('does not count a fixed password, no backend, or a store that throws', async () => {
  const with_ = (change: Partial<SystemKeyStore>) => createKeyring({ ...older, ...change }, 'linux').isAvailable();
  expect(await with_({ getSelectedStorageBackend: () => 'basic_text' })).toBe(false);
  expect(await with_({ getSelectedStorageBackend: () => 'unknown' })).toBe(false);
  expect(await with_({ isEncryptionAvailable: () => false })).toBe(false);
  const throwing = () => {
    throw new Error('no bus');
  };
  expect(await with_({ isEncryptionAvailable: throwing })).toBe(false);
  expect(await with_({})).toBe(true);
});

it('rejects where the system refuses, for the vault to go on by passphrase', async () => {
  const refusing = createKeyring(
    {
      ...older,
      decryptString: () => {
        throw new Error('other user');
      },
    },
    'linux',
  );
  await expect(refusing.open(secret)).rejects.toThrow('other user');
});
