import { type Problem, problem } from '../../kernel';
import type { BlobLike } from './blob';
import type { CentralEntry, ZipLimits } from './entry';
import {
  AES_METHOD,
  CENTRAL_BYTES,
  CENTRAL_SIGNATURE,
  DEFLATED,
  END_BYTES,
  END_SIGNATURE,
  EXTRA_AES,
  EXTRA_STRONG_ENCRYPTION,
  EXTRA_UNICODE_COMMENT,
  EXTRA_UNICODE_PATH,
  EXTRA_ZIP64,
  FLAG_ENCRYPTED,
  FLAG_MASKED_HEADERS,
  FLAG_STRONG_ENCRYPTION,
  KNOWN_FLAGS,
  MAX_COMMENT_BYTES,
  readHeader,
  STORED,
  viewOf,
  ZIP64_LOCATOR_SIGNATURE,
} from './layout';
import { checkNames, readName } from './names';

/** Far more than the records of 2,000 entries need; the directory is held in memory. */
const MAX_DIRECTORY_BYTES = 4 * 1024 * 1024;

export interface Directory {
  readonly problems: readonly Problem[];
  readonly entries: readonly CentralEntry[];
  readonly directoryStart: number;
}

const error = (code: string, path?: string): Problem => problem(code, 'error', path === undefined ? {} : { path });
const stop = (...problems: Problem[]): Directory => ({ problems, entries: [], directoryStart: 0 });

export async function readDirectory(blob: BlobLike, limits: ZipLimits): Promise<Directory> {
  if (blob.size > limits.fileBytes) return stop(error('zip.tooLarge'));
  const end = await findEnd(blob);
  if (!end) return stop(error('zip.notZip'));
  const problems: Problem[] = [];
  if (end.position + END_BYTES !== blob.size || end.commentLength !== 0) problems.push(error('zip.trailing'));
  if (await hasZip64End(blob, end)) return stop(...problems, error('zip.zip64'));
  if (end.disk !== 0 || end.directoryDisk !== 0 || end.diskEntries !== end.entries) {
    return stop(...problems, error('zip.multidisk'));
  }
  if (end.entries > limits.entries || end.directorySize > MAX_DIRECTORY_BYTES) {
    return stop(...problems, error('zip.tooManyEntries'));
  }

  // Bytes between directory and end record: the whole archive was moved back (something stands in front), or a gap.
  const slack = end.position - (end.directoryOffset + end.directorySize);
  let shift = 0;
  if (slack < 0) return stop(...problems, error('zip.notZip'));
  if (slack > 0) {
    const movedTo = await blob.slice(end.directoryOffset + slack, end.directoryOffset + slack + 4);
    const isMoved = movedTo.length === 4 && viewOf(movedTo).getUint32(0, true) === CENTRAL_SIGNATURE;
    if (isMoved) shift = slack;
    problems.push(error(isMoved ? 'zip.prefix' : 'zip.gap'));
  }
  const directoryStart = end.directoryOffset + shift;
  const bytes = await blob.slice(directoryStart, directoryStart + end.directorySize);
  const entries: CentralEntry[] = [];
  let at = 0;
  for (let i = 0; i < end.entries; i += 1) {
    const record = readCentralRecord(bytes, at, shift);
    if (!record) return stop(...problems, error('zip.notZip'));
    entries.push(record.entry);
    problems.push(...record.problems);
    at += record.length;
  }
  if (at !== bytes.length) problems.push(error('zip.gap'));
  problems.push(...checkNames(entries), ...checkSizes(entries, limits));
  return { problems, entries, directoryStart };
}

interface EndRecord {
  readonly position: number;
  readonly disk: number;
  readonly directoryDisk: number;
  readonly diskEntries: number;
  readonly entries: number;
  readonly directorySize: number;
  readonly directoryOffset: number;
  readonly commentLength: number;
}

/** The end record must be the last 22 bytes. One that lies further in is still found, to be able to name the fault. */
async function findEnd(blob: BlobLike): Promise<EndRecord | undefined> {
  const from = Math.max(0, blob.size - END_BYTES - MAX_COMMENT_BYTES);
  const tail = await blob.slice(from, blob.size);
  const view = viewOf(tail);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail[at] !== 0x50 || view.getUint32(at, true) !== END_SIGNATURE) continue;
    return {
      position: from + at,
      disk: view.getUint16(at + 4, true),
      directoryDisk: view.getUint16(at + 6, true),
      diskEntries: view.getUint16(at + 8, true),
      entries: view.getUint16(at + 10, true),
      directorySize: view.getUint32(at + 12, true),
      directoryOffset: view.getUint32(at + 16, true),
      commentLength: view.getUint16(at + 20, true),
    };
  }
  return undefined;
}

async function hasZip64End(blob: BlobLike, end: EndRecord): Promise<boolean> {
  const LOCATOR_BYTES = 20;
  if (end.entries === 0xffff || end.directorySize === 0xffffffff || end.directoryOffset === 0xffffffff) return true;
  if (end.position < LOCATOR_BYTES) return false;
  const locator = await blob.slice(end.position - LOCATOR_BYTES, end.position - LOCATOR_BYTES + 4);
  return viewOf(locator).getUint32(0, true) === ZIP64_LOCATOR_SIGNATURE;
}

function readCentralRecord(bytes: Uint8Array, at: number, shift: number) {
  const view = viewOf(bytes);
  if (at + CENTRAL_BYTES > bytes.length || view.getUint32(at, true) !== CENTRAL_SIGNATURE) return undefined;
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const commentLength = view.getUint16(at + 32, true);
  const length = CENTRAL_BYTES + nameLength + extraLength + commentLength;
  if (at + length > bytes.length) return undefined;
  const rawName = bytes.slice(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength);
  const name = readName(rawName);
  const header = readHeader(view, at + 6);
  const entry: CentralEntry = {
    name,
    rawName,
    isFolder: name.endsWith('/'),
    header,
    madeBy: view.getUint16(at + 4, true),
    internalAttributes: view.getUint16(at + 36, true),
    externalAttributes: view.getUint32(at + 38, true),
    offset: view.getUint32(at + 42, true) + shift,
    dataStart: 0,
  };
  const extra = bytes.subarray(at + CENTRAL_BYTES + nameLength, at + CENTRAL_BYTES + nameLength + extraLength);
  const problems = [...checkExtra(extra, name), ...checkMethod(entry)];
  if (commentLength > 0) problems.push(error('zip.trailing', name));
  if (view.getUint16(at + 34, true) !== 0) problems.push(error('zip.multidisk', name));
  if ([header.packedSize, header.size, view.getUint32(at + 42, true)].includes(0xffffffff)) {
    problems.push(error('zip.zip64', name));
  }
  return { entry, problems, length };
}

/** Extra fields that would give the entry another size, name or meaning. */
export function checkExtra(extra: Uint8Array, name: string): Problem[] {
  const codes = new Set<string>();
  const view = viewOf(extra);
  let at = 0;
  while (at + 4 <= extra.length) {
    const id = view.getUint16(at, true);
    if (id === EXTRA_ZIP64) codes.add('zip.zip64');
    if (id === EXTRA_UNICODE_PATH) codes.add('zip.nameInvalid');
    if (id === EXTRA_UNICODE_COMMENT) codes.add('zip.trailing');
    if (id === EXTRA_AES || id === EXTRA_STRONG_ENCRYPTION) codes.add('zip.encrypted');
    at += 4 + view.getUint16(at + 2, true);
  }
  if (at !== extra.length) codes.add('zip.gap');
  return [...codes].map((code) => error(code, name));
}

const UNIX_TYPE = 0xf000;
const UNIX_FILE = 0x8000;
const UNIX_FOLDER = 0x4000;
const WINDOWS_REPARSE_POINT = 0x400;

function checkMethod({ header, name, isFolder, externalAttributes, madeBy }: CentralEntry): Problem[] {
  const problems: Problem[] = [];
  const isEncrypted = (header.flags & (FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION | FLAG_MASKED_HEADERS)) !== 0;
  const isKnown = header.method === STORED || header.method === DEFLATED;
  if (isEncrypted || header.method === AES_METHOD) problems.push(error('zip.encrypted', name));
  else if (!isKnown || (header.flags & ~KNOWN_FLAGS) !== 0) problems.push(error('zip.method', name));
  else if (header.method === STORED && header.packedSize !== header.size) problems.push(error('zip.data', name));
  else if (isFolder && header.size > 0) problems.push(error('zip.data', name));
  const type = (externalAttributes >>> 16) & UNIX_TYPE;
  const isSpecial = type !== 0 && type !== UNIX_FILE && type !== UNIX_FOLDER;
  const isReparsePoint = (externalAttributes & WINDOWS_REPARSE_POINT) !== 0 && madeBy >> 8 !== 3;
  if (isSpecial || isReparsePoint) problems.push(error('zip.symlink', name));
  return problems;
}

function checkSizes(entries: readonly CentralEntry[], limits: ZipLimits): Problem[] {
  const problems: Problem[] = [];
  let total = 0;
  for (const { name, header } of entries) {
    const limit = limits.entryBytes(name);
    total += header.size;
    // Packed bytes are held in memory too; a stream may not be padded beyond what stored blocks cost.
    if (header.size > limit || header.packedSize > limit + (limit >> 6) + 64) {
      problems.push(error('zip.entryTooLarge', name));
    } else if (header.size > limits.ratioFromBytes && header.size > limits.ratio * header.packedSize) {
      problems.push(error('zip.ratio', name));
    }
  }
  if (total > limits.totalBytes) problems.push(error('zip.totalTooLarge'));
  return problems;
}

/**
 * Attributes have no second copy to be compared with. But one tool writes one archive, and files that were unpacked
 * together carry the same ones; an entry that differs from the others was edited (`zip.localMismatch`).
 */
export function checkAttributes(entries: readonly CentralEntry[]): Problem[] {
  const first = entries[0];
  const firstFile = entries.find((entry) => !entry.isFolder);
  return entries
    .filter(
      (entry) =>
        entry.madeBy !== first?.madeBy ||
        (!entry.isFolder && entry.externalAttributes !== firstFile?.externalAttributes) ||
        // Bit 0 says "text" and is a Unix tool's; our writer and DOS tools leave the whole field empty.
        entry.internalAttributes > (entry.externalAttributes === 0 ? 0 : 1),
    )
    .map((entry) => error('zip.localMismatch', entry.name));
}
