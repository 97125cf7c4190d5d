import { fault, InvariantError, ok, type Result } from '../../kernel';

/** AES-256-GCM over whole blocks. Sealed form: 12-byte nonce | ciphertext | 16-byte tag. */
export interface BlockCipher {
  /** `associatedData` is not stored: it binds the block to its place, so that two blocks cannot be swapped. */
  seal(plain: Uint8Array, associatedData: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** `cipher.blockBroken`: changed bytes, other associated data or another key (GCM cannot tell them apart). */
  open(sealed: Uint8Array, associatedData: Uint8Array): Promise<Result<Uint8Array<ArrayBuffer>, 'cipher.blockBroken'>>;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const platformRandom = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/**
 * @param rawKey 32 bytes.
 * @param randomBytes source of nonces; tests fix it, everybody else leaves it out. One key may seal 2^32 blocks
 *   with random nonces (NIST SP 800-38D § 8.3).
 */
export function createBlockCipher(rawKey: Uint8Array, randomBytes = platformRandom): BlockCipher {
  if (rawKey.length !== 32) throw new InvariantError('block cipher: key must be 32 bytes');
  const key = crypto.subtle.importKey('raw', new Uint8Array(rawKey), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const parameters = (nonce: Uint8Array, associatedData: Uint8Array): AesGcmParams => ({
    name: 'AES-GCM',
    iv: nonce as Uint8Array<ArrayBuffer>,
    additionalData: associatedData as Uint8Array<ArrayBuffer>,
    tagLength: TAG_BYTES * 8,
  });
  return {
    async seal(plain, associatedData) {
      const nonce = randomBytes(NONCE_BYTES);
      const given = plain as Uint8Array<ArrayBuffer>;
      const sealed = new Uint8Array(NONCE_BYTES + plain.length + TAG_BYTES);
      sealed.set(nonce);
      sealed.set(
        new Uint8Array(await crypto.subtle.encrypt(parameters(nonce, associatedData), await key, given)),
        NONCE_BYTES,
      );
      return sealed;
    },
    async open(sealed, associatedData) {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return fault('cipher.blockBroken');
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const body = sealed.subarray(NONCE_BYTES) as Uint8Array<ArrayBuffer>;
      try {
        const plain = await crypto.subtle.decrypt(parameters(nonce, associatedData), await key, body);
        return ok(new Uint8Array(plain));
      } catch {
        // WebCrypto has one OperationError for every way in which a block can be wrong.
        return fault('cipher.blockBroken');
      }
    },
  };
}

/** One block under a key used once; for many blocks keep a `createBlockCipher`. */
export const sealBlock = (rawKey: Uint8Array, plain: Uint8Array, associatedData: Uint8Array) =>
  createBlockCipher(rawKey).seal(plain, associatedData);

export const openBlock = (rawKey: Uint8Array, sealed: Uint8Array, associatedData: Uint8Array) =>
  createBlockCipher(rawKey).open(sealed, associatedData);
