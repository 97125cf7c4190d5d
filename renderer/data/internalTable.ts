import { text } from '../../resources';
import { layoutRules } from '../../resources/tables';
import { renderCsv } from '../../shared/formats/csv';
import { renderDocx } from '../../shared/formats/docx';
import { renderHtml } from '../../shared/formats/html';
import type { RenderedFile } from '../../shared/jobs';
import { beijingDay } from '../../shared/kernel';
import { layoutTable } from '../../shared/layout';
import { scanOutput } from './scanOutput';
import { source } from './source';

/** A list for the office itself, masked already: on A4 across, or for WPS. */
export interface InternalTable {
  /** Without its ending. */
  readonly name: string;
  readonly title: string;
  readonly intro: string;
  readonly columns: readonly { readonly header: string; readonly isNumber?: boolean; readonly maxEm: number }[];
  readonly rows: readonly (readonly string[])[];
}

/** The finished file, opened again and scanned: what holds a private value comes back without bytes. */
export async function renderInternalTable(
  { name, title, intro, columns, rows }: InternalTable,
  format: 'csv' | 'docx' | 'html',
): Promise<RenderedFile> {
  const pages = () =>
    layoutTable(
      {
        paper: 'A4',
        orientation: 'landscape',
        title,
        introLines: [intro],
        columns: columns.map(({ header, isNumber, maxEm }) => ({
          header,
          align: isNumber ? ('right' as const) : ('left' as const),
          maxEm,
        })),
        rows: rows.map((row) => [...row]),
        footerLines: [],
        writtenOn: beijingDay(source.now()),
        internal: true,
      },
      { rules: layoutRules, text },
    );
  const fileName = `${name}.${format}`;
  const bytes = {
    csv: () => renderCsv({ header: columns.map((column) => column.header), rows }),
    docx: () => renderDocx(pages()),
    html: () => new TextEncoder().encode(renderHtml(pages())),
  }[format]();
  const findings = await scanOutput(fileName, bytes, {});
  const blocked = findings.some((finding) => finding.severity === 'error');
  return { name: fileName, bytes: blocked ? new Uint8Array() : bytes, findings };
}
