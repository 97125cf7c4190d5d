import { useEffect, useState } from 'react';
import type { VaultKeys, VaultState } from '../../../shared/hostStore';
import { t } from '../../ui/text';
import { markReady } from '../ready';
import { PassphraseUnlock } from './PassphraseUnlock';
import { QuickUnlock } from './QuickUnlock';
import { RecoveryUnlock } from './RecoveryUnlock';
import { useUnlock } from './useUnlock';

interface Props {
  /** Known at start; asked for here after an idle lock. */
  readonly state?: VaultState;
  readonly onOpened: (keys: VaultKeys) => void;
}

type Way = 'passphrase' | 'recovery';

/** 锁屏: the way back in. A wrong try changes nothing and only makes the next one wait. */
export function LockScreen({ state, onOpened }: Props) {
  const unlock = useUnlock(state ?? null);
  const [way, setWay] = useState<Way | null>(null);
  const vault = unlock.state;
  useEffect(() => {
    if (vault) markReady();
  }, [vault]);
  if (!vault) return null;
  const quick = vault.quickReady && vault.quickTriesLeft > 0;
  const shown = way ?? (quick ? 'quick' : 'passphrase');
  const choose = (next: Way | null): void => {
    unlock.forget();
    setWay(next);
  };
  return (
    <main className="lock-screen">
      <div className="lock-card">
        <div className="brand-line">{t('app.name')}</div>
        {shown === 'recovery' ? (
          <RecoveryUnlock unlock={unlock} onBack={() => choose(null)} onOpened={onOpened} />
        ) : shown === 'quick' && quick ? (
          <QuickUnlock
            unlock={unlock}
            triesLeft={vault.quickTriesLeft}
            onPassphrase={() => choose('passphrase')}
            onOpened={onOpened}
          />
        ) : (
          <PassphraseUnlock
            unlock={unlock}
            atStart={state !== undefined}
            onRecovery={() => choose('recovery')}
            onOpened={onOpened}
            {...(quick ? { onQuick: () => choose(null) } : {})}
          />
        )}
      </div>
    </main>
  );
}
