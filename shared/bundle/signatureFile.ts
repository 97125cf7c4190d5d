import { fromBase64, fromHex, toBase64, toHex } from '../formats/crypto';
import { isPlainObject } from '../kernel/decode';
import { ALGORITHM, keyIdOf } from './keys';
import { parseStrictJson } from './strictJson';
import { decodeUtf8, encodeUtf8 } from './strictText';

const SIGNATURE_COMMENT = 'untrusted comment: gongkai bundle';
const TRUSTED = 'trusted comment: ';
const PRINTABLE = /^[\x20-\x7e\n]*$/;

/** Content of signatures/<keyId>.minisig (bundle.md § 5). */
export interface Minisig {
  readonly keyId: string;
  /** S: over the tag manifest. */
  readonly signature: Uint8Array;
  readonly trustedComment: string;
  /** G: over S and the trusted comment. */
  readonly globalSignature: Uint8Array;
}

export function formatMinisig(minisig: Minisig): string {
  const keyId = fromHex(minisig.keyId) ?? [];
  const signed = toBase64(Uint8Array.from([...ALGORITHM, ...keyId, ...minisig.signature]));
  const global = toBase64(minisig.globalSignature);
  return `${SIGNATURE_COMMENT}\n${signed}\n${TRUSTED}${minisig.trustedComment}\n${global}\n`;
}

const asciiLines = (bytes: Uint8Array, count: number): string[] | undefined => {
  const text = decodeUtf8(bytes);
  if (text === undefined || !PRINTABLE.test(text) || !text.endsWith('\n')) return undefined;
  const lines = text.slice(0, -1).split('\n');
  return lines.length === count ? lines : undefined;
};

/** "Ed" | key id | rest; undefined for any other algorithm, also the pre-hashed `ED`. */
function splitBlob(line: string | undefined, restBytes: number): { keyId: string; rest: Uint8Array } | undefined {
  const blob = fromBase64(line ?? '!');
  if (!blob || blob.length !== 10 + restBytes || blob[0] !== ALGORITHM[0] || blob[1] !== ALGORITHM[1]) return undefined;
  return { keyId: toHex(blob.subarray(2, 10)), rest: blob.slice(10) };
}

/** Exactly the four lines; undefined for anything else (`sig.format`). */
export function parseMinisig(bytes: Uint8Array): Minisig | undefined {
  const lines = asciiLines(bytes, 4);
  if (lines?.[0] !== SIGNATURE_COMMENT || !lines[2]?.startsWith(TRUSTED)) return undefined;
  const signed = splitBlob(lines[1], 64);
  const global = fromBase64(lines[3] ?? '!');
  if (!signed || global?.length !== 64) return undefined;
  return {
    keyId: signed.keyId,
    signature: signed.rest,
    trustedComment: lines[2].slice(TRUSTED.length),
    globalSignature: global,
  };
}

/** The public key of a .pub file whose key id is truly its digest; else undefined (`sig.format`). */
export function parsePublicKeyFile(bytes: Uint8Array): Uint8Array | undefined {
  const lines = asciiLines(bytes, 2);
  if (!lines || !/^untrusted comment: .{0,200}$/.test(lines[0] ?? '')) return undefined;
  const key = splitBlob(lines[1], 32);
  return key && keyIdOf(key.rest) === key.keyId ? key.rest : undefined;
}

/** What the trusted comment adds: minisign signs S followed by the comment's bytes. */
export function globalMessage(signature: Uint8Array, trustedComment: string): Uint8Array {
  const comment = encodeUtf8(trustedComment);
  const message = new Uint8Array(signature.length + comment.length);
  message.set(signature);
  message.set(comment, signature.length);
  return message;
}

/** Form of an SM2 container; its mathematics is an option that this reader does not have. */
export function isSm2Container(bytes: Uint8Array, keyId: string): boolean {
  const json = parseStrictJson(bytes);
  return (
    isPlainObject(json) &&
    Object.keys(json).length === 4 &&
    json.alg === 'SM2-SM3' &&
    json.keyId === keyId &&
    json.userId === '1234567812345678' &&
    typeof json.signature === 'string' &&
    fromBase64(json.signature)?.length === 64
  );
}
