import { App } from 'antd';
import { useState } from 'react';
import { fault, formatCount, ok, type Result } from '../../../../shared/kernel';
import type { NoticePrinted, NoticesForPrint } from '../../../../shared/noticeJobs';
import { type NoticePlace, readNotice } from '../../../data/notices';
import { coverReport } from '../../../data/notices/coverReport';
import { listUnits } from '../../../data/units';
import { host } from '../../../host';
import { bytesOf, htmlOf, refuseBlocked, scanMade } from '../../../ui/report';
import { t } from '../../../ui/text';
import { type Task, useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';

type Control = Parameters<Parameters<Task['run']>[1]>[0];
interface Made {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  readonly sheets: number;
}

export interface SaveMany {
  readonly task: Task;
  readonly refused: NoticesForPrint['refused'];
  clearRefused(): void;
  save(places: readonly NoticePlace[], format: 'pdf' | 'docx'): Promise<void>;
}

/** Files of one notice; a PDF is made by the shell and opened again like every other file that leaves. */
async function filesOf(place: NoticePlace, format: 'pdf' | 'docx', control: Control): Promise<Result<Made>> {
  const made = await runJob('notice.render', { place, format: format === 'pdf' ? 'html' : 'docx' }, control);
  if (!made.ok) return made;
  const { sheets, publicContacts } = made.value;
  const files: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const file of made.value.files) {
    const passed = refuseBlocked(file.findings, file.name);
    if (!passed.ok) return passed;
    if (format === 'docx') {
      files.push({ name: file.name, bytes: bytesOf(file) });
      continue;
    }
    const pdf = await host()['print.toPdf']({ html: htmlOf(file), paper: file.paper, landscape: file.landscape });
    if (!pdf.ok) return pdf;
    const name = file.name.replace(/\.html$/, '.pdf');
    const scanned = await scanMade(name, pdf.value, publicContacts, control.signal);
    if (!scanned.ok) return scanned;
    const clean = refuseBlocked(scanned.value, name);
    if (!clean.ok) return clean;
    files.push({ name, bytes: pdf.value });
  }
  return ok({ files, sheets });
}

/** The list of what was written, as the last file: 序号 村 标题 张数. */
async function coverFile(printed: readonly NoticePrinted[], control: Control) {
  const report = coverReport(printed);
  const made = await runJob('report.render', { report, format: 'docx' }, control);
  if (!made.ok) return made;
  const passed = refuseBlocked(made.value.findings, made.value.name);
  return passed.ok ? ok({ name: made.value.name, bytes: bytesOf(made.value) }) : passed;
}

/**
 * 存到文件夹: one file for each notice and their list, all or none; what is not reviewed stays here and says why. Two of one title get
 * two names from the shell.
 */
export function useSaveMany(): SaveMany {
  const task = useTask();
  const { message } = App.useApp();
  const [refused, setRefused] = useState<NoticesForPrint['refused']>([]);

  const writeAll = async (
    token: string,
    places: readonly NoticePlace[],
    format: 'pdf' | 'docx',
    control: Control,
  ): Promise<Result<number>> => {
    const names = new Map((await listUnits()).map(({ unitCode, name }) => [unitCode, name]));
    const printed: NoticePrinted[] = [];
    const left: NoticesForPrint['refused'][number][] = [];
    for (const [index, place] of places.entries()) {
      if (control.signal.aborted) return fault('job.cancelled');
      control.onProgress({ stage: 'saveNotices', done: index, total: places.length });
      const entry = await readNotice(place);
      const title = entry?.line.title ?? '';
      const files = await filesOf(place, format, control);
      // A notice that is not ready stops no other; a full disk or a cancel stops all.
      if (!files.ok && /^(?:host|job)\./.test(files.fault)) return files;
      if (!files.ok) {
        left.push({ title, code: files.fault, params: files.params });
        continue;
      }
      for (const file of files.value.files) {
        const written = await host()['folder.write']({
          token,
          relativeName: file.name,
          bytes: file.bytes,
        });
        if (!written.ok) return written;
      }
      printed.push({ unitName: names.get(place.unitCode) ?? '', title, sheets: files.value.sheets });
    }
    setRefused(left);
    if (printed.length === 0) return ok(0);
    const cover = await coverFile(printed, control);
    if (!cover.ok) return cover;
    const written = await host()['folder.write']({
      token,
      relativeName: cover.value.name,
      bytes: cover.value.bytes,
    });
    if (!written.ok) return written;
    const done = await host()['folder.commit']({ token });
    return done.ok ? ok(printed.length) : done;
  };

  return {
    task,
    refused,
    clearRefused: () => setRefused([]),
    save: async (places, format) => {
      setRefused([]);
      const saved = await task.run('app.task.save', async (control): Promise<Result<number>> => {
        const folder = await host()['folder.choose']({ title: t('posting.chooseFolder') });
        if (!folder.ok) return folder;
        const { token } = folder.value;
        const result = await writeAll(token, places, format, control);
        if (!result.ok || result.value === 0) await host()['folder.discard']({ token });
        return result;
      });
      if (saved) void message.success(t('notice.output.savedMany', { n: formatCount(saved) }));
    },
  };
}
