/** The hard drop list of privacy.md § 4: columns of an imported sheet that no public copy may hold. */
import { hasWord } from './detect';
import type { PrivacyRules } from './rules';

export const isForbiddenHeader = (header: string, rules: PrivacyRules): boolean => {
  const plain = header.normalize('NFKC').replace(/\s/g, '');
  return hasWord(plain, rules.forbiddenHeaders) && !hasWord(plain, rules.allowedHeaders);
};

/** 1-based columns whose header is on the hard drop list. */
export function forbiddenHeaders(
  headers: readonly string[],
  rules: PrivacyRules,
): { column: number; header: string }[] {
  return headers.flatMap((header, index) => (isForbiddenHeader(header, rules) ? [{ column: index + 1, header }] : []));
}
