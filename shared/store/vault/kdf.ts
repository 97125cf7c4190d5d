import type { Source } from '../../kernel';

type Bytes = Uint8Array<ArrayBuffer>;

/** Floor of OWASP for PBKDF2-SHA-256 (2023). */
export const MIN_ROUNDS = 600_000;
export const MAX_ROUNDS = 5_000_000;
/** What opening may cost a person, in ms. */
const TARGET_MS = 400;
const PROBE_ROUNDS = 200_000;

/** Turns a secret that a person knows into a key, slowly. Tests pass a quick one. */
export interface Kdf {
  /** Rounds for a new wrap on this machine. */
  chooseRounds(): Promise<number>;
  /** 32 bytes. */
  derive(secret: string, salt: Uint8Array, rounds: number): Promise<Bytes>;
}

/** PBKDF2 with SHA-256 of WebCrypto: the only slow derivation that every shell has without a package. */
export function createKdf(source: Source): Kdf {
  return {
    async chooseRounds() {
      const start = source.now();
      await deriveKey('probe', new Uint8Array(16), PROBE_ROUNDS);
      return roundsFor(source.now() - start);
    },
    derive: deriveKey,
  };
}

/** Rounds that take about 0.4 s where the probe took `probeMs`; a clock that stood still or jumped gives the floor. */
export function roundsFor(probeMs: number): number {
  if (!(probeMs > 0)) return MIN_ROUNDS;
  const rounds = Math.round((PROBE_ROUNDS * TARGET_MS) / probeMs / 10_000) * 10_000;
  return Math.min(MAX_ROUNDS, Math.max(MIN_ROUNDS, rounds));
}

async function deriveKey(secret: string, salt: Uint8Array, rounds: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), 'PBKDF2', false, ['deriveBits']);
  const given = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: rounds };
  return new Uint8Array(await crypto.subtle.deriveBits(given, key, 256));
}
