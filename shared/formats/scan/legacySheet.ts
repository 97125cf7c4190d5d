/**
 * Old .xls workbooks. The library reads cells, comments and properties; the raw bytes are looked at as well, because
 * deleted cells stay in the file. Loaded on demand: the reader is large and rarely needed.
 */
import { HeaderMemory, type TextScan } from '../../privacy';
import { binaryReadings } from './decodeText';
import { scanBinary } from './plainText';

export const isCompoundFile = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

/** `scan.unreadable` for an encrypted or damaged workbook. */
export async function scanLegacyWorkbook(bytes: Uint8Array, scan: TextScan): Promise<void> {
  try {
    await scanCells(bytes, scan);
  } catch {
    scan.note('scan.unreadable', 'workbook');
  }
  for (const reading of binaryReadings(bytes)) scanBinary(reading, 'bytes', scan);
}

async function scanCells(bytes: Uint8Array, scan: TextScan): Promise<void> {
  const { read, utils } = await import('@e965/xlsx');
  const book = read(bytes, { type: 'array', raw: true, cellFormula: true, cellHTML: false });
  for (const values of [book.Props, book.Custprops]) {
    for (const value of Object.values(values ?? {})) scan.text(String(value), { part: 'properties' });
  }
  for (const name of book.SheetNames) {
    scan.text(name, { part: 'sheetName' });
    const sheet = book.Sheets[name];
    if (!sheet?.['!ref']) continue;
    const { s, e } = utils.decode_range(sheet['!ref']);
    const memory = new HeaderMemory(scan.headingWords);
    for (let row = s.r; row <= e.r; row += 1) {
      const cells: string[] = [];
      for (let column = s.c; column <= e.c; column += 1) {
        const cell: { v?: unknown; w?: string; f?: string; c?: { t?: string }[] } | undefined =
          sheet[utils.encode_cell({ r: row, c: column })];
        const value = cell?.v;
        cells[column] =
          typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : String(value ?? '');
        for (const extra of [cell?.w, cell?.f, ...(cell?.c ?? []).map((comment) => comment.t)]) {
          if (extra !== undefined && extra !== cells[column])
            scan.text(extra, { part: name, row: row + 1, column: column + 1 });
        }
      }
      const headers = memory.next(cells);
      for (const [column, text] of cells.entries()) {
        const header = headers[column];
        if (text)
          scan.text(text, {
            part: name,
            row: row + 1,
            column: column + 1,
            ...(header && header !== text ? { header } : {}),
          });
      }
    }
  }
}
