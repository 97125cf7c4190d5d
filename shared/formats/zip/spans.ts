import { type Problem, problem } from '../../kernel';
import type { BlobLike } from './blob';
import { checkExtra, type Directory } from './directory';
import type { CentralEntry } from './entry';
import {
  DESCRIPTOR_SIGNATURE,
  type EntryHeader,
  FLAG_DESCRIPTOR,
  LOCAL_BYTES,
  LOCAL_SIGNATURE,
  readHeader,
  viewOf,
} from './layout';

const error = (code: string, path?: string): Problem => problem(code, 'error', path === undefined ? {} : { path });

/**
 * Compares every local header with its central record and lays the entries end to end from byte 0 to the directory:
 * a byte in front is `zip.prefix`, between `zip.gap`, used twice `zip.overlap`.
 */
export async function checkSpans(
  blob: BlobLike,
  entries: readonly CentralEntry[],
  directory: Directory,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const hasPrefix = directory.problems.some((found) => found.code === 'zip.prefix');
  let expected = -1;
  // Behind an entry whose own size is in doubt, a gap or overlap would only repeat that fault.
  let isInDoubt = false;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (expected < 0) {
      if (entry.offset > 0 && !hasPrefix) problems.push(error('zip.prefix'));
    } else if (entry.offset !== expected && !isInDoubt) {
      problems.push(error(entry.offset > expected ? 'zip.gap' : 'zip.overlap', entry.name));
    }
    const local = await checkLocal(blob, entry, directory.directoryStart);
    problems.push(...local.problems);
    isInDoubt = local.problems.length > 0;
    expected = Math.max(expected, local.end);
  }
  if (expected > directory.directoryStart && !isInDoubt) problems.push(error('zip.overlap'));
  else if (expected < directory.directoryStart && !isInDoubt) problems.push(error('zip.gap'));
  return problems;
}

/** One local header; `end` is the first byte behind the entry and its data descriptor. */
async function checkLocal(blob: BlobLike, entry: CentralEntry, directoryStart: number) {
  const mismatch = error('zip.localMismatch', entry.name);
  const { header, offset, name } = entry;
  if (offset + LOCAL_BYTES > directoryStart) return { problems: [mismatch], end: offset };
  const fixed = await blob.slice(offset, offset + LOCAL_BYTES);
  const view = viewOf(fixed);
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE) return { problems: [mismatch], end: offset + LOCAL_BYTES };
  const nameLength = view.getUint16(26, true);
  const extraLength = view.getUint16(28, true);
  const tailStart = offset + LOCAL_BYTES;
  const dataStart = tailStart + nameLength + extraLength;
  entry.dataStart = dataStart;
  const dataEnd = dataStart + header.packedSize;
  if (dataEnd > directoryStart) return { problems: [mismatch], end: dataEnd };
  const tail = await blob.slice(tailStart, dataStart);
  const problems = checkExtra(tail.subarray(nameLength), name);
  const local = readHeader(view, 4);
  const usesZip64 = problems.some((found) => found.code === 'zip.zip64');
  const isSameName = nameLength === entry.rawName.length && entry.rawName.every((byte, i) => tail[i] === byte);
  if (!isSameName || !isSameHeader(local, header, usesZip64)) problems.push(mismatch);
  if ((header.flags & FLAG_DESCRIPTOR) === 0) return { problems, end: dataEnd };
  const descriptor = await readDescriptor(blob, header, dataEnd, directoryStart);
  if (descriptor.code) problems.push(error(descriptor.code, name));
  return { problems, end: dataEnd + descriptor.length };
}

/** With a data descriptor the local header may leave checksum and sizes empty; zip64 puts sentinels there. */
function isSameHeader(local: EntryHeader, central: EntryHeader, usesZip64: boolean): boolean {
  const mayBeEmpty = (central.flags & FLAG_DESCRIPTOR) !== 0;
  const isSame = (key: 'crc' | 'packedSize' | 'size'): boolean =>
    local[key] === central[key] || (mayBeEmpty && local[key] === 0) || (usesZip64 && local[key] === 0xffffffff);
  return (
    (usesZip64 || local.versionNeeded === central.versionNeeded) &&
    local.flags === central.flags &&
    local.method === central.method &&
    local.time === central.time &&
    local.date === central.date &&
    isSame('crc') &&
    isSame('packedSize') &&
    isSame('size')
  );
}

/** 12 bytes, or 16 with the customary signature in front; 20 and 24 are the zip64 forms. */
async function readDescriptor(
  blob: BlobLike,
  header: EntryHeader,
  at: number,
  limit: number,
): Promise<{ length: number; code?: string }> {
  const bytes = await blob.slice(at, Math.min(at + 24, limit));
  const view = viewOf(bytes);
  const holds = (from: number, wide: boolean): boolean =>
    bytes.length >= from + (wide ? 20 : 12) &&
    view.getUint32(from, true) === header.crc &&
    view.getUint32(from + 4, true) === header.packedSize &&
    (!wide || view.getUint32(from + 8, true) === 0) &&
    view.getUint32(from + (wide ? 12 : 8), true) === header.size;
  const isSigned = bytes.length >= 4 && view.getUint32(0, true) === DESCRIPTOR_SIGNATURE;
  if (isSigned && holds(4, false)) return { length: 16 };
  if (holds(0, false)) return { length: 12 };
  if (isSigned && holds(4, true)) return { length: 24, code: 'zip.zip64' };
  if (holds(0, true)) return { length: 20, code: 'zip.zip64' };
  return { length: isSigned ? 16 : 12, code: 'zip.localMismatch' };
}
