import { text } from '../../../resources';
import { payoutRules } from '../../../resources/tables';
import type { ImportOutcome, ImportRequest, RefusedFile } from '../../../shared/jobs';
import { fillText, newId } from '../../../shared/kernel';
import { maskLongNumbers } from '../../../shared/payout';
import type { BatchFile, BatchRecord } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { listBatches } from '../queries';
import { readSettings } from '../settings';
import { instantNow, operator, source } from '../source';
import { Bulk } from '../store/bulk';
import { listVillages, selfUnit } from '../units';
import { readBatch, saveBatch } from './batchStore';
import { newBatchState, problemsOf, rememberedFields, summarize } from './checkRun';
import { NO_CHOICES } from './decisionList';
import { hasEarlierSamePeriod } from './earlierRows';
import { privateGuard } from './privateGuard';
import { type ImportRun, type ReadFile, readOne } from './readFile';
import { BatchSession, openSession } from './session';
import { stateOf } from './sessionRecord';
import { dropNewRows, nextFileKey, removeFileBlocks } from './sheetBlocks';

type Seen = ImportOutcome['seenBefore'][number];

/** A batch that already has this file, whichever name it had there: the bytes decide. */
function seenBefore(file: BatchFile, batches: readonly BatchRecord[]): Seen | undefined {
  const batch = batches.find((one) => one.files.some((other) => other.sha256 === file.sha256));
  return batch && { name: file.name, batchTitle: batch.title, at: batch.createdAt };
}

/** The same bytes under another name, read for the same sheet. */
const isSameFile = (a: BatchFile, b: BatchFile): boolean =>
  a.sha256 === b.sha256 && a.sheets[0]?.name === b.sheets[0]?.name;

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

/** The record keeps no longer names (records/batch). */
const LONGEST_TITLE = 200;
const LONGEST_PROGRAM = 100;

/**
 * The month that a title or file name says ("2026年6月…低保"), so that June and July are two periods. A sheet with a day
 * behind the month names a date, not a period.
 */
function monthOf(texts: readonly string[], year: number): string {
  const marks = payoutRules.dateMarks;
  const month = new RegExp(`${year}\\s*${marks.year}\\s*(1[0-2]|0?[1-9])\\s*${marks.month}(?!\\s*\\d)`);
  for (const one of texts) {
    const found = month.exec(one)?.[1];
    if (found) return found.padStart(2, '0');
  }
  return '';
}

/** Title, year, period and program as the sheets themselves say, for a batch that nobody has named yet. */
function nameBatch(batch: BatchRecord, files: readonly BatchFile[]): BatchRecord {
  const layouts = files.flatMap((file) => file.sheets.map((sheet) => sheet.layout));
  const titled = layouts.find((one) => one.titleProgram)?.titleProgram ?? '';
  const program = batch.program || titled.slice(0, LONGEST_PROGRAM);
  // Files that are added later change no year: by then somebody may have set it.
  const isNew = batch.files.length === 0;
  const year = (isNew ? layouts.find((one) => one.titleYear)?.titleYear : undefined) ?? batch.year;
  const month = monthOf([...layouts.map((one) => one.title), ...files.map((file) => file.name)], year);
  const period = month === '' ? String(year) : `${year}-${month}`;
  const named = month === '' ? 'import.title.year' : 'import.title.month';
  const fileTitle = (files[0]?.name ?? '').replace(/\.[^.]*$/, '');
  return {
    ...batch,
    program,
    year,
    period: batch.period === '' || isNew ? period : batch.period,
    title:
      batch.title ||
      (program ? fillText(text, named, { year, month: Number(month), program }) : fileTitle).slice(0, LONGEST_TITLE),
  };
}

/**
 * Reads, checks and stores the files of one batch in one pass. All or nothing per file; one entry of the journal, written last,
 * makes all of it count, so a cancel, a kill or a full disk leaves the store as it was. A file that some batch already has waits for a person
 * (`force`); the other files are taken in.
 */
export async function importFiles(request: ImportRequest, context: JobContext): Promise<ImportOutcome> {
  const existing = request.batchId ? await readBatch(request.batchId) : undefined;
  if (existing && existing.state !== 'draft' && existing.state !== 'checked') throw new JobFault('batch.isConfirmed');
  const self = await selfUnit();
  const batchId = existing?.id ?? newId(source);
  const files = request.files.filter((file): file is File => file instanceof File);
  const settings = await readSettings();
  const bulk = await Bulk.begin();
  const run: ImportRun = {
    batchId,
    bulk,
    guard: privateGuard(request.sample),
    batch: newBatchState(),
    villages: (await listVillages()).map((unit) => unit.name),
    remembered: await rememberedFields(),
    maxBytes: settings.inputLimitMb * 1024 * 1024,
    context,
    bytesBefore: 0,
    bytesTotal: files.reduce((sum, file) => sum + file.size, 0),
  };
  const taken: ReadFile[] = [];
  /** Rows of a file that broke off are in the memory of persons, though what stands in other files is no duplicate of them. */
  let mustCheckAgain = false;
  const refused: RefusedFile[] = [];
  const first = existing?.files.length ?? 0;
  const firstKey = existing ? await nextFileKey(batchId) : 0;
  /**
   * Each file has a number of its own, also one that stays out: in the journal its rows lie before those of the next, and what
   * is made anew from there must not find them under the next one's sheets.
   */
  const keyOf = (at: number): number => firstKey + at;
  const giveUp = (): Promise<void> =>
    bulk.drop(async () => {
      if (!existing) await dropNewRows(batchId);
      else for (const at of files.keys()) await removeFileBlocks(batchId, keyOf(at));
    });
  const batches = request.force ? [] : await listBatches();
  const seen: Seen[] = [];
  /** A file that was read but stays out: its rows go. */
  const leaveOut = async (at: number): Promise<void> => {
    await bulk.settle();
    await removeFileBlocks(batchId, keyOf(at));
    mustCheckAgain = true;
  };
  try {
    for (const [at, file] of files.entries()) {
      const rowsBefore = run.batch.size;
      const attempt = await readOne(file, keyOf(at), run, request.choices?.[file.name]);
      run.bytesBefore += file.size;
      if (!attempt.ok) {
        refused.push(attempt.refused);
        mustCheckAgain ||= run.batch.size > rowsBefore;
        continue;
      }
      const { file: entry } = attempt.value;
      const known = seenBefore(entry, batches);
      const twin = taken.find((one) => isSameFile(one.file, entry));
      if (known) seen.push({ ...known, name: file.name });
      else if (twin)
        refused.push({ name: file.name, code: 'import.sameFile', params: { file: entry.name, other: twin.file.name } });
      else taken.push(attempt.value);
      if (known || twin) await leaveOut(at);
    }
    const newFiles = taken.map((one) => one.file);
    if (taken.length === 0) {
      await giveUp();
      return { batchId: existing?.id ?? null, refused, seenBefore: seen };
    }
    context.signal.throwIfAborted();
    if (existing) {
      // A batch that grew is checked as a whole, so that duplicates across old and new files are found; files, findings
      // and record change in one transaction, or the batch stays as it was.
      const session = await openSession(batchId);
      await bulk.settle();
      const record = { ...nameBatch(session.record, newFiles), files: [...session.record.files, ...newFiles] };
      const villages = { ...session.choices.villages, ...chosenVillages(request, newFiles, first) };
      const act = { name: 'batch.filesAdded', params: namesOf(newFiles) };
      await session.apply({ act, record, choices: { ...session.choices, villages }, bulk }, context.signal);
      return { batchId, refused, seenBefore: seen };
    }
    const checks = taken.flatMap((one) => one.check ?? []);
    const summary = summarize(checks, run.batch.distinctPeople);
    const named = nameBatch(emptyBatch(batchId, self?.unitCode ?? '', ''), newFiles);
    // Only now the program is known, and with it who was paid before.
    mustCheckAgain ||= await hasEarlierSamePeriod(named);
    const waits = mustCheckAgain || taken.some((one) => one.problem !== undefined);
    const act = { name: 'batch.imported', params: namesOf(newFiles) };
    const record = { ...named, files: newFiles, summary, state: stateOf(summary, waits) };
    const choices = { ...NO_CHOICES, villages: chosenVillages(request, newFiles, 0) };
    if (mustCheckAgain) {
      await bulk.settle();
      await BatchSession.unsaved(record, choices).apply({ act, record, choices, bulk }, context.signal);
    } else {
      const problems = [...taken.flatMap((one) => one.problem ?? []), ...problemsOf(checks)];
      const marks = checks.flatMap((check) =>
        check.sheets.map((sheet) => ({ sheetKey: sheet.key, marks: sheet.marks })),
      );
      await saveBatch({ act, bulk, record, choices, found: { problems, marks } });
      await openSession(batchId, checks);
    }
    return { batchId, refused, seenBefore: seen };
  } catch (error) {
    // No record refers to the rows, and removing a million of them takes a second: a cancel does not wait for it.
    if (context.signal.aborted && context.afterwards) context.afterwards(giveUp);
    else await giveUp();
    throw error;
  }
}

/** What the trail says of files that came in. */
const namesOf = (files: readonly BatchFile[]) => ({ file: files[0]?.name ?? '', n: files.length });

/** Villages that the person chose for files, by their number in the batch. */
function chosenVillages(request: ImportRequest, files: readonly BatchFile[], first: number): Record<string, string> {
  const chosen = new Map(
    Object.entries(request.choices ?? {}).map(([name, choice]) => [maskLongNumbers(name), choice.village]),
  );
  const entries = files.flatMap((file, at) => {
    const village = chosen.get(file.name);
    return village ? [[String(first + at), village] as const] : [];
  });
  return Object.fromEntries(entries);
}
