import { useState } from 'react';
import type { RenderedFile, ReportFormat } from '../../../shared/jobs';
import { ok, type Problem, type Result } from '../../../shared/kernel';
import type { Report } from '../../../shared/layout';
import { host } from '../../host';
import { runJob } from '../../workers/client';
import { type Task, useTask } from '../useTask';
import { bytesOf, htmlOf, isBlocking, scanMade } from './outgoing';

export type SavedFormat = 'xlsx' | 'docx' | 'csv' | 'pdf';

export interface ReportOutput {
  readonly task: Task;
  /** Why the last file was held back: each place where a private value was found. */
  readonly findings: readonly Problem[];
  /** The name under which it was saved; undefined when it was held back, refused or cancelled. */
  save(format: SavedFormat): Promise<string | undefined>;
  print(): Promise<void>;
  clearFindings(): void;
}

type Control = Parameters<Parameters<Task['run']>[1]>[0];
/** A file that may go out, or null: what was found in it is shown instead. */
type Passed<T> = Result<T | null>;

/** Files and prints of one report. Every file was opened again by the detector before it is handed out. */
export function useReport(make: () => Report | Promise<Report>): ReportOutput {
  const task = useTask();
  const [findings, setFindings] = useState<readonly Problem[]>([]);

  const pass = <T>(value: T, found: readonly Problem[]): Passed<T> => {
    const blocking = found.filter(isBlocking);
    setFindings(blocking);
    return ok(blocking.length > 0 ? null : value);
  };

  const render = async (report: Report, format: ReportFormat, control: Control): Promise<Passed<RenderedFile>> => {
    const file = await runJob('report.render', { report, format }, control);
    return file.ok ? pass(file.value, file.value.findings) : file;
  };

  const paperOf = (report: Report) => ({ paper: report.paper, landscape: report.orientation === 'landscape' });

  const produce = async (
    format: SavedFormat,
    control: Control,
  ): Promise<Passed<{ name: string; bytes: Uint8Array<ArrayBuffer> }>> => {
    const report = await make();
    const file = await render(report, format === 'pdf' ? 'html' : format, control);
    if (!file.ok) return file;
    if (file.value === null) return ok(null);
    if (format !== 'pdf') return ok({ name: file.value.name, bytes: bytesOf(file.value) });
    const pdf = await host()['print.toPdf']({ html: htmlOf(file.value), ...paperOf(report) });
    if (!pdf.ok) return pdf;
    const name = file.value.name.replace(/\.html$/, '.pdf');
    const scanned = await scanMade(name, pdf.value, report.publicContacts ?? [], control.signal);
    return scanned.ok ? pass({ name, bytes: pdf.value }, scanned.value) : scanned;
  };

  return {
    task,
    findings,
    clearFindings: () => setFindings([]),
    save: async (format) => {
      setFindings([]);
      return task.run('app.task.save', async (control): Promise<Result<string | undefined>> => {
        const made = await produce(format, control);
        if (!made.ok) return made;
        if (made.value === null) return ok(undefined);
        const { name, bytes } = made.value;
        const kinds = [{ label: format.toUpperCase(), extensions: [format] }];
        const saved = await host()['file.save']({ suggestedName: name, bytes, kinds });
        return saved.ok ? ok(saved.value.name) : saved;
      });
    },
    print: async () => {
      setFindings([]);
      await task.run('app.task.print', async (control): Promise<Result<null>> => {
        const report = await make();
        const file = await render(report, 'html', control);
        if (!file.ok) return file;
        return file.value === null ? ok(null) : host()['print.html']({ html: htmlOf(file.value), ...paperOf(report) });
      });
    },
  };
}
