import type { BackupInfo } from '../../../../shared/hostStore';
import { describeMoment } from '../../../ui/moment';
import { t } from '../../../ui/text';

const MIB = 1024 ** 2;

/** "0.4 MB", "27 MB" */
export const describeSize = (bytes: number): string => {
  const mb = bytes / MIB;
  return t('backup.size', { mb: mb < 10 ? Math.max(0.1, mb).toFixed(1) : String(Math.round(mb)) });
};

export const verifiedWords = (backup: BackupInfo, nowMs: number): string =>
  backup.verifiedAt === ''
    ? t('backup.unverified')
    : t('backup.verified', { when: describeMoment(backup.verifiedAt, nowMs) });
