import type { ZipLimits } from '../formats/zip';

const KIB = 1024;
const MIB = 1024 * KIB;

/** Hard limits on import (bundle.md § 7). Raising one is a change of the format. */
export const LIMITS = {
  bundleBytes: 200 * MIB,
  totalBytes: 500 * MIB,
  fileBytes: 50 * MIB,
  htmlBytes: 2 * MIB,
  pictureBytes: 10 * MIB,
  entries: 2000,
  ratio: 200,
  ratioFromBytes: MIB,
  tagFileBytes: MIB,
  jsonBytes: 4 * MIB,
  jsonDepth: 32,
  rows: 50_000,
  columns: 64,
  cellCharacters: 4000,
  signatureBytes: 4 * KIB,
  problems: 5000,
} as const;

/**
 * Unpacked files kept between the stages, so that small ones are inflated once. With the packed bytes of one entry
 * (at most 50 MiB) it stays under the 64 MiB that bundle.md § 7 allows beside the file itself.
 */
export const CACHE_BYTES = 12 * MIB;

export const bundleZipLimits: ZipLimits = {
  fileBytes: LIMITS.bundleBytes,
  entries: LIMITS.entries,
  totalBytes: LIMITS.totalBytes,
  ratio: LIMITS.ratio,
  ratioFromBytes: LIMITS.ratioFromBytes,
  entryBytes: (name) => entryLimit(name),
};

function entryLimit(name: string): number {
  const [, area = '', ...rest] = name.split('/');
  if (area === 'signatures') return LIMITS.signatureBytes;
  if (area !== 'data' || rest.length === 0) return LIMITS.tagFileBytes;
  if (name.endsWith('.html')) return LIMITS.htmlBytes;
  if (name.endsWith('.jpg') || name.endsWith('.png')) return LIMITS.pictureBytes;
  return name.endsWith('.json') ? LIMITS.jsonBytes : LIMITS.fileBytes;
}
