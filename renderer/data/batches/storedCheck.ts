import type { RowChunk, TableFile, TableFormat, TextEncoding } from '../../../shared/kernel';
import type { ForcedField, PayoutRow, SheetLayout } from '../../../shared/payout';
import type { BatchFile, BatchRecord, BatchSheet } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { listVillages } from '../units';
import type { RememberedLayout } from './batchStore';
import {
  canBePointedOut,
  checkFile,
  type FileCheck,
  fileProblem,
  layoutOfHead,
  newBatchState,
  rememberedFields,
  type SheetProblem,
} from './checkRun';
import { type Choices, decisionsOf } from './decisionList';
import type { Overlay } from './sessionRecord';
import { BLOCK_ROWS, readBlock, readSheet } from './sheetBlocks';

/** What a check of all stored rows found. */
export interface Checked {
  readonly checks: FileCheck[];
  /** Files that still wait for somebody to point out their header or columns. */
  readonly unread: SheetProblem[];
  readonly distinctPeople: number;
  readonly layouts: Map<string, SheetLayout>;
}

export interface CheckOptions {
  readonly overlay?: Overlay | undefined;
  readonly remembered?: RememberedLayout | undefined;
  readonly signal?: AbortSignal;
  readonly onRecord?: (sheetKey: string, row: PayoutRow) => void;
  /** Going back to where a file was not understood yet is no damage. */
  readonly mayBeUnread?: boolean;
}

/**
 * Checks all stored rows of a batch under the given choices. `record`: the batch as it would be, so that files that are being
 * added are checked with the others. @throws JobFault, the check's own, when a sheet as a whole no longer reads.
 */
export async function checkStored(record: BatchRecord, choices: Choices, options: CheckOptions): Promise<Checked> {
  const villages = (await listVillages()).map((unit) => unit.name);
  const remembered = withRemembered(await rememberedFields(), options.remembered);
  const batch = newBatchState();
  const checks: FileCheck[] = [];
  const unread: SheetProblem[] = [];
  const layouts = new Map<string, SheetLayout>();
  for (const [fileNo, file] of record.files.entries()) {
    const keys = new Map(file.sheets.map((sheet) => [sheet.name, sheet.key]));
    const village = choices.villages[String(fileNo)];
    const checked = await checkFile({
      file: storedFile(record.id, file, options.overlay),
      fileNo,
      keyOf: (sheet) => keys.get(sheet),
      batch,
      villages,
      ...(village ? { village } : {}),
      forced: (layout) => choices.forced[keys.get(layout.sheet) ?? ''] ?? remembered.get(layout.fingerprint),
      headerRow: (sheet) => choices.headerRows[keys.get(sheet) ?? ''],
      decisions: (sheet) => decisionsOf(choices.acts, keys.get(sheet) ?? ''),
      onLayout: (sheets) => {
        for (const { key, layout } of sheets) layouts.set(key, layout);
      },
      ...(options.onRecord ? { onRecord: options.onRecord } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    options.signal?.throwIfAborted();
    if (checked.ok) checks.push(checked.value);
    else if (canBePointedOut(checked.fault) && (file.fault !== undefined || options.mayBeUnread)) {
      const [sheet] = file.sheets;
      if (!sheet) continue;
      unread.push(fileProblem(checked.fault, checked.params, file.name, sheet.key));
      layouts.set(sheet.key, await describeUnread(record.id, file.name, sheet, { choices, overlay: options.overlay }));
    } else if (checked.fault !== 'no_data_rows') throw new JobFault(checked.fault, checked.params);
  }
  return { checks, unread, distinctPeople: batch.distinctPeople, layouts };
}

/** A file as it lies in the store, for the check: it reads blocks and not the file again. */
function storedFile(batchId: string, file: BatchFile, overlay: Overlay | undefined): TableFile {
  return {
    name: file.name,
    bytes: file.bytes,
    format: file.format as TableFormat,
    encoding: file.encoding as TextEncoding,
    sha256: Promise.resolve(file.sha256),
    sheets: file.sheets.map((sheet) => ({
      name: sheet.name,
      hidden: false,
      hiddenRows: sheet.hiddenRows,
      hiddenColumns: sheet.hiddenColumns,
      notes: [],
      rows: (signal) => rowsOf(batchId, sheet, overlay, signal),
    })),
  };
}

/** Stored rows of a sheet with the proposed changes laid over them. */
async function* rowsOf(
  batchId: string,
  sheet: BatchSheet,
  overlay: Overlay | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<RowChunk> {
  const changed = overlay?.get(sheet.key);
  let blockNo = 0;
  for await (const chunk of readSheet(batchId, sheet.key, sheet.blockCount, signal)) {
    const rows = changed?.get(blockNo);
    yield rows ? { firstRow: chunk.firstRow, rows } : chunk;
    blockNo += 1;
  }
  for (; changed?.has(blockNo); blockNo += 1)
    yield { firstRow: blockNo * BLOCK_ROWS + 1, rows: changed.get(blockNo) ?? [] };
}

/** Its head is read past the cache: a file that is being added may still be taken back, and its number used again. */
async function describeUnread(
  batchId: string,
  fileName: string,
  sheet: BatchSheet,
  { choices, overlay }: { readonly choices: Choices; readonly overlay: Overlay | undefined },
): Promise<SheetLayout> {
  const stored = async (): Promise<string[][]> => (sheet.blockCount > 0 ? readBlock(batchId, sheet.key, 0) : []);
  const head = overlay?.get(sheet.key)?.get(0) ?? (await stored());
  return layoutOfHead(head, fileName, sheet.name, {
    headerRow: choices.headerRows[sheet.key],
    forced: choices.forced[sheet.key],
  });
}

function withRemembered(
  known: Map<string, readonly ForcedField[]>,
  change: RememberedLayout | undefined,
): ReadonlyMap<string, readonly ForcedField[]> {
  if (change?.fields) known.set(change.fingerprint, change.fields);
  else if (change) known.delete(change.fingerprint);
  return known;
}
