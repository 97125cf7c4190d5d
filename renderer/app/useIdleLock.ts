import { useEffect, useRef } from 'react';
import { isWorking } from '../workers/client';
import { useHostSettings } from './hostSettings';
import { useVault } from './shellState';
import { lockDesk } from './vaultSession';

const MINUTE_MS = 60_000;
/** How often it is looked at; a sleeping computer is noticed at the first look after it wakes. */
const LOOK_MS = 5_000;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Enough minutes without a sign of a person; 0 minutes: never. A clock that was set back does not count. */
export const isIdle = (lastSignMs: number, nowMs: number, minutes: number): boolean =>
  minutes > 0 && nowMs - lastSignMs >= minutes * MINUTE_MS;

/** Locks the desk after the minutes of the settings; never while a job runs, and only where there is a passphrase. */
export function useIdleLock(): void {
  const minutes = useHostSettings().values?.lockAfterMinutes ?? 0;
  const isProtected = useVault()?.protection === 'passphrase';
  const lastSign = useRef(Date.now());
  useEffect(() => {
    if (!isProtected || minutes === 0) return;
    lastSign.current = Date.now();
    const seen = (): void => {
      lastSign.current = Date.now();
    };
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, seen, { capture: true, passive: true });
    const timer = setInterval(() => {
      // Work counts as life: the minutes begin when it is over.
      if (isWorking()) seen();
      else if (isIdle(lastSign.current, Date.now(), minutes)) void lockDesk();
    }, LOOK_MS);
    return () => {
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, seen, { capture: true });
      clearInterval(timer);
    };
  }, [isProtected, minutes]);
}
