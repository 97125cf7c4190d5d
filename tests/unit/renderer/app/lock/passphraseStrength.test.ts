import { describe, expect, it } from 'vitest';
import { lengthOf, strengthOf } from '../../../../../renderer/app/lock/passphraseStrength';

describe('strength of a passphrase', () => {
  it.each([
    ['', 'none'],
    ['abc1234', 'short'],
    ['样本镇公开', 'short'],
    ['12345678', 'weak'],
    ['aaaaaaaaaaaa', 'weak'],
    ['abcdefgh', 'weak'],
    ['83920175648', 'weak'],
    ['tK4mzQ8w', 'fair'],
    ['东坝河里石头多得很', 'strong'],
    ['green lamp 41 roof', 'strong'],
  ])('of %j is %s', (text, strength) => {
    expect(strengthOf(text)).toBe(strength);
  });

  it('counts characters as the vault does: full-width ones are the same, a rare one is one', () => {
    expect(lengthOf('ａｂｃ１２３')).toBe(6);
    expect(lengthOf('𠮷𠮷')).toBe(2);
  });
});
