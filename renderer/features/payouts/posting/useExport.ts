import { App } from 'antd';
import type { PostingOptions, RenderedFile } from '../../../../shared/jobs';
import { fault, formatCount, ok, type Result } from '../../../../shared/kernel';
import { host } from '../../../host';
import { bytesOf, htmlOf, refuseBlocked, scanMade } from '../../../ui/report';
import { t } from '../../../ui/text';
import { type Task, useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';

export interface ExportState {
  readonly task: Task;
  print(village: string): Promise<void>;
  saveAll(format: 'pdf' | 'docx', villages: readonly string[]): Promise<void>;
  saveOne(format: 'pdf' | 'docx', village: string): Promise<void>;
}

type Control = { signal: AbortSignal; onProgress: (progress: { stage: string; done: number; total: number }) => void };

/** Printing and saving of postings. Every produced file was re-read by the detector; a hit stops here. */
export function useExport(batchId: string, options: PostingOptions): ExportState {
  const task = useTask();
  const { message } = App.useApp();
  const shell = host();

  const render = async (
    village: string,
    format: 'docx' | 'html',
    control: Control,
  ): Promise<Result<readonly RenderedFile[]>> => {
    const files = await runJob('posting.render', { batchId, village, options, format }, { signal: control.signal });
    if (!files.ok) return files;
    const passed = refuseBlocked(
      files.value.flatMap((file) => file.findings),
      village,
    );
    return passed.ok ? files : passed;
  };

  const paper = { paper: options.paper, landscape: options.orientation === 'landscape' };

  /** A PDF is made by the shell, so it is opened again here like every other public file. */
  const scan = async (name: string, bytes: Uint8Array<ArrayBuffer>, control: Control): Promise<Result<null>> => {
    const publicContacts = options.telephone.split(/[、,，;；\s]+/).filter(Boolean);
    const scanned = await scanMade(name, bytes, publicContacts, control.signal);
    return scanned.ok ? refuseBlocked(scanned.value, name) : scanned;
  };

  /** The finished files of one village: DOCX as they come, PDF page by page through the shell. */
  const produce = async (
    village: string,
    format: 'pdf' | 'docx',
    control: Control,
  ): Promise<Result<{ name: string; bytes: Uint8Array<ArrayBuffer> }[]>> => {
    const files = await render(village, format === 'pdf' ? 'html' : 'docx', control);
    if (!files.ok) return files;
    const made: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
    for (const file of files.value) {
      if (control.signal.aborted) return fault('job.cancelled');
      if (format === 'docx') {
        made.push({ name: file.name, bytes: bytesOf(file) });
        continue;
      }
      const pdf = await shell['print.toPdf']({ html: htmlOf(file), ...paper });
      if (!pdf.ok) return pdf;
      const name = file.name.replace(/\.html?$/i, '.pdf');
      const scanned = options.form === 'signSheet' ? ok(null) : await scan(name, pdf.value, control);
      if (!scanned.ok) return scanned;
      made.push({ name, bytes: pdf.value });
    }
    return ok(made);
  };

  const kinds = (format: 'pdf' | 'docx') => [{ label: format.toUpperCase(), extensions: [format] }];

  return {
    task,
    print: async (village) => {
      await task.run('app.task.print', async (control) => {
        const files = await render(village, 'html', control);
        if (!files.ok) return files;
        for (const file of files.value) {
          const printed = await shell['print.html']({ html: htmlOf(file), ...paper });
          if (!printed.ok) return printed;
        }
        return ok(null);
      });
    },
    saveOne: async (format, village) => {
      const saved = await task.run('app.task.save', async (control) => {
        const files = await produce(village, format, control);
        if (!files.ok) return files;
        for (const file of files.value) {
          const done = await shell['file.save']({ suggestedName: file.name, bytes: file.bytes, kinds: kinds(format) });
          if (!done.ok) return done;
        }
        return ok(files.value.length);
      });
      if (saved !== undefined) void message.success(t('posting.saved', { n: formatCount(saved) }));
    },
    saveAll: async (format, villages) => {
      const saved = await task.run('app.task.save', async (control) => {
        const folder = await shell['folder.choose']({ title: t('posting.chooseFolder') });
        if (!folder.ok) return folder;
        const { token } = folder.value;
        const result = await writeAll();
        if (!result.ok) await shell['folder.discard']({ token });
        return result;

        async function writeAll(): Promise<Result<number>> {
          for (const [index, village] of villages.entries()) {
            control.onProgress({ stage: 'saveVillages', done: index, total: villages.length });
            const files = await produce(village, format, control);
            if (!files.ok) return files;
            for (const file of files.value) {
              const written = await shell['folder.write']({ token, relativeName: file.name, bytes: file.bytes });
              if (!written.ok) return written;
            }
          }
          if (control.signal.aborted) return fault('job.cancelled');
          const done = await shell['folder.commit']({ token });
          return done.ok ? ok(done.value.written) : done;
        }
      });
      if (saved !== undefined) void message.success(t('posting.savedFolder', { n: formatCount(saved) }));
    },
  };
}
