import { describe, expect, it } from 'vitest';
import { ed25519PublicKey, ed25519Verify } from '../../../../shared/formats/crypto';
import { legacyKeysIn, Vault } from '../../../../shared/store/vault';
import { MemoryFolder } from '../../../support/memoryFolder';
import { must, openVault, PASSPHRASE, quickKdf, STORE_ID, seededSource } from '../../../support/vaultParts';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const textOf = (folder: MemoryFolder): string => new TextDecoder().decode(folder.bytes('vault.json'));

describe('a new vault', () => {
  it('is open without a passphrase, with one data key and a signing pair, in every place', async () => {
    const places = [new MemoryFolder(), new MemoryFolder()];
    const vault = await openVault(places);
    expect(await vault.state()).toEqual({
      protection: 'none',
      isOpen: true,
      canUseKeyring: false,
      usesKeyring: false,
      hasQuick: false,
      quickReady: false,
      quickTriesLeft: 5,
      waitMs: 0,
    });
    const keys = must(await vault.keys());
    expect(keys.keys.map(({ id, key }) => [id, key.length])).toEqual([[keys.current, 32]]);
    expect(places[1]?.bytes('vault.json')).toEqual(places[0]?.bytes('vault.json'));
    const again = await openVault(places, { isNew: false });
    expect(must(await again.keys())).toEqual(keys);
    const message = new TextEncoder().encode('bundle');
    const signature = must(await again.sign(message));
    expect(ed25519Verify(signature, message, must(await vault.publicKey()))).toBe(true);
  });

  it('is made only for a new store', async () => {
    const places = [new MemoryFolder(), new MemoryFolder()];
    const opened = await Vault.open(places, { storeId: STORE_ID, isNew: false, source: seededSource() });
    expect(opened).toEqual({ ok: false, fault: 'host.keyDamaged', params: { name: 'vault.json' } });
    expect(places.flatMap((place) => place.names())).toEqual([]);
  });

  it('hands out copies of its keys', async () => {
    const vault = await openVault([new MemoryFolder()]);
    const first = must(await vault.keys());
    const before = hexOf(first.keys[0]?.key ?? new Uint8Array());
    for (const { key } of first.keys) key.fill(0);
    expect(hexOf(must(await vault.keys()).keys[0]?.key ?? new Uint8Array())).toBe(before);
  });
});

describe('the first passphrase', () => {
  it('brings a new data key, keeps the old one, and leaves no clear key in any place', async () => {
    const places = [new MemoryFolder(), new MemoryFolder()];
    const vault = await openVault(places);
    const before = must(await vault.keys());
    const clear = JSON.parse(textOf(places[0] as MemoryFolder)).body.master;
    const { recovery, keys } = must(await vault.protect(PASSPHRASE));
    expect(recovery).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(keys.current).not.toBe(before.current);
    expect(keys.keys.map(({ id }) => id)).toEqual([before.current, keys.current]);
    for (const place of places) {
      expect(textOf(place)).not.toContain(clear);
      expect(JSON.parse(textOf(place)).body).toMatchObject({ master: null, keyring: null, protection: 'passphrase' });
      expect(place.names()).toEqual(['vault.json']);
    }
  });

  it('is asked at the next start; recovery code and passphrase open the same keys', async () => {
    const place = new MemoryFolder();
    const { recovery, keys } = must(await (await openVault([place])).protect(PASSPHRASE));
    const vault = await openVault([place], { isNew: false });
    expect(await vault.state()).toMatchObject({ protection: 'passphrase', isOpen: false });
    expect(await vault.keys()).toMatchObject({ fault: 'host.locked' });
    expect(await vault.publicKey()).toMatchObject({ fault: 'host.locked' });
    expect(await vault.sign(new Uint8Array(1))).toMatchObject({ fault: 'host.locked' });
    expect(must(await vault.unlock({ by: 'passphrase', text: PASSPHRASE }))).toEqual(keys);
    const other = await openVault([place], { isNew: false });
    const typed = recovery.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l').replaceAll('0', 'o');
    expect(must(await other.unlock({ by: 'recovery', text: typed }))).toEqual(keys);
  });

  it('is the same passphrase on every keyboard', async () => {
    const place = new MemoryFolder();
    await (await openVault([place])).protect('ＡＢｃ１２３４５ ');
    const vault = await openVault([place], { isNew: false });
    expect(await vault.unlock({ by: 'passphrase', text: 'ABc12345 ' })).toMatchObject({ ok: true });
  });

  it.each(['1234567', '88888888', '12345678', 'Password', '１２３４５６７８', ''])('refuses %j', async (passphrase) => {
    const place = new MemoryFolder();
    const vault = await openVault([place]);
    const before = place.snapshot();
    expect(await vault.protect(passphrase)).toMatchObject({ fault: 'host.weakPassphrase', params: { least: 8 } });
    expect(place.snapshot()).toEqual(before);
  });

  it('cannot be given twice', async () => {
    const vault = await openVault([new MemoryFolder()]);
    await vault.protect(PASSPHRASE);
    expect(await vault.protect('another one')).toMatchObject({ fault: 'host.badInput' });
  });
});

describe('a wrong passphrase', () => {
  it('waits longer each time, is not tried before, and changes nothing on the disk', async () => {
    const place = new MemoryFolder();
    const source = seededSource();
    const kdf = quickKdf();
    await (await openVault([place])).protect(PASSPHRASE);
    const vault = await openVault([place], { isNew: false, source, kdf });
    const before = place.snapshot();
    const waits: unknown[] = [];
    for (let n = 0; n < 13; n += 1) {
      const answer = await vault.unlock({ by: 'passphrase', text: 'wrong one' });
      expect(answer).toMatchObject({ fault: 'host.wrongPassphrase' });
      const { waitMs } = answer.ok ? { waitMs: -1 } : answer.params;
      waits.push(waitMs);
      source.time += Number(waitMs);
    }
    expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((seconds) => seconds * 1000));
    expect(await vault.unlock({ by: 'passphrase', text: 'wrong one' })).toMatchObject({
      fault: 'host.wrongPassphrase',
    });
    source.time += 100_500;
    const tried = kdf.derived;
    for (const by of ['passphrase', 'recovery'] as const) {
      expect(await vault.unlock({ by, text: PASSPHRASE })).toEqual({
        ok: false,
        fault: 'host.waitFirst',
        params: { waitMs: 199_500, seconds: 200 },
      });
    }
    expect((await vault.state()).waitMs).toBe(199_500);
    expect(kdf.derived).toBe(tried);
    source.time += 199_500;
    expect(await vault.unlock({ by: 'passphrase', text: PASSPHRASE })).toMatchObject({ ok: true });
    expect((await vault.state()).waitMs).toBe(0);
    expect(place.snapshot()).toEqual(before);
  });

  it('is not made worse by a clock that is set back', async () => {
    const place = new MemoryFolder();
    const source = seededSource();
    await (await openVault([place])).protect(PASSPHRASE);
    const vault = await openVault([place], { isNew: false, source });
    for (let n = 0; n < 3; n += 1) await vault.unlock({ by: 'passphrase', text: 'wrong one' });
    source.time -= 86_400_000;
    expect((await vault.state()).waitMs).toBe(1000);
  });

  it('does not close a vault that is open', async () => {
    const vault = await openVault([new MemoryFolder()]);
    await vault.protect(PASSPHRASE);
    expect(await vault.unlock({ by: 'passphrase', text: 'wrong one' })).toMatchObject({ ok: false });
    expect((await vault.state()).isOpen).toBe(true);
  });

  it('a recovery code that cannot be one is a slip, not a try', async () => {
    const vault = await openVault([new MemoryFolder()]);
    await vault.protect(PASSPHRASE);
    for (let n = 0; n < 5; n += 1) {
      expect(await vault.unlock({ by: 'recovery', text: 'ABCDE' })).toMatchObject({ fault: 'host.wrongPassphrase' });
    }
    expect((await vault.state()).waitMs).toBe(0);
  });
});

describe('a changed passphrase', () => {
  it.each(['passphrase', 'recovery'] as const)('by %s: old passphrase and old sheet are void', async (by) => {
    const place = new MemoryFolder();
    const old = must(await (await openVault([place])).protect(PASSPHRASE));
    const vault = await openVault([place], { isNew: false, source: seededSource(2) });
    const text = by === 'passphrase' ? PASSPHRASE : old.recovery;
    const fresh = must(await vault.changePassphrase({ by, text, passphrase: 'new words 2027' }));
    expect(fresh.recovery).not.toBe(old.recovery);
    expect(fresh.keys.keys.slice(0, 2)).toEqual(old.keys.keys);
    expect(fresh.keys.current).not.toBe(old.keys.current);
    const again = await openVault([place], { isNew: false });
    expect(await again.unlock({ by: 'passphrase', text: PASSPHRASE })).toMatchObject({ fault: 'host.wrongPassphrase' });
    expect(await again.unlock({ by: 'recovery', text: old.recovery })).toMatchObject({ fault: 'host.wrongPassphrase' });
    expect(must(await again.unlock({ by: 'passphrase', text: 'new words 2027' }))).toEqual(fresh.keys);
    const last = await openVault([place], { isNew: false });
    expect(must(await last.unlock({ by: 'recovery', text: fresh.recovery }))).toEqual(fresh.keys);
  });

  it('needs what is known now, and a strong new one', async () => {
    const place = new MemoryFolder();
    const vault = await openVault([place]);
    await vault.protect(PASSPHRASE);
    const before = place.snapshot();
    const ask = (text: string, passphrase: string) => vault.changePassphrase({ by: 'passphrase', text, passphrase });
    expect(await ask('wrong one', 'new words 2027')).toMatchObject({ fault: 'host.wrongPassphrase' });
    expect(await ask(PASSPHRASE, 'short')).toMatchObject({ fault: 'host.weakPassphrase' });
    expect(place.snapshot()).toEqual(before);
  });

  it('a new recovery code leaves passphrase and keys and voids the old sheet', async () => {
    const place = new MemoryFolder();
    const vault = await openVault([place]);
    const old = must(await vault.protect(PASSPHRASE));
    expect(await vault.newRecovery('wrong one')).toMatchObject({ fault: 'host.wrongPassphrase' });
    const { recovery } = must(await vault.newRecovery(PASSPHRASE));
    const again = await openVault([place], { isNew: false });
    expect(await again.unlock({ by: 'recovery', text: old.recovery })).toMatchObject({ fault: 'host.wrongPassphrase' });
    expect(must(await again.unlock({ by: 'recovery', text: recovery }))).toEqual(old.keys);
    expect(must(await again.unlock({ by: 'passphrase', text: PASSPHRASE }))).toEqual(old.keys);
  });
});

describe('signing keys', () => {
  it('are named by the first half of the key id of bundles', async () => {
    const vault = await openVault([new MemoryFolder()]);
    const { id } = must(await vault.signingKey(null));
    const digest = await crypto.subtle.digest('SHA-256', must(await vault.publicKey()));
    expect(id).toBe(hexOf(new Uint8Array(digest)).slice(0, 8));
    expect(must(await vault.signingKey(id))).toEqual({ id });
    expect(await vault.signingKey('00000000')).toMatchObject({ fault: 'host.notFound' });
  });

  it('stay the same over passphrases', async () => {
    const vault = await openVault([new MemoryFolder()]);
    const before = hexOf(must(await vault.publicKey()));
    await vault.protect(PASSPHRASE);
    await vault.changePassphrase({ by: 'passphrase', text: PASSPHRASE, passphrase: 'new words 2027' });
    expect(hexOf(must(await vault.publicKey()))).toBe(before);
  });
});

describe('two windows over one vault', () => {
  it('see what the other did: a passphrase closes, digits do not', async () => {
    const place = new MemoryFolder();
    const one = await openVault([place]);
    const two = await openVault([place], { isNew: false, source: seededSource(2) });
    const { keys } = must(await one.protect(PASSPHRASE));
    expect(await two.state()).toMatchObject({ protection: 'passphrase', isOpen: false });
    expect(await two.protect('another one')).toMatchObject({ fault: 'host.badInput' });
    expect(must(await two.unlock({ by: 'passphrase', text: PASSPHRASE }))).toEqual(keys);
    await one.setQuick('260815');
    expect(await two.state()).toMatchObject({ isOpen: true, hasQuick: true });
  });
});

describe('keys of version 0.1.0', () => {
  it('become the first ones; the files go when every place has the vault', async () => {
    const key = new Uint8Array(32).fill(7);
    const seed = new Uint8Array(32).fill(9);
    const profile = new MemoryFolder({ 'data.key': key, 'signing.key': seed });
    const vault = await openVault([new MemoryFolder(), profile], { legacy: legacyKeysIn(profile) });
    const keys = must(await vault.keys());
    expect(keys.keys.map((one) => one.key)).toEqual([key]);
    expect(must(await vault.publicKey())).toEqual(new Uint8Array(ed25519PublicKey(seed)));
    expect(profile.names()).toEqual(['vault.json']);
    const wiped = profile.calls.filter(({ name }) => name === 'data.key').map(({ kind }) => kind);
    expect(wiped.slice(-3)).toEqual(['write', 'flush', 'remove']);
  });

  it('stay while a place could not be written, and are wiped at the next start', async () => {
    const profile = new MemoryFolder({ 'data.key': new Uint8Array(32).fill(7) });
    const data = new MemoryFolder();
    profile.fail({ on: 'writeWhole', nth: 1, stays: true });
    const vault = await openVault([data, profile], { legacy: legacyKeysIn(profile) });
    expect(vault.notices()).toEqual([{ code: 'vault.copyNotWritten', params: { name: 'vault.json' } }]);
    expect(profile.names()).toEqual(['data.key']);
    profile.heal();
    const again = await openVault([data, profile], { legacy: legacyKeysIn(profile), isNew: false });
    expect(again.notices()).toEqual([]);
    expect(must(await again.keys())).toEqual(must(await vault.keys()));
    expect(profile.names()).toEqual(['vault.json']);
  });

  it.each([
    ['data.key', 31],
    ['signing.key', 33],
  ])('a damaged %s is refused and left alone', async (name, length) => {
    const profile = new MemoryFolder({ [name]: new Uint8Array(length).fill(3) });
    const before = profile.snapshot();
    const opened = await Vault.open([new MemoryFolder(), profile], {
      storeId: STORE_ID,
      isNew: true,
      source: seededSource(),
      legacy: legacyKeysIn(profile),
    });
    expect(opened).toEqual({ ok: false, fault: 'host.keyDamaged', params: { name } });
    expect(profile.snapshot()).toEqual(before);
  });
});

describe('keys of version 0.1.0 beside a vault', () => {
  it('are taken in when it opens: nothing that the old program sealed meanwhile is lost', async () => {
    const data = new MemoryFolder();
    const profile = new MemoryFolder();
    const before = must(await (await openVault([data, profile])).protect(PASSPHRASE)).keys;
    profile.put('data.key', new Uint8Array(32).fill(5));
    profile.put('signing.key', new Uint8Array(32));
    const vault = await openVault([data, profile], { isNew: false, legacy: legacyKeysIn(profile) });
    expect(profile.names()).toEqual(['data.key', 'signing.key', 'vault.json']);
    const keys = must(await vault.unlock({ by: 'passphrase', text: PASSPHRASE }));
    expect(keys.current).toBe(before.current);
    expect(keys.keys.slice(0, 2)).toEqual(before.keys);
    expect(keys.keys[2]?.key).toEqual(new Uint8Array(32).fill(5));
    expect(profile.names()).toEqual(['vault.json']);
  });
});
