/** A table of text as it goes to WPS or Excel. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const QUOTED = /[",\r\n]/;
/** What a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** "-5.00" and "-1,234.50" are figures, not formulas: they stay as they are. */
const FIGURE = /^[+-]?\d{1,3}(?:,?\d{3})*(?:\.\d+)?%?$/;

function cell(value: string): string {
  const safe = FORMULA.test(value) && !FIGURE.test(value) ? `'${value}` : value;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * UTF-8 with byte-order mark and CRLF: the form that WPS and Excel open rightly by a double click. A cell that would act as
 * a formula gets an apostrophe in front; figures do not.
 */
export function renderCsv(table: CsvTable): Uint8Array<ArrayBuffer> {
  const lines = [table.header, ...table.rows].map((row) => `${row.map(cell).join(',')}\r\n`);
  return new TextEncoder().encode(`\ufeff${lines.join('')}`);
}
