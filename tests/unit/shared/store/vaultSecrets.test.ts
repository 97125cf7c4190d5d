import { describe, expect, it } from 'vitest';
import { checkPassphrase, checkRecoveryCode } from '../../../../shared/store/vault';
import { createKdf, MAX_ROUNDS, MIN_ROUNDS, roundsFor } from '../../../../shared/store/vault/kdf';
import { writeRecoveryCode } from '../../../../shared/store/vault/recoveryCode';
import { waitAfter } from '../../../../shared/store/vault/tries';
import { MemoryFolder } from '../../../support/memoryFolder';
import { must, openVault, PASSPHRASE, seededSource } from '../../../support/vaultParts';

describe('the recovery code', () => {
  it('has one fixed spelling for given bits', () => {
    expect(writeRecoveryCode(new Uint8Array(20))).toBe('00001-00002-00003-00004-00005-00006-00007-00008');
    const code = writeRecoveryCode(Uint8Array.from({ length: 20 }, (_, n) => n * 13 + 5));
    expect(checkRecoveryCode(code)).toEqual({ ok: true, value: code });
  });

  it.each([
    ['a missing character, the groups apart', '00001 00002 0003 00004 00005 00006 00007 00008', 'group', { group: 3 }],
    ['a missing character, nothing between', '000010000200030000400005000060000700008', 'length', { count: 39 }],
    ['nothing', ' - ', 'length', { count: 0 }],
    ['a letter that is none of them', '00001-00002-00003-00004-0000U-00006-00007-00008', 'group', { group: 5 }],
    ['two swapped groups', '00002-00001-00003-00004-00005-00006-00007-00008', 'group', { group: 1 }],
  ])('names %s', (_, typed, what, params) => {
    expect(checkRecoveryCode(typed)).toEqual({ ok: false, fault: `vault.recovery.${what}`, params });
  });

  it('is read as people write it', () => {
    const code = '00001-00002-00003-00004-00005-00006-00007-00008';
    for (const typed of [
      'OOOOI OOOO2 OOOO3 OOOO4 OOOO5 OOOO6 OOOO7 OOOO8',
      'oooolooo02000030000400005000060000700008',
      '００００１－００００２—00003 – 00004\n00005_00006，00007．00008',
    ]) {
      expect(checkRecoveryCode(typed)).toEqual({ ok: true, value: code });
    }
  });
});

describe('the slow derivation', () => {
  it('gives the published value of PBKDF2-HMAC-SHA-256 (RFC 7914 § 11)', async () => {
    const key = await createKdf(seededSource()).derive('passwd', new TextEncoder().encode('salt'), 1);
    expect(Buffer.from(key).toString('hex')).toBe('55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc');
  });

  it.each([
    [200, MIN_ROUNDS],
    [100, 800_000],
    [61, 1_310_000],
    [4, MAX_ROUNDS],
    [0, MIN_ROUNDS],
    [-5000, MIN_ROUNDS],
    [Number.NaN, MIN_ROUNDS],
  ])('a probe of %d ms gives %d rounds', (probeMs, rounds) => {
    expect(roundsFor(probeMs)).toBe(rounds);
  });

  it('guards both ways in with at least 600,000 rounds and salts of their own', async () => {
    const place = new MemoryFolder();
    const vault = await openVault([place], { kdf: createKdf({ ...seededSource(), now: () => performance.now() }) });
    const { recovery } = must(await vault.protect(PASSPHRASE));
    const { body } = JSON.parse(new TextDecoder().decode(place.bytes('vault.json')));
    expect(body.passphrase.rounds).toBeGreaterThanOrEqual(600_000);
    expect(body.recovery.rounds).toBe(body.passphrase.rounds);
    expect(body.recovery.salt).not.toBe(body.passphrase.salt);
    must(await vault.lock().then(() => vault.unlock({ by: 'recovery', text: recovery })));
  });
});

describe('rules', () => {
  it('a passphrase of eight characters of any script will do', () => {
    expect(checkPassphrase('太平街道便民中心')).toEqual({ ok: true, value: '太平街道便民中心' });
    expect(checkPassphrase('𠮷𠮷𠮷𠮷一二三')).toMatchObject({ fault: 'host.weakPassphrase' });
  });

  it('delays grow to five minutes and no further', () => {
    expect([0, 1, 2, 3, 4, 5, 11, 12, 5000].map(waitAfter)).toEqual([
      0, 0, 0, 1000, 2000, 4000, 256_000, 300_000, 300_000,
    ]);
  });
});
