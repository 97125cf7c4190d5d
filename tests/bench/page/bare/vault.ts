/** The vault of the bare variant: nothing is sealed. Same names as renderer/data/vault.ts. */
import type { VaultKeys } from '../../../../shared/hostStore';

export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const encoder = new TextEncoder();
let ring: VaultKeys | null = null;

export function setVaultKeys(given: VaultKeys | null): void {
  ring = given;
}
export function setProtected(_given: boolean): void {}
export const isProtected = (): boolean => true;
export const isVaultOpen = (): boolean => ring !== null;
export const seal = async (_place: string, plain: Uint8Array): Promise<Uint8Array> => plain;
export const unseal = async (_place: string, sealed: Uint8Array): Promise<Uint8Array> => sealed;
export const sealJson = async (_place: string, value: unknown): Promise<Uint8Array> =>
  encoder.encode(JSON.stringify(value));
export const unsealJson = async (_place: string, sealed: Uint8Array): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(sealed));
export const currentKeys = (): VaultKeys => ring ?? { current: '', keys: [] };
export const currentKeyId = (): string => '00000000';
export const personIndexKeyIds = (): string[] => ['00000000'];
export const personIndexKey = async (_id: string): Promise<Uint8Array> => new Uint8Array(32);
