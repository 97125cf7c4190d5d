import { text } from '../../resources';
import { layoutRules } from '../../resources/tables';
import { renderReportCsv } from '../../shared/formats/csv';
import { renderReportDocx } from '../../shared/formats/docx';
import { renderReportHtml } from '../../shared/formats/html';
import { renderReportXlsx } from '../../shared/formats/xlsx';
import { safeFileName } from '../../shared/hostNames';
import type { RenderedFile, ReportFormat } from '../../shared/jobs';
import type { Problem } from '../../shared/kernel';
import { layoutReport, type Report, type ReportSheet } from '../../shared/layout';
import type { JobContext } from '../workers/protocol';
import { type ScanSettings, scanOutput } from './scanOutput';
import { readSettings } from './settings';

const WRITERS: Readonly<Record<ReportFormat, (sheet: ReportSheet) => Uint8Array>> = {
  xlsx: renderReportXlsx,
  docx: renderReportDocx,
  csv: renderReportCsv,
  html: (sheet) => new TextEncoder().encode(renderReportHtml(sheet)),
};

/** The finished file, opened again and scanned: what holds a private value comes back without bytes. */
export async function renderReport(
  report: Report,
  format: ReportFormat,
  context: Pick<JobContext, 'signal' | 'onProgress'>,
): Promise<RenderedFile> {
  const { supervisionTelephone } = await readSettings();
  context.onProgress({ stage: 'render', done: 0, total: 2 });
  const sheet = layoutReport(report, { rules: layoutRules, text });
  const bytes = WRITERS[format](sheet);
  const name = safeFileName(`${report.fileName}.${format}`);
  context.signal.throwIfAborted();
  context.onProgress({ stage: 'scan', done: 1, total: 2 });
  const publicContacts = report.publicContacts ?? [];
  const findings = await scanOutput(name, bytes, { telephone: supervisionTelephone, publicContacts });
  context.signal.throwIfAborted();
  if (!findings.some(isBlocking)) return { name, bytes, findings };
  const inTable = await findInTable(report, sheet, { telephone: supervisionTelephone, publicContacts });
  const known = new Set(inTable.map(sameFinding));
  const elsewhere = findings.filter((finding) => isBlocking(finding) && !known.has(sameFinding(finding)));
  return { name, bytes: new Uint8Array(), findings: [...inTable, ...elsewhere] };
}

const isBlocking = (finding: Problem): boolean => finding.severity === 'error';
const sameFinding = ({ code, params }: Problem): string => `${code} ${params.masked}`;

/** The person has no file to look into: a finding in the table says which line of it and which column. */
async function findInTable(report: Report, sheet: ReportSheet, settings: ScanSettings): Promise<readonly Problem[]> {
  const table = renderReportCsv({ ...sheet, inside: '' });
  const findings = await scanOutput('table.csv', table, settings);
  return findings.filter(isBlocking).flatMap((finding) => {
    const { row = 0, column = 0 } = finding.at;
    const header = report.columns[column - 1]?.header;
    if (row <= sheet.headerRows || header === undefined) return [];
    return [{ ...finding, at: { row: row - sheet.headerRows, field: header } }];
  });
}
