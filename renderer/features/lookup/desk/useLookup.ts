import { useCallback, useRef, useState } from 'react';
import { lookupRules } from '../../../../resources/tables';
import { type LookupAnswer, type LookupClock, onTime, waitAfterMisses } from '../../../../shared/board/lookup';
import { useCountdown } from '../../../app/lock/useCountdown';
import { runJob } from '../../../workers/client';

/** unavailable: the question could not be asked or could not be noted; nothing was found out. */
export type Shown = LookupAnswer | { readonly kind: 'unavailable' };

export interface Lookup {
  readonly isAsking: boolean;
  /** null: the form is there. */
  readonly shown: Shown | null;
  /** Of this session. */
  readonly misses: number;
  /** Seconds until the next question is taken. */
  readonly waitSeconds: number;
  ask(name: string, lastFour: string): void;
  again(): void;
  /** The clerk takes the misses back. */
  forgive(): void;
}

const clock: LookupClock = {
  now: () => performance.now(),
  sleep: (ms) => new Promise((wake) => setTimeout(wake, ms)),
};

/** One question after the other: each is answered after the same fixed time, and misses make the next one wait. */
export function useLookup(): Lookup {
  const [shown, setShown] = useState<Shown | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [misses, setMisses] = useState(0);
  const { seconds, start } = useCountdown();
  /** The question that runs; `isWanted` is false once the form was cleared: its answer is nobody's any more. */
  const running = useRef<{ isWanted: boolean } | null>(null);

  const ask = useCallback(
    (name: string, lastFour: string) => {
      // One at a time: clearing the form does not make room for the next one earlier.
      if (running.current) return;
      const own = { isWanted: true };
      running.current = own;
      setAsking(true);
      const work = () => runJob('lookup.ask', { name, lastFour });
      void onTime(work, lookupRules, clock).then((result) => {
        running.current = null;
        setAsking(false);
        if (result.ok && result.value.kind === 'miss') {
          setMisses(misses + 1);
          start(waitAfterMisses(misses + 1, lookupRules) * 1000);
        }
        if (own.isWanted) setShown(result.ok ? result.value : { kind: 'unavailable' });
      });
    },
    [misses, start],
  );

  const again = useCallback(() => {
    if (running.current) running.current.isWanted = false;
    setShown(null);
  }, []);

  const forgive = useCallback(() => {
    setMisses(0);
    start(0);
  }, [start]);

  return { isAsking, shown, misses, waitSeconds: seconds, ask, again, forgive };
}
