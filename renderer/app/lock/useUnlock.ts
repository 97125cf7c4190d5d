import { useCallback, useEffect, useState } from 'react';
import type { UnlockWay, VaultKeys, VaultState } from '../../../shared/hostStore';
import { host } from '../../host';
import { faultText, t } from '../../ui/text';
import { useCountdown } from './useCountdown';

export interface Unlock {
  readonly busy: boolean;
  /** Why the last try did not open it; '' while there was none. */
  readonly sentence: string;
  /** Seconds until another try is taken. */
  readonly waitSeconds: number;
  readonly state: VaultState | null;
  /** Keys when it opened, else null; the sentence then says why. */
  unlock(by: UnlockWay, text: string): Promise<VaultKeys | null>;
  /** The same for a call of its own, for instance a new passphrase set with the recovery code. */
  refuse(fault: string, params: Readonly<Record<string, string | number>>, by: UnlockWay): void;
  forget(): void;
}

const wrongText = (by: UnlockWay, triesLeft: number): string => {
  if (by === 'recovery') return t('lock.wrongRecovery');
  if (by !== 'quick') return t('lock.wrong');
  return triesLeft > 0 ? t('lock.wrongQuick', { n: triesLeft }) : t('lock.quickSpent');
};

/** Tries of the lock screen: what came of the last one and how long to wait for the next. */
export function useUnlock(first: VaultState | null): Unlock {
  const [busy, setBusy] = useState(false);
  const [sentence, setSentence] = useState('');
  const [state, setState] = useState(first);
  const countdown = useCountdown();
  const { start } = countdown;

  // A page that was locked while it ran knows nothing of the vault yet; a delay outlives a reload.
  useEffect(() => {
    let live = true;
    const take = (found: VaultState): void => {
      if (!live) return;
      setState(found);
      if (found.waitMs > 0) start(found.waitMs);
    };
    if (first) take(first);
    else
      void host()
        ['vault.state']()
        .then((found) => found.ok && take(found.value));
    return () => {
      live = false;
    };
  }, [first, start]);

  const refuse = useCallback(
    async (code: string, params: Readonly<Record<string, string | number>>, by: UnlockWay) => {
      const now = await host()['vault.state']();
      const left = now.ok ? now.value.quickTriesLeft : 0;
      if (now.ok) setState(now.value);
      const waitMs = Number(params.waitMs ?? (now.ok ? now.value.waitMs : 0));
      if (waitMs > 0) start(waitMs);
      if (code === 'host.waitFirst') setSentence('');
      else setSentence(code === 'host.wrongPassphrase' ? wrongText(by, left) : faultText(code, params));
    },
    [start],
  );

  const unlock = useCallback<Unlock['unlock']>(
    async (by, text) => {
      setSentence('');
      setBusy(true);
      const opened = await host()['vault.unlock']({ by, text });
      setBusy(false);
      if (opened.ok) return opened.value;
      await refuse(opened.fault, opened.params, by);
      return null;
    },
    [refuse],
  );

  return {
    busy,
    sentence,
    waitSeconds: countdown.seconds,
    state,
    unlock,
    refuse: (code, params, by) => void refuse(code, params, by),
    forget: useCallback(() => setSentence(''), []),
  };
}
