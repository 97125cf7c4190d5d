import type { BackupState } from '../../shared/hostStore';
import { daysSince, describeMoment } from '../ui/moment';
import { t } from '../ui/text';

/** Days without a backup, or without its folder, after which the desk says so in yellow. */
export const REMIND_AFTER_DAYS = 7;

export interface BackupWords {
  /** For the strip. */
  readonly short: string;
  readonly isFine: boolean;
  /** What the desk says in yellow; '' while there is nothing to say. */
  readonly reminder: string;
}

/** The state of the backups in words. A browser keeps no folder: it is reminded of by its own last saved file only in the strip. */
export function describeBackups(state: BackupState, nowMs: number, hasFolder: boolean): BackupWords {
  const last = state.backups[0]?.snapshot.createdAt;
  const age = last === undefined ? undefined : daysSince(last, nowMs);
  const missing = state.missingSince === '' ? 0 : daysSince(state.missingSince, nowMs);
  if (!hasFolder) return { short: t('backup.short.byHand'), isFine: true, reminder: '' };
  if (state.folder === '') return { short: t('backup.short.unset'), isFine: false, reminder: t('backup.unsetNote') };
  if (!state.isReachable && missing >= REMIND_AFTER_DAYS)
    return { short: t('backup.short.missing'), isFine: false, reminder: t('backup.missingLong', { n: missing }) };
  if (last === undefined || age === undefined)
    return { short: t(state.isReachable ? 'backup.short.none' : 'backup.short.missing'), isFine: false, reminder: '' };
  if (age >= REMIND_AFTER_DAYS)
    return { short: t('backup.short.old', { n: age }), isFine: false, reminder: t('backup.oldNote', { n: age }) };
  const when = describeMoment(last, nowMs);
  return state.isReachable
    ? { short: t('backup.short.done', { when }), isFine: true, reminder: '' }
    : { short: t('backup.short.missing'), isFine: false, reminder: '' };
}
