import { fingerprintOf, keyIdOf } from '../../shared/bundle/keys';

/** This installation's key as it is read out over the telephone. */
export const describeKey = (publicKey: Uint8Array): { keyId: string; fingerprint: string } =>
  publicKey.length === 32
    ? { keyId: keyIdOf(publicKey), fingerprint: fingerprintOf(publicKey) }
    : { keyId: '', fingerprint: '' };
