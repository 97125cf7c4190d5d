/**
 * store/vault: the keys of one store and the ways in: passphrase, recovery code, six digits, the system's key store.
 * Owns: vault.json and its copies, wrapping, rules of a passphrase, delays after wrong ones, the recovery code.
 * Must never: hand out a signing seed, write a clear key once a passphrase is set, overwrite a vault it cannot read,
 * hold wording.
 */
export { describeVault, type ForeignVault } from './foreign';
export type { Kdf } from './kdf';
export { type LegacyKeys, type LegacyName, legacyKeysIn } from './legacyKeys';
export { checkPassphrase } from './passphrase';
export { checkRecoveryCode, RECOVERY_GROUPS, type RecoveryFault } from './recoveryCode';
export { Vault, type VaultOptions } from './vault';
export { VAULT_NAME } from './vaultFile';
export type { Keyring } from './ways';
