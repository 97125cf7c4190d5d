import { type BlockCipher, createBlockCipher } from '../../shared/formats/crypto';
import { fromHex } from '../../shared/formats/crypto/textForms';
import type { VaultKeys } from '../../shared/hostStore';
import { InvariantError, toHex } from '../../shared/kernel';

/** Stored bytes that do not open: changed on disk, or sealed with another key. The screen names the batch and what to do. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

interface Ring {
  readonly current: string;
  readonly currentId: Uint8Array;
  readonly ciphers: ReadonlyMap<string, BlockCipher>;
  readonly keys: ReadonlyMap<string, Uint8Array>;
}

const ID_BYTES = 4;
let ring: Ring | undefined;
const indexKeys = new Map<string, Promise<Uint8Array>>();
const encoder = new TextEncoder();

/** Gives this context (page or worker) the data keys; nothing private is read or written before. null takes them away again. */
export function setVaultKeys(given: VaultKeys | null): void {
  indexKeys.clear();
  if (given === null) {
    ring = undefined;
    return;
  }
  ring = {
    current: given.current,
    currentId: fromHex(given.current) ?? new Uint8Array(ID_BYTES),
    ciphers: new Map(given.keys.map(({ id, key }) => [id, createBlockCipher(key)])),
    keys: new Map(given.keys.map(({ id, key }) => [id, key])),
  };
}

let isSealedByPassphrase = false;

/** Whether a passphrase guards the key of this store. Until then nothing private is stored. */
export function setProtected(given: boolean): void {
  isSealedByPassphrase = given;
}
export const isProtected = (): boolean => isSealedByPassphrase;

export const isVaultOpen = (): boolean => ring !== undefined;

function opened(): Ring {
  if (!ring) throw new InvariantError('vault is locked');
  return ring;
}

/**
 * Seals under the current key: 4 bytes of key id, then the sealed block. `place` names what it is and its revision
 * (`records/batches/<id>/7`): bytes that are moved to another place, or an older version put back, do not open.
 */
export async function seal(place: string, plain: Uint8Array): Promise<Uint8Array> {
  const { current, currentId, ciphers } = opened();
  const cipher = ciphers.get(current);
  if (!cipher) throw new InvariantError('vault has no current key');
  const sealed = await cipher.seal(plain, encoder.encode(place));
  const out = new Uint8Array(ID_BYTES + sealed.length);
  out.set(currentId);
  out.set(sealed, ID_BYTES);
  return out;
}

/** @throws SealBroken */
export async function unseal(
  place: string,
  sealed: Uint8Array,
  keys?: ReadonlyMap<string, BlockCipher>,
): Promise<Uint8Array> {
  const cipher = (keys ?? opened().ciphers).get(toHex(sealed.subarray(0, ID_BYTES)));
  const result = await cipher?.open(sealed.subarray(ID_BYTES), encoder.encode(place));
  if (!result?.ok) throw new SealBroken(place);
  return result.value;
}

export const sealJson = (place: string, value: unknown): Promise<Uint8Array> =>
  seal(place, encoder.encode(JSON.stringify(value)));

export async function unsealJson(place: string, sealed: Uint8Array): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await unseal(place, sealed)));
}

/** Keys under which digests of persons may have been made: id and a key of its own, which says nothing about the data key. */
export const personIndexKeyIds = (): string[] => [...opened().keys.keys()];

/** All keys of the ring, for what was sealed in an older form. */
export const currentKeys = (): VaultKeys => {
  const { current, keys } = opened();
  return { current, keys: [...keys].map(([id, key]) => ({ id, key: new Uint8Array(key) })) };
};

export const currentKeyId = (): string => opened().current;

export function personIndexKey(id: string): Promise<Uint8Array> {
  const known = indexKeys.get(id) ?? deriveIndexKey(id);
  indexKeys.set(id, known);
  return known;
}

async function deriveIndexKey(id: string): Promise<Uint8Array> {
  const key = opened().keys.get(id);
  if (!key) throw new InvariantError(`vault has no key ${id}`);
  const base = await crypto.subtle.importKey('raw', new Uint8Array(key), 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: encoder.encode('gongkai person index') },
    base,
    256,
  );
  return new Uint8Array(bits);
}
