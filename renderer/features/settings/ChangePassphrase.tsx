import { App } from 'antd';
import { useState } from 'react';
import { isUsable, NewPassphrase, NOTHING } from '../../app/lock/NewPassphrase';
import { RecoverySheetDialog } from '../../app/lock/RecoverySheetDialog';
import { SecretField } from '../../app/lock/SecretField';
import { TryNote } from '../../app/lock/TryNote';
import { useUnlock } from '../../app/lock/useUnlock';
import { adoptKeys } from '../../app/vaultSession';
import { host } from '../../host';
import { Dialog } from '../../ui/Dialog';
import { faultText, t } from '../../ui/text';

/** 修改口令: the old one, the new one twice, then the new recovery sheet. */
export function ChangePassphrase({ onDone }: { onDone: () => void }) {
  const { message } = App.useApp();
  const unlock = useUnlock(null);
  const [old, setOld] = useState('');
  const [entries, setEntries] = useState(NOTHING);
  const [weak, setWeak] = useState('');
  const [busy, setBusy] = useState(false);
  const [recovery, setRecovery] = useState('');
  const change = async (): Promise<void> => {
    unlock.forget();
    setBusy(true);
    const made = await host()['vault.changePassphrase']({ by: 'passphrase', text: old, passphrase: entries.first });
    if (made.ok) {
      await adoptKeys(made.value.keys);
      setRecovery(made.value.recovery);
      setOld('');
      setEntries(NOTHING);
    } else if (made.fault === 'host.weakPassphrase') setWeak(faultText(made.fault, made.params));
    else unlock.refuse(made.fault, made.params, 'passphrase');
    setBusy(false);
  };
  const finish = (): void => {
    void message.success(t('security.changed'));
    onDone();
  };
  if (recovery !== '') return <RecoverySheetDialog code={recovery} replaces onDone={finish} />;
  return (
    <Dialog
      open
      title={t('security.changeTitle')}
      okText={t('security.change')}
      okDisabled={old === '' || !isUsable(entries) || unlock.waitSeconds > 0}
      busy={busy}
      onOk={() => void change()}
      onCancel={() => !busy && onDone()}
    >
      <p>{t('security.changeLead')}</p>
      <SecretField label={t('security.old')} value={old} autoFocus onChange={setOld} />
      <NewPassphrase
        value={entries}
        error={weak}
        onChange={(next) => {
          setWeak('');
          setEntries(next);
        }}
      />
      <TryNote unlock={unlock} />
    </Dialog>
  );
}
