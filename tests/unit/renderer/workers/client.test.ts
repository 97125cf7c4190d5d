import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setOperator } from '../../../../renderer/data/source';
import { endLookup, endWorkers, runJob, setUpWorkers } from '../../../../renderer/workers/client';
import type { FromWorker, ToWorker } from '../../../../renderer/workers/protocol';

let told: ToWorker[] = [];

/** Answers every job at once. */
class WorkerThatAnswers extends EventTarget {
  postMessage(message: ToWorker): void {
    told.push(message);
    if (message.type !== 'run') return;
    const data = { type: 'done', id: message.id, result: null };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }
  terminate(): void {}
}

beforeEach(() => {
  told = [];
  vi.stubGlobal('Worker', WorkerThatAnswers);
  setUpWorkers({
    storeId: '0'.repeat(32),
    keys: { current: '00000000', keys: [] },
    isProtected: false,
    publicKey: new Uint8Array(),
    sign: async () => null,
    callStore: async () => ({ ok: false, fault: 'host.unavailable', params: {} }),
    askForPassphrase: async () => false,
  });
});

afterEach(() => {
  endWorkers();
  setOperator('');
  vi.unstubAllGlobals();
});

describe('a lock while the look-up desk runs', () => {
  const ask = () => runJob('lookup.ask', { name: '赵甲金', lastFour: '0019' });

  it('[R-V05] ends every worker but that of the desk', async () => {
    await runJob('store.undo', {});
    await runJob('lookup.open', { unitCode: '190101100201', village: '东坝村', telephone: '' });
    endWorkers('lookup');
    expect((await ask()).ok).toBe(true);
    expect(await runJob('store.undo', {})).toMatchObject({ fault: 'host.locked' });
    expect(await runJob('payout.lookup', { idNumber: '' })).toMatchObject({ fault: 'host.locked' });
    endLookup();
    expect(await ask()).toMatchObject({ fault: 'host.locked' });
  });

  it('[R-V05] gives the desk no second worker when its own is gone', async () => {
    endWorkers('lookup');
    expect(await ask()).toMatchObject({ fault: 'host.locked' });
  });
});

const operatorOfRuns = (): string[] => {
  let operator = '';
  return told.flatMap((message) => {
    if (message.type === 'setup') operator = message.operator;
    return message.type === 'run' ? [operator] : [];
  });
};

describe('a job', () => {
  it('is done in the name of who works here then, not of who did at the start', async () => {
    await runJob('store.undo', {});
    setOperator('经办甲');
    await runJob('store.undo', {});
    await runJob('store.trail', { format: 'csv' });
    setOperator('经办乙');
    await runJob('store.undo', {});
    expect(operatorOfRuns()).toEqual(['', '经办甲', '经办甲', '经办乙']);
  });
});

describe('a worker that the engine answers no more', () => {
  const workers: CutOffWorker[] = [];
  /** Says so while the first job runs; answers when the test wants it. */
  class CutOffWorker extends EventTarget {
    ended = false;
    readonly asked: number[] = [];
    constructor() {
      super();
      workers.push(this);
    }
    postMessage(message: ToWorker): void {
      if (message.type === 'run') this.asked.push(message.id);
    }
    say(data: FromWorker): void {
      this.dispatchEvent(new MessageEvent('message', { data }));
    }
    terminate(): void {
      this.ended = true;
    }
  }

  it('ends when its jobs have answered, and the next job gets another one', async () => {
    vi.stubGlobal('Worker', CutOffWorker);
    const first = runJob('store.undo', {});
    const [worker] = workers;
    if (!worker) throw new Error('no worker');
    worker.say({ type: 'cutOff' });
    expect(worker.ended).toBe(false);
    worker.say({ type: 'fault', id: worker.asked[0] ?? 0, code: 'host.diskFull', params: {} });
    expect(await first).toMatchObject({ fault: 'host.diskFull' });
    expect(worker.ended).toBe(true);
    void runJob('store.undo', {});
    expect(workers).toHaveLength(2);
    expect(workers[1]?.asked).toHaveLength(1);
  });
});
