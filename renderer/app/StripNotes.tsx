import { Alert, Button } from 'antd';
import { hasText, t } from '../ui/text';
import { navigate } from './router';
import { useSession } from './session';
import { useLowSpace } from './shellState';
import { dismissNotices, useStoreNotices } from './vaultSession';

const MIB = 1024 ** 2;

/** Below the strip: why nothing can be written just now, and what the start mended. */
export function StripNotes() {
  const lowSpace = useLowSpace();
  const notices = useStoreNotices();
  const { info } = useSession();
  const shown = notices.filter((notice) => hasText(notice.code));
  return (
    <div className="strip-notes">
      {lowSpace && (
        <Alert
          banner
          type="warning"
          showIcon
          title={t('space.low', {
            free: Math.floor((lowSpace.freeBytes ?? 0) / MIB),
            floor: Math.round(lowSpace.floorBytes / MIB),
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
