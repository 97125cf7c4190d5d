import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database } from '../../renderer/data/database';
import { packBatch } from '../../renderer/data/exchange/packBatch';
import { acceptBundle, pinSigner, receiveBundle } from '../../renderer/data/exchange/receive';
import { listReceived } from '../../renderer/data/queries';
import { saveUnits } from '../../renderer/data/units';
import { faultOf } from '../../renderer/workers/faultCode';
import { text } from '../../resources';
import { describeBundleProblem } from '../../shared/bundle/describe';
import { outcome } from '../support/batchActs';
import { breakBundle, packToBytes } from '../support/bundleBreaker';
import { bareDesk } from '../support/deskActs';
import { asFile, COUNTY, emptyDesk, jobContext, openDeskStore, theDesk } from '../support/deskStore';
import { agreedBatch, cancelling, publicKey, requestFor } from '../support/packages';
import { anIdNumber } from '../support/people';
import { leaksInFile } from '../support/planted';
import { storedBytes } from '../support/storedBytes';
import {
  expectWhole,
  failWrite,
  healStore,
  installStoreFaults,
  storeDump,
  takeCheckpoint,
} from '../support/storeFaults';
import { storeState } from '../support/storeState';

/** Receiving is all or nothing. */

async function asCounty(): Promise<void> {
  await bareDesk();
  await saveUnits([{ name: '示例县', level: 'county', code: COUNTY, parentCode: '', isSelf: true }]);
}

beforeAll(installStoreFaults);
beforeEach(async () => {
  healStore();
  await emptyDesk();
});

describe('receiving', () => {
  async function aPackage(): Promise<File> {
    const packed = await packBatch(requestFor(await agreedBatch()), publicKey, jobContext());
    await asCounty();
    return asFile(packed.bytes, packed.fileName);
  }

  it('cancelled at every step stores nothing; the package is received afterwards', async () => {
    const file = await aPackage();
    const restore = await takeCheckpoint();
    const before = await storeDump();
    const plain = cancelling(0);
    await receiveBundle(file, plain.context);
    const steps = plain.calls();
    expect(steps).toBeGreaterThan(2);
    await restore();
    for (let n = 1; n <= steps; n += 1) {
      const { context } = cancelling(n);
      const thrown = await outcome(receiveBundle(file, context));
      // The last stages may have no step left to stop at: then it was received as a whole.
      if (thrown === undefined) {
        expect(await listReceived()).toHaveLength(1);
        await expectWhole(`step ${n}`);
        await restore();
      } else expect(faultOf(thrown, true).code, `step ${n}`).toBe('job.cancelled');
      expect(await storeDump(), `step ${n}`).toBe(before);
    }
    expect((await receiveBundle(file, jobContext())).bundle.state).toBe('staged');
  });

  const theBundle = async (): Promise<string> => (await listReceived())[0]?.id ?? '';
  const steps: [string, () => Promise<unknown>][] = [
    ['trusting', async () => pinSigner(await theBundle(), '李办事员', jobContext())],
    ['accepting', async () => acceptBundle(await theBundle(), jobContext())],
  ];
  const receivingSteps = async (): Promise<typeof steps> => {
    const file = await aPackage();
    return [['receiving', () => receiveBundle(file, jobContext())], ...steps];
  };
  /** A key that a person has confirmed stays confirmed; the package is as before. */
  const besides = (name: string): string[] =>
    name === 'trusting' ? ['records/pins', 'history', 'marks', 'journal'] : [];

  it('on a full disk under the journal at every change of receiving, trusting and accepting changes nothing', async () => {
    for (const [name, step] of await receivingSteps()) {
      let n = 1;
      for (; n < 30; n += 1) {
        const before = await storeDump(besides(name));
        const { data } = theDesk().disk;
        data.fail({ on: 'write', nth: n, code: 'ENOSPC', share: 0.5 });
        const thrown = await outcome(step());
        data.heal();
        if (thrown === undefined) break;
        expect(faultOf(thrown, false).code, `${name}, write ${n}`).toBe('host.diskFull');
        expect(await storeDump(besides(name)), `${name}, write ${n}`).toBe(before);
      }
      expect(n, name).toBeGreaterThan(1);
      await expectWhole(name);
    }
    expect((await listReceived()).map((one) => one.state)).toEqual(['accepted']);
  });

  it('on a full disk under the working copy at every write of receiving, trusting and accepting: whole or not at all', async () => {
    for (const [name, step] of await receivingSteps()) {
      const restore = await takeCheckpoint();
      const before = await storeDump(besides(name));
      const stateBefore = await storeState();
      const seen = { refused: 0, whole: 0 };
      for (let n = 1; n < 60; n += 1) {
        const label = `${name}, write ${n}`;
        failWrite(n, n % 2 === 0);
        const thrown = await outcome(step());
        const isHit = healStore() >= n;
        const { code } = thrown === undefined ? { code: '' } : faultOf(thrown, false);
        if (code === 'host.diskFull') {
          seen.refused += 1;
          expect(await storeDump(besides(name)), label).toBe(before);
        } else {
          seen.whole += 1;
          expect(['', 'store.behind'], label).toContain(code);
          await openDeskStore(theDesk().disk);
          await expectWhole(label);
          expect(await storeState(), label).not.toEqual(stateBefore);
        }
        if (!isHit) break;
        await restore();
      }
      expect(seen.whole, name).toBeGreaterThan(2);
      if (name === 'receiving') expect(seen.refused).toBeGreaterThan(0);
    }
    expect((await listReceived()).map((one) => one.state)).toEqual(['accepted']);
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
    expect(await database().bundleChunks.count()).toBe(0);
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
      expect(await database().bundleChunks.count()).toBe(0);
    }
  });

  it('a number of a person in a package of an unknown sender never comes to lie in the store', async () => {
    const id = anIdNumber(7);
    const planted = [{ digits: id, written: id, kind: 'id18' as const }];
    const good = await receiveBundle(asFile(await packToBytes(), '好的.zip'), jobContext());
    expect(good.bundle.state, JSON.stringify(good.problems)).toBe('staged');
    await emptyDesk();
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
