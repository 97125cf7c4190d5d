import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setHead } from '../../renderer/data/batches/acts';
import { confirmBatch } from '../../renderer/data/batches/confirm';
import { openSession } from '../../renderer/data/batches/session';
import { database } from '../../renderer/data/database';
import { packBatch } from '../../renderer/data/exchange/packBatch';
import { acceptBundle, pinSigner, receiveBundle } from '../../renderer/data/exchange/receive';
import { saveUnits } from '../../renderer/data/units';
import { faultOf } from '../../renderer/workers/faultCode';
import { text } from '../../resources';
import { describeBundleProblem } from '../../shared/bundle/describe';
import { ed25519PublicKey } from '../../shared/formats/crypto';
import { breakBundle, packToBytes } from '../support/bundleBreaker';
import { asFile, COUNTY, emptyDesk, importOne, jobContext, postingOptions, SIGNING_SEED } from '../support/deskStore';
import { anIdNumber } from '../support/people';
import { leaksInFile } from '../support/planted';
import { storedBytes } from '../support/storedBytes';
import { failWrite, healStore, installStoreFaults, storeDump } from '../support/storeFaults';

/** Packing spends numbers and nothing else; receiving is all or nothing. */

const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,备注';
const rowOf = (n: number): string =>
  `${n},${n % 2 ? '东坝村' : '西坝村'},一组,赵${'甲乙丙丁戊己庚辛'[n % 8]},${anIdNumber(n)},2.00,86.37,172.74,,`;
const CSV = [HEADER, ...[1, 2, 3, 4].map(rowOf)].join('\r\n');
const never = new AbortController().signal;
const publicKey = ed25519PublicKey(SIGNING_SEED);

async function confirmedBatch(): Promise<string> {
  const session = await openSession(await importOne(CSV, '发放表.csv'));
  const { title, unitRateYuan, documentNumber, allocatedFen } = session.record;
  const head = { title, unitRateYuan, documentNumber, allocatedFen, year: 2026, period: '2026' };
  await setHead(session, { ...head, program: '耕地地力保护补贴' }, never);
  await confirmBatch(session, never);
  return session.record.id;
}

const requestFor = (batchId: string) => ({
  batchId,
  options: postingOptions(),
  recipientUnit: COUNTY,
  publicContacts: ['0000-1234567'],
});

const outcome = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => undefined,
    (error: unknown) => error ?? new Error('rejected'),
  );

function cancelling(n: number) {
  const controller = new AbortController();
  let calls = 0;
  const context = jobContext({
    signal: controller.signal,
    onProgress: () => {
      calls += 1;
      if (calls === n) controller.abort(new DOMException('cancelled', 'AbortError'));
    },
  });
  return { context, calls: () => calls };
}

async function asCounty(): Promise<void> {
  await Promise.all(database().tables.map((table) => table.clear()));
  await saveUnits([{ name: '示例县', level: 'county', code: COUNTY, parentCode: '', isSelf: true }]);
}

beforeAll(installStoreFaults);
beforeEach(async () => {
  healStore();
  await emptyDesk();
});

/** Tables that keep the numbers of packages; everything else must not change. */
const SPENT = ['sent', 'settings'];

async function expectNumbersOnce(): Promise<void> {
  const sent = await database().sent.toArray();
  const numbers = sent.map((one) => `${one.stream}/${one.sequence}`);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(sent.filter((one) => one.state === 'written')).toHaveLength(1);
}

describe('packing', () => {
  it('cancelled at every step leaves batch and lists as they were; a spent number never comes back', async () => {
    const batchId = await confirmedBatch();
    const before = await storeDump(SPENT);
    const steps = 40;
    let done = false;
    for (let n = 1; n <= steps && !done; n += 1) {
      const { context, calls } = cancelling(n);
      const thrown = await outcome(packBatch(requestFor(batchId), publicKey, context));
      done = thrown === undefined;
      if (done) {
        expect(calls()).toBeLessThan(n);
        break;
      }
      expect(faultOf(thrown, true).code, `step ${n}`).toBe('job.cancelled');
      expect(await storeDump(SPENT), `step ${n}`).toBe(before);
    }
    expect(done).toBe(true);
    await expectNumbersOnce();
  });

  it('on a full disk at every write leaves the batch as it was, and works afterwards', async () => {
    const batchId = await confirmedBatch();
    const before = await storeDump(['sent', 'settings', 'sentItems']);
    let n = 1;
    for (; n < 40; n += 1) {
      failWrite(n, n % 2 === 0);
      const thrown = await outcome(packBatch(requestFor(batchId), publicKey, jobContext()));
      healStore();
      if (thrown === undefined) break;
      expect(faultOf(thrown, false).code, `write ${n}`).toBe('host.diskFull');
      expect(await storeDump(['sent', 'settings', 'sentItems']), `write ${n}`).toBe(before);
    }
    expect(n).toBeGreaterThan(3);
    await expectNumbersOnce();
  });
});

describe('receiving', () => {
  async function aPackage(): Promise<File> {
    const packed = await packBatch(requestFor(await confirmedBatch()), publicKey, jobContext());
    await asCounty();
    return asFile(packed.bytes, packed.fileName);
  }

  it('cancelled at every step stores nothing; the package is received afterwards', async () => {
    const file = await aPackage();
    const before = await storeDump();
    const plain = cancelling(0);
    await receiveBundle(file, plain.context);
    const steps = plain.calls();
    expect(steps).toBeGreaterThan(2);
    await database().received.clear();
    await database().staged.clear();
    for (let n = 1; n <= steps; n += 1) {
      const { context } = cancelling(n);
      const thrown = await outcome(receiveBundle(file, context));
      // The last stages may have no step left to stop at: then it was received as a whole.
      if (thrown === undefined) {
        expect(await database().received.count()).toBe(1);
        await database().received.clear();
        await database().staged.clear();
      } else expect(faultOf(thrown, true).code, `step ${n}`).toBe('job.cancelled');
      expect(await storeDump(), `step ${n}`).toBe(before);
    }
    expect((await receiveBundle(file, jobContext())).bundle.state).toBe('staged');
  });

  it('on a full disk at every write of receiving, trusting and accepting changes nothing', async () => {
    const file = await aPackage();
    const steps: (() => Promise<unknown>)[] = [
      () => receiveBundle(file, jobContext()),
      async () => pinSigner((await database().received.toArray())[0]?.id ?? '', '李办事员', jobContext()),
      async () => acceptBundle((await database().received.toArray())[0]?.id ?? '', jobContext()),
    ];
    for (const [at, step] of steps.entries()) {
      let n = 1;
      for (; n < 20; n += 1) {
        const before = await storeDump();
        failWrite(n);
        const thrown = await outcome(step());
        healStore();
        if (thrown === undefined) break;
        expect(faultOf(thrown, false).code, `step ${at}, write ${n}`).toBe('host.diskFull');
        // A key that a person has confirmed stays confirmed; the package is as before.
        const without = at === 1 ? ['pins'] : [];
        const strip = (dump: string): unknown => {
          const value = JSON.parse(dump) as Record<string, unknown>;
          for (const table of without) delete value[table];
          return value;
        };
        expect(strip(await storeDump()), `step ${at}, write ${n}`).toEqual(strip(before));
      }
      expect(n).toBeGreaterThan(1);
    }
    expect((await database().received.toArray()).map((one) => one.state)).toEqual(['accepted']);
  });

  it('twice, under another name, is a no-op; after acceptance too', async () => {
    const file = await aPackage();
    const { bundle } = await receiveBundle(file, jobContext());
    const bytes = new Uint8Array(await file.arrayBuffer());
    const before = await storeDump();
    expect((await receiveBundle(asFile(bytes, '上报包 (1).zip'), jobContext())).duplicate).toBe(true);
    expect(await storeDump()).toBe(before);
    await pinSigner(bundle.id, '李办事员', jobContext());
    await acceptBundle(bundle.id, jobContext());
    const accepted = await storeDump();
    expect((await receiveBundle(asFile(bytes, '上报包 (2).zip'), jobContext())).duplicate).toBe(true);
    expect((await acceptBundle(bundle.id, jobContext())).state).toBe('accepted');
    expect(await storeDump()).toBe(accepted);
  });

  it('of a newer version is refused with a sentence and leaves a line in the log, no bytes', async () => {
    await asCounty();
    const newer = await breakBundle(
      (bag) => bag.replace('bag-info.txt', /^Gk-Bundle-Version: .*/m, 'Gk-Bundle-Version: 2.0'),
      'tags',
    );
    const view = await receiveBundle(asFile(newer, '新版.zip'), jobContext());
    expect(view.verdict).toBe('fail');
    const problem = view.problems.find((item) => item.code === 'bundle.version');
    if (!problem) throw new Error(JSON.stringify(view.problems));
    expect(describeBundleProblem(text, problem)).toMatch(/2\.0.*升级本程序/);
    expect(await database().staged.count()).toBe(0);
  });

  it('a changed byte anywhere is refused in Chinese, and nothing of it is kept', async () => {
    const file = await aPackage();
    const whole = new Uint8Array(await file.arrayBuffer());
    for (let part = 0; part < 24; part += 1) {
      const bytes = whole.slice();
      const at = Math.floor(((part + 0.5) / 24) * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ 0x20;
      const view = await receiveBundle(asFile(bytes, '上报包.zip'), jobContext());
      expect(view.verdict, `byte ${at}`).toBe('fail');
      expect(view.bundle.state, `byte ${at}`).toBe('refused');
      for (const item of view.problems) expect(describeBundleProblem(text, item), item.code).toMatch(/[\u4e00-\u9fff]/);
      expect(await database().staged.count()).toBe(0);
    }
  });

  it('a number of a person in a package of an unknown sender never comes to lie in the store', async () => {
    const id = anIdNumber(7);
    const planted = [{ digits: id, written: id, kind: 'id18' as const }];
    const good = await receiveBundle(asFile(await packToBytes(), '好的.zip'), jobContext());
    expect(good.bundle.state, JSON.stringify(good.problems)).toBe('staged');
    await database().received.clear();
    await database().staged.clear();
    const bytes = await breakBundle(
      (bag) => bag.replace(bag.find('notice.html'), '</body>', `<p>${id}</p></body>`),
      'items',
    );
    const view = await receiveBundle(asFile(bytes, `${id}.zip`), jobContext());
    expect(view.problems.map((item) => item.code)).toContain('pii.id');
    expect(view.bundle.state).toBe('refused');
    const stored = await storedBytes();
    expect(stored.flatMap(({ where, bytes: kept }) => leaksInFile(where, kept, planted))).toEqual([]);
  });
});
