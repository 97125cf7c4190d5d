import { openTableFile, ReadFailure } from '../../../shared/formats/sheet';
import { claimName } from '../../../shared/hostNames';
import type { ImportRequest, RefusedFile } from '../../../shared/jobs';
import type { ByteSource, Params, TableFile } from '../../../shared/kernel';
import type { ForcedField, SheetLayout } from '../../../shared/payout';
import { hasLongNumber, maskLongNumbers } from '../../../shared/payout';
import type { BatchFile, BatchSheet } from '../../../shared/records';
import type { JobContext } from '../../workers/protocol';
import type { Bulk } from '../store/bulk';
import {
  canBePointedOut,
  checkFile,
  type FileCheck,
  fileProblem,
  layoutOfHead,
  type newBatchState,
  type SheetProblem,
} from './checkRun';
import type { PrivateGuard } from './privateGuard';
import { BLOCK_ROWS, removeSheetBlocks, SheetBlockWriter } from './sheetBlocks';

const READ_BYTES = 1 << 20;

/**
 * A `File` of the page as the core's byte source. Sliced reads, so that a cancel acts between two of them; the next slice is
 * on its way while one is worked on. Its name goes into records and sentences: a telephone in it does not.
 */
export function pageFile(file: File): ByteSource {
  return {
    name: maskLongNumbers(file.name),
    size: file.size,
    async *stream(signal) {
      const read = (from: number): Promise<ArrayBuffer> => {
        const bytes = file.slice(from, from + READ_BYTES).arrayBuffer();
        // A reader that stops early never asks for it; whoever does ask hears of the fault.
        bytes.catch(() => undefined);
        return bytes;
      };
      let next = read(0);
      for (let from = 0; from < file.size; from += READ_BYTES) {
        signal?.throwIfAborted();
        const bytes = await next;
        if (from + READ_BYTES < file.size) next = read(from + READ_BYTES);
        yield new Uint8Array(bytes);
      }
    },
  };
}

const isEncoding = (text: string | undefined): text is 'utf-8' | 'gb18030' | 'utf-16le' =>
  text === 'utf-8' || text === 'gb18030' || text === 'utf-16le';

/** A file that was taken in: checked, or kept unread until somebody points out its header or columns. */
export interface ReadFile {
  readonly file: BatchFile;
  readonly check?: FileCheck;
  readonly problem?: SheetProblem;
}

export type Attempt =
  | { readonly ok: true; readonly value: ReadFile }
  | { readonly ok: false; readonly refused: RefusedFile };

/** What every file of one import shares. */
export interface ImportRun {
  readonly batchId: string;
  /** Where the rows go; one entry of the journal names them when all files are in. */
  readonly bulk: Bulk;
  /** Nothing private may be stored yet: see `privateGuard`. */
  readonly guard: PrivateGuard;
  readonly batch: ReturnType<typeof newBatchState>;
  readonly villages: readonly string[];
  readonly remembered: ReadonlyMap<string, readonly ForcedField[]>;
  readonly maxBytes: number;
  readonly context: JobContext;
  /** Bytes of the files before this one and of all files, for the progress line. */
  bytesBefore: number;
  readonly bytesTotal: number;
}

const refuse = (name: string, code: string, params: RefusedFile['params']): Attempt => ({
  ok: false,
  refused: { name, code, params: { file: maskLongNumbers(name), ...params } },
});

/** Names of sheets are keys of the batch and are shown: long numbers in them are masked, and two that look alike then get a number. */
function withMaskedNames(table: TableFile): TableFile {
  if (!table.sheets.some((sheet) => hasLongNumber(sheet.name))) return table;
  const taken = new Set<string>();
  const sheets = table.sheets.map((sheet) => ({ ...sheet, name: claimName(maskLongNumbers(sheet.name), taken) }));
  return { ...table, sheets };
}

/** The file is open elsewhere, was changed since it was chosen, or its stick is gone: browsers tell these apart no further. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NotReadableError' || error.name === 'NotFoundError');

/** Reads, checks and stores one file in one pass; a file that cannot be read stops none of the others. */
export async function readOne(
  file: File,
  fileNo: number,
  run: ImportRun,
  choice: NonNullable<ImportRequest['choices']>[string] | undefined,
): Promise<Attempt> {
  try {
    return await readReadable(file, fileNo, run, choice);
  } catch (error) {
    if (isUnreadable(error)) return refuse(file.name, 'import.cannotRead', {});
    throw error;
  }
}

async function readReadable(
  file: File,
  fileNo: number,
  run: ImportRun,
  choice: NonNullable<ImportRequest['choices']>[string] | undefined,
): Promise<Attempt> {
  const { batchId, context } = run;
  let readBytes = 0;
  const bytes = pageFile(file);
  const counted: ByteSource = {
    ...bytes,
    async *stream(signal) {
      readBytes = 0;
      for await (const chunk of bytes.stream(signal)) {
        readBytes += chunk.length;
        context.onProgress({ stage: 'read', done: run.bytesBefore + readBytes, total: run.bytesTotal });
        yield chunk;
      }
    },
  };
  const opened = await openTableFile(counted, {
    maxBytes: run.maxBytes,
    signal: context.signal,
    ...(isEncoding(choice?.encoding) ? { encoding: choice.encoding } : {}),
  });
  if (!opened.ok) return refuse(file.name, opened.fault, opened.params);
  const table: TableFile = withMaskedNames(opened.value);
  const writers = new Map<string, SheetBlockWriter>();
  let layouts: readonly { key: string; layout: SheetLayout }[] = [];
  const removeWritten = async (): Promise<void> => {
    for (const writer of writers.values()) await writer.abandon();
    await run.bulk.settle();
    for (const { key } of layouts) await removeSheetBlocks(batchId, key);
  };
  try {
    const checked = await checkFile({
      file: table,
      fileNo,
      batch: run.batch,
      villages: run.villages,
      ...(choice?.village ? { village: choice.village } : {}),
      ...(choice?.sheet === undefined ? {} : { sheetName: choice.sheet }),
      forced: (layout) => run.remembered.get(layout.fingerprint),
      onLayout: (sheets) => {
        layouts = sheets;
        for (const sheet of sheets) {
          run.guard.layout(sheet.layout);
          writers.set(sheet.key, new SheetBlockWriter(run.bulk, batchId, sheet.key));
        }
      },
      onRows: (key, chunk) => {
        run.guard.rows(chunk.rows);
        return writers.get(key)?.add(chunk);
      },
      signal: context.signal,
    });
    context.signal.throwIfAborted();
    if (!checked.ok) {
      await removeWritten();
      if (canBePointedOut(checked.fault)) {
        const kept = await keepUnread(table, fileNo, run, choice?.sheet, checked);
        if (kept) return { ok: true, value: kept };
      }
      const choices =
        checked.fault === 'sheets_differ' || checked.fault === 'sheet_not_found' ? visibleNames(table) : undefined;
      const attempt = refuse(file.name, checked.fault, checked.params);
      return choices && !attempt.ok ? { ok: false, refused: { ...attempt.refused, sheetChoices: choices } } : attempt;
    }
    const sheets: BatchSheet[] = [];
    for (const { key, layout } of layouts)
      sheets.push(sheetEntry(key, layout, table, await writers.get(key)?.finish(), choice?.village));
    const { report } = checked.value;
    const entry: BatchFile = {
      ...report.file,
      sheets,
      leftOut: report.leftOut.map((one) => ({ name: one.sheet, why: one.why })),
    };
    return { ok: true, value: { file: entry, check: checked.value } };
  } catch (error) {
    // A cancelled import is swept as a whole by its caller.
    if (!context.signal.aborted) await removeWritten();
    if (error instanceof ReadFailure) return refuse(file.name, error.fault, error.params);
    throw error;
  }
}

const visibleNames = (table: TableFile): string[] => table.sheets.filter((one) => !one.hidden).map((one) => one.name);

function sheetEntry(
  key: string,
  layout: SheetLayout,
  table: TableFile,
  stored: { readonly rowCount: number; readonly blockCount: number } | undefined,
  village: string | undefined,
): BatchSheet {
  const shown = table.sheets.find((one) => one.name === layout.sheet);
  return {
    key,
    name: layout.sheet,
    layout,
    rowCount: stored?.rowCount ?? 0,
    blockCount: stored?.blockCount ?? 0,
    hiddenRows: shown?.hiddenRows ?? 0,
    hiddenColumns: shown?.hiddenColumns ?? 0,
    village: village ?? layout.titleVillage ?? layout.nameVillage ?? '',
  };
}

/** A list has at least a name, a sum and something between; anything narrower is no payout sheet and stays refused. */
const NARROWEST = 3;

/**
 * Stores a sheet whose header or columns were not understood, so that a person can point them out in the grid instead of
 * changing the file. Only here a file is read a second time.
 */
async function keepUnread(
  table: TableFile,
  fileNo: number,
  run: ImportRun,
  sheetName: string | undefined,
  refused: { readonly fault: string; readonly params: Params },
): Promise<ReadFile | undefined> {
  const shown = table.sheets.filter((sheet) => (sheetName === undefined ? !sheet.hidden : sheet.name === sheetName));
  const [sheet] = shown;
  if (!sheet || shown.length > 1) return undefined;
  const key = `${fileNo}.0`;
  const writer = new SheetBlockWriter(run.bulk, run.batchId, key);
  const head: (readonly string[])[] = [];
  let width = 0;
  let filled = 0;
  for await (const chunk of sheet.rows(run.context.signal)) {
    for (const row of chunk.rows) {
      width = Math.max(width, row.length);
      if (row.filter((cell) => cell.trim() !== '').length >= NARROWEST) filled += 1;
      if (head.length < BLOCK_ROWS) head.push(row);
    }
    run.guard.rows(chunk.rows);
    await writer.add(chunk);
  }
  const stored = await writer.finish();
  if (width < NARROWEST || filled < 2) {
    await run.bulk.settle();
    await removeSheetBlocks(run.batchId, key);
    return undefined;
  }
  return {
    file: {
      name: table.name,
      bytes: table.bytes,
      sha256: await table.sha256,
      format: table.format,
      encoding: table.encoding,
      fault: refused.fault,
      leftOut: [],
      sheets: [sheetEntry(key, layoutOfHead(head, table.name, sheet.name), table, stored, undefined)],
    },
    problem: fileProblem(refused.fault, refused.params, table.name, key),
  };
}
