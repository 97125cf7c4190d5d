import { describe, expect, it } from 'vitest';
import { describeVault } from '../../../../shared/store/vault';
import { MemoryFolder } from '../../../support/memoryFolder';
import { must, openVault, PASSPHRASE, rewriteVault, STORE_ID, seededSource } from '../../../support/vaultParts';

const HOME_ID = 'ffeeddccbbaa99887766554433221100';
const home = (place: MemoryFolder, isNew = true) =>
  openVault([place], { storeId: HOME_ID, source: seededSource(11), isNew });

async function backupOf(protect: boolean) {
  const vault = await openVault([new MemoryFolder()]);
  const recovery = protect ? must(await vault.protect(PASSPHRASE)).recovery : '';
  const keys = must(await vault.keys());
  const { id } = must(await vault.signingKey(null));
  return { vault, recovery, keys, signing: id, bytes: must(await vault.backupBytes()) };
}

describe('the vault of a backup', () => {
  it('says store and protection without a secret', async () => {
    const { bytes } = await backupOf(true);
    expect(await describeVault(bytes)).toEqual({ ok: true, value: { storeId: STORE_ID, protection: 'passphrase' } });
    const broken = bytes.slice();
    broken[200] = (broken[200] ?? 0) ^ 1;
    expect(await describeVault(broken)).toMatchObject({ fault: 'host.backupDamaged' });
    const newer = await rewriteVault(bytes, (whole) => {
      whole.version = 9;
    });
    expect(await describeVault(newer)).toMatchObject({ fault: 'host.storeNewer' });
  });

  it('is opened by its passphrase or recovery code, and by nothing else', async () => {
    const { bytes, keys, recovery } = await backupOf(true);
    const vault = await home(new MemoryFolder());
    const before = must(await vault.keys());
    for (const input of [
      { by: 'passphrase', text: PASSPHRASE },
      { by: 'recovery', text: recovery },
    ] as const) {
      expect(must(await vault.openForeign(bytes, input)).keys).toEqual(keys);
    }
    const wrong = await vault.openForeign(bytes, { by: 'passphrase', text: 'wrong one' });
    expect(wrong).toMatchObject({ fault: 'host.wrongPassphrase' });
    expect(await vault.openForeign(bytes, { by: 'own', text: '' })).toMatchObject({ fault: 'host.wrongPassphrase' });
    expect(must(await vault.keys())).toEqual(before);
  });

  it('of the same store opens without asking, also after the passphrase was changed', async () => {
    const { vault, bytes, keys } = await backupOf(true);
    expect(must(await vault.openForeign(bytes, { by: 'own', text: '' })).keys).toEqual(keys);
    await vault.changePassphrase({ by: 'passphrase', text: PASSPHRASE, passphrase: 'new words 2027' });
    const later = must(await vault.openForeign(bytes, { by: 'own', text: '' }));
    expect(later.keys.keys.map(({ id }) => id)).toEqual(expect.arrayContaining(keys.keys.map(({ id }) => id)));
    await vault.lock();
    expect(await vault.openForeign(bytes, { by: 'own', text: '' })).toMatchObject({ fault: 'host.locked' });
  });

  it('carries no signing key while it lies open, and no form of the key store', async () => {
    const { bytes } = await backupOf(false);
    const vault = await home(new MemoryFolder());
    const opened = must(await vault.openForeign(bytes, { by: 'own', text: '' }));
    expect(opened.secrets.seeds).toEqual([]);
    const { bytes: sealed } = await backupOf(true);
    expect(JSON.parse(new TextDecoder().decode(sealed)).body.keyring).toBeNull();
  });

  it('can be written while the vault is locked', async () => {
    const { vault, bytes } = await backupOf(true);
    await vault.lock();
    expect(must(await vault.backupBytes())).toEqual(bytes);
  });
});

describe('taking the keys of a backup in', () => {
  it('brings its passphrase and sheet to a machine that had none: nothing private comes to lie open', async () => {
    const { bytes, keys, signing, recovery } = await backupOf(true);
    const place = new MemoryFolder();
    const vault = await home(place);
    const mine = must(await vault.keys());
    const opened = must(await vault.openForeign(bytes, { by: 'passphrase', text: PASSPHRASE }));
    const all = must(await vault.adopt(opened));
    expect(all.current).toBe(keys.current);
    expect(all.keys.map(({ id }) => id).sort()).toEqual([...mine.keys, ...keys.keys].map(({ id }) => id).sort());
    expect(must(await vault.signingKey(signing))).toEqual({ id: signing });
    for (const [by, text] of [
      ['passphrase', PASSPHRASE],
      ['recovery', recovery],
    ] as const) {
      const again = await home(place, false);
      expect(await again.state()).toMatchObject({ protection: 'passphrase', isOpen: false });
      expect(must(await again.unlock({ by, text }))).toEqual(all);
      expect(must(await again.signingKey(null))).toEqual({ id: signing });
    }
  });

  it('into a vault with a passphrase adds keys and leaves the ways in', async () => {
    const { bytes, keys, signing } = await backupOf(true);
    const place = new MemoryFolder();
    const vault = await home(place);
    const mine = must(await vault.protect('another passphrase')).keys;
    const opened = must(await vault.openForeign(bytes, { by: 'passphrase', text: PASSPHRASE }));
    const all = must(await vault.adopt(opened));
    expect(all.current).toBe(mine.current);
    expect(all.keys).toHaveLength(mine.keys.length + keys.keys.length);
    expect(must(await vault.adopt(opened))).toEqual(all);
    must(await vault.signingKey(signing));
    const again = await home(place, false);
    expect(await again.unlock({ by: 'passphrase', text: PASSPHRASE })).toMatchObject({ fault: 'host.wrongPassphrase' });
    expect(must(await again.unlock({ by: 'passphrase', text: 'another passphrase' }))).toEqual(all);
  });

  it('needs an open vault', async () => {
    const { bytes } = await backupOf(true);
    const vault = await home(new MemoryFolder());
    await vault.protect('another passphrase');
    const opened = must(await vault.openForeign(bytes, { by: 'passphrase', text: PASSPHRASE }));
    await vault.lock();
    expect(await vault.adopt(opened)).toMatchObject({ fault: 'host.locked' });
  });
});
