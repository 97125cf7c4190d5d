import type { BatchRecord, BatchSummary } from '../../../../shared/records';

/** Columns over all sheets: understood, and all that hold something. */
export function columnCounts(batch: BatchRecord): { known: number; all: number; unsure: number } {
  const columns = batch.files.flatMap((file) => file.sheets.flatMap((sheet) => sheet.layout.columns));
  const headed = columns.filter((column) => column.header !== '' || column.field !== null);
  return {
    known: headed.filter((column) => column.field !== null).length,
    all: headed.length,
    unsure: columns.filter((column) => !column.sure).length,
  };
}

/** Open questions: warnings that nobody confirmed and rows that are not taken in. */
export function openCounts(summary: BatchSummary): { warned: number; rejected: number; repaired: number } {
  const sum = (severity: string): number =>
    summary.problemCounts.reduce((total, item) => total + (item.severity === severity ? item.open : 0), 0);
  const all = (severity: string): number =>
    summary.problemCounts.reduce((total, item) => total + (item.severity === severity ? item.count : 0), 0);
  return { warned: sum('warn'), rejected: sum('reject'), repaired: all('repair') };
}

export const allocatedTotal = (batch: BatchRecord): number =>
  Object.values(batch.allocatedFen).reduce((sum, value) => sum + value, 0);

export const villageNames = (batch: Pick<BatchRecord, 'summary'>): string[] =>
  batch.summary.villages.map((village) => village.name);

/** Villages of the township that have no row in this batch. */
export function missingVillages(batch: Pick<BatchRecord, 'summary' | 'files'>, known: readonly string[]): string[] {
  const present = new Set([
    ...villageNames(batch),
    ...batch.files.flatMap((file) => file.sheets.map((sheet) => sheet.village)),
  ]);
  return known.filter((name) => !present.has(name));
}
