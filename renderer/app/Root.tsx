import { useCallback, useEffect, useRef, useState } from 'react';
import type { VaultKeys } from '../../shared/hostStore';
import type { Progress } from '../../shared/kernel';
import { host } from '../host';
import { App } from './App';
import { Looks } from './Looks';
import { LockScreen } from './lock/LockScreen';
import { PassphraseSetup } from './lock/PassphraseSetup';
import { StartProgress } from './StartProgress';
import { StartRefused } from './StartRefused';
import { openDesk, type Started, startDesk } from './startDesk';

/** A start that takes longer says what it is doing; a quick one shows nothing in between. */
const SHOW_PROGRESS_MS = 300;

/** From the first call of the shell to the desk: progress, lock screen, refusal, or the desk itself. */
export function Root({ first }: { first: Promise<Started> }) {
  const [started, setStarted] = useState<Started | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const begun = useRef(performance.now());
  const onProgress = useCallback((now: Progress) => {
    if (performance.now() - begun.current > SHOW_PROGRESS_MS) setProgress(now);
  }, []);
  useEffect(() => {
    progressOfStart = onProgress;
    void first.then(setStarted);
  }, [first, onProgress]);
  const open = async (keys: VaultKeys): Promise<void> => {
    if (started?.kind !== 'locked' && started?.kind !== 'unprotected') return;
    begun.current = performance.now();
    setStarted(await openDesk(host(), started.opened, keys, onProgress));
  };
  const protectedStart = async (isSet: boolean): Promise<void> => {
    const keys = await host()['vault.keys']();
    if (isSet && keys.ok) return open(keys.value);
    setStarted({ kind: 'refused', code: 'app.start.needsPassphrase', params: {} });
  };
  if (started?.kind === 'open') return <App session={started.session} />;
  if (started?.kind === 'refused') return <StartRefused code={started.code} params={started.params} />;
  if (progress) return <StartProgress done={progress.done} total={progress.total} />;
  if (started?.kind === 'unprotected')
    return (
      <Looks>
        <PassphraseSetup whyKey="protect.whyUpgrade" onDone={(isSet) => void protectedStart(isSet)} />
      </Looks>
    );
  if (started?.kind !== 'locked') return null;
  return (
    <Looks>
      <LockScreen state={started.state} onOpened={(keys) => void open(keys)} />
    </Looks>
  );
}

let progressOfStart: ((progress: Progress) => void) | undefined;

/** Begins before anything is drawn: the shell answers while the interface is being put up. */
export const beginStart = (): Promise<Started> => startDesk(host(), (progress) => progressOfStart?.(progress));
