import { Alert, Button } from 'antd';
import { describeBackups } from '../../app/backupWords';
import { navigate } from '../../app/router';
import { useSession } from '../../app/session';
import { useBackups } from '../../app/shellState';
import { t } from '../../ui/text';

/** Yellow line of the desk: no backup for a week, its folder missing for as long, or none set up. */
export function BackupReminder() {
  const { info } = useSession();
  const state = useBackups();
  const words = state ? describeBackups(state, Date.now(), info.capabilities.backupFolder) : null;
  if (!words || words.reminder === '') return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={words.reminder}
      action={
        <Button size="small" onClick={() => navigate({ page: 'settings', section: 'backup' })}>
          {t('backup.setUp')}
        </Button>
      }
    />
  );
}
