import {
  checkRecoveryCode,
  RECOVERY_BYTES,
  RECOVERY_GROUPS,
  writeRecoveryCode,
} from '../../../shared/store/vault/recoveryCode';

/** How the code stands on the sheet: eight groups of four characters and one check character. */
export const GROUP_COUNT = RECOVERY_GROUPS;
export const GROUP_LENGTH = 5;

/** As the sheet writes it: capitals, nothing between, letters that look like digits read as those. */
export const tidyGroup = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .slice(0, GROUP_LENGTH);

/** A pasted or finished code as its groups. */
export function splitGroups(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/[^0-9a-zA-Z]/g, '');
  const groups: string[] = [];
  for (let from = 0; from < plain.length && groups.length < GROUP_COUNT; from += GROUP_LENGTH)
    groups.push(tidyGroup(plain.slice(from, from + GROUP_LENGTH)));
  return groups;
}

export const joinGroups = (groups: readonly string[]): string => groups.join('-');

const RIGHT_GROUPS = writeRecoveryCode(new Uint8Array(RECOVERY_BYTES)).split('-');

/** The check character of the group at `index` (0-based) fits: tried among seven groups that are right. */
export const isGroupRight = (index: number, text: string): boolean =>
  checkRecoveryCode(joinGroups(RIGHT_GROUPS.map((right, at) => (at === index ? text : right)))).ok;

export const isComplete = (groups: readonly string[]): boolean => checkRecoveryCode(joinGroups(groups)).ok;
