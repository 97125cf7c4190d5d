import { App } from 'antd';
import { useState } from 'react';
import { fault, ok, type Problem, type Result } from '../../../../../shared/kernel';
import type { NoticeAt, NoticeFile, NoticeFormat, NoticeRendered } from '../../../../../shared/noticeJobs';
import { useSession } from '../../../../app/session';
import { host } from '../../../../host';
import { bytesOf, htmlOf, scanMade } from '../../../../ui/report';
import { t } from '../../../../ui/text';
import { type Task, useTask } from '../../../../ui/useTask';
import { runJob } from '../../../../workers/client';

/** Ways of one notice out of the program. page: one web page with all sheets. */
export const SAVED_AS = ['pdf', 'docx', 'page', 'png', 'banner'] as const;
export type SavedAs = (typeof SAVED_AS)[number];

type Control = Parameters<Parameters<Task['run']>[1]>[0];
/** Finished files, or null: what was found in them is shown instead. */
type Passed<T> = Result<T | null>;

export interface NoticeOutput {
  readonly task: Task;
  /** Why the last file was held back: each place where a private value was found. */
  readonly findings: readonly Problem[];
  clearFindings(): void;
  print(place: NoticeAt, format?: 'html' | 'banner' | 'spoken'): Promise<void>;
  save(place: NoticeAt, as: SavedAs): Promise<void>;
  /** 广播稿 (R-V12), as text. */
  saveSpoken(place: NoticeAt): Promise<void>;
  copySpoken(place: NoticeAt): Promise<void>;
}

const isBlocking = ({ severity }: Problem): boolean => severity === 'error';
const EXTENSION = { pdf: 'pdf', docx: 'docx', page: 'html', png: 'png', banner: 'pdf' } as const;
const FORMAT: Readonly<Record<SavedAs, NoticeFormat>> = {
  pdf: 'html',
  docx: 'docx',
  page: 'page',
  png: 'png',
  banner: 'banner',
};

/** Printing and saving of one notice: reviewed (R-S01), made in a worker, opened again and scanned before it leaves. */
export function useNoticeOutput(): NoticeOutput {
  const task = useTask();
  const { message } = App.useApp();
  const { capabilities: can } = useSession().info;
  const [findings, setFindings] = useState<readonly Problem[]>([]);

  const pass = <T>(value: T, found: readonly Problem[]): Passed<T> => {
    const blocking = found.filter(isBlocking);
    setFindings(blocking);
    return ok(blocking.length > 0 ? null : value);
  };
  const render = async (place: NoticeAt, format: NoticeFormat, control: Control): Promise<Passed<NoticeRendered>> => {
    const made = await runJob('notice.render', { place, format }, control);
    return made.ok
      ? pass(
          made.value,
          made.value.files.flatMap((file) => file.findings),
        )
      : made;
  };
  /** The shell makes a PDF of each part; it is opened again like every other file that leaves. */
  const asPdf = async (
    { files, publicContacts }: NoticeRendered,
    control: Control,
  ): Promise<Passed<{ name: string; bytes: Uint8Array<ArrayBuffer> }[]>> => {
    const made: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
    for (const file of files) {
      if (control.signal.aborted) return fault('job.cancelled');
      const pdf = await host()['print.toPdf']({ html: htmlOf(file), paper: file.paper, landscape: file.landscape });
      if (!pdf.ok) return pdf;
      const name = file.name.replace(/\.html$/, '.pdf');
      const scanned = await scanMade(name, pdf.value, publicContacts, control.signal);
      if (!scanned.ok) return scanned;
      const passed = pass(null, scanned.value);
      if (scanned.value.some(isBlocking)) return passed as Passed<never>;
      made.push({ name, bytes: pdf.value });
    }
    return ok(made);
  };
  const saveFiles = async (
    files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[],
    extension: string,
  ): Promise<Result<string>> => {
    if (files.length > 1 && can.folder) return intoFolder(files);
    let last = '';
    for (const { name, bytes } of files) {
      const kinds = [{ label: extension.toUpperCase(), extensions: [extension] }];
      const saved = await host()['file.save']({ suggestedName: name, bytes, kinds });
      if (!saved.ok) return saved;
      last = saved.value.name;
    }
    return ok(last);
  };
  const told = (name: string | undefined): void => {
    if (name) void message.success(t(can.chooseTarget ? 'report.saved' : 'report.savedDownload', { name }));
  };
  const asFiles = (files: readonly NoticeFile[]) => files.map((file) => ({ name: file.name, bytes: bytesOf(file) }));

  return {
    task,
    findings,
    clearFindings: () => setFindings([]),
    print: async (place, format = 'html') => {
      await task.run('app.task.print', async (control): Promise<Result<null>> => {
        const made = await render(place, format, control);
        if (!made.ok) return made;
        return printFiles(made.value?.files ?? [], () => void message.info(t('notice.output.printCancelled')));
      });
    },
    save: async (place, as) => {
      const name = await task.run('app.task.save', async (control): Promise<Result<string | undefined>> => {
        const made = await render(place, FORMAT[as], control);
        if (!made.ok) return made;
        if (made.value === null) return ok(undefined);
        if (EXTENSION[as] !== 'pdf') return saveFiles(asFiles(made.value.files), EXTENSION[as]);
        const pdf = await asPdf(made.value, control);
        if (!pdf.ok) return pdf;
        return pdf.value === null ? ok(undefined) : saveFiles(pdf.value, 'pdf');
      });
      told(name);
    },
    saveSpoken: async (place) => {
      const name = await task.run('app.task.save', async (control): Promise<Result<string | undefined>> => {
        const made = await render(place, 'txt', control);
        if (!made.ok) return made;
        return made.value === null ? ok(undefined) : saveFiles(asFiles(made.value.files), 'txt');
      });
      told(name);
    },
    copySpoken: async (place) => {
      const copied = await task.run('app.task.save', async (control): Promise<Result<boolean>> => {
        const made = await render(place, 'txt', control);
        if (!made.ok) return made;
        const [file] = made.value?.files ?? [];
        if (!file) return ok(false);
        const written = await host()['clipboard.writeText']({ text: htmlOf(file).replace(/^\ufeff/, '') });
        return written.ok ? ok(true) : written;
      });
      if (copied) void message.success(t('notice.output.copied'));
    },
  };
}

/** Several sheets or parts: one question instead of many, all files or none. */
async function intoFolder(
  files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[],
): Promise<Result<string>> {
  const folder = await host()['folder.choose']({ title: t('posting.chooseFolder') });
  if (!folder.ok) return folder;
  const { token, name } = folder.value;
  for (const file of files) {
    const written = await host()['folder.write']({ token, relativeName: file.name, bytes: file.bytes });
    if (written.ok) continue;
    await host()['folder.discard']({ token });
    return written;
  }
  const done = await host()['folder.commit']({ token });
  return done.ok ? ok(name) : done;
}

/** One dialog of the system for each file. Closing it prints nothing and is no fault; the person is told so. */
export async function printFiles(files: readonly NoticeFile[], onCancelled: () => void): Promise<Result<null>> {
  for (const file of files) {
    const { paper, landscape } = file;
    const printed = await host()['print.html']({ html: htmlOf(file), paper, landscape });
    if (!printed.ok && printed.fault === 'host.cancelled') onCancelled();
    if (!printed.ok) return printed;
  }
  return ok(null);
}
