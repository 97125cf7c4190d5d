/** Read + map + check as the import does it, without the store. */
import { checkFile, newBatchState } from '../../../renderer/data/batches/checkRun';
import { pageFile } from '../../../renderer/data/batches/readFile';
import { openTableFile } from '../../../shared/formats/sheet';

addEventListener('message', async (event: MessageEvent<File>) => {
  const opened = await openTableFile(pageFile(event.data), {});
  if (!opened.ok) throw new Error(opened.fault);
  const checked = await checkFile({ file: opened.value, fileNo: 0, batch: newBatchState(), villages: [] });
  if (!checked.ok) throw new Error(checked.fault);
  postMessage({ rows: checked.value.report.counts.read });
});
