/**
 * File names that are safe on every disk an office uses (NTFS, exFAT, ext4), for both shells.
 * Lengths are in UTF-16 units; Linux counts bytes, so a Chinese name gets at most 80 characters when it is proposed.
 */
const FORBIDDEN = /[\u0000-\u001f<>:"/\\|?*\u007f]/;
const FORBIDDEN_ALL = new RegExp(FORBIDDEN.source, 'g');
/** Device names of Windows, with or without an extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
const MAX_PROPOSED = 80;
const MAX_FOLDERS = 2;

export function isSafeName(name: string): boolean {
  return (
    name !== '' &&
    name !== '.' &&
    name !== '..' &&
    name.length <= 255 &&
    !FORBIDDEN.test(name) &&
    !RESERVED.test(name) &&
    !/[. ]$/.test(name)
  );
}

/** A proposal for a dialog: what no disk takes becomes `_`, the extension survives shortening. */
export function safeFileName(name: string): string {
  const clean = name.replace(FORBIDDEN_ALL, '_').replace(/[. ]+$/, '');
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : '';
  const stem = clean.slice(0, clean.length - extension.length).slice(0, MAX_PROPOSED - extension.length);
  const proposed = `${stem}${extension}`;
  if (proposed === '' || proposed === '.' || proposed === '..') return '_';
  return RESERVED.test(proposed) ? `_${proposed}` : proposed;
}

/** The parts of `village/2026/name.pdf`, or undefined when a part is unsafe or the path is deeper than two folders. */
export function partsOfRelativeName(relativeName: string): string[] | undefined {
  const parts = relativeName.split('/');
  return parts.length <= MAX_FOLDERS + 1 && parts.every(isSafeName) ? parts : undefined;
}

/**
 * The first of `name.pdf`, `name (2).pdf`, … that `taken` does not hold yet, and enters it.
 * @param taken lower-case names: NTFS and exFAT keep only one of two names that differ in case.
 */
export function claimName(name: string, taken: Set<string>): string {
  const slash = name.lastIndexOf('/');
  const dot = name.lastIndexOf('.');
  const cut = dot > slash + 1 ? dot : name.length;
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name.slice(0, cut)} (${count})${name.slice(cut)}`;
    const key = candidate.toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return candidate;
  }
}
