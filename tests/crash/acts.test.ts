import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  assignVillages,
  decide,
  editCells,
  pointOutHeader,
  remapColumn,
  setHead,
} from '../../renderer/data/batches/acts';
import {
  confirmBatch,
  lookUp,
  markPosted,
  markTakenDown,
  removeBatch,
  reopenBatch,
} from '../../renderer/data/batches/confirm';
import { newBlankBatch } from '../../renderer/data/batches/newBlank';
import { viewRows } from '../../renderer/data/batches/rowsView';
import { BatchSession, openSession } from '../../renderer/data/batches/session';
import { database } from '../../renderer/data/database';
import { planPostings } from '../../renderer/data/postings';
import { saveSettings } from '../../renderer/data/settings';
import { forgetOpened, listTable } from '../../renderer/data/store/records';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { setVaultKeys } from '../../renderer/data/vault';
import { faultOf } from '../../renderer/workers/faultCode';
import { text } from '../../resources';
import { moved } from '../support/deskActs';
import { emptyDesk, importOne, openDeskStore, postingOptions, theDesk } from '../support/deskStore';
import { anIdNumber } from '../support/people';
import {
  changesOf,
  expectWhole,
  failWrite,
  healStore,
  installStoreFaults,
  journalHead,
  storeDump,
  takeCheckpoint,
} from '../support/storeFaults';
import { storeState } from '../support/storeState';

/**
 * Every act on a batch is one entry of the journal and one transaction: after a fault the store and the open session say what
 * they said before, or all of the act is there.
 */

const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,备注';
const rowOf = (n: number, id = anIdNumber(n)): string =>
  `${n},${n % 2 ? '东坝村' : '西坝村'},${1 + (n % 3)}组,赵${'甲乙丙丁戊己庚辛'[n % 8]}${'金木水火土'[n % 5]},${id},2.00,86.37,172.74,,`;
const CSV = [
  HEADER,
  ...Array.from({ length: 1200 }, (_, n) => rowOf(n + 1)),
  rowOf(1201, '1.90101E+17'),
  rowOf(1202, '1.90101E+17'),
].join('\r\n');

const never = new AbortController().signal;
const headOf = ({ record }: BatchSession) => ({
  title: record.title,
  program: '耕地地力保护补贴',
  year: 2026,
  period: '2026',
  unitRateYuan: '86.37',
  documentNumber: '样财农〔2026〕1号',
  allocatedFen: { 东坝村: 10_000 },
});

type Stage = 'checked' | 'confirmed' | 'posted';

/** One batch at the stage that an act needs. */
async function batchAt(stage: Stage): Promise<string> {
  const id = await importOne(CSV, '发放表.csv');
  const session = await openSession(id);
  await decide(session, { kind: 'acceptWithoutId', code: 'id_scientific', rows: 'all' }, never);
  if (stage === 'checked') return id;
  await setHead(session, headOf(session), never);
  await confirmBatch(session, never);
  if (stage === 'posted')
    await markPosted(id, { postedOn: '2026-09-10', postingTo: '', telephone: '', reviewer: '', reviewedOn: '' });
  return id;
}

interface Act {
  readonly name: string;
  readonly stage: Stage;
  run(session: BatchSession, signal: AbortSignal): Promise<unknown>;
  /** Cannot be cancelled: it is over in one step. */
  readonly short?: boolean;
}

const acts: readonly Act[] = [
  {
    name: 'typing into cells',
    stage: 'checked',
    run: (session, signal) => editCells(session, '0.0', [{ row: 1100, column: 8, text: '100.00' }], signal),
  },
  {
    name: 'typing below the last row',
    stage: 'checked',
    run: (session, signal) => editCells(session, '0.0', [{ row: 2500, column: 4, text: '赵光' }], signal),
  },
  {
    name: 'a decision on all rows',
    stage: 'checked',
    run: (session, signal) =>
      decide(session, { kind: 'acceptWithoutId', code: 'id_missing', rows: [{ sheetKey: '0.0', row: 9 }] }, signal),
  },
  {
    name: 'another meaning of a column',
    stage: 'checked',
    run: (session, signal) => remapColumn(session, '0.0', 10, 'phone', signal),
  },
  {
    name: 'pointing out the header',
    stage: 'checked',
    run: (session, signal) => pointOutHeader(session, '0.0', 1, signal),
  },
  {
    name: 'the village of a file',
    stage: 'checked',
    run: (session, signal) => assignVillages(session, { 0: '东坝村' }, signal),
  },
  { name: 'program and year', stage: 'checked', run: (session, signal) => setHead(session, headOf(session), signal) },
  { name: 'undo', stage: 'checked', run: ({ record }) => moved(undoLast(record.id)), short: true },
  {
    name: 'confirming',
    stage: 'checked',
    run: async (session, signal) => {
      session.record = { ...session.record, program: '耕地地力保护补贴' };
      await confirmBatch(session, signal);
    },
  },
  {
    name: 'posting on the board',
    stage: 'confirmed',
    run: ({ record }) =>
      markPosted(record.id, { postedOn: '2026-09-10', postingTo: '', telephone: '', reviewer: '', reviewedOn: '' }),
    short: true,
  },
  { name: 'reopening', stage: 'posted', run: ({ record }) => reopenBatch(record.id, '面积登记有误'), short: true },
  {
    name: 'taking down',
    stage: 'posted',
    run: ({ record }) => markTakenDown(record.id, '2026-10-10', ''),
    short: true,
  },
  { name: 'the recycle bin', stage: 'posted', run: ({ record }) => removeBatch(record.id, true), short: true },
  { name: 'a new empty sheet', stage: 'checked', run: () => newBlankBatch('手工'), short: true },
];

beforeAll(installStoreFaults);
beforeEach(async () => {
  healStore();
  await emptyDesk();
});

/** The open session says the same as one that is opened anew from the store. */
async function expectSessionAsStored(session: BatchSession): Promise<void> {
  const fresh = await BatchSession.open(session.record.id);
  expect(session.record.files).toEqual(fresh.record.files);
  expect(session.choices).toEqual(fresh.choices);
  expect(session.problems).toEqual(fresh.problems);
  const { rows } = await viewRows(session, '0.0', 1090, 1110, false);
  expect(rows).toEqual((await viewRows(fresh, '0.0', 1090, 1110, false)).rows);
}

const outcome = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => undefined,
    (error: unknown) => error ?? new Error('rejected'),
  );

describe('a full disk under the journal', () => {
  it.each(acts)('at every change of $name: nothing changes, doing it again succeeds', async ({ stage, run }) => {
    const id = await batchAt(stage);
    const restore = await takeCheckpoint();
    let session = await BatchSession.open(id);
    const before = await storeDump();
    let n = 1;
    let refused = 0;
    for (; ; n += 1) {
      const { disk } = theDesk();
      const label = `change ${n}`;
      const changes = changesOf(disk.data);
      disk.data.fail({ on: 'change', nth: n, code: 'ENOSPC' });
      const thrown = await outcome(run(session, never));
      disk.data.heal();
      if (thrown === undefined && changesOf(disk.data) - changes < n) break;
      if (thrown === undefined) {
        // What failed was housekeeping that the act does not need.
        await expectWhole(label);
        await restore();
        session = await BatchSession.open(id);
        continue;
      }
      refused += 1;
      expect(faultOf(thrown, false).code, label).toBe('host.diskFull');
      expect(await storeDump(), label).toBe(before);
      await expectSessionAsStored(session);
    }
    expect(refused).toBeGreaterThan(1);
    expect(await storeDump()).not.toBe(before);
    await expectWhole('in the end');
  });

  it.each(acts)('that stays full from the n-th write of $name on: as before, and after a restart', async (act) => {
    const session = await openSession(await batchAt(act.stage));
    const before = await storeDump();
    let n = 1;
    for (; ; n += 1) {
      const { disk } = theDesk();
      disk.data.fail({ on: 'write', nth: n, code: 'ENOSPC', share: 0.5, stays: true });
      const thrown = await outcome(act.run(session, never));
      disk.data.heal();
      if (thrown === undefined) break;
      expect(faultOf(thrown, false).code, `write ${n}`).toBe('host.diskFull');
      expect(await storeDump(), `write ${n}`).toBe(before);
      await openDeskStore(disk);
      expect(await storeDump(), `write ${n}, restart`).toBe(before);
      await expectSessionAsStored(session);
    }
    expect(n).toBeGreaterThan(1);
    await expectWhole('in the end');
  });
});

describe('a full disk under the working copy', () => {
  it.each(acts)(
    'at every write of $name: before the entry nothing changes, after it the act is healed at once',
    async ({ stage, run }) => {
      const id = await batchAt(stage);
      const restore = await takeCheckpoint();
      let session = await BatchSession.open(id);
      const before = await storeDump();
      const { seq } = await journalHead();
      let healed = 0;
      for (let n = 1; ; n += 1) {
        const label = `write ${n}`;
        failWrite(n);
        const thrown = await outcome(run(session, never));
        const writes = healStore();
        if ((await journalHead()).seq === seq) {
          expect(faultOf(thrown, false).code, label).toBe('host.diskFull');
          expect(await storeDump(), label).toBe(before);
          await expectSessionAsStored(session);
          continue;
        }
        expect(thrown, label).toBeUndefined();
        expect((await journalHead()).seq, label).toBe(seq + 1);
        await expectWhole(label);
        if (writes < n) break;
        healed += 1;
        await restore();
        session = await BatchSession.open(id);
      }
      expect(healed).toBeGreaterThan(1);
      expect(await storeDump()).not.toBe(before);
    },
  );

  it.each(acts)(
    'that stays full from the n-th write of $name on: all of the act or nothing, the next act or start brings it',
    async ({ stage, run }) => {
      const id = await batchAt(stage);
      const restore = await takeCheckpoint();
      let session = await BatchSession.open(id);
      const before = await storeDump();
      const stateBefore = await storeState();
      const { seq } = await journalHead();
      let behind = 0;
      for (let n = 1; ; n += 1) {
        const label = `write ${n}`;
        failWrite(n, true);
        const thrown = await outcome(run(session, never));
        const isHit = healStore() >= n;
        if (!isHit) break;
        if ((await journalHead()).seq === seq) {
          expect(faultOf(thrown, false).code, label).toBe('host.diskFull');
          expect(await storeDump(), label).toBe(before);
          await expectSessionAsStored(session);
          continue;
        }
        behind += 1;
        expect(faultOf(thrown, false).code, label).toBe('store.behind');
        expect((await journalHead()).seq, label).toBe(seq + 1);
        expect(await storeState(), label).toEqual(stateBefore);
        if (n % 2 === 0) await saveSettings({ supervisionTelephone: `0000-${n}` });
        else await openDeskStore(theDesk().disk);
        const history = await database().history.orderBy('order').keys();
        expect(history, label).toContain(seq + 1);
        await expectWhole(label);
        await restore();
        session = await BatchSession.open(id);
      }
      expect(behind).toBeGreaterThan(1);
      expect(text['store.behind']).toMatch(/[\u4e00-\u9fff].*。/);
    },
  );
});

describe('cancel', () => {
  it.each(acts.filter((act) => !act.short))(
    'at one moment after the other of $name: nothing changes, doing it again succeeds',
    async ({ stage, run }) => {
      const session = await openSession(await batchAt(stage));
      const before = await storeDump();
      let thrown: unknown;
      let cancelled = 0;
      for (let turns = 0; turns < 2000; turns = turns < 12 ? turns + 1 : Math.ceil(turns * 1.4)) {
        const controller = new AbortController();
        const running = outcome(run(session, controller.signal));
        void (async () => {
          for (let i = 0; i < turns; i += 1) await new Promise((resolve) => setImmediate(resolve));
          controller.abort(new DOMException('cancelled', 'AbortError'));
        })();
        thrown = await running;
        if (thrown === undefined) break;
        cancelled += 1;
        expect(faultOf(thrown, true).code, `turn ${turns}`).toBe('job.cancelled');
        expect(await storeDump(), `turn ${turns}`).toBe(before);
        await expectSessionAsStored(session);
      }
      expect(thrown).toBeUndefined();
      expect(cancelled).toBeGreaterThan(0);
      expect(await storeDump()).not.toBe(before);
    },
  );
});

describe('undo', () => {
  const undoable = acts.filter((act) => act.stage === 'checked' && !act.short && act.name !== 'confirming');

  it.each(undoable.filter((act) => act.name !== 'program and year'))(
    'of $name gives back what was there, redo what was done',
    async ({ run }) => {
      const id = await batchAt('checked');
      const look = async (): Promise<unknown> => {
        const session = await BatchSession.open(id);
        const { rows } = await viewRows(session, '0.0', 0, 3000, false);
        const remembered = (await listTable('layouts')).map(({ key, value }) => ({ key, value }));
        const { files, summary, state } = session.record;
        return { files, summary, state, choices: session.choices, problems: session.problems, rows, remembered };
      };
      const before = await look();
      await run(await openSession(id), never);
      const after = await look();
      expect(after).not.toEqual(before);
      await moved(undoLast(id));
      expect(await look()).toEqual(before);
      await moved(redoLast(id));
      expect(await look()).toEqual(after);
    },
  );
});

describe('a confirmed batch', () => {
  it('changes its program, year, rate or document number only by a correction', async () => {
    const session = await openSession(await batchAt('confirmed'));
    const before = await storeDump();
    for (const change of [
      { program: '高龄津贴' },
      { year: 2025 },
      { unitRateYuan: '1.00' },
      { documentNumber: '另一号' },
    ]) {
      const thrown = await outcome(setHead(session, { ...headOf(session), ...change }, never));
      expect(faultOf(thrown, false).code).toBe('batch.isConfirmed');
      expect(await storeDump()).toBe(before);
    }
  });
});

describe('a lost or wrong key', () => {
  it('is told in a calm sentence, nothing is changed, and the right key opens everything again', async () => {
    const id = await batchAt('confirmed');
    const before = await storeDump();
    const keys = await theDesk().host['vault.keys']();
    if (!keys.ok) throw new Error(keys.fault);
    const { current } = keys.value;
    const key = new Uint8Array(32).fill(99);
    const tries: (() => Promise<unknown>)[] = [
      () => BatchSession.open(id),
      () => planPostings(id, postingOptions(), never),
    ];
    // A wrong key under the right name, and a key of another store.
    for (const id of [current, '00000000']) {
      setVaultKeys({ current: id, keys: [{ id, key }] });
      forgetOpened();
      for (const attempt of tries)
        expect(faultOf(await outcome(attempt()), false)).toEqual({ code: 'store.sealBroken', params: {} });
      expect(text['store.sealBroken']).toMatch(/没有改动/);
      expect(await lookUp(anIdNumber(1))).toEqual([]);
      expect(await storeDump()).toBe(before);
    }
    setVaultKeys(keys.value);
    expect((await planPostings(id, postingOptions(), never)).villages).toHaveLength(2);
  });

  it('one changed byte of a block is the same, and only that batch is concerned', async () => {
    const broken = await batchAt('confirmed');
    const block = await database().payoutBlocks.where('batchId').equals(broken).first();
    if (!block) throw new Error('no block');
    const body = block.body.slice();
    body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
    await database().payoutBlocks.put({ ...block, body });
    const thrown = await outcome(planPostings(broken, postingOptions(), never));
    expect(faultOf(thrown, false).code).toBe('store.sealBroken');
    const other = await openSession(await importOne(`${HEADER}\r\n${rowOf(3000)}\r\n`, '另一批.csv'));
    expect(other.record.summary.counts.imported).toBe(1);
  });
});
