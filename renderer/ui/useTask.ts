import { useCallback, useEffect, useRef, useState } from 'react';
import type { OnProgress, Params, Progress, Result } from '../../shared/kernel';

export interface Fault {
  readonly code: string;
  readonly params: Params;
}

interface RunOptions {
  /** Goes on when the screen is left: what the person said to store is stored. */
  readonly outlives?: boolean;
}

export interface Task {
  readonly running: boolean;
  /** What is being done, as a text key; '' while nothing runs. */
  readonly what: string;
  readonly progress: Progress | null;
  readonly fault: Fault | null;
  /** Starts the work; a task that is running is cancelled first. Gives the value, or undefined after a fault or cancel. */
  run<T>(
    what: string,
    work: (options: { signal: AbortSignal; onProgress: OnProgress }) => Promise<Result<T>>,
    options?: RunOptions,
  ): Promise<T | undefined>;
  cancel(): void;
  clearFault(): void;
}

/** The person would rather not: no fault. Whoever would not set a passphrase is told so where it was asked. */
const CANCELLED = new Set(['job.cancelled', 'host.cancelled', 'vault.passphraseNeeded']);

/** One long piece of work of a screen with its progress, its Cancel and its fault. */
export function useTask(): Task {
  const [state, setState] = useState<{ what: string; progress: Progress | null }>({ what: '', progress: null });
  const [fault, setFault] = useState<Fault | null>(null);
  const controller = useRef<AbortController | null>(null);

  const outlives = useRef(false);

  useEffect(
    () => () => {
      if (!outlives.current) controller.current?.abort();
    },
    [],
  );

  const run = useCallback<Task['run']>(async (what, work, options = {}) => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    outlives.current = options.outlives ?? false;
    setFault(null);
    setState({ what, progress: null });
    const result = await work({
      signal: own.signal,
      onProgress: (progress) => {
        if (controller.current === own) setState({ what, progress });
      },
    });
    if (controller.current !== own) return undefined;
    controller.current = null;
    setState({ what: '', progress: null });
    if (result.ok) return result.value;
    if (!CANCELLED.has(result.fault)) setFault({ code: result.fault, params: result.params });
    return undefined;
  }, []);

  const cancel = useCallback(() => controller.current?.abort(), []);
  const clearFault = useCallback(() => setFault(null), []);
  return { running: state.what !== '', what: state.what, progress: state.progress, fault, run, cancel, clearFault };
}
