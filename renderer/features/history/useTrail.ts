import type { RenderedFile } from '../../../shared/jobs';
import { fault, type Result } from '../../../shared/kernel';
import { host } from '../../host';
import { type Task, useTask } from '../../ui/useTask';
import { runJob } from '../../workers/client';

export interface Trail {
  readonly task: Task;
  /** Name of the saved file, '' when it was not saved. */
  saveCsv(): Promise<string>;
  print(): Promise<void>;
}

/** The trail as a file or on paper, masked and read again by the detector; a hit stops it. */
export function useTrail(): Trail {
  const task = useTask();
  const render = async (format: 'csv' | 'html'): Promise<Result<RenderedFile>> => {
    const file = await runJob('store.trail', { format });
    if (!file.ok) return file;
    const hit = file.value.findings.find((problem) => problem.severity === 'error');
    return hit ? fault(hit.code, { path: file.value.name, ...hit.params }) : file;
  };
  return {
    task,
    saveCsv: async () => {
      const saved = await task.run('app.task.save', async () => {
        const file = await render('csv');
        if (!file.ok) return file;
        const { name, bytes } = file.value;
        const kinds = [{ label: 'CSV', extensions: ['csv'] }];
        return host()['file.save']({ suggestedName: name, bytes: new Uint8Array(bytes), kinds });
      });
      return saved?.name ?? '';
    },
    print: async () => {
      await task.run('app.task.print', async () => {
        const file = await render('html');
        if (!file.ok) return file;
        const html = new TextDecoder().decode(file.value.bytes);
        return host()['print.html']({ html, paper: 'A4', landscape: true });
      });
    },
  };
}
