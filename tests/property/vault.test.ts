import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostResult } from '../../shared/host';
import type { VaultKeys } from '../../shared/hostStore';
import { checkPassphrase, checkRecoveryCode, legacyKeysIn, type Vault } from '../../shared/store/vault';
import { writeRecoveryCode } from '../../shared/store/vault/recoveryCode';
import { type Dice, dice } from '../support/dice';
import { MemoryFolder } from '../support/memoryFolder';
import { FakeKeyring, must, openVault, seededSource } from '../support/vaultParts';

const code = fc.uint8Array({ minLength: 20, maxLength: 20 }).map(writeRecoveryCode);
const letter = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ');
const passphrase = fc
  .string({ unit: 'binary', minLength: 8, maxLength: 40 })
  .filter((words) => checkPassphrase(words).ok);

describe('recovery codes', () => {
  it('are read back however they are typed', () => {
    fc.assert(
      fc.property(code, fc.constantFrom('', ' ', '-', ' - ', '\n', '－'), fc.boolean(), (written, gap, isSmall) => {
        const typed = written.replaceAll('-', gap).replaceAll('0', 'O').replaceAll('1', 'l');
        expect(checkRecoveryCode(isSmall ? typed.toLowerCase() : typed)).toEqual({ ok: true, value: written });
      }),
    );
  });

  it('one wrong character is always noticed, in its group', () => {
    fc.assert(
      fc.property(code, fc.nat(39), letter, (written, at, other) => {
        const letters = [...written.replaceAll('-', '')];
        fc.pre(letters[at] !== other);
        letters[at] = other;
        const params = { group: Math.floor(at / 5) + 1 };
        expect(checkRecoveryCode(letters.join(''))).toEqual({ ok: false, fault: 'vault.recovery.group', params });
      }),
      { numRuns: 2000 },
    );
  });

  it('two swapped characters of a group, or two swapped groups, are always noticed', () => {
    fc.assert(
      fc.property(code, fc.nat(7), fc.nat(4), fc.nat(4), fc.nat(7), (written, group, a, b, other) => {
        const groups = written.split('-').map((one) => [...one]);
        const swapped = groups.map((one) => [...one]);
        const [mine, theirs] = [swapped[group] ?? [], groups[other] ?? []];
        [mine[a], mine[b]] = [mine[b] ?? '', mine[a] ?? ''];
        const isChanged = mine.join('') !== groups[group]?.join('');
        expect(checkRecoveryCode(swapped.join('').replaceAll(',', '')).ok).toBe(!isChanged);
        const moved = groups.map((one, index) => (index === group ? theirs : index === other ? groups[group] : one));
        const isMoved = theirs.join('') !== groups[group]?.join('');
        expect(checkRecoveryCode(moved.map((one) => one?.join('')).join('-')).ok).toBe(!isMoved);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('passphrases', () => {
  it('open the same keys, and nothing else does', async () => {
    await fc.assert(
      fc.asyncProperty(passphrase, passphrase, fc.nat(), async (mine, other, seed) => {
        fc.pre(mine.normalize('NFKC') !== other.normalize('NFKC'));
        const places = [new MemoryFolder(), new MemoryFolder()];
        const { keys, recovery } = must(await (await openVault(places, { source: seededSource(seed) })).protect(mine));
        places[seed % 2]?.lose('vault.json');
        const vault = await openVault(places, { isNew: false });
        expect(await vault.unlock({ by: 'passphrase', text: other })).toMatchObject({ fault: 'host.wrongPassphrase' });
        expect(await vault.unlock({ by: 'recovery', text: mine })).toMatchObject({ ok: false });
        expect((await vault.state()).isOpen).toBe(false);
        expect(must(await vault.unlock({ by: 'passphrase', text: mine }))).toEqual(keys);
        expect(must(await vault.unlock({ by: 'recovery', text: recovery }))).toEqual(keys);
      }),
    );
  });
});

/** Folders of one program: from the n-th call on nothing answers any more. */
function dyingAfter(
  calls: number,
  folders: readonly MemoryFolder[],
): { places: MemoryFolder[]; isDead: () => boolean } {
  let left = calls;
  const places = folders.map(
    (folder) =>
      new Proxy(folder, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== 'function' || target.constructor.prototype[name] === undefined) return value;
          return (...given: unknown[]) => {
            left -= 1;
            return left < 0 ? Promise.reject(new Error('dead')) : value.apply(target, given);
          };
        },
      }),
  );
  return { places, isDead: () => left < 0 };
}

const OLD = 'old words 2026';
const NEW = 'new words 2027';
type Act = (vault: Vault) => Promise<unknown>;
const ACTS: readonly [string, boolean, Act][] = [
  ['the first passphrase', false, (vault) => vault.protect(NEW)],
  ['a changed passphrase', true, (vault) => vault.changePassphrase({ by: 'passphrase', text: OLD, passphrase: NEW })],
  ['a new recovery code', true, (vault) => vault.newRecovery(OLD)],
];

describe('killed in the middle of', () => {
  it.each(ACTS)('%s: the old or the new way opens, with every key', async (_, isProtected, act) => {
    let ran = 0;
    for (let seed = 1; seed <= 6; seed += 1) {
      for (let calls = 1; ; calls += 1) {
        const folders = [new MemoryFolder(), new MemoryFolder()];
        const first = await openVault(folders, { source: seededSource(seed) });
        const before = isProtected ? must(await first.protect(OLD)).keys : must(await first.keys());
        const dying = dyingAfter(calls, folders);
        const vault = await openVault(dying.places, { isNew: false, source: seededSource(seed + 100) }).catch(
          () => undefined,
        );
        if (isProtected) await vault?.unlock({ by: 'passphrase', text: OLD }).catch(() => undefined);
        await (vault && act(vault).catch(() => undefined));
        const throws = dice(seed * 1000 + calls);
        const left = folders.map((one) => (calls % 2 ? one.kill() : one.cutPower(throws)));
        const again = await openVault(left, { isNew: false });
        const opened = [];
        for (const text of [OLD, NEW]) {
          const answer = await again.unlock({ by: 'passphrase', text });
          if (answer.ok) opened.push(answer.value);
        }
        expect(opened.length).toBeGreaterThan(0);
        expect(opened[0]?.keys.slice(0, before.keys.length)).toEqual(before.keys);
        expect(left[1]?.bytes('vault.json')).toEqual(left[0]?.bytes('vault.json'));
        ran += 1;
        if (!dying.isDead()) break;
      }
    }
    expect(ran).toBeGreaterThan(60);
  });

  it('taking over the keys of version 0.1.0: they are in the files or in the vault', async () => {
    const key = new Uint8Array(32).fill(7);
    const seed = new Uint8Array(32).fill(9);
    for (let calls = 1; ; calls += 1) {
      const folders = [new MemoryFolder(), new MemoryFolder({ 'data.key': key, 'signing.key': seed })];
      const dying = dyingAfter(calls, folders);
      const [, profile] = dying.places;
      await openVault(dying.places, { ...(profile && { legacy: legacyKeysIn(profile) }) }).catch(() => undefined);
      const left = folders.map((one) => one.cutPower(dice(calls)));
      const legacy = legacyKeysIn(left[1] as MemoryFolder);
      const vault = await openVault(left, { legacy });
      const keys = must(await vault.keys());
      expect(keys.keys.map((one) => one.key)).toEqual([key]);
      expect(left.map((one) => one.names())).toEqual([['vault.json'], ['vault.json']]);
      if (!dying.isDead()) break;
    }
  });
});

/** A person, a disk and a clock that do anything in any order; what was acknowledged must stay true. */
async function history(throws: Dice, steps: number): Promise<void> {
  let folders = [new MemoryFolder(), new MemoryFolder()];
  const source = seededSource(throws.int(1, 1e9));
  const keyring = new FakeKeyring();
  let vault = await openVault(folders, { source, keyring });
  const keyIds = new Set(must(await vault.keys()).keys.map(({ id }) => id));
  /** Passphrases of which one opens: two after a change that was not acknowledged. */
  let known: string[] = [];
  const note = (keys: VaultKeys): void => {
    for (const { id } of keys.keys) keyIds.add(id);
  };
  const change = async (run: Promise<HostResult<{ readonly keys: VaultKeys }>>, next: string): Promise<void> => {
    const answer = await run.catch(() => undefined);
    if (answer?.ok) {
      known = [next];
      note(answer.value.keys);
    } else if (answer === undefined) known = [...known, next];
  };
  const acts: (() => Promise<unknown>)[] = [
    () => vault.setQuick(throws.chance(0.5) ? '260815' : null).catch(() => undefined),
    () => vault.setKeyring(throws.chance(0.5)).catch(() => undefined),
    () => vault.lock(),
    () => vault.unlock({ by: 'quick', text: throws.pick(['260815', '111111']) }),
    () => vault.unlock({ by: 'keyring', text: '' }),
    () => vault.unlock({ by: 'passphrase', text: 'never right' }),
    async () => Object.assign(keyring, { mask: throws.int(0, 255), isBroken: throws.chance(0.3) }),
    async () => throws.pick(folders).fail({ on: 'change', nth: throws.int(1, 3), stays: throws.chance(0.3) }),
    async () => throws.pick(folders).fail({ on: 'any', nth: throws.int(1, 6) }),
  ];
  for (let step = 0; step < steps; step += 1) {
    source.time += 400_000;
    const fresh = `${NEW}${throws.int(0, 99)}`;
    if (throws.chance(0.2) && known.length === 0) await change(vault.protect(fresh), fresh);
    else if (throws.chance(0.15) && known.length > 0) {
      const text = throws.pick(known);
      await change(vault.changePassphrase({ by: 'passphrase', text, passphrase: fresh }), fresh);
    } else
      await throws
        .pick(acts.slice(1))()
        .catch(() => undefined);
    if (!throws.chance(0.3)) continue;
    for (const folder of folders) folder.heal();
    // Only a copy that is up to date can stand for one that is lost.
    const isSafe = vault.notices().length === 0 && folders.every((one) => one.names().includes('vault.json'));
    folders = folders.map((one) => (throws.chance(0.5) ? one.kill() : one.cutPower(throws)));
    const mishap = isSafe ? throws.int(0, 4) : 0;
    if (mishap === 1) throws.pick(folders).lose('vault.json');
    if (mishap === 2) throws.pick(folders).flip('vault.json', throws.int(0, 900), 1);
    vault = await openVault(folders, { source, keyring, isNew: false });
    let isOpen = (await vault.state()).isOpen;
    for (const text of known) {
      if ((await vault.unlock({ by: 'passphrase', text })).ok) {
        known = [text];
        isOpen = true;
        break;
      }
      source.time += 400_000;
    }
    expect(isOpen).toBe(true);
    if ((await vault.state()).protection === 'none') known = [];
    const ring = must(await vault.keys());
    expect(ring.keys.map(({ id }) => id)).toEqual(expect.arrayContaining([...keyIds]));
    note(ring);
  }
}

describe('any history', () => {
  it('leaves every acknowledged key behind a passphrase that is known', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => history(dice(seed), 40)),
      { numRuns: 60 },
    );
  }, 400_000);
});
