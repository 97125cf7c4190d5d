import type { Params } from '../../shared/kernel';
import { maskLongNumbers } from '../../shared/payout';
import { StoreFault } from '../data/store/port';
import { JobFault } from './protocol';

/** Names of what storage, files and the vault throw, and the code whose sentence fits. */
const CODES: Readonly<Record<string, string>> = {
  QuotaExceededError: 'host.diskFull',
  NotReadableError: 'host.fileLocked',
  NotFoundError: 'host.notFound',
  SealBroken: 'store.sealBroken',
  // IndexedDB could not read or write its own files.
  UnknownError: 'store.notWritten',
  // … or did not answer at all (data/reopen).
  TimeoutError: 'store.notWritten',
};
const MOST_CAUSES = 8;

/** An error and what it was caused by: the store wraps the disk's own error, sometimes twice. */
function* causes(error: unknown): Generator<Error> {
  const waiting: unknown[] = [error];
  for (let seen = 0; seen < MOST_CAUSES && waiting.length > 0; seen += 1) {
    const current = waiting.shift();
    if (!(current instanceof Error)) continue;
    yield current;
    if ('inner' in current) waiting.push(current.inner);
    waiting.push(current.cause);
    if ('failures' in current && Array.isArray(current.failures)) waiting.push(current.failures[0]);
  }
}

/**
 * The code for what a job threw; chosen by the names of errors, never by their message. A transaction that the disk ended
 * is an AbortError too, so the deeper cause is asked first, and only a cancelled job is called cancelled.
 */
export function faultOf(error: unknown, isCancelled: boolean): { code: string; params: Params } {
  const chain = [...causes(error)];
  for (const one of chain) {
    if (one instanceof JobFault || one instanceof StoreFault) return { code: one.code, params: { ...one.params } };
    const code = CODES[one.name];
    if (code) return { code, params: {} };
  }
  if (isCancelled && chain.some((one) => one.name === 'AbortError')) return { code: 'job.cancelled', params: {} };
  // The engine ended a transaction by itself; with a full disk it says no more than that.
  if (chain.some((one) => one.name === 'AbortError')) return { code: 'store.notWritten', params: {} };
  const [first] = chain;
  if (!first) return { code: 'job.failed', params: { detail: '' } };
  // A parser quotes what it could not read; that may be anybody's row.
  const detail = first.name === 'SyntaxError' ? first.name : `${first.name}: ${first.message}`;
  return { code: 'job.failed', params: { detail: maskLongNumbers(detail.slice(0, 300)) } };
}
