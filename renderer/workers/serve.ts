import type { HostResult } from '../../shared/host';
import type { JobName } from '../../shared/jobs';
import { onCutOff } from '../data/reopen';
import { setOperator } from '../data/source';
import { setStorePort } from '../data/store/port';
import { setProtected, setVaultKeys } from '../data/vault';
import { mendAfter } from './mending';
import {
  type FromWorker,
  type JobContext,
  JobFault,
  type JobHandler,
  type JobHandlers,
  type ToWorker,
  type WorkerSetup,
} from './protocol';

/** Collects the buffers of a result so that large files move instead of being copied. */
function transferable(result: unknown, found: ArrayBuffer[] = [], depth = 0): ArrayBuffer[] {
  if (depth > 3 || typeof result !== 'object' || result === null) return found;
  if (result instanceof Uint8Array) {
    if (result.buffer instanceof ArrayBuffer && result.byteLength === result.buffer.byteLength)
      found.push(result.buffer);
    return found;
  }
  if (result instanceof ArrayBuffer || ArrayBuffer.isView(result)) return found;
  for (const value of Object.values(result)) transferable(value, found, depth + 1);
  return found;
}

/** Calls of the store go through the page, which has the shell; answers come back by number. */
function openPort(storeId: string, post: (message: FromWorker, transfer: Transferable[]) => void) {
  const waiting = new Map<number, (result: HostResult<unknown>) => void>();
  let nextCall = 1;
  setStorePort({
    storeId,
    call: (name, input) =>
      new Promise((resolve) => {
        const id = nextCall;
        nextCall += 1;
        waiting.set(id, (result) => {
          waiting.delete(id);
          resolve(result as Parameters<typeof resolve>[0]);
        });
        post({ type: 'call', id, name, input }, transferable(input));
      }),
  });
  return waiting;
}

/** Makes this worker answer jobs. Keys and port are set up before the first one; `setup` receives what else it needs. */
export function serveJobs(handlers: JobHandlers, setup: (given: WorkerSetup) => void = () => undefined): void {
  let calls: ReturnType<typeof openPort> | undefined;
  const running = new Map<number, AbortController>();
  const signing = new Map<number, (bytes: Uint8Array | null) => void>();
  const post = (message: FromWorker, transfer: Transferable[] = []): void => postMessage(message, { transfer });
  onCutOff(() => post({ type: 'cutOff' }));
  addEventListener('message', (event: MessageEvent<ToWorker>) => {
    const message = event.data;
    if (message.type === 'setup') {
      setVaultKeys(message.keys);
      setProtected(message.isProtected);
      setOperator(message.operator);
      calls ??= openPort(message.storeId, post);
      return setup(message);
    }
    if (message.type === 'answer') return calls?.get(message.id)?.(message.result);
    if (message.type === 'cancel') return running.get(message.id)?.abort(new DOMException('cancelled', 'AbortError'));
    if (message.type === 'signature') return signing.get(message.id)?.(message.bytes);
    const controller = new AbortController();
    running.set(message.id, controller);
    const context: JobContext = {
      signal: controller.signal,
      onProgress: (progress) => post({ type: 'progress', id: message.id, progress }),
      sign: (bytes) =>
        new Promise((resolve, reject) => {
          signing.set(message.id, (signature) => {
            signing.delete(message.id);
            if (signature) resolve(signature);
            else reject(new JobFault('bundle.signing'));
          });
          post({ type: 'sign', id: message.id, bytes });
        }),
    };
    const handler = handlers[message.name] as JobHandler<JobName> | undefined;
    // A handler that throws before its first await would otherwise end the worker, and every other job with it.
    const work = async () => {
      if (!handler) throw new JobFault('job.failed', { detail: message.name });
      return handler(message.input as never, context);
    };
    work()
      .then(
        (result) => post({ type: 'done', id: message.id, result }, transferable(result)),
        async (error: unknown) =>
          post({ type: 'fault', id: message.id, ...(await mendAfter(error, controller.signal.aborted)) }),
      )
      .finally(() => running.delete(message.id));
  });
}
