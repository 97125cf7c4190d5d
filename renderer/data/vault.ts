import { type BlockCipher, createBlockCipher } from '../../shared/formats/crypto';
import { InvariantError } from '../../shared/kernel';

/** Stored bytes that do not open: changed on disk, or sealed with another key. The screen names the batch and what to do. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

let cipher: BlockCipher | undefined;
let key: Uint8Array | undefined;
const encoder = new TextEncoder();

/** Sets the data key of this context (page or worker); nothing private is read or written before. */
export function unlockVault(dataKey: Uint8Array): void {
  key = dataKey;
  cipher = createBlockCipher(dataKey);
}

function opened(): BlockCipher {
  if (!cipher) throw new InvariantError('vault is locked');
  return cipher;
}

/** `place` names the record (table/id/part): a block moved to another place does not open. */
export const seal = (place: string, plain: Uint8Array): Promise<Uint8Array> =>
  opened().seal(plain, encoder.encode(place));

export async function unseal(place: string, sealed: Uint8Array): Promise<Uint8Array> {
  const result = await opened().open(sealed, encoder.encode(place));
  if (!result.ok) throw new SealBroken(place);
  return result.value;
}

export const sealJson = (place: string, value: unknown): Promise<Uint8Array> =>
  seal(place, encoder.encode(JSON.stringify(value)));

export async function unsealJson(place: string, sealed: Uint8Array): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await unseal(place, sealed)));
}

/** A key of its own for the person index, so that index entries say nothing about the block key. */
export async function personIndexKey(): Promise<Uint8Array> {
  if (!key) throw new InvariantError('vault is locked');
  const base = await crypto.subtle.importKey('raw', new Uint8Array(key), 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: encoder.encode('gongkai person index') },
    base,
    256,
  );
  return new Uint8Array(bits);
}
