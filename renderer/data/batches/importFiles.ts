import { openTableFile, ReadFailure } from '../../../shared/formats/sheet';
import type { ImportOutcome, ImportRequest, RefusedFile } from '../../../shared/jobs';
import { type ByteSource, newId, type TableFile } from '../../../shared/kernel';
import type { ForcedField, SheetLayout } from '../../../shared/payout';
import type { BatchFile, BatchRecord } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { listBatches } from '../queries';
import { readSettings } from '../settings';
import { instantNow, operator, source } from '../source';
import { listVillages, selfUnit } from '../units';
import { readBatch, saveBatch } from './batchStore';
import { checkFile, type FileCheck, newBatchState, problemsOf, rememberedFields, summarize } from './checkRun';
import { NO_CHOICES } from './decisionList';
import { openSession } from './session';
import { removeBatchBlocks, removeSheetBlocks, SheetBlockWriter } from './sheetBlocks';

const READ_BYTES = 1 << 20;

/** A `File` of the page as the core's byte source. Sliced reads, so that a cancel acts between two of them. */
export function pageFile(file: File): ByteSource {
  return {
    name: file.name,
    size: file.size,
    async *stream(signal) {
      for (let from = 0; from < file.size; from += READ_BYTES) {
        signal?.throwIfAborted();
        yield new Uint8Array(await file.slice(from, from + READ_BYTES).arrayBuffer());
      }
    },
  };
}

const isEncoding = (text: string | undefined): text is 'utf-8' | 'gb18030' | 'utf-16le' =>
  text === 'utf-8' || text === 'gb18030' || text === 'utf-16le';

interface ReadFile {
  readonly file: BatchFile;
  readonly check: FileCheck;
}

type Attempt = { readonly ok: true; readonly value: ReadFile } | { readonly ok: false; readonly refused: RefusedFile };

/** What every file of one import shares. */
interface ImportRun {
  readonly batchId: string;
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
  refused: { name, code, params: { file: name, ...params } },
});

async function readOne(
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
  const table: TableFile = opened.value;
  const writers = new Map<string, SheetBlockWriter>();
  let layouts: readonly { key: string; layout: SheetLayout }[] = [];
  const removeWritten = async (): Promise<void> => {
    for (const { key } of layouts) {
      await writers.get(key)?.abandon();
      await removeSheetBlocks(batchId, key);
    }
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
        for (const sheet of sheets) writers.set(sheet.key, new SheetBlockWriter(batchId, sheet.key));
      },
      onRows: (key, chunk) => writers.get(key)?.add(chunk),
      signal: context.signal,
    });
    context.signal.throwIfAborted();
    if (!checked.ok) {
      await removeWritten();
      const choices =
        checked.fault === 'sheets_differ' || checked.fault === 'sheet_not_found' ? visibleNames(table) : undefined;
      const attempt = refuse(file.name, checked.fault, checked.params);
      return choices && !attempt.ok ? { ok: false, refused: { ...attempt.refused, sheetChoices: choices } } : attempt;
    }
    const sheets = [];
    for (const { key, layout } of layouts) {
      const stored = await writers.get(key)?.finish();
      const shown = table.sheets.find((one) => one.name === layout.sheet);
      sheets.push({
        key,
        name: layout.sheet,
        layout,
        rowCount: stored?.rowCount ?? 0,
        blockCount: stored?.blockCount ?? 0,
        hiddenRows: shown?.hiddenRows ?? 0,
        hiddenColumns: shown?.hiddenColumns ?? 0,
        village: choice?.village ?? layout.titleVillage ?? layout.nameVillage ?? '',
      });
    }
    const { report } = checked.value;
    const entry: BatchFile = {
      ...report.file,
      sheets,
      leftOut: report.leftOut.map((one) => ({ name: one.sheet, why: one.why })),
    };
    return { ok: true, value: { file: entry, check: checked.value } };
  } catch (error) {
    await removeWritten();
    if (error instanceof ReadFailure) return refuse(file.name, error.fault, error.params);
    throw error;
  }
}

const visibleNames = (table: TableFile): string[] => table.sheets.filter((one) => !one.hidden).map((one) => one.name);

/** Files known by their digest from an earlier batch; the bytes decide, never the name. */
async function seenBefore(files: readonly BatchFile[], batchId: string): Promise<ImportOutcome['seenBefore']> {
  const known = (await listBatches()).filter((batch) => batch.id !== batchId);
  return files.flatMap((file) => {
    const batch = known.find((one) => one.files.some((other) => other.sha256 === file.sha256));
    return batch ? [{ name: file.name, batchTitle: batch.title, at: batch.createdAt }] : [];
  });
}

export function emptyBatch(id: string, unitCode: string, title: string): BatchRecord {
  const now = instantNow();
  return {
    id,
    unitCode,
    revision: 0,
    updatedAt: now,
    updatedBy: operator(),
    title,
    program: '',
    year: Number(now.slice(0, 4)),
    period: now.slice(0, 4),
    unitRateYuan: '',
    documentNumber: '',
    state: 'draft',
    createdAt: now,
    files: [],
    allocatedFen: {},
    summary: summarize([], 0),
    posting: null,
    trace: [],
    version: 0,
    deleted: false,
  };
}

/** Title, year and program as the sheets themselves say, for a batch that nobody has named yet. */
function nameBatch(batch: BatchRecord, files: readonly BatchFile[]): BatchRecord {
  const layouts = files.flatMap((file) => file.sheets.map((sheet) => sheet.layout));
  const program = batch.program || (layouts.find((one) => one.titleProgram)?.titleProgram ?? '');
  const year = layouts.find((one) => one.titleYear)?.titleYear ?? batch.year;
  const fileTitle = (files[0]?.name ?? '').replace(/\.[^.]*$/, '');
  return {
    ...batch,
    program,
    year,
    period: batch.period === '' || batch.files.length === 0 ? String(year) : batch.period,
    title: batch.title || (program ? `${year}年${program}` : fileTitle),
  };
}

/**
 * Reads, checks and stores the files of one batch in one pass. All or nothing per file; the batch record is written last,
 * so a cancel, a kill or a full disk leaves the store as it was.
 */
export async function importFiles(request: ImportRequest, context: JobContext): Promise<ImportOutcome> {
  const existing = request.batchId ? await readBatch(request.batchId) : undefined;
  if (existing && existing.state !== 'draft' && existing.state !== 'checked') throw new JobFault('batch.isConfirmed');
  const self = await selfUnit();
  const batchId = existing?.id ?? newId(source);
  const files = request.files.filter((file): file is File => file instanceof File);
  const settings = await readSettings();
  const run: ImportRun = {
    batchId,
    batch: newBatchState(),
    villages: (await listVillages()).map((unit) => unit.name),
    remembered: await rememberedFields(),
    maxBytes: settings.inputLimitMb * 1024 * 1024,
    context,
    bytesBefore: 0,
    bytesTotal: files.reduce((sum, file) => sum + file.size, 0),
  };
  const taken: ReadFile[] = [];
  const refused: RefusedFile[] = [];
  const first = existing?.files.length ?? 0;
  const giveUp = async (): Promise<void> => {
    if (!existing) await removeBatchBlocks(batchId);
    else for (let no = first; no < first + files.length; no += 1) await removeSheetBlocks(batchId, `${no}.0`);
  };
  try {
    for (const file of files) {
      const attempt = await readOne(file, first + taken.length, run, request.choices?.[file.name]);
      if (attempt.ok) taken.push(attempt.value);
      else refused.push(attempt.refused);
      run.bytesBefore += file.size;
    }
    const newFiles = taken.map((one) => one.file);
    const known = request.force ? [] : await seenBefore(newFiles, existing?.id ?? '');
    if (taken.length === 0 || known.length > 0) {
      await giveUp();
      return { batchId: existing?.id ?? null, refused, seenBefore: known };
    }
    const base = existing ?? emptyBatch(batchId, self?.unitCode ?? '', '');
    const checks = taken.map((one) => one.check);
    context.signal.throwIfAborted();
    await saveBatch({
      record: {
        ...nameBatch(base, newFiles),
        files: [...base.files, ...newFiles],
        summary: summarize(checks, run.batch.distinctPeople),
      },
      ...(existing ? {} : { choices: { ...NO_CHOICES, villages: chosenVillages(request, newFiles) } }),
      problems: problemsOf(checks),
      marks: checks.flatMap((check) => check.sheets.map((sheet) => ({ sheetKey: sheet.key, marks: sheet.marks }))),
    });
    // A batch that grew is checked as a whole, so that duplicates across old and new files are found.
    const session = await openSession(batchId, existing ? undefined : checks);
    if (existing) await session.recheck(context.signal);
    return { batchId, refused, seenBefore: [] };
  } catch (error) {
    await giveUp();
    throw error;
  }
}

function chosenVillages(request: ImportRequest, files: readonly BatchFile[]): Record<string, string> {
  const entries = files.flatMap((file, no) => {
    const village = request.choices?.[file.name]?.village;
    return village ? [[String(no), village] as const] : [];
  });
  return Object.fromEntries(entries);
}
