import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { VaultKeys } from '../../../shared/hostStore';
import { host } from '../../host';
import { faultText, t } from '../../ui/text';
import { isUsable, NewPassphrase, NOTHING } from './NewPassphrase';
import { RecoveryCodeField } from './RecoveryCodeField';
import { RecoverySheetDialog } from './RecoverySheetDialog';
import { isComplete, joinGroups } from './recoveryGroups';
import { TryNote } from './TryNote';
import type { Unlock } from './useUnlock';

interface Props {
  readonly unlock: Unlock;
  readonly onBack: () => void;
  readonly onOpened: (keys: VaultKeys) => void;
}

interface Opened {
  readonly recovery: string;
  readonly keys: VaultKeys;
}

/** A forgotten passphrase: the sheet is copied, a new passphrase set, a new sheet written; then it opens. */
export function RecoveryUnlock({ unlock, onBack, onOpened }: Props) {
  const [groups, setGroups] = useState<readonly string[]>([]);
  const [atPassphrase, setAtPassphrase] = useState(false);
  const [entries, setEntries] = useState(NOTHING);
  const [weak, setWeak] = useState('');
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const code = joinGroups(groups);
  const change = async (): Promise<void> => {
    setBusy(true);
    const made = await host()['vault.changePassphrase']({ by: 'recovery', text: code, passphrase: entries.first });
    setBusy(false);
    if (made.ok) {
      setEntries(NOTHING);
      setOpened(made.value);
    } else if (made.fault === 'host.weakPassphrase') setWeak(faultText(made.fault, made.params));
    else {
      setAtPassphrase(false);
      unlock.refuse(made.fault, made.params, 'recovery');
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    unlock.forget();
    if (!atPassphrase) {
      if (isComplete(groups)) setAtPassphrase(true);
    } else if (isUsable(entries) && !busy) void change();
  };
  return (
    <form onSubmit={submit} className="lock-form">
      <h1>{t(atPassphrase ? 'lock.newTitle' : 'lock.recoveryTitle')}</h1>
      <p>{t(atPassphrase ? 'lock.newLead' : 'lock.recoveryLead')}</p>
      {atPassphrase ? (
        <NewPassphrase
          value={entries}
          autoFocus
          error={weak}
          onChange={(next) => {
            setWeak('');
            setEntries(next);
          }}
        />
      ) : (
        <RecoveryCodeField value={groups} autoFocus onChange={setGroups} />
      )}
      <TryNote unlock={unlock} />
      <Button
        type="primary"
        htmlType="submit"
        disabled={(atPassphrase ? !isUsable(entries) : !isComplete(groups)) || unlock.waitSeconds > 0}
        loading={busy}
      >
        {t(atPassphrase ? 'lock.newDo' : 'lock.recoveryNext')}
      </Button>
      <div className="lock-ways">
        <Button type="link" disabled={busy} onClick={atPassphrase ? () => setAtPassphrase(false) : onBack}>
          {t('lock.back')}
        </Button>
      </div>
      {!atPassphrase && <p className="quiet">{t('lock.forgot')}</p>}
      {opened && <RecoverySheetDialog code={opened.recovery} replaces onDone={() => onOpened(opened.keys)} />}
    </form>
  );
}
