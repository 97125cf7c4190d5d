import { describe, expect, it } from 'vitest';
import { decodeVault } from '../../../../shared/store/vault/vaultFile';
import { MemoryFolder } from '../../../support/memoryFolder';
import { openVault, PASSPHRASE, rewriteVault } from '../../../support/vaultParts';

async function vaultBytes(): Promise<Uint8Array> {
  const place = new MemoryFolder();
  await (await openVault([place])).protect(PASSPHRASE);
  return place.bytes('vault.json');
}

describe('vault.json', () => {
  it('is broken when any bit of it is, never newer and never something else', async () => {
    const bytes = await vaultBytes();
    const whole = await decodeVault(bytes);
    const told = new Set<string>();
    for (let at = 0; at < bytes.length; at += 1) {
      const hurt = bytes.slice();
      hurt[at] = (hurt[at] ?? 0) ^ (1 << (at % 8));
      const read = await decodeVault(hurt);
      // A blank between two values may turn into another blank.
      if (read.kind === 'vault') expect(read).toEqual(whole);
      else told.add(read.kind);
    }
    expect([...told]).toEqual(['broken']);
  });

  it('is broken when cut anywhere', async () => {
    const bytes = await vaultBytes();
    for (let size = 0; size < bytes.length - 2; size += 13) {
      expect(await decodeVault(bytes.subarray(0, size))).toEqual({ kind: 'broken' });
    }
  });

  it.each([
    ['open key beside a passphrase', { master: Buffer.alloc(32).toString('base64') }],
    ['no recovery code', { recovery: null }],
    ['no protection', { protection: 'none' }],
    ['revision 0', { revision: 0 }],
    ['an endless derivation', { passphrase: { kdf: 'pbkdf2-sha256', rounds: 1e9, salt: '', sealed: '' } }],
  ])('%s is no vault', async (_, change) => {
    const bytes = await rewriteVault(await vaultBytes(), ({ body }) => void Object.assign(body, change));
    expect(await decodeVault(bytes)).toEqual({ kind: 'broken' });
  });

  it('keeps to its fields when a later program of the same version adds one', async () => {
    const bytes = await vaultBytes();
    const more = await rewriteVault(bytes, ({ body }) => void Object.assign(body, { hint: 'x' }));
    expect(await decodeVault(more)).toEqual(await decodeVault(bytes));
  });
});
