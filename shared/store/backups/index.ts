/**
 * store/backups: a snapshot with the wrapped vault as one file in a folder of the person's choice.
 * Owns: form and names of the files, reading back, which old ones go, what this computer remembers about them.
 * Must never: open a seal, remove a backup of another store or the newest verified one, hold wording.
 */
export { type BackupFault, type BackupReader, openBackup } from './backupFile';
export { type BackupInput, Backups, type BackupsOptions, type BackupTarget } from './backups';
export { type DatedBackup, planRetention } from './retention';
