import { JobFault } from '../../workers/protocol';
import { isProtected } from '../vault';
import { periodContext } from './read';

/** The first private number that is stored asks for a passphrase; it is pointed out and never printed, but it lies in the store. */
export function guardCells(texts: Iterable<string>): void {
  if (isProtected()) return;
  for (const text of texts)
    if (periodContext.detector.find(text).some(({ code }) => code !== 'pii.maybe'))
      throw new JobFault('vault.passphraseNeeded');
}
