import { App } from 'antd';
import { useState } from 'react';
import { host } from '../../host';
import { Dialog } from '../../ui/Dialog';
import { faultText, t } from '../../ui/text';
import { useFocusBack } from '../../ui/useFocusBack';
import { adoptKeys } from '../vaultSession';
import { isUsable, NewPassphrase, NOTHING } from './NewPassphrase';
import { RecoverySheetDialog } from './RecoverySheetDialog';

interface Props {
  /** Why it is asked now, as a text key. */
  readonly whyKey: 'protect.why' | 'protect.whySettings' | 'protect.whyUpgrade';
  /** true once a passphrase is set; false: cancelled, nothing was changed. */
  readonly onDone: (isSet: boolean) => void;
}

/** First passphrase: until the button is pressed nothing changes; afterwards the recovery sheet is shown once. */
export function PassphraseSetup({ whyKey, onDone }: Props) {
  const { message } = App.useApp();
  const focusBack = useFocusBack();
  const [entries, setEntries] = useState(NOTHING);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const [recovery, setRecovery] = useState('');
  const protect = async (): Promise<void> => {
    setBusy(true);
    const made = await host()['vault.protect']({ passphrase: entries.first });
    if (!made.ok) {
      setError(faultText(made.fault, made.params));
      setBusy(false);
      return;
    }
    await adoptKeys(made.value.keys);
    setRecovery(made.value.recovery);
    setEntries(NOTHING);
    setBusy(false);
  };
  if (recovery !== '')
    return (
      <RecoverySheetDialog
        code={recovery}
        replaces={false}
        onDone={() => {
          void message.success(t('protect.done'));
          onDone(true);
          focusBack();
        }}
      />
    );
  return (
    <Dialog
      open
      title={t('protect.title')}
      okText={t('protect.do')}
      okDisabled={!isUsable(entries)}
      busy={busy}
      onOk={() => void protect()}
      onCancel={() => !busy && onDone(false)}
    >
      <p>{t(whyKey)}</p>
      <NewPassphrase
        value={entries}
        autoFocus
        error={error}
        onChange={(next) => {
          setError('');
          setEntries(next);
        }}
      />
      <p className="quiet">{t('protect.cancelMeans')}</p>
    </Dialog>
  );
}
