import { createHash } from 'node:crypto';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  crc32,
  createBlockCipher,
  createSha256,
  ed25519PublicKey,
  ed25519Sign,
  ed25519Verify,
  fromBase64,
  fromHex,
  sha256Hex,
  sha256Now,
  toBase64,
  toHex,
} from '../../../../../shared/formats/crypto';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const hex = (text: string): Uint8Array<ArrayBuffer> => fromHex(text) ?? new Uint8Array();

describe('digests', () => {
  it('SHA-256 agrees with the FIPS 180-4 vector in all three forms', async () => {
    const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await sha256Hex(bytesOf('abc'))).toBe(expected);
    expect(toHex(sha256Now(bytesOf('abc')))).toBe(expected);
    const streamed = await createSha256();
    streamed.update(bytesOf('a'));
    streamed.update(bytesOf('bc'));
    expect(streamed.digestHex()).toBe(expected);
  });

  it('CRC-32 gives the check value of the standard and equals zlib at every length and continuation', () => {
    expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926);
    const data = createHash('sha512').update('crc').digest();
    for (let length = 0; length <= data.length; length += 1) {
      const part = new Uint8Array(data.subarray(0, length));
      expect(crc32(part)).toBe(zlibCrc32(part));
      expect(crc32(part.subarray(length >> 1), crc32(part.subarray(0, length >> 1)))).toBe(zlibCrc32(part));
    }
  });
});

describe('text forms', () => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foobar', 'Zm9vYmFy'],
  ])('base64 of %j is %j (RFC 4648 § 10) and comes back', (plain, encoded) => {
    expect(toBase64(bytesOf(plain))).toBe(encoded);
    expect(fromBase64(encoded)).toEqual(bytesOf(plain));
  });

  it.each(['Zg', 'Zg=', 'Zh==', 'Z===', '====', 'Zm9v YmFy', 'Zm9vYmF\n', 'Z-_v', 'Zg==Zg=='])(
    'base64 refuses %j',
    (bad) => {
      expect(fromBase64(bad)).toBeUndefined();
    },
  );

  it('hex refuses upper case and odd lengths', () => {
    expect(fromHex('00ff')).toEqual(new Uint8Array([0, 255]));
    expect(fromHex('00FF')).toBeUndefined();
    expect(fromHex('0')).toBeUndefined();
  });
});

describe('Ed25519', () => {
  // RFC 8032 § 7.1, test 2.
  const seed = hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
  const publicKey = hex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const signature = hex(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
  const message = hex('72');

  it('signs and verifies the RFC 8032 vector', () => {
    expect(ed25519PublicKey(seed)).toEqual(publicKey);
    expect(ed25519Sign(message, seed)).toEqual(signature);
    expect(ed25519Verify(signature, message, publicKey)).toBe(true);
  });

  it('refuses another message, key and a wrong length without throwing', () => {
    expect(ed25519Verify(signature, hex('73'), publicKey)).toBe(false);
    expect(ed25519Verify(signature, message, seed)).toBe(false);
    expect(ed25519Verify(signature.subarray(1), message, publicKey)).toBe(false);
    expect(ed25519Verify(signature, message, new Uint8Array(32))).toBe(false);
  });

  it('refuses S + group order, a second spelling of a good signature (RFC 8032 § 5.1.7)', () => {
    const order = hex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');
    const forged = signature.slice();
    let carry = 0;
    for (let i = 0; i < 32; i += 1) {
      const sum = (forged[32 + i] ?? 0) + (order[i] ?? 0) + carry;
      forged[32 + i] = sum & 255;
      carry = sum >> 8;
    }
    expect(carry).toBe(0);
    expect(ed25519Verify(forged, message, publicKey)).toBe(false);
  });
});

describe('block cipher', () => {
  const key = new Uint8Array(32).fill(7);
  const place = bytesOf('batch-1/3');

  it('opens what it sealed, and never makes the same bytes twice', async () => {
    const cipher = createBlockCipher(key);
    const plain = bytesOf('样例甲 100.00');
    const first = await cipher.seal(plain, place);
    const second = await cipher.seal(plain, place);
    expect(toHex(first)).not.toBe(toHex(second));
    expect(first.length).toBe(12 + plain.length + 16);
    expect(await cipher.open(first, place)).toEqual({ ok: true, value: plain });
  });

  it('refuses one changed bit anywhere, another place, another key and a stump', async () => {
    const cipher = createBlockCipher(key);
    const sealed = await cipher.seal(bytesOf('x'), place);
    const broken = { ok: false, fault: 'cipher.blockBroken', params: {} };
    for (let i = 0; i < sealed.length; i += 1) {
      const changed = sealed.slice();
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(await cipher.open(changed, place)).toEqual(broken);
    }
    expect(await cipher.open(sealed, bytesOf('batch-1/4'))).toEqual(broken);
    expect(await createBlockCipher(new Uint8Array(32)).open(sealed, place)).toEqual(broken);
    expect(await cipher.open(sealed.subarray(0, 20), place)).toEqual(broken);
  });
});
