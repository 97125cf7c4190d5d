/**
 * What the fault tests drive inside the real shell: acts run through the product's own client, workers and journal. Each
 * acknowledged act is told at once, so that the driver knows what must be there after a kill.
 */
import { beginStart } from '../../../renderer/app/Root';
import { listBatches } from '../../../renderer/data/queries';
import { saveSettings } from '../../../renderer/data/settings';
import { listHistory } from '../../../renderer/data/store/history';
import { saveUnits } from '../../../renderer/data/units';
import { host } from '../../../renderer/host';
import { runJob } from '../../../renderer/workers/client';
import { sha256Hex } from '../../../shared/formats/crypto';
import type { JobInput, JobName, JobResult } from '../../../shared/jobs';
import { type Dice, dice as diceOf } from '../../support/dice';
import { storeState } from '../../support/storeState';

/** What the driver keeps of one acknowledged act. */
interface Acked {
  readonly seq: number;
  readonly command: string;
  /** Everything, and what undo and redo bring back. */
  readonly state: string;
  readonly content: string;
}

const digestOf = async (value: unknown): Promise<string> => sha256Hex(new TextEncoder().encode(JSON.stringify(value)));

async function look(): Promise<Acked> {
  const [last] = await listHistory({ limit: 1 });
  return {
    seq: last?.seq ?? 0,
    command: last?.command ?? '',
    state: await digestOf(await storeState()),
    content: await digestOf(await storeState({ content: true })),
  };
}

async function job<N extends JobName>(name: N, input: JobInput<N>): Promise<JobResult<N>> {
  const result = await runJob(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.fault} ${JSON.stringify(result.params)}`);
  return result.value;
}

const HEADER = '序号,村名,村民小组,户主姓名,补贴面积(亩),补贴标准(元/亩),补贴金额(元),备注';
const sheetOf = (rows: number, seed: number): File => {
  const lines = Array.from({ length: rows }, (_, n) => `${n + 1},东坝村,一组,赵${seed}甲${n},2.00,86.37,172.74,`);
  return new File([[HEADER, ...lines].join('\r\n')], `发放表${seed}.csv`);
};

async function importSheet(rows: number, seed: number): Promise<string> {
  const { batchId } = await job('payout.import', { files: [sheetOf(rows, seed)], force: true });
  if (!batchId) throw new Error('nothing was taken in');
  return batchId;
}

/** One random act. */
async function act(step: number, dice: Dice): Promise<void> {
  const batches = (await listBatches()).filter((batch) => batch.state === 'draft' || batch.state === 'checked');
  const batch = batches.length > 0 ? dice.pick(batches) : undefined;
  const choice = dice.int(0, 9);
  if (choice < 2 || !batch) {
    await importSheet(dice.int(1, dice.chance(0.2) ? 6000 : 900), step);
    return;
  }
  if (choice < 6) {
    const row = dice.int(2, 1 + Math.max(1, batch.summary.counts.read));
    await job('payout.edit', { batchId: batch.id, sheetKey: '0.0', edits: [{ row, column: 4, text: `改${step}` }] });
    return;
  }
  if (choice === 6) {
    const { title, year, period, unitRateYuan, documentNumber, allocatedFen } = batch;
    const head = { title, program: `项目${step}`, year, period, unitRateYuan, documentNumber, allocatedFen };
    await job('payout.setHead', { batchId: batch.id, head });
    await job('payout.confirm', { batchId: batch.id, by: '' });
    return;
  }
  if (choice === 7) await saveSettings({ supervisionTelephone: `0000-${step}` });
  else if (choice === 8) {
    const code = `1901011${String(step).padStart(5, '0')}`;
    await saveUnits([{ name: `村${step}`, level: 'village', code, parentCode: '190101100000', isSelf: false }]);
  } else await runJob('store.undo', {});
}

declare global {
  interface Window {
    acked?: (what: Acked) => Promise<void>;
    readonly faults: typeof faults;
  }
}

const faults = {
  start: async () => {
    const started = await beginStart();
    // The program notes its version at a second start; here at the first, so that a start adds no entry of its own.
    if (started.kind === 'open') await saveSettings({ programVersion: started.session.info.version });
    return { kind: started.kind, ...(started.kind === 'refused' ? { code: started.code } : {}) };
  },
  look,
  /** Acts one after the other until the process is killed, or `steps` are done. */
  work: async (seed: number, steps: number) => {
    const dice = diceOf(seed);
    await window.acked?.(await look());
    for (let step = 1; step <= steps; step += 1) {
      // A refusal is an answer too: nothing was changed by it.
      const refused = await act(step, dice).then(
        () => '',
        (error: Error) => error.message,
      );
      if (refused !== '') console.warn(refused);
      await window.acked?.(await look());
    }
  },
  importSheet,
  job,
  undo: async () => (await runJob('store.undo', {})).ok,
  redo: async () => (await runJob('store.redo', {})).ok,
  rebuild: async () => job('store.catchUp', { rebuild: true }),
  verify: async () => host()['store.verify'](),
  protect: async (passphrase: string) => host()['vault.protect']({ passphrase }),
  rows: async () => (await listBatches()).reduce((sum, batch) => sum + batch.summary.counts.imported, 0),
};
Object.assign(window, { faults });
