/**
 * formats/crypto: digests, checksums, signatures and block encryption over plain bytes.
 * Owns: the choice of library for each of them (WebCrypto, hash-wasm, @noble/curves).
 * Must never: keep a key, read a clock, know what the bytes mean or decide who is trusted.
 * Every function gives the same answer in the browser, in Electron and on the command line.
 * Text forms (hex, base64) are strict: one spelling per value, anything else is refused.
 */
export * from './blockCipher';
export * from './crc32';
export * from './digest';
export * from './ed25519';
export * from './keyedDigest';
export * from './textForms';
