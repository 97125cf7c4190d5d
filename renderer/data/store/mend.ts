import type { OnProgress } from '../../../shared/kernel';
import { catchUp } from './catchUp';
import { unlessWritingAhead, withStoreLock } from './lock';
import { StoreFault } from './port';
import { isSound } from './soundness';

/**
 * sound: nothing was wrong. mended: the working copy was made anew. asWritten: it was, and the journal says no better (rows of
 * version 0.1.0 that did not open there either). broken: the journal does not read well, so the working copy was left as it
 * is; what still opens in it is all there is. busy: rows are being written ahead just now, which would be cleared with the rest.
 */
export type Mended = 'sound' | 'mended' | 'asWritten' | 'broken' | 'busy';

/** The caller holds the store lock. @throws StoreFault as `catchUp` */
export async function mendUnderLock(onProgress?: OnProgress): Promise<Mended> {
  const progress = onProgress ? { onProgress } : {};
  await catchUp(progress);
  if (await isSound()) return 'sound';
  let done: Mended = 'busy';
  await unlessWritingAhead(async () => {
    done = await makeAnew(progress);
  });
  return done;
}

async function makeAnew(progress: { readonly onProgress?: OnProgress }): Promise<Mended> {
  try {
    await catchUp({ rebuild: true, ...progress });
    return (await isSound()) ? 'mended' : 'asWritten';
  } catch (error) {
    if (error instanceof StoreFault && error.code === 'store.cannotRebuild') return 'broken';
    throw error;
  }
}

/** After something did not open: looks at all of the working copy, and makes it anew from the journal where that is needed. */
export const mendWorkingCopy = (onProgress?: OnProgress): Promise<Mended> =>
  withStoreLock(() => mendUnderLock(onProgress));
