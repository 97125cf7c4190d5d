import { text } from '../../resources';
import { layoutRules } from '../../resources/tables';
import { renderReportCsv } from '../../shared/formats/csv';
import { renderReportDocx } from '../../shared/formats/docx';
import { renderReportHtml } from '../../shared/formats/html';
import { renderReportXlsx } from '../../shared/formats/xlsx';
import { safeFileName } from '../../shared/hostNames';
import type { RenderedFile, ReportFormat } from '../../shared/jobs';
import { layoutReport, type Report, type ReportSheet } from '../../shared/layout';
import type { JobContext } from '../workers/protocol';
import { scanOutput } from './scanOutput';
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
  const bytes = WRITERS[format](layoutReport(report, { rules: layoutRules, text }));
  const name = safeFileName(`${report.fileName}.${format}`);
  context.signal.throwIfAborted();
  context.onProgress({ stage: 'scan', done: 1, total: 2 });
  const publicContacts = report.publicContacts ?? [];
  const findings = await scanOutput(name, bytes, { telephone: supervisionTelephone, publicContacts });
  context.signal.throwIfAborted();
  const blocked = findings.some((finding) => finding.severity === 'error');
  return { name, bytes: blocked ? new Uint8Array() : bytes, findings };
}
