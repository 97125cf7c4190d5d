import { privacyRules } from '../../../resources/tables';
import { maskLongNumbers } from '../../../shared/payout';
import { createDetector } from '../../../shared/privacy';
import type { BatchFile, BatchRecord, BatchTrace } from '../../../shared/records';

const detector = createDetector({ rules: privacyRules });

/** A document number may hold a long number of its own; only what is surely somebody's is masked. */
function maskSure(text: string): string {
  const hits = detector.find(text).filter((item) => item.code !== 'pii.maybe');
  return hits.reduceRight((rest, { start, end, masked }) => rest.slice(0, start) + masked + rest.slice(end), text);
}

const clearFile = (file: BatchFile): BatchFile => ({
  ...file,
  name: maskLongNumbers(file.name),
  leftOut: file.leftOut.map((one) => ({ ...one, name: maskLongNumbers(one.name) })),
  sheets: file.sheets.map((sheet) => ({
    ...sheet,
    village: maskLongNumbers(sheet.village),
    layout: {
      ...sheet.layout,
      title: maskLongNumbers(sheet.layout.title),
      headerCells: sheet.layout.headerCells.map((row) => row.map(maskLongNumbers)),
    },
  })),
});

const clearTrace = (entry: BatchTrace): BatchTrace => ({
  ...entry,
  reason: maskLongNumbers(entry.reason),
  detail: Object.fromEntries(
    Object.entries(entry.detail).map(([key, value]) => [
      key,
      typeof value === 'string' ? maskLongNumbers(value) : value,
    ]),
  ),
});

/**
 * The record of a batch is shown in lists, goes into the trail and gives titles to files. Whatever text it carries from a sheet
 * or from a person loses its long numbers here, at the one door through which records are written.
 * Names of sheets are masked where they are read: they are keys.
 */
export function clearRecord(record: BatchRecord): BatchRecord {
  const { posting } = record;
  return {
    ...record,
    title: maskLongNumbers(record.title),
    program: maskSure(record.program),
    documentNumber: maskSure(record.documentNumber),
    files: record.files.map(clearFile),
    allocatedFen: Object.fromEntries(
      Object.entries(record.allocatedFen).map(([village, fen]) => [maskLongNumbers(village), fen]),
    ),
    posting: posting && { ...posting, reviewer: maskLongNumbers(posting.reviewer) },
    trace: record.trace.map(clearTrace),
  };
}
