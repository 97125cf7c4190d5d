import { type Problem, problem } from '../../kernel';
import { crc32 } from '../crypto';
import type { BlobLike } from './blob';
import { checkAttributes, readDirectory } from './directory';
import type { CentralEntry, ZipLimits } from './entry';
import { inflateExactly } from './inflate';
import { STORED } from './layout';
import { checkSpans } from './spans';

/** One file inside; folder entries are not listed. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  /** false: its own headers are in doubt, or a limit of the whole file is passed; it must not be inflated. */
  readonly isReadable: boolean;
}

export interface OpenedZip {
  /** Faults of the container's structure; with any of them the file is refused, whatever can still be read. */
  readonly problems: readonly Problem[];
  readonly entries: readonly ZipEntry[];
  /** Names of folder entries, without the final slash. */
  readonly folders: readonly string[];
  /** Inflates one entry: its bytes, or `zip.data` / `zip.crc`. */
  read(entry: ZipEntry): Promise<Uint8Array<ArrayBuffer> | Problem>;
}

/** With one of these, inflating could cost more than the limits allow. */
const UNBOUNDED: ReadonlySet<string> = new Set([
  'zip.tooManyEntries',
  'zip.entryTooLarge',
  'zip.totalTooLarge',
  'zip.ratio',
  'zip.overlap',
  'zip.zip64',
]);

/**
 * Reads the structure of a zip file: from the end record to the central directory, then every local header, so that
 * every byte of the file belongs to exactly one thing. Nothing is inflated here but folder entries that carry bytes.
 */
export async function openZip(blob: BlobLike, limits: ZipLimits): Promise<OpenedZip> {
  const directory = await readDirectory(blob, limits);
  const problems = [...directory.problems];
  const entries = directory.entries;
  if (entries.length > 0) problems.push(...(await checkSpans(blob, entries, directory)));
  if (problems.length === 0) problems.push(...checkAttributes(entries));
  const files = entries.filter((entry) => !entry.isFolder);
  const isBounded = !problems.some((found) => UNBOUNDED.has(found.code));
  const inDoubt = new Set(problems.map((found) => found.at.path));
  const byEntry = new Map<ZipEntry, CentralEntry>();
  const listed = files.map((entry) => {
    const isReadable = isBounded && entry.dataStart > 0 && !inDoubt.has(entry.name);
    const item: ZipEntry = { name: entry.name, size: entry.header.size, isReadable };
    byEntry.set(item, entry);
    return item;
  });
  if (problems.length === 0) {
    for (const folder of entries.filter((entry) => entry.isFolder && entry.header.packedSize > 0)) {
      const found = await readEntry(blob, folder);
      if ('code' in found) problems.push(found);
    }
  }
  return {
    problems,
    entries: listed,
    folders: entries.filter((entry) => entry.isFolder).map((entry) => entry.name.replace(/\/$/, '')),
    read: async (item) => {
      const entry = byEntry.get(item);
      return entry && item.isReadable ? readEntry(blob, entry) : problem('zip.data', 'error', { path: item.name });
    },
  };
}

async function readEntry(blob: BlobLike, entry: CentralEntry): Promise<Uint8Array<ArrayBuffer> | Problem> {
  const { method, packedSize, size, crc } = entry.header;
  const packed = await blob.slice(entry.dataStart, entry.dataStart + packedSize);
  const bytes = method === STORED ? (packed as Uint8Array<ArrayBuffer>) : inflateExactly(packed, size);
  const at = { path: entry.name };
  if (packed.length !== packedSize || bytes?.length !== size) return problem('zip.data', 'error', at);
  return crc32(bytes) === crc ? bytes : problem('zip.crc', 'error', at);
}
