import { describe, expect, it } from 'vitest';
import { Vault } from '../../../../shared/store/vault';
import { MemoryFolder } from '../../../support/memoryFolder';
import {
  must,
  openVault,
  PASSPHRASE,
  quickKdf,
  rewriteVault,
  STORE_ID,
  seededSource,
} from '../../../support/vaultParts';

const OTHER_ID = 'ffeeddccbbaa99887766554433221100';
const options = { storeId: STORE_ID, isNew: false, source: seededSource(), kdf: quickKdf() };

async function twoPlaces() {
  const data = new MemoryFolder();
  const profile = new MemoryFolder();
  const vault = await openVault([data, profile]);
  const { keys } = must(await vault.protect(PASSPHRASE));
  return { data, profile, vault, keys };
}

describe('copies of the vault', () => {
  it.each([0, 1])('place %i lost: the other opens, and the copy is written again', async (lost) => {
    const { data, profile, keys } = await twoPlaces();
    const places = [data, profile];
    const before = data.bytes('vault.json');
    places[lost]?.lose('vault.json');
    const again = await openVault(places, { isNew: false });
    expect(must(await again.unlock({ by: 'passphrase', text: PASSPHRASE }))).toEqual(keys);
    expect(places.map((place) => place.bytes('vault.json'))).toEqual([before, before]);
  });

  it.each([0, 1])('any byte of place %i broken: the other opens, the damaged one is kept aside', async (hurt) => {
    const { data, profile } = await twoPlaces();
    const before = data.bytes('vault.json');
    for (let at = 0; at < before.length; at += 47) {
      const places = [new MemoryFolder({ 'vault.json': before }), new MemoryFolder({ 'vault.json': before })];
      places[hurt]?.flip('vault.json', at, 1 << (at % 8));
      const again = await openVault(places, { isNew: false });
      expect(await again.unlock({ by: 'passphrase', text: PASSPHRASE })).toMatchObject({ ok: true });
      expect(places.map((place) => place.bytes('vault.json'))).toEqual([before, before]);
      expect(places[hurt]?.names()).toEqual(['vault-damaged.json', 'vault.json']);
      const change = { by: 'passphrase', text: PASSPHRASE, passphrase: 'new words 2027' } as const;
      if (at === 0) must(await again.changePassphrase(change));
      if (at === 0) expect(places[hurt]?.names()).toEqual(['vault.json']);
    }
    expect(profile.names()).toEqual(['vault.json']);
  });

  it('all broken: refused, nothing overwritten', async () => {
    const { data, profile } = await twoPlaces();
    data.flip('vault.json', 300);
    profile.cut('vault.json', 200);
    const before = [data.snapshot(), profile.snapshot()];
    for (const isNew of [false, true]) {
      const opened = await Vault.open([data, profile], { ...options, isNew });
      expect(opened).toEqual({ ok: false, fault: 'host.keyDamaged', params: { name: 'vault.json' } });
    }
    expect([data.snapshot(), profile.snapshot()]).toEqual(before);
  });

  it('a higher revision wins over one that was rolled back', async () => {
    const { data, profile, vault } = await twoPlaces();
    const old = data.bytes('vault.json');
    const change = { by: 'passphrase', text: PASSPHRASE, passphrase: 'new words 2027' } as const;
    const { keys } = must(await vault.changePassphrase(change));
    data.put('vault.json', old);
    const again = await openVault([data, profile], { isNew: false });
    expect(must(await again.unlock({ by: 'passphrase', text: 'new words 2027' }))).toEqual(keys);
    expect(data.bytes('vault.json')).toEqual(profile.bytes('vault.json'));
  });

  it('the inside of an older copy does not fit a newer one', async () => {
    const { data, vault } = await twoPlaces();
    const old = JSON.parse(new TextDecoder().decode(data.bytes('vault.json')));
    must(await vault.setQuick('260815'));
    const forged = new MemoryFolder({
      'vault.json': await rewriteVault(data.bytes('vault.json'), ({ body }) => {
        body.secrets = old.body.secrets;
      }),
    });
    const again = await openVault([forged], { isNew: false });
    expect(await again.unlock({ by: 'passphrase', text: PASSPHRASE })).toMatchObject({ fault: 'host.keyDamaged' });
  });

  it('a newer version in any place is refused and untouched', async () => {
    const { data, profile } = await twoPlaces();
    const newer = await rewriteVault(profile.bytes('vault.json'), (whole) => {
      whole.version = 2;
      whole.body = { anything: 'else' };
    });
    profile.put('vault.json', newer);
    data.lose('vault.json');
    const before = profile.snapshot();
    expect(await Vault.open([data, profile], { ...options, isNew: true })).toMatchObject({ fault: 'host.storeNewer' });
    expect(profile.snapshot()).toEqual(before);
    expect(data.names()).toEqual([]);
  });

  it("another store's vault in the profile is set aside and found again", async () => {
    const first = await twoPlaces();
    const data = new MemoryFolder();
    const { profile } = first;
    const other = await openVault([data, profile], { storeId: OTHER_ID, source: seededSource(5) });
    const keys = must(await other.keys());
    expect(profile.names()).toEqual([`vault-${STORE_ID.slice(0, 8)}.json`, 'vault.json']);
    first.data.lose('vault.json');
    const back = await openVault([first.data, profile], { isNew: false });
    expect(must(await back.unlock({ by: 'passphrase', text: PASSPHRASE }))).toEqual(first.keys);
    expect(profile.names()).toEqual([`vault-${OTHER_ID.slice(0, 8)}.json`, 'vault.json']);
    data.lose('vault.json');
    const again = await openVault([data, profile], { storeId: OTHER_ID, isNew: false });
    expect(must(await again.keys())).toEqual(keys);
  });

  it("another store's vault in the data folder is refused", async () => {
    const { data, profile } = await twoPlaces();
    const before = data.snapshot();
    const opened = await Vault.open([data, profile], { ...options, storeId: OTHER_ID, isNew: true });
    expect(opened).toMatchObject({ fault: 'host.keyDamaged' });
    expect(data.snapshot()).toEqual(before);
  });

  it('a place that fails is told; the change counts, and is written there later', async () => {
    const { data, profile, vault } = await twoPlaces();
    profile.fail({ on: 'writeWhole', nth: 1, stays: true, code: 'ENOSPC' });
    must(await vault.setQuick('260815'));
    expect(vault.notices()).toEqual([{ code: 'vault.copyNotWritten', params: { name: 'vault.json' } }]);
    profile.heal();
    must(await vault.setQuick(null));
    expect(vault.notices()).toEqual([]);
    expect(profile.bytes('vault.json')).toEqual(data.bytes('vault.json'));
  });

  it('a data folder that fails: the change is refused with what the machine said, and everything is as before', async () => {
    const { data, profile, vault, keys } = await twoPlaces();
    const before = [data.snapshot(), profile.snapshot()];
    data.fail({ on: 'writeWhole', nth: 1, code: 'ENOSPC' });
    const change = { by: 'passphrase', text: PASSPHRASE, passphrase: 'new words 2027' } as const;
    await expect(vault.changePassphrase(change)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect([data.snapshot(), profile.snapshot()]).toEqual(before);
    expect(must(await vault.unlock({ by: 'passphrase', text: PASSPHRASE }))).toEqual(keys);
  });

  it('a data folder that cannot be read is a fault of the machine, never a new vault', async () => {
    const { data } = await twoPlaces();
    data.fail({ on: 'read', nth: 1, stays: true });
    await expect(Vault.open([data], { ...options, isNew: true })).rejects.toMatchObject({ code: 'EIO' });
  });
});
