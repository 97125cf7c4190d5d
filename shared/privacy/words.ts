/** Health and address words in cells of B and C lists: a person looks (privacy.md § 4), so always `pii.maybe`. */
import type { Finding } from './finding';
import type { PrivacyRules } from './rules';

export function findPrivateWords(text: string, rules: PrivacyRules): Finding[] {
  const found: Finding[] = [];
  const calm = rules.harmlessHealthPhrases.reduce(
    (rest, phrase) => rest.replaceAll(phrase, '\u0001'.repeat(phrase.length)),
    text,
  );
  for (const word of rules.healthWords) {
    const start = calm.indexOf(word);
    if (start >= 0) found.push({ code: 'pii.maybe', kind: 'health', start, end: start + word.length, masked: word });
  }
  const house = houseMark(text, rules);
  if (house) found.push({ code: 'pii.maybe', kind: 'address', ...house, masked: '***' });
  return found;
}

/** A house number behind a village or a group: `某村3组12号`. */
export function houseMark(text: string, rules: PrivacyRules): { start: number; end: number } | undefined {
  const found = housePattern(rules).exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

const patterns = new WeakMap<PrivacyRules, RegExp>();

function housePattern(rules: PrivacyRules): RegExp {
  const known = patterns.get(rules);
  if (known) return known;
  const places = [...(rules.addressLevels[0] ?? []), ...(rules.addressLevels[1] ?? [])].join('|');
  const digits = `[0-9０-９${Object.keys(rules.chineseDigits).join('')}${rules.chineseTens.join('')}-]`;
  const pattern = new RegExp(`(?<=(?:${places})[^。；，,;\\n]{0,12}?)${digits}{1,8}(?:${rules.houseMarks.join('|')})`);
  patterns.set(rules, pattern);
  return pattern;
}
