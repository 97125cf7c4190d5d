import { useState } from 'react';
import { RecoverySheetDialog } from '../../app/lock/RecoverySheetDialog';
import { SecretField } from '../../app/lock/SecretField';
import { TryNote } from '../../app/lock/TryNote';
import { useUnlock } from '../../app/lock/useUnlock';
import { host } from '../../host';
import { Dialog } from '../../ui/Dialog';
import { t } from '../../ui/text';

/** 换一张恢复单: the passphrase first, then the new code; the old sheet is void at once. */
export function NewRecoverySheet({ onDone }: { onDone: () => void }) {
  const unlock = useUnlock(null);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [recovery, setRecovery] = useState('');
  const make = async (): Promise<void> => {
    unlock.forget();
    setBusy(true);
    const made = await host()['vault.newRecovery']({ passphrase });
    setBusy(false);
    if (made.ok) setRecovery(made.value.recovery);
    else unlock.refuse(made.fault, made.params, 'passphrase');
  };
  if (recovery !== '') return <RecoverySheetDialog code={recovery} replaces onDone={onDone} />;
  return (
    <Dialog
      open
      title={t('security.newSheet')}
      okText={t('security.newSheet')}
      okDisabled={passphrase === '' || unlock.waitSeconds > 0}
      busy={busy}
      onOk={() => void make()}
      onCancel={() => !busy && onDone()}
    >
      <p>{t('security.newSheetLead')}</p>
      <SecretField label={t('security.old')} value={passphrase} autoFocus onChange={setPassphrase} />
      <TryNote unlock={unlock} />
    </Dialog>
  );
}
