/** Scans one produced file, whatever it is, down to the files inside it (privacy.md § 4, bundle.md § 8). */

import { decode } from '../../kernel';
import {
  type DetectorOptions,
  type FileScan,
  type PublicLists,
  type ScanFinding,
  scanTexts,
  type TextScan,
} from '../../privacy';
import { ARCHIVE_LIMITS, type ContainerPart, isZip, OFFICE_LIMITS, openContainer } from './containerParts';
import { asLatin1, binaryReadings, decodeText } from './decodeText';
import { scanHtml } from './htmlText';
import { isJpeg, isPng, metadataBlocks } from './imageMetadata';
import { isCompoundFile, scanLegacyWorkbook } from './legacySheet';
import { scanPdf } from './pdfText';
import { scanBinary, scanDelimited, scanJson, scanLines } from './plainText';
import { isCellPart, scanOtherParts, scanWorkbook } from './sheetCells';

export interface ScanOptions extends DetectorOptions {
  /** Name of the table a CSV holds; in `payout` and `persons` publicNumbers free nothing. */
  readonly table?: string;
  /** Names to be scanned as text, below a folder the person named; the last name of `path` when left out. */
  readonly name?: string;
}

/** Containers inside containers: a bundle holds a docx, a docx may hold a workbook. */
const DEEPEST = 4;

/**
 * Every finding of the file, its name included; never an unmasked value, never an exception for bad data:
 * what cannot be read is `scan.unreadable` (or `pdf.unscanned`).
 */
export async function scanFile(bytes: Uint8Array, path: string, options: ScanOptions): Promise<readonly ScanFinding[]> {
  const scan = scanTexts(path, options, options.table);
  scanFileName(options.name ?? path.split(/[\\/]/).at(-1) ?? path, scan);
  await scanContent(bytes, path, scan, 0);
  return scan.findings;
}

function scanFileName(path: string, scan: TextScan): void {
  for (const name of path.split(/[\\/]/)) {
    // Signature files are named by their key digest: sixteen hex digits.
    if (!/^[0-9a-f]{16}\.(?:minisig|pub)$/.test(name))
      scan.text(name.replace(/\.[A-Za-z0-9]{1,5}$/, ''), { part: 'fileName' });
  }
}

const extensionOf = (path: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(path)?.[1]?.toLowerCase() ?? '';

async function scanContent(bytes: Uint8Array, path: string, scan: FileScan, depth: number): Promise<void> {
  if (bytes.length === 0) return;
  if (isZip(bytes)) await scanContainer(bytes, path, scan, depth);
  else if (isCompoundFile(bytes)) await scanLegacyWorkbook(bytes, scan);
  else if (asLatin1(bytes.subarray(0, 1024)).includes('%PDF-')) scanPdf(bytes, scan);
  else if (isJpeg(bytes) || isPng(bytes)) scanPicture(bytes, scan);
  else if (isOtherArchive(bytes)) scan.note('scan.unreadable', '');
  else scanTextFile(decodeText(bytes), path, bytes, scan);
}

/** gzip, 7z, RAR, xz, bzip2: nothing that this program makes or takes. */
function isOtherArchive(bytes: Uint8Array): boolean {
  const head = asLatin1(bytes.subarray(0, 6));
  return /^(?:\x1f\x8b|7z\xbc\xaf|Rar!|\xfd7zXZ|BZh)/.test(head);
}

function scanPicture(bytes: Uint8Array, scan: TextScan): void {
  const blocks = metadataBlocks(bytes);
  if (blocks.length > 0) scan.note('img.metadata', '');
  for (const block of blocks) for (const reading of binaryReadings(block.bytes)) scanBinary(reading, block.kind, scan);
  // What hangs behind the picture's end, or in a block nobody knows.
  scanBinary(asLatin1(bytes), 'bytes', scan);
}

function scanTextFile(text: string, path: string, bytes: Uint8Array, scan: TextScan): void {
  const extension = extensionOf(path);
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  // What is no text at all: every reading of its bytes is looked at.
  if (/[\u0000-\u0006\u000e-\u001a]/.test(plain.slice(0, 4096))) {
    for (const reading of binaryReadings(bytes)) scanBinary(reading, 'bytes', scan);
    return;
  }
  if (extension === 'json') scanJson(plain, '', scan);
  else if (
    /^\s*<(?:!doctype|html|head|body|table|meta|\?xml)/i.test(plain) ||
    extension === 'html' ||
    extension === 'htm'
  ) {
    scanHtml(plain, '', scan);
  } else if (extension === 'csv' || extension === 'tsv' || extension === 'tab') scanDelimited(plain, '', scan);
  else scanLines(plain, '', scan);
}

async function scanContainer(bytes: Uint8Array, path: string, scan: FileScan, depth: number): Promise<void> {
  const container = openContainer(bytes, /\.(?:docx|xlsx|docm|xlsm)$/i.test(path) ? OFFICE_LIMITS : ARCHIVE_LIMITS);
  if (!container || container.tooLarge || depth >= DEEPEST) {
    scan.note('scan.unreadable', '');
    return;
  }
  const { parts } = container;
  const isOffice = parts.some((part) => part.name.toLowerCase() === '[content_types].xml');
  const lists = isOffice ? undefined : declaredLists(parts);
  const inner = lists ? scan.allowing(lists) : scan;
  for (const between of container.between) scanBinary(asLatin1(between), 'zip', inner);
  if (isOffice) scanOfficeText(parts, inner);
  for (const part of parts) {
    scanFileName(part.name, { ...inner, text: (text) => inner.text(text, { part: part.name }) });
    if (!part.bytes) inner.note('scan.unreadable', part.name);
    else if (!isOffice || !/\.(?:xml|rels|vml)$/i.test(part.name)) {
      const table = /(?:^|\/)(payout|persons)\.csv$/.exec(part.name)?.[1];
      await scanContent(part.bytes, part.name, inner.inside(part.name, table), depth + 1);
    }
  }
}

/** A docx, xlsx or pptx: cells with their places, every other XML part by paragraph. */
function scanOfficeText(parts: readonly ContainerPart[], scan: FileScan): void {
  if (parts.some((part) => isCellPart(part.name))) scanWorkbook(parts, scan);
  scanOtherParts(parts, scan);
}

const packageLists = decode.object({
  gk: decode.object({
    publicContacts: decode.optional(decode.arrayOf(decode.string({ max: 40 }), 100)),
    publicNumbers: decode.optional(decode.arrayOf(decode.object({ number: decode.string({ max: 40 }) }), 100)),
  }),
});

/** A bundle names its office numbers in its datapackage.json; the verifier reads the same place. */
function declaredLists(parts: readonly ContainerPart[]): PublicLists | undefined {
  const bytes = parts.find((part) => /^[^/]+\/data\/datapackage\.json$/.test(part.name))?.bytes;
  if (!bytes) return undefined;
  try {
    const decoded = packageLists(JSON.parse(decodeText(bytes)));
    if (!decoded.ok) return undefined;
    const { publicContacts = [], publicNumbers = [] } = decoded.value.gk;
    return { publicContacts, publicNumbers: publicNumbers.map((item) => item.number) };
  } catch {
    return undefined;
  }
}
