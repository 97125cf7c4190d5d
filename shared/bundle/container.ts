import { sha256Hex } from '../formats/crypto';
import { type BlobLike, openZip, type ZipEntry } from '../formats/zip';
import { type Problem, problem } from '../kernel';
import { bundleProblem } from './codes';
import { bundleZipLimits, CACHE_BYTES } from './limits';

/** The one folder inside; only its form is checked, nothing is read from it (it is not signed). */
const BASE_FOLDER = /^gk-[0-9]{12}-[0-9a-f]{8}-[0-9]{6,9}-[a-z]{1,20}$/;
const HEAD_BYTES = 16;

/** One file of the bag after stage 1: it inflates to `size` bytes, its checksum is right. */
export interface BagFile {
  /** Path below the base folder. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** First bytes, for the file type. */
  readonly head: Uint8Array;
}

/** A zip file that has passed stage 1. */
export interface Container {
  readonly folder: string;
  /** By path below the base folder, sorted. */
  readonly files: ReadonlyMap<string, BagFile>;
  /** The bytes of one file; inflated again when they were too large to be kept. */
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

export interface OpenedContainer {
  readonly problems: readonly Problem[];
  readonly container?: Container;
}

/** Called after each file with the unpacked bytes done and in all; may throw to cancel. */
export type OnBytes = (done: number, total: number) => void;

/**
 * Stage 1 (bundle.md § 7): the container's structure, then every entry inflated once for its checksum and digest,
 * one at a time.
 */
export async function openContainer(blob: BlobLike, onBytes: OnBytes = () => undefined): Promise<OpenedContainer> {
  const zip = await openZip(blob, bundleZipLimits);
  const problems = [...zip.problems];
  const folder = checkBaseFolder(zip, problems);
  const files = new Map<string, BagFile>();
  const entries = new Map<string, ZipEntry>();
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  let keptBytes = 0;
  let done = 0;
  const total = zip.entries.reduce((sum, entry) => sum + entry.size, 0);
  for (const entry of [...zip.entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isReadable) continue;
    const bytes = await zip.read(entry);
    if ('code' in bytes) {
      problems.push(bytes);
      continue;
    }
    const path = entry.name.slice(folder.length + 1);
    files.set(path, { path, size: bytes.length, sha256: await sha256Hex(bytes), head: bytes.slice(0, HEAD_BYTES) });
    entries.set(path, entry);
    if (keptBytes + bytes.length <= CACHE_BYTES) {
      kept.set(path, bytes);
      keptBytes += bytes.length;
    }
    done += entry.size;
    onBytes(done, total);
  }
  if (problems.length > 0) return { problems: inBag(problems, folder) };
  const read = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
    const known = kept.get(path);
    if (known) return known;
    const entry = entries.get(path);
    const bytes = entry ? await zip.read(entry) : undefined;
    // The file was read once already; if it reads differently now, somebody changed it under our hands.
    if (!bytes || 'code' in bytes || (await sha256Hex(bytes)) !== files.get(path)?.sha256)
      throw new ChangedFileError(path);
    return bytes;
  };
  return { problems, container: { folder, files, read } };
}

/** The file changed while it was being checked (a stick was swapped): the caller starts again with a copy. */
export class ChangedFileError extends Error {
  override readonly name = 'ChangedFileError';
}

/** Everything lies in one folder of the right form. The two usual accidents are told apart for the sentence. */
function checkBaseFolder(
  zip: { entries: readonly ZipEntry[]; folders: readonly string[]; problems: readonly Problem[] },
  problems: Problem[],
): string {
  const paths = [...zip.entries.map((entry) => entry.name), ...zip.folders.map((name) => `${name}/`)];
  const tops = new Set(paths.map((path) => path.split('/', 1)[0] ?? ''));
  const [top = ''] = tops;
  const inner = new Set(paths.map((path) => path.split('/')[1] ?? ''));
  const isDoubled = tops.size === 1 && !inner.has('bagit.txt') && [...inner].some((name) => BASE_FOLDER.test(name));
  const isOne = tops.size === 1 && !isDoubled && paths.every((path) => path.includes('/')) && BASE_FOLDER.test(top);
  // Names that are broken have said so already, and an unreadable directory has no names.
  const isNamed = problems.some((found) => found.code.startsWith('zip.name') || paths.length === 0);
  if (isOne || isNamed) return isOne ? top : '';
  const cause = tops.has('bagit.txt') ? 'noFolder' : isDoubled ? 'doubleFolder' : 'other';
  problems.push(bundleProblem('zip.baseDir', {}, { cause, found: [...tops].sort().slice(0, 3).join(', ') }));
  return '';
}

/** Paths in problems are those inside the bag, as in the manifest. */
const inBag = (problems: readonly Problem[], folder: string): Problem[] =>
  problems.map((found) =>
    folder !== '' && found.at.path?.startsWith(`${folder}/`)
      ? problem(found.code, found.severity, { ...found.at, path: found.at.path.slice(folder.length + 1) }, found.params)
      : found,
  );
