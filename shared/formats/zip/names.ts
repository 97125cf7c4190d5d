import { type Problem, problem } from '../../kernel';
import type { CentralEntry } from './entry';

const MAX_NAME_BYTES = 160;
const MAX_LEVELS = 6;
const PART = /^[a-z0-9][a-z0-9._-]*$/;
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$|clock\$)(\.|$)/;

const error = (code: string, path: string): Problem => problem(code, 'error', { path });

/** UTF-8 where it is that, else one character per byte, so that even a broken name can be shown. */
export function readName(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return String.fromCharCode(...raw);
  }
}

/** A path that could leave the folder it is unpacked into, on any system. */
export function isTraversal(name: string): boolean {
  return name.startsWith('/') || name.includes('\\') || /^[a-z]:/i.test(name) || name.split('/').includes('..');
}

/** Lower-case ASCII parts, no device names, no final dot, at most 160 bytes and 6 levels (bundle.md § 3). */
export function isPlainPath(path: string): boolean {
  const parts = path.split('/');
  return (
    path.length <= MAX_NAME_BYTES &&
    parts.length <= MAX_LEVELS &&
    parts.every((part) => PART.test(part) && !DEVICE.test(part) && !part.endsWith('.'))
  );
}

export function checkNames(entries: readonly CentralEntry[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const entry of entries) {
    const path = entry.isFolder ? entry.name.slice(0, -1) : entry.name;
    if (isTraversal(entry.name)) problems.push(error('zip.nameTraversal', shown(entry.name)));
    else if (!isPlainPath(path)) problems.push(error('zip.nameInvalid', shown(entry.name)));
    const folded = path.normalize('NFC').toLowerCase().normalize('NFC');
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, path);
    else problems.push(error(other === path ? 'zip.nameDuplicate' : 'zip.nameCasefold', shown(entry.name)));
  }
  // A file cannot be the folder of another entry.
  const files = new Set(entries.filter((entry) => !entry.isFolder).map((entry) => entry.name));
  for (const file of files) {
    if (entries.some((entry) => entry.name.startsWith(`${file}/`) && entry.name !== file)) {
      if (!problems.some((found) => found.at.path === shown(file)))
        problems.push(error('zip.nameDuplicate', shown(file)));
    }
  }
  return problems;
}

/** Control and direction characters would change the sentence they stand in. */
const shown = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD').slice(0, 200);
