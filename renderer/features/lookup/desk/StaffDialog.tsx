import { Button } from 'antd';
import { useState } from 'react';
import { SecretField } from '../../../app/lock/SecretField';
import { TryNote } from '../../../app/lock/TryNote';
import { useUnlock } from '../../../app/lock/useUnlock';
import { leaveLookup } from '../../../app/lookupMode';
import { host } from '../../../host';
import { Dialog } from '../../../ui/Dialog';
import { t } from '../../../ui/text';
import { runJob } from '../../../workers/client';

interface Props {
  readonly misses: number;
  readonly onReset: () => void;
  readonly onClose: () => void;
}

/** The only way out, and the way to take misses back: both want the passphrase, and wrong ones make the next try wait. */
export function StaffDialog({ misses, onReset, onClose }: Props) {
  const unlock = useUnlock(null);
  const [text, setText] = useState('');
  const cannot = text === '' || unlock.busy || unlock.waitSeconds > 0;
  const open = async (then: 'end' | 'reset'): Promise<void> => {
    const keys = await unlock.unlock('passphrase', text);
    if (!keys) return;
    if (then === 'end') return leaveLookup(keys);
    // Only the worker of the desk goes on; the keys that came with the passphrase are dropped here.
    await host()['vault.lock']();
    await runJob('lookup.reset', {});
    onReset();
  };
  return (
    <Dialog
      open
      title={t('lookup.staff.title')}
      okText={t('lookup.staff.end')}
      okDisabled={cannot}
      busy={unlock.busy}
      onOk={() => void open('end')}
      onCancel={onClose}
      otherAct={
        <Button disabled={cannot || misses === 0} onClick={() => void open('reset')}>
          {t('lookup.staff.reset')}
        </Button>
      }
    >
      <p>{t('lookup.staff.lead')}</p>
      <p className="quiet">{t('lookup.staff.misses', { n: misses })}</p>
      <SecretField label={t('lock.passphrase')} value={text} autoFocus onChange={setText} />
      <TryNote unlock={unlock} />
    </Dialog>
  );
}
