import { openTableFile, ReadFailure } from '../../shared/formats/sheet';
import type { TableRead } from '../../shared/jobs';
import type { SheetSource } from '../../shared/kernel';
import { maskLongNumbers } from '../../shared/payout';
import { type JobContext, JobFault } from '../workers/protocol';
import { pageFile } from './batches/readFile';

/** A register or a list is looked at as a whole; payout sheets, which may be far longer, are streamed. */
const MOST_ROWS = 20_000;
const MOST_BYTES = 50 * 2 ** 20;

/** Reads all cells of a table file as text. Refuses with the codes of `read.*`, and with `table.tooLong`. */
export async function readTable(file: File, { signal, onProgress }: JobContext): Promise<TableRead> {
  const name = maskLongNumbers(file.name);
  onProgress({ stage: 'read', done: 0, total: file.size });
  try {
    const opened = await openTableFile(pageFile(file), { maxBytes: MOST_BYTES, signal });
    if (!opened.ok) throw new JobFault(opened.fault, opened.params);
    const sheets: TableRead['sheets'][number][] = [];
    for (const sheet of opened.value.sheets) {
      if (sheet.hidden) continue;
      const rows = await rowsOf(sheet, name, signal);
      if (rows.length > 0) sheets.push({ name: sheet.name, rows });
    }
    if (sheets.length === 0) throw new JobFault('read.noSheet', { file: name });
    return { name, sheets };
  } catch (error) {
    if (error instanceof ReadFailure) throw new JobFault(error.fault, { file: name, ...error.params });
    if (error instanceof Error && (error.name === 'NotReadableError' || error.name === 'NotFoundError'))
      throw new JobFault('import.cannotRead', { file: name });
    throw error;
  }
}

async function rowsOf(sheet: SheetSource, file: string, signal: AbortSignal): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const chunk of sheet.rows(signal)) {
    // Blank rows may be left out by the reader: row numbers stay those of the sheet.
    while (rows.length < chunk.firstRow - 1) rows.push([]);
    rows.push(...chunk.rows);
    if (rows.length > MOST_ROWS) throw new JobFault('table.tooLong', { file, max: MOST_ROWS });
  }
  return rows;
}
