import { type ByteSource, fault, type Result, type TableFile } from '../../kernel';
import { openCsv } from './openCsv';
import { openHtml } from './openHtml';
import { openXls } from './openXls';
import { openXlsx } from './openXlsx';
import type { ReadFault } from './readFault';
import { MAX_BYTES, type ReadOptions } from './readOptions';
import { type FileKind, HEAD_BYTES, sniffKind } from './sniffKind';

/**
 * Opens any table file: looks at its first bytes (never at its extension) and hands it to the reader of that format.
 * @returns a fault of the closed set `read.*` for a file that holds no table we can read; faults that show only while
 * rows are streaming are thrown by `rows()` as ReadFailure. An aborted signal rejects with its reason.
 */
export async function openTableFile(
  source: ByteSource,
  options: ReadOptions = {},
): Promise<Result<TableFile, ReadFault>> {
  const { signal } = options;
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  if (source.size > maxBytes) return tooLarge(source, maxBytes);
  const { head, whole } = await readHead(source, signal);
  const kind = sniffKind(head);
  switch (kind) {
    case 'empty':
      return fault('read.empty', { file: source.name });
    case 'text':
      return openCsv(source, head, whole, options);
    case 'zip':
      return withAllBytes(source, maxBytes, signal, (bytes) => openXlsx(source.name, bytes, signal));
    case 'cfb':
    case 'biff':
      return withAllBytes(source, maxBytes, signal, (bytes) => openXls(source.name, bytes, kind === 'cfb', signal));
    case 'html':
      return withAllBytes(source, maxBytes, signal, (bytes) => openHtml(source.name, bytes, options));
    case 'xmlSheet':
      return fault('read.beyondReader', { file: source.name, what: 'XML 2003' });
    case 'mhtml':
      return fault('read.beyondReader', { file: source.name, what: 'MHTML' });
    default:
      return refuse(source, kind);
  }
}

function tooLarge(source: ByteSource, maxBytes: number): Result<TableFile, ReadFault> {
  return fault('read.tooLarge', { file: source.name, limitMb: Math.floor(maxBytes / 2 ** 20) });
}

const PICTURES: ReadonlySet<FileKind> = new Set(['JPEG', 'PNG', 'GIF', 'BMP', 'TIFF', 'WEBP', 'HEIC']);

function refuse(source: ByteSource, kind: FileKind): Result<TableFile, ReadFault> {
  if (PICTURES.has(kind)) return fault('read.picture', { file: source.name, what: kind });
  return fault('read.notTable', { file: source.name, what: kind });
}

/** Formats whose directory is at the end, or that are small: their bytes are held in memory. */
async function withAllBytes(
  source: ByteSource,
  maxBytes: number,
  signal: AbortSignal | undefined,
  open: (bytes: Uint8Array) => Promise<Result<TableFile, ReadFault>>,
): Promise<Result<TableFile, ReadFault>> {
  let bytes = new Uint8Array(source.size);
  let filled = 0;
  for await (const piece of source.stream(signal)) {
    signal?.throwIfAborted();
    if (filled + piece.length > maxBytes) return tooLarge(source, maxBytes);
    if (filled + piece.length > bytes.length) {
      const wider = new Uint8Array(Math.max(bytes.length * 2, filled + piece.length));
      wider.set(bytes.subarray(0, filled));
      bytes = wider;
    }
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return open(bytes.subarray(0, filled));
}

async function readHead(source: ByteSource, signal?: AbortSignal): Promise<{ head: Uint8Array; whole: boolean }> {
  signal?.throwIfAborted();
  const head = new Uint8Array(HEAD_BYTES);
  let filled = 0;
  for await (const piece of source.stream(signal)) {
    signal?.throwIfAborted();
    const room = HEAD_BYTES - filled;
    head.set(piece.length > room ? piece.subarray(0, room) : piece, filled);
    filled += Math.min(piece.length, room);
    if (piece.length > room) return { head, whole: false };
  }
  return { head: head.subarray(0, filled), whole: true };
}
