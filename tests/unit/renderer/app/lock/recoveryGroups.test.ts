import { describe, expect, it } from 'vitest';
import {
  isComplete,
  isGroupRight,
  joinGroups,
  splitGroups,
  tidyGroup,
} from '../../../../../renderer/app/lock/recoveryGroups';
import { writeRecoveryCode } from '../../../../../shared/store/vault/recoveryCode';

const code = writeRecoveryCode(Uint8Array.from({ length: 20 }, (_, index) => index * 13 + 7));
const groups = code.split('-');

describe('the eight groups of a recovery sheet', () => {
  it('are found in the code however it is divided', () => {
    expect(splitGroups(code)).toEqual(groups);
    expect(splitGroups(code.replaceAll('-', ' '))).toEqual(groups);
    expect(splitGroups(code.replaceAll('-', '').toLowerCase())).toEqual(groups);
    expect(joinGroups(splitGroups(code))).toBe(code);
  });

  it('are read forgivingly and cut at five characters', () => {
    expect(tidyGroup(' o1il a ')).toBe('0111A');
    expect(tidyGroup('ＡＢ１２３４５')).toBe('AB123');
  });

  it('are each right at their own place only', () => {
    for (const [index, group] of groups.entries()) {
      expect(isGroupRight(index, group)).toBe(true);
      expect(isGroupRight((index + 1) % groups.length, group)).toBe(false);
      expect(isGroupRight(index, (group.startsWith('7') ? '8' : '7') + group.slice(1))).toBe(false);
    }
    expect(isGroupRight(0, groups[0]?.slice(0, 4) ?? '')).toBe(false);
  });

  it('are complete when all eight are right', () => {
    expect(isComplete(groups)).toBe(true);
    expect(isComplete(groups.slice(1))).toBe(false);
    expect(isComplete([])).toBe(false);
  });
});
