import { App } from 'antd';
import { useState } from 'react';
import { SecretField } from '../../app/lock/SecretField';
import { putVault } from '../../app/shellState';
import { host } from '../../host';
import { Dialog } from '../../ui/Dialog';
import { faultText, t } from '../../ui/text';

const DIGITS = 6;

/** Six digits for the way back after an idle lock, typed twice. */
export function QuickDialog({ onDone }: { onDone: () => void }) {
  const { message } = App.useApp();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const save = async (): Promise<void> => {
    setBusy(true);
    const set = await host()['vault.setQuick']({ digits: first });
    setBusy(false);
    if (!set.ok) return setError(faultText(set.fault, set.params));
    putVault(set.value);
    void message.success(t('security.quickOn'));
    onDone();
  };
  const differs = second.length === DIGITS && first !== second;
  return (
    <Dialog
      open
      title={t('security.quickTitle')}
      okText={t('setup.save')}
      okDisabled={first.length !== DIGITS || first !== second}
      busy={busy}
      onOk={() => void save()}
      onCancel={() => !busy && onDone()}
    >
      <p>{t('security.quickHint')}</p>
      <SecretField label={t('security.quickFirst')} value={first} digits autoFocus error={error} onChange={setFirst} />
      <SecretField
        label={t('security.quickSecond')}
        value={second}
        digits
        error={differs ? t('security.quickWrong') : ''}
        onChange={setSecond}
      />
    </Dialog>
  );
}
