import { Alert } from 'antd';
import { t } from '../../ui/text';
import { describeSeconds } from './useCountdown';
import type { Unlock } from './useUnlock';

/** What came of the last try, and how long until the next one counts down. */
export function TryNote({ unlock }: { unlock: Unlock }) {
  return (
    <>
      {unlock.sentence !== '' && <Alert type="error" showIcon role="alert" title={unlock.sentence} />}
      {unlock.waitSeconds > 0 && (
        <p className="lock-wait" role="timer">
          {t('lock.wait', { time: describeSeconds(unlock.waitSeconds) })}
        </p>
      )}
    </>
  );
}
