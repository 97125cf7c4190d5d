import { checkIdNumber, expandOldIdNumber } from '../../../shared/kernel';

/**
 * The whole ID number of a person, when that is what was typed; '' otherwise. Part of a number finds nobody: people are looked
 * up through keyed digests only.
 */
export function searchedPerson(query: string): string {
  const typed = query.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  if (checkIdNumber(typed) === undefined) return typed;
  return expandOldIdNumber(typed) ?? '';
}
