import type { HostResult } from '../../shared/host';
import type { VaultKeys } from '../../shared/hostStore';
import type { JobInput, JobName, JobResult } from '../../shared/jobs';
import type { Params, Progress } from '../../shared/kernel';
import type { StoreCallName } from '../data/store/port';

/** What a worker must know before its first job. */
export interface WorkerSetup {
  readonly storeId: string;
  /** Keys of the vault; they never go to storage from here. */
  readonly keys: VaultKeys;
  readonly isProtected: boolean;
  /** Ed25519 public key of this installation, raw. */
  readonly publicKey: Uint8Array;
  readonly operator: string;
}

/** Page → worker. `setup` comes first, and again when keys or operator change. */
export type ToWorker =
  | ({ readonly type: 'setup' } & WorkerSetup)
  /** Answer of the shell to a call of the store. */
  | { readonly type: 'answer'; readonly id: number; readonly result: HostResult<unknown> }
  | { readonly type: 'run'; readonly id: number; readonly name: JobName; readonly input: unknown }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'signature'; readonly id: number; readonly bytes: Uint8Array | null };

/** Worker → page. */
export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  /** A worker has no shell of its own: the page passes calls of the store on. */
  | { readonly type: 'call'; readonly id: number; readonly name: StoreCallName; readonly input: unknown }
  /** The private key stays with the shell: a worker asks the page, the page asks the shell. */
  | { readonly type: 'sign'; readonly id: number; readonly bytes: Uint8Array }
  /** The engine answers this worker no more: when its jobs have ended, the next needs another worker. */
  | { readonly type: 'cutOff' }
  | { readonly type: 'done'; readonly id: number; readonly result: unknown }
  | { readonly type: 'fault'; readonly id: number; readonly code: string; readonly params: Params };

export interface JobContext {
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
  /** Ed25519 over the bytes with this installation's key. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  /** Takes work that nobody needs to wait for: it runs when the job has answered, before the next act. Absent: do it at once. */
  afterwards?(work: () => Promise<void>): void;
}

/** A job refuses with a code that has a sentence; anything else that is thrown is our bug and becomes `job.failed`. */
export class JobFault extends Error {
  override readonly name = 'JobFault';
  constructor(
    readonly code: string,
    readonly params: Params = {},
  ) {
    super(code);
  }
}

export type JobHandler<N extends JobName> = (input: JobInput<N>, context: JobContext) => Promise<JobResult<N>>;
export type JobHandlers = { readonly [N in JobName]?: JobHandler<N> };
