import { describe, expect, it } from 'vitest';
import type { Vault } from '../../../../shared/store/vault';
import { MemoryFolder } from '../../../support/memoryFolder';
import { FakeKeyring, must, openVault, PASSPHRASE, seededSource } from '../../../support/vaultParts';

const DIGITS = '260815';

async function protectedVault(keyring?: FakeKeyring): Promise<{ place: MemoryFolder; vault: Vault }> {
  const place = new MemoryFolder();
  const vault = await openVault([place], { ...(keyring && { keyring }) });
  must(await vault.protect(PASSPHRASE));
  return { place, vault };
}

describe('six digits', () => {
  it('open again after an idle lock', async () => {
    const { vault } = await protectedVault();
    expect(must(await vault.setQuick(DIGITS))).toMatchObject({ hasQuick: true, quickReady: false });
    const keys = must(await vault.keys());
    expect(await vault.lock()).toMatchObject({ isOpen: false, hasQuick: true, quickReady: true, quickTriesLeft: 5 });
    expect(await vault.keys()).toMatchObject({ fault: 'host.locked' });
    expect(must(await vault.unlock({ by: 'quick', text: DIGITS }))).toEqual(keys);
    // The page asks again and again; the vault must be able to write afterwards too.
    expect(must(await vault.setQuick(null))).toMatchObject({ hasQuick: false });
    expect(await vault.lock()).toMatchObject({ hasQuick: false, quickReady: false });
  });

  it('may be tried five times, then only the passphrase opens', async () => {
    const { vault } = await protectedVault();
    await vault.setQuick(DIGITS);
    await vault.lock();
    for (const left of [4, 3, 2, 1, 0]) {
      expect(await vault.unlock({ by: 'quick', text: '000000' })).toEqual({
        ok: false,
        fault: 'host.wrongPassphrase',
        params: { waitMs: 0, triesLeft: left },
      });
    }
    expect(await vault.unlock({ by: 'quick', text: DIGITS })).toMatchObject({ fault: 'host.locked' });
    expect(await vault.state()).toMatchObject({ isOpen: false, quickReady: false, quickTriesLeft: 0 });
    must(await vault.unlock({ by: 'passphrase', text: PASSPHRASE }));
    expect(await vault.lock()).toMatchObject({ quickReady: true, quickTriesLeft: 5 });
  });

  it('tries at the same time count one by one', async () => {
    const { vault } = await protectedVault();
    await vault.setQuick(DIGITS);
    await vault.lock();
    const guesses = Array.from({ length: 20 }, (_, n) => String(n).padStart(6, '0'));
    const answers = await Promise.all([...guesses, DIGITS].map((text) => vault.unlock({ by: 'quick', text })));
    expect(answers.some(({ ok }) => ok)).toBe(false);
  });

  it('open nothing after a start', async () => {
    const { place, vault } = await protectedVault();
    await vault.setQuick(DIGITS);
    await vault.lock();
    const again = await openVault([place], { isNew: false });
    expect(await again.state()).toMatchObject({ isOpen: false, quickReady: false });
    expect(await again.unlock({ by: 'quick', text: DIGITS })).toMatchObject({ fault: 'host.locked' });
    must(await again.unlock({ by: 'passphrase', text: PASSPHRASE }));
    expect(await again.state()).toMatchObject({ hasQuick: true });
  });

  it('need an open vault with a passphrase', async () => {
    const open = await openVault([new MemoryFolder()]);
    expect(await open.setQuick(DIGITS)).toMatchObject({ fault: 'host.unavailable' });
    const { vault } = await protectedVault();
    await vault.lock();
    expect(await vault.setQuick(DIGITS)).toMatchObject({ fault: 'host.locked' });
  });

  it('are void when another window changed the passphrase', async () => {
    const { place, vault } = await protectedVault();
    await vault.setQuick(DIGITS);
    await vault.lock();
    const other = await openVault([place], { isNew: false, source: seededSource(3) });
    const change = { by: 'passphrase', text: PASSPHRASE, passphrase: 'new words 2027' } as const;
    must(await other.changePassphrase(change));
    expect(await vault.unlock({ by: 'quick', text: DIGITS })).toMatchObject({ fault: 'host.locked' });
    must(await vault.unlock({ by: 'passphrase', text: 'new words 2027' }));
  });
});

describe('locking', () => {
  it('does nothing before there is a passphrase', async () => {
    const vault = await openVault([new MemoryFolder()]);
    expect(await vault.lock()).toMatchObject({ isOpen: true, protection: 'none' });
  });
});

describe('the system key store', () => {
  it('opens at the start, but not after an idle lock', async () => {
    const keyring = new FakeKeyring();
    const { place, vault } = await protectedVault(keyring);
    expect(must(await vault.setKeyring(true))).toMatchObject({ canUseKeyring: true, usesKeyring: true });
    const keys = must(await vault.keys());
    const again = await openVault([place], { isNew: false, keyring });
    expect(must(await again.unlock({ by: 'keyring', text: '' }))).toEqual(keys);
    await again.lock();
    expect(await again.unlock({ by: 'keyring', text: '' })).toMatchObject({ fault: 'host.locked' });
    must(await again.unlock({ by: 'passphrase', text: PASSPHRASE }));
  });

  it.each([
    ['is gone', (keyring: FakeKeyring) => Object.assign(keyring, { isThere: false })],
    ['fails', (keyring: FakeKeyring) => Object.assign(keyring, { isBroken: true })],
    ['was changed', (keyring: FakeKeyring) => Object.assign(keyring, { mask: 0x11 })],
  ])('locks nobody out when it %s', async (_, spoil) => {
    const keyring = new FakeKeyring();
    const { place, vault } = await protectedVault(keyring);
    must(await vault.setKeyring(true));
    spoil(keyring);
    const again = await openVault([place], { isNew: false, keyring });
    expect(await again.unlock({ by: 'keyring', text: '' })).toMatchObject({ fault: 'host.locked' });
    must(await again.unlock({ by: 'passphrase', text: PASSPHRASE }));
    expect(await again.state()).toMatchObject({ isOpen: true, usesKeyring: false });
    expect(JSON.parse(new TextDecoder().decode(place.bytes('vault.json'))).body.keyring).toBeNull();
  });

  it('follows a changed passphrase, and can be switched off', async () => {
    const keyring = new FakeKeyring();
    const { place, vault } = await protectedVault(keyring);
    must(await vault.setKeyring(true));
    const change = { by: 'passphrase', text: PASSPHRASE, passphrase: 'new words 2027' } as const;
    const { keys } = must(await vault.changePassphrase(change));
    const again = await openVault([place], { isNew: false, keyring });
    expect(must(await again.unlock({ by: 'keyring', text: '' }))).toEqual(keys);
    expect(must(await again.setKeyring(false))).toMatchObject({ usesKeyring: false });
    const last = await openVault([place], { isNew: false, keyring });
    expect(await last.unlock({ by: 'keyring', text: '' })).toMatchObject({ fault: 'host.locked' });
  });

  it('is refused where it does not work or where there is no passphrase', async () => {
    const keyring = new FakeKeyring();
    const open = await openVault([new MemoryFolder()], { keyring });
    expect(await open.setKeyring(true)).toMatchObject({ fault: 'host.unavailable' });
    const { vault } = await protectedVault(keyring);
    keyring.isBroken = true;
    expect(await vault.setKeyring(true)).toMatchObject({ fault: 'host.unavailable' });
    const { vault: without } = await protectedVault();
    expect(await without.setKeyring(true)).toMatchObject({ fault: 'host.unavailable' });
  });
});
