import { isPlainPath } from '../formats/zip';
import type { Problem } from '../kernel';
import { bundleProblem } from './codes';
import { shownName } from './strictText';

export interface ManifestLine {
  readonly sha256: string;
  readonly path: string;
}

const LINE = /^([0-9a-f]{64}) {2}(\S.*)$/;

/**
 * Reads a manifest that is already known to be UTF-8 with LF: syntax, order, paths inside, no path twice.
 * @param inside the prefix that every path must have ("data/" for the payload manifest, "" for the tag manifest).
 */
export function parseManifest(
  text: string,
  file: string,
  inside: string,
): { lines: ManifestLine[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const lines: ManifestLine[] = [];
  const seen = new Set<string>();
  let previous = '';
  for (const [index, line] of text.split('\n').slice(0, -1).entries()) {
    const at = { path: file, line: index + 1 };
    const [, sha256, path] = LINE.exec(line) ?? [];
    if (sha256 === undefined || path === undefined) {
      problems.push(bundleProblem('bag.manifestFormat', at));
      continue;
    }
    if (!path.startsWith(inside) || !isPlainPath(path)) {
      problems.push(bundleProblem('bag.manifestPath', at, { name: shownName(path) }));
      continue;
    }
    if (seen.has(path)) {
      problems.push(bundleProblem('bag.manifestDuplicate', at, { name: shownName(path) }));
      continue;
    }
    if (path < previous) problems.push(bundleProblem('bag.manifestFormat', at));
    previous = path;
    seen.add(path);
    lines.push({ sha256, path });
  }
  return { lines, problems };
}

/** Sorted by path in byte order (names are ASCII), one line each. */
export const formatManifest = (lines: readonly ManifestLine[]): string =>
  [...lines]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ sha256, path }) => `${sha256}  ${path}\n`)
    .join('');
