import type { Params } from '../../shared/kernel';
import { mendWorkingCopy } from '../data/store/mend';
import { isVaultOpen } from '../data/vault';
import { faultOf } from './faultCode';

/** What a row of the working copy that is gone or changed is called where an act meets it. */
const MENDABLE: ReadonlySet<string> = new Set(['store.sealBroken', 'batch.incomplete']);

/**
 * The code for what a job threw. Where a row of the working copy did not open the journal has it still: the working copy is
 * made anew, and the person only has to do the act again.
 */
export async function mendAfter(
  error: unknown,
  isCancelled: boolean,
): Promise<{ readonly code: string; readonly params: Params }> {
  const found = faultOf(error, isCancelled);
  if (!MENDABLE.has(found.code) || !isVaultOpen()) return found;
  const done = await mendWorkingCopy().catch(() => 'broken' as const);
  return done === 'mended' ? { code: 'store.mended', params: {} } : found;
}
