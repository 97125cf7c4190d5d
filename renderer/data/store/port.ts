import type { HostCallName, HostInput, HostOutput, HostResult } from '../../../shared/host';
import type { storeCalls } from '../../../shared/hostStore';
import type { Params } from '../../../shared/kernel';

export type StoreCallName = keyof typeof storeCalls & HostCallName;

/** How this context (page, worker, test) reaches the shell's store. */
export interface StorePort {
  readonly storeId: string;
  call<K extends StoreCallName>(name: K, input: HostInput<K>): Promise<HostResult<HostOutput<K>>>;
}

/** The shell refused: disk full, below the floor, another window was faster. `name` carries nothing private. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  constructor(
    readonly code: string,
    readonly params: Params = {},
  ) {
    super(code);
  }
}

let port: StorePort | undefined;

export function setStorePort(given: StorePort | undefined): void {
  port = given;
}

export function storePort(): StorePort {
  if (!port) throw new StoreFault('host.unavailable');
  return port;
}

/** One call of the shell's store. @throws StoreFault */
export async function shell<K extends StoreCallName>(name: K, input: HostInput<K>): Promise<HostOutput<K>> {
  const answer = await storePort().call(name, input);
  if (!answer.ok) throw new StoreFault(answer.fault, answer.params);
  return answer.value;
}
