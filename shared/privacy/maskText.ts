/** Masks of names and addresses, and removal of numbers from text that stays. */
import type { Detector } from './detect';
import type { Finding } from './finding';
import type { PrivacyRules } from './rules';
import { houseMark } from './words';

/** Web option: 张*, 张**; a compound surname is kept whole; of a name with an interpunct the first part is kept. */
export function maskName(name: string, rules: PrivacyRules): string {
  const plain = name.trim();
  if (plain === '') return '';
  const dot = [...plain].findIndex((character) => rules.nameDots.includes(character));
  const letters = [...plain];
  if (dot > 0) return `${letters.slice(0, dot).join('')}**`;
  const compound = letters.length > 2 && rules.compoundSurnames.includes(letters.slice(0, 2).join(''));
  const kept = compound ? 2 : letters.length > 1 ? 1 : 0;
  return letters.slice(0, kept).join('') + '*'.repeat(Math.max(1, letters.length - kept));
}

/** Cuts an address behind the deepest of group, village, township, county that it names; '' when it names none. */
export function cutAddress(address: string, rules: PrivacyRules): string {
  const text = address.trim();
  const house = houseMark(text, rules);
  const head = house ? text.slice(0, house.start) : text;
  for (const level of rules.addressLevels) {
    let end = -1;
    for (const word of level) {
      const at = head.lastIndexOf(word);
      if (at > 0) end = Math.max(end, at + word.length);
    }
    if (end > 0) return head.slice(0, end);
  }
  return '';
}

/** Takes every number the detector knows out of a name or a place, together with brackets and marks left hanging. */
export function removeNumbers(
  text: string,
  detector: Detector,
): { readonly text: string; readonly removed: Finding[] } {
  const removed = detector.find(text).filter((item) => item.kind !== 'health' && item.kind !== 'address');
  if (removed.length === 0) return { text, removed };
  let rest = text;
  for (const item of [...removed].reverse()) rest = `${rest.slice(0, item.start)} ${rest.slice(item.end)}`;
  const tidy = rest
    .replace(/[(（[【]\s*[)）\]】]/g, '')
    .replace(/[\s,，、;；:：/\-+（([【]+$/g, '')
    .replace(/^[\s,，、;；:：/\-+)）\]】]+/g, '')
    .replace(/\s{2,}/g, ' ');
  return { text: tidy, removed };
}
