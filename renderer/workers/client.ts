import type { HostResult } from '../../shared/host';
import type { JobInput, JobName, JobResult } from '../../shared/jobs';
import { fault, type OnProgress, ok, type Params, type Result } from '../../shared/kernel';
import { operator } from '../data/source';
import type { StoreCallName } from '../data/store/port';
import type { FromWorker, ToWorker, WorkerSetup } from './protocol';

interface Waiting {
  readonly onProgress: OnProgress | undefined;
  settle(result: Result<unknown>): void;
}

interface Line {
  readonly worker: Worker;
  /** As given last; a line that outlives a lock goes on with them. */
  keys: WorkerKeys | undefined;
  /** Who works here, as the worker was told last. */
  operator: string;
  readonly waiting: Map<number, Waiting>;
}

/**
 * Reading, checking and editing sheets has its own worker, so that a long export never makes the grid wait. So has the look-up
 * desk: the window is locked while it runs, and only its worker goes on.
 */
type LineKind = 'sheets' | 'output' | 'lookup';
const kindOf = (name: JobName): LineKind => {
  if (/^lookup\.(open|ask|slip|reset)$/.test(name)) return 'lookup';
  return /^(posting|notice|report|rollup|bundle|privacy|attachment)\.|^store\.(backup|snapshot|inspect|trail)$/.test(
    name,
  )
    ? 'output'
    : 'sheets';
};

let nextId = 1;
export interface WorkerKeys extends Omit<WorkerSetup, 'operator'> {
  /** Asks the shell for a signature; null when it cannot. */
  sign(bytes: Uint8Array): Promise<Uint8Array | null>;
  /** Passes a call of the store on to the shell. */
  callStore(name: StoreCallName, input: unknown): Promise<HostResult<unknown>>;
  /** Asks for the first passphrase; true once there is one. The job that needed it is then done again. */
  askForPassphrase(): Promise<boolean>;
}

let keys: WorkerKeys | undefined;
const lines = new Map<LineKind, Line>();

const setupOf = ({ storeId, keys: ring, isProtected, publicKey }: WorkerKeys): ToWorker => ({
  type: 'setup',
  storeId,
  keys: ring,
  isProtected,
  publicKey,
  operator: operator(),
});

/** Gives the workers keys, store and the way to sign; before the first job, and again when keys change. */
export function setUpWorkers(given: WorkerKeys): void {
  keys = given;
  for (const line of lines.values()) {
    line.keys = given;
    line.worker.postMessage(setupOf(given));
  }
}

/** Whether a job is running: the window then does not lock by itself. */
export const isWorking = (): boolean => [...lines.values()].some((line) => line.waiting.size > 0);

/** Ends the workers and forgets the keys. Jobs that still run answer `host.locked`. @param kept goes on with the keys it has */
export function endWorkers(kept?: LineKind): void {
  for (const kind of [...lines.keys()]) if (kind !== kept) endLine(kind);
  keys = undefined;
}

/** The desk is over: its worker goes, and with it the keys that it had. */
export const endLookup = (): void => endLine('lookup');

function endLine(kind: LineKind): void {
  const line = lines.get(kind);
  if (!line) return;
  lines.delete(kind);
  line.worker.terminate();
  for (const item of line.waiting.values()) item.settle(fault('host.locked'));
  line.waiting.clear();
}

/** The address stands in each call: the bundler finds workers by it. */
function startWorker(kind: LineKind): Worker {
  switch (kind) {
    case 'sheets':
      return new Worker(new URL('./sheets.worker.ts', import.meta.url), { type: 'module', name: 'sheets' });
    case 'output':
      return new Worker(new URL('./output.worker.ts', import.meta.url), { type: 'module', name: 'output' });
    case 'lookup':
      return new Worker(new URL('./lookup.worker.ts', import.meta.url), { type: 'module', name: 'lookup' });
  }
}

function openLine(kind: LineKind): Line {
  const worker = startWorker(kind);
  const waiting = new Map<number, Waiting>();
  const line: Line = { worker, keys, operator: operator(), waiting };
  const post = (message: ToWorker): void => worker.postMessage(message);
  const failAll = (params: Params): void => {
    for (const item of waiting.values()) item.settle(fault('job.failed', params));
    waiting.clear();
    lines.delete(kind);
    worker.terminate();
  };
  let isCutOff = false;
  /** A worker that the engine answers no more ends with its last job; the next job gets another one. */
  const leave = (): void => {
    if (!isCutOff || waiting.size > 0) return;
    lines.delete(kind);
    worker.terminate();
  };
  worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
    const message = event.data;
    if (message.type === 'call') {
      const answer = (result: HostResult<unknown>): void => post({ type: 'answer', id: message.id, result });
      const closed = fault('host.locked');
      const { keys: held } = line;
      void (held ? held.callStore(message.name, message.input).then(answer, () => answer(closed)) : answer(closed));
      return;
    }
    if (message.type === 'cutOff') {
      isCutOff = true;
      return leave();
    }
    const item = waiting.get(message.id);
    if (!item) return;
    if (message.type === 'progress') return item.onProgress?.(message.progress);
    if (message.type === 'sign') {
      const answer = (bytes: Uint8Array | null): void => post({ type: 'signature', id: message.id, bytes });
      void (line.keys ? line.keys.sign(message.bytes).then(answer, () => answer(null)) : answer(null));
      return;
    }
    waiting.delete(message.id);
    item.settle(message.type === 'done' ? ok(message.result) : fault(message.code, message.params));
    leave();
  });
  worker.addEventListener('error', (event) => failAll({ detail: event.message }));
  worker.addEventListener('messageerror', () => failAll({ detail: 'messageerror' }));
  if (keys) post(setupOf(keys));
  return line;
}

/**
 * Runs one job. Never throws: a refusal, a machine fault and a cancel come back as fault codes with sentences
 * (`job.cancelled`, `host.*`, `read.*`, `payout.*` ...). A job that would store the first private value asks for a passphrase.
 */
export async function runJob<N extends JobName>(
  name: N,
  input: JobInput<N>,
  options: { signal?: AbortSignal; onProgress?: OnProgress } = {},
): Promise<Result<JobResult<N>>> {
  const result = await runOnce(name, input, options);
  if (result.ok || result.fault !== 'vault.passphraseNeeded' || !keys) return result;
  return (await keys.askForPassphrase()) ? runOnce(name, input, options) : result;
}

function runOnce<N extends JobName>(
  name: N,
  input: JobInput<N>,
  options: { signal?: AbortSignal; onProgress?: OnProgress },
): Promise<Result<JobResult<N>>> {
  const kind = kindOf(name);
  let line = lines.get(kind);
  if (!(line?.keys ?? keys)) return Promise.resolve(fault('host.locked'));
  if (!line) {
    line = openLine(kind);
    lines.set(kind, line);
  }
  const { worker, waiting } = line;
  // Known only after the start, and changed in the settings: the trail names who did it.
  if (keys && line.operator !== operator()) {
    line.operator = operator();
    worker.postMessage(setupOf(keys));
  }
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
