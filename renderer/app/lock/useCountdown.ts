import { useCallback, useEffect, useState } from 'react';
import { t } from '../../ui/text';

/** Whole seconds left of a delay that the vault asked for; counts down by itself and survives a sleeping computer. */
export function useCountdown(): { readonly seconds: number; start(waitMs: number): void } {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until <= Date.now()) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  const start = useCallback((waitMs: number) => {
    const begin = Date.now();
    setNow(begin);
    setUntil(begin + waitMs);
  }, []);
  return { seconds, start };
}

/** "45 秒", "2 分 5 秒" */
export const describeSeconds = (seconds: number): string =>
  seconds < 60
    ? t('lock.seconds', { n: seconds })
    : t('lock.minutes', { m: Math.floor(seconds / 60), s: seconds % 60 });
