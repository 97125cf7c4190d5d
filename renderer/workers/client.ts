import type { JobInput, JobName, JobResult } from '../../shared/jobs';
import { fault, type OnProgress, ok, type Params, type Result } from '../../shared/kernel';
import type { FromWorker, ToWorker } from './protocol';

interface Waiting {
  readonly onProgress: OnProgress | undefined;
  settle(result: Result<unknown>): void;
}

interface Line {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** Reading, checking and editing sheets has its own worker, so that a long export never makes the grid wait. */
const isOutput = (name: JobName): boolean => /^(posting|bundle|privacy)\./.test(name);

let nextId = 1;
export interface WorkerKeys {
  readonly dataKey: Uint8Array;
  /** Ed25519 public key of this installation, raw. */
  readonly publicKey: Uint8Array;
  readonly operator: string;
  /** Asks the shell for a signature; null when it cannot. */
  sign(bytes: Uint8Array): Promise<Uint8Array | null>;
}

let keys: WorkerKeys | undefined;
const lines = new Map<'sheets' | 'output', Line>();

/** Gives the workers the data key and the way to sign; called once at start, before the first job. */
export function setUpWorkers(given: WorkerKeys): void {
  keys = given;
}

function openLine(kind: 'sheets' | 'output'): Line {
  const worker =
    kind === 'sheets'
      ? new Worker(new URL('./sheets.worker.ts', import.meta.url), { type: 'module', name: 'sheets' })
      : new Worker(new URL('./output.worker.ts', import.meta.url), { type: 'module', name: 'output' });
  const waiting = new Map<number, Waiting>();
  const post = (message: ToWorker): void => worker.postMessage(message);
  const failAll = (params: Params): void => {
    for (const item of waiting.values()) item.settle(fault('job.failed', params));
    waiting.clear();
    lines.delete(kind);
    worker.terminate();
  };
  worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
    const message = event.data;
    const item = waiting.get(message.id);
    if (!item) return;
    if (message.type === 'progress') return item.onProgress?.(message.progress);
    if (message.type === 'sign') {
      const answer = (bytes: Uint8Array | null): void => post({ type: 'signature', id: message.id, bytes });
      void (keys ? keys.sign(message.bytes).then(answer, () => answer(null)) : answer(null));
      return;
    }
    waiting.delete(message.id);
    item.settle(message.type === 'done' ? ok(message.result) : fault(message.code, message.params));
  });
  worker.addEventListener('error', (event) => failAll({ detail: event.message }));
  worker.addEventListener('messageerror', () => failAll({ detail: 'messageerror' }));
  post({
    type: 'setup',
    dataKey: keys?.dataKey ?? new Uint8Array(),
    publicKey: keys?.publicKey ?? new Uint8Array(),
    operator: keys?.operator ?? '',
  });
  return { worker, waiting };
}

/**
 * Runs one job. Never throws: a refusal, a machine fault and a cancel come back as fault codes with sentences
 * (`job.cancelled`, `host.*`, `read.*`, `payout.*` ...).
 */
export function runJob<N extends JobName>(
  name: N,
  input: JobInput<N>,
  options: { signal?: AbortSignal; onProgress?: OnProgress } = {},
): Promise<Result<JobResult<N>>> {
  const kind = isOutput(name) ? 'output' : 'sheets';
  let line = lines.get(kind);
  if (!line) {
    line = openLine(kind);
    lines.set(kind, line);
  }
  const { worker, waiting } = line;
  const id = nextId;
  nextId += 1;
  const post = (message: ToWorker): void => worker.postMessage(message);
  return new Promise((resolve) => {
    const onAbort = (): void => post({ type: 'cancel', id });
    waiting.set(id, {
      onProgress: options.onProgress,
      settle(result) {
        options.signal?.removeEventListener('abort', onAbort);
        resolve(result as Result<JobResult<N>>);
      },
    });
    post({ type: 'run', id, name, input });
    if (options.signal?.aborted) onAbort();
    else options.signal?.addEventListener('abort', onAbort, { once: true });
  });
}
