/**
 * What the driver of the benchmark calls in the page. Jobs run through the product's own client in the product's own workers;
 * nothing here is faster or slower than in the window.
 */

import { startDesk } from '../../../renderer/app/startDesk';
import { today } from '../../../renderer/data/disclosures';
import { recordReviews } from '../../../renderer/data/reviews';
import { host } from '../../../renderer/host';
import { runJob } from '../../../renderer/workers/client';
import type { JobInput, JobName } from '../../../shared/jobs';
import { REVIEW_KINDS } from '../../../shared/records';
import { disclosures } from './disclosures';
import { lookup } from './lookup';
import { notices } from './notices';

const startBegun = performance.now();
const started = await startDesk(host(), () => undefined);
if (started.kind !== 'open') throw new Error(`the store did not open: ${JSON.stringify(started)}`);
const startMs = performance.now() - startBegun;

/** `{ file: true }` inside an input stands for the file that the driver put in. */
function givenFile(): File {
  const file = document.querySelector<HTMLInputElement>('#file')?.files?.[0];
  if (!file) throw new Error('no file was put in');
  return file;
}

const floor = new Worker(new URL('./floor.worker.ts', import.meta.url), { type: 'module' });
const check = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });

/** One answer of a worker and what it took, in ms. */
function timed(worker: Worker): Promise<{ ms: number; rows: number }> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    worker.addEventListener(
      'message',
      (event: MessageEvent<{ rows: number }>) => resolve({ ms: performance.now() - begun, rows: event.data.rows }),
      { once: true },
    );
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
    worker.postMessage(givenFile());
  });
}

async function job<N extends JobName>(name: N, input: JobInput<N>) {
  const begun = performance.now();
  const result = await runJob(name, input);
  const ms = performance.now() - begun;
  if (!result.ok) throw new Error(`${name}: ${result.fault} ${JSON.stringify(result.params)}`);
  return { ms, value: result.value };
}

/** Imports the given file as a new batch. */
async function importFile() {
  const { ms, value } = await job('payout.import', { files: [givenFile()], force: true, sample: true });
  if (!value.batchId) throw new Error(`nothing was taken in: ${JSON.stringify(value.refused)}`);
  return { ms, batchId: value.batchId };
}

/** R-S01: both reviews of a confirmed batch, signed today. */
const agree = (batchId: string) =>
  recordReviews(
    [{ kind: 'batch', id: batchId }],
    REVIEW_KINDS.map((kind) => ({
      kind,
      reviewer: 'bench',
      reviewedOn: today(),
      opinion: '',
      scan: null,
      conclusions: new Map(),
    })),
    '',
  );

/** Cancels when `share` of the file has been read; ms from the click to the answer. */
async function cancelImport(share: number) {
  const controller = new AbortController();
  let clickedAt = 0;
  const result = await runJob(
    'payout.import',
    { files: [givenFile()], force: true, sample: true },
    {
      signal: controller.signal,
      onProgress: ({ done, total }) => {
        if (clickedAt > 0 || done < total * share) return;
        clickedAt = performance.now();
        controller.abort();
      },
    },
  );
  return { ms: performance.now() - clickedAt, code: result.ok ? 'finished' : result.fault };
}

const bench = {
  disclosures,
  lookup,
  notices,
  /** From the first call of the shell to a working copy that says what the journal says. */
  startMs,
  floor: () => timed(floor),
  check: () => timed(check),
  importFile,
  cancelImport,
  agree,
  job: async <N extends JobName>(name: N, input: JobInput<N>) => job(name, input),
  /** ms only: results such as files stay in the page. */
  time: async <N extends JobName>(name: N, input: JobInput<N>) => (await job(name, input)).ms,
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
