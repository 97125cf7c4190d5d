import { fault, ok, type Result, type RowChunk, type SheetSource, type TableFile } from '../../kernel';
import { readBiffBook } from './biffBook';
import { type BiffRows, readBiffSheet } from './biffSheet';
import { openCfb } from './cfb';
import { cutOffNotes } from './cutOff';
import { digestBytes } from './fileDigest';
import { Pace } from './pace';
import { ReadFailure, type ReadFault } from './readFault';
import { RowPacker } from './rowPacker';

/** A workbook of 65,536 rows in every sheet takes a second or two; what takes this long is no honest file. */
const TIME_LIMIT_MS = 60_000;

/** An .xls (or .et) of WPS and Excel since 1995: a container with a BIFF8 or BIFF5 stream, or that stream alone. */
export async function openXls(
  name: string,
  bytes: Uint8Array,
  isContainer: boolean,
  signal?: AbortSignal,
): Promise<Result<TableFile, ReadFault>> {
  let stream: Uint8Array | undefined = bytes;
  if (isContainer) {
    const container = openCfb(bytes);
    if (container === undefined) return fault('read.damaged', { file: name });
    const other = otherContent(container.names);
    if (other) return fault(other.fault, { file: name, what: other.what });
    stream = container.stream('Workbook') ?? container.stream('Book');
    if (stream === undefined) return fault('read.damaged', { file: name });
  }
  try {
    const sheets = await openSheets(name, stream, signal);
    if (sheets.length === 0) return fault('read.noSheet', { file: name });
    return ok({ name, bytes: bytes.length, format: 'xls', encoding: 'none', sheets, sha256: digestBytes(bytes) });
  } catch (error) {
    if (error instanceof ReadFailure) return fault(error.fault, { file: name, ...error.params });
    // A DataView was asked for bytes behind its end: a record shorter than its kind.
    if (error instanceof RangeError) return fault('read.damaged', { file: name });
    throw error;
  }
}

/** Old Word and PowerPoint files and encrypted new workbooks live in the same container. */
function otherContent(names: readonly string[]): { readonly fault: ReadFault; readonly what: string } | undefined {
  const has = (name: string) => names.some((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (has('EncryptedPackage')) return { fault: 'read.passwordProtected', what: 'XLSX' };
  if (has('Workbook') || has('Book')) return undefined;
  if (has('WordDocument')) return { fault: 'read.notTable', what: 'DOC' };
  if (has('PowerPoint Document')) return { fault: 'read.notTable', what: 'PPT' };
  return { fault: 'read.beyondReader', what: 'OLE' };
}

async function openSheets(file: string, stream: Uint8Array, signal?: AbortSignal): Promise<SheetSource[]> {
  const deadline = performance.now() + TIME_LIMIT_MS;
  const book = await readBiffBook(stream, signal);
  const sheets: SheetSource[] = [];
  for (const entry of book.sheets) {
    if (performance.now() > deadline) throw new ReadFailure('read.tookTooLong', { limitSeconds: TIME_LIMIT_MS / 1000 });
    const content = await readBiffSheet(book, entry.offset, signal);
    sheets.push({
      name: entry.name,
      hidden: entry.hidden,
      hiddenRows: content.hiddenRows,
      hiddenColumns: content.hiddenColumns,
      notes: cutOffNotes(file, entry.name, content.rows.length, book.version === 5),
      rows: (rowsSignal = signal) => packRows(content, rowsSignal),
    });
  }
  return sheets;
}

async function* packRows(content: BiffRows, signal?: AbortSignal): AsyncGenerator<RowChunk> {
  const pace = new Pace(signal);
  const packer = new RowPacker();
  for (let row = 0; row < content.rows.length; row += 1) {
    const cells = content.rows[row];
    if (cells === undefined) continue;
    for (const chunk of packer.add(row + 1, cells)) {
      yield chunk;
      await pace.breathe();
    }
  }
  yield* packer.end();
}
