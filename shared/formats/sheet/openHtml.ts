import { fault, ok, type Result, type RowChunk, type SheetSource, type TableFile } from '../../kernel';
import { TextStream } from '../csv';
import { digestBytes } from './fileDigest';
import { type HtmlTable, readHtmlTables } from './htmlTables';
import { Pace } from './pace';
import { ReadFailure, type ReadFault } from './readFault';
import type { ReadOptions } from './readOptions';
import { RowPacker } from './rowPacker';

/**
 * A web page renamed .xls: each table is a sheet. The bytes say their encoding better than the page does (BOM, strict
 * UTF-8, else GB18030): pages are converted on their way without their charset line being touched. Sheet names are those
 * of the export when it lists one per table.
 */
export async function openHtml(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<Result<TableFile, ReadFault>> {
  const decoding = new TextStream(bytes, options.encoding);
  const html = decoding.push(bytes) + decoding.end();
  try {
    const tables = await readHtmlTables(html, options.signal);
    if (tables.length === 0) return fault('read.noTableInHtml', { file: name });
    const names = [...html.matchAll(/<x:Name>([^<]*)<\/x:Name>/gi)].map((found) => found[1]?.trim() ?? '');
    const sheets = tables.map((table, index) =>
      sheetSource(names.length === tables.length ? (names[index] ?? '') : '', table, options.signal),
    );
    const sha256 = digestBytes(bytes);
    return ok({ name, bytes: bytes.length, format: 'html', encoding: decoding.encoding, sheets, sha256 });
  } catch (error) {
    if (error instanceof ReadFailure) return fault(error.fault, { file: name, ...error.params });
    throw error;
  }
}

function sheetSource(name: string, table: HtmlTable, openSignal?: AbortSignal): SheetSource {
  return {
    name,
    hidden: false,
    hiddenRows: table.hiddenRows,
    hiddenColumns: 0,
    notes: [],
    async *rows(signal = openSignal): AsyncGenerator<RowChunk> {
      const pace = new Pace(signal);
      const packer = new RowPacker();
      for (const [index, row] of table.rows.entries()) {
        for (const chunk of packer.add(index + 1, row)) {
          yield chunk;
          await pace.breathe();
        }
      }
      yield* packer.end();
    },
  };
}
