import { Alert, Button } from 'antd';
import { hasText, t } from '../ui/text';
import { navigate } from './router';
import { useSession } from './session';
import { dismissNotices, useReadOnly, useStoreNotices } from './vaultSession';

const MIB = 1024 ** 2;

/** Below the strip: why nothing can be written just now, and what the start mended. */
export function StripNotes() {
  const readOnly = useReadOnly();
  const notices = useStoreNotices();
  const { info } = useSession();
  const shown = notices.filter((notice) => hasText(notice.code));
  return (
    <div className="strip-notes">
      {readOnly && (
        <Alert
          banner
          type="warning"
          showIcon
          title={t('space.low', {
            free: Math.floor((readOnly.freeBytes ?? 0) / MIB),
            floor: Math.round(readOnly.floorBytes / MIB),
          })}
          action={
            <Button
              size="small"
              onClick={() =>
                navigate({ page: 'settings', section: info.capabilities.backupFolder ? 'security' : 'backup' })
              }
            >
              {t('space.toSettings')}
            </Button>
          }
        />
      )}
      {shown.length > 0 && (
        <Alert
          banner
          type="info"
          showIcon
          closable={{ onClose: dismissNotices }}
          title={shown.map((notice) => t(notice.code, notice.params)).join('')}
        />
      )}
    </div>
  );
}
