import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addAttachment } from '../../renderer/data/attachments';
import { attachmentDigest } from '../../renderer/data/attachments/bytes';
import { lookUp } from '../../renderer/data/batches/confirm';
import { openSession } from '../../renderer/data/batches/session';
import { readBoardView } from '../../renderer/data/board';
import { buildMatters, explainDifference } from '../../renderer/data/consistency';
import { database } from '../../renderer/data/database';
import { actOnDisclosure } from '../../renderer/data/disclosureActs';
import {
  type DisclosurePlace,
  disclosureHolder,
  listDisclosures,
  mustReadEntry,
  placeOf,
  saveDisclosure,
} from '../../renderer/data/disclosures';
import { listDocuments } from '../../renderer/data/documents';
import { indexNames } from '../../renderer/data/lookup/namesIndex';
import { VillageDesk } from '../../renderer/data/lookup/villageDesk';
import { createNotice, listNotices } from '../../renderer/data/notices';
import { listBatches, listReceived } from '../../renderer/data/queries';
import { readSettings } from '../../renderer/data/settings';
import { setSource } from '../../renderer/data/source';
import { makeBackup } from '../../renderer/data/store/backup';
import { listBin } from '../../renderer/data/store/bin';
import { sweepOrphans } from '../../renderer/data/store/sweep';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import type { CalendarDate } from '../../shared/kernel';
import { asFile, jobContext, type TestDesk } from '../support/deskStore';
import { type DeskFolderAnswers, expectDesk, expectFiles } from '../support/frozenDesk';
import { countRows, frozenFolder, readBack, toldIn } from '../support/frozenFolder';
import { folderCases, idOf, type TodaysWork } from '../support/frozenFolderCases';
import { anIdNumber } from '../support/people';
import { reviewThings } from '../support/reviewActs';
import { storeState } from '../support/storeState';

/** A data folder that 0.3.0 wrote: today's program goes on in it, and everything of it is there. */

vi.mock('../../renderer/workers/client', () => import('../support/workerHere'));

const folder = frozenFolder<DeskFolderAnswers>('0.3.0');
const { answers, sameComputer } = folder;
const expected = toldIn(answers);
const EAST = '190101100201';
const WEST = '190101100202';
const TODAY = '2026-09-11' as CalendarDate;

beforeEach(() => {
  let now = Date.parse(`${TODAY}T02:00:00Z`);
  setSource({
    now: () => {
      now += 1;
      return now;
    },
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
});
afterEach(() => setSource());

const aNotice: TodaysWork = {
  act: async () => {
    const { id } = await createNotice({ unitCode: EAST, kind: 'posting', reach: 'board', line: { title: '修渠公示' } });
    return `notices/${id}`;
  },
  seen: async () => (await listNotices()).map(({ title }) => title),
  before: [],
  after: ['修渠公示'],
  // R-V10: the second list is not in what both sides say of the year.
  beforePacking: async () => {
    for (const matter of await buildMatters(2026, jobContext()))
      for (const key of matter.open) await explainDifference(2026, matter, key, '退耕还林补助另行公示');
  },
};

folderCases(
  folder,
  async () => {
    await expectDesk(answers.desk);
    await expectFiles(answers.desk);
  },
  aNotice,
);

async function placeIn(unitCode: string, catalogCode: string, period: string): Promise<DisclosurePlace> {
  const line = (await listDisclosures()).find(
    (one) => one.unitCode === unitCode && one.catalogCode === catalogCode && one.period === period,
  );
  if (!line) throw new Error(`no disclosure ${catalogCode}`);
  return placeOf(line);
}

describe('attachments of version 0.3.0', () => {
  it('are all that lies there, and a sweep leaves them, also the one that only the history names', async () => {
    await sameComputer();
    const lying = async () =>
      (await database().bundleChunks.orderBy('bundleId').uniqueKeys())
        .map((id) => attachmentDigest(String(id)))
        .filter((digest) => digest !== undefined)
        .sort();
    const before = await countRows();
    await sweepOrphans();
    expect(await countRows()).toEqual(before);
    expect(await lying()).toEqual(Object.keys(answers.desk.files).sort());
    await expectFiles(answers.desk);
  });
});

describe('acts of version 0.3.0', () => {
  it('are all undone back to the batch that was sent, and done again', async () => {
    await sameComputer();
    const state = await storeState({ content: true });
    const postedAt = expected.history.findIndex(([command]) => command === 'batch.posted');
    const done = expected.history.slice(postedAt + 1).filter(([, what]) => what === 'done').length;
    for (let step = 0; step < done; step += 1) expect((await undoLast()).ok, `undo ${step}`).toBe(true);
    // The number of a package is spent: as in 0.3.0, its batch stays as it was sent.
    expect(await undoLast()).toMatchObject({ fault: 'store.changedSince' });
    expect((await listBatches()).map((one) => one.title)).toEqual(['2026 年耕地补贴']);
    expect(await listDisclosures()).toEqual([]);
    expect(await listDocuments()).toEqual([]);
    expect((await listReceived()).map((one) => one.state)).toEqual(['refused']);
    for (let step = 0; step < done; step += 1) expect((await redoLast()).ok, `redo ${step}`).toBe(true);
    expect(await storeState({ content: true })).toEqual(state);
    expect((await readBack(answers)).batches).toEqual(expected.batches);
    await expectDesk(answers.desk);
  });

  it('that were undone then are done again now', async () => {
    await sameComputer();
    expect((await redoLast('settings')).ok).toBe(true);
    expect((await readSettings()).requireSignature).toBe(false);
    const late = await placeIn(WEST, 'VC-CW-03', '2026-Q2');
    expect((await redoLast(`disclosures/${late.id}`)).ok).toBe(true);
    expect((await mustReadEntry(late)).body.text).toBe('写错了。');
    const draft = await idOf('2026 年草稿');
    expect((await redoLast(draft)).ok).toBe(true);
    expect((await (await openSession(draft)).block('0.0', 0)).map((row) => row[3])).toEqual([
      '户主姓名',
      '冯甲改',
      '写错了',
    ]);
  });

  it('are undone one record at a time: a take-down, a photograph, the bin, a list of persons', async () => {
    await sameComputer();
    const corrected = await idOf('2026 年更正');
    for (let step = 0; step < 5; step += 1) expect((await undoLast(corrected)).ok, `undo ${step}`).toBe(true);
    expect((await lookUp(anIdNumber(34))).map((hit) => hit.amountFen)).toEqual([3000]);
    const hangs = await placeIn(EAST, 'VC-GC-06', '2026-Q2');
    const files = async () => (await mustReadEntry(hangs)).body.attachments.map(({ name }) => name);
    expect((await undoLast(`disclosures/${hangs.id}`)).ok).toBe(true);
    expect((await undoLast(`disclosures/${hangs.id}`)).ok).toBe(true);
    expect(await files()).toEqual(['活动说明.txt', '名单原件.csv']);
    expect((await undoLast(await idOf('2026 年重复'))).ok).toBe(true);
    expect((await undoLast('units')).ok).toBe(true);
    expect((await listBin()).map((one) => one.title).sort()).toEqual([
      '移风易俗、红白理事会、文化活动',
      '重复登记的通知',
    ]);
    const names = await placeIn(EAST, 'VC-JZ-01', '2026-Q2');
    expect((await undoLast(`disclosures/${names.id}`)).ok).toBe(true);
    expect((await undoLast(`disclosures/${names.id}`)).ok).toBe(true);
    expect((await mustReadEntry(names)).body.persons).toBeUndefined();
  });
});

describe('work of this version beside what 0.3.0 left', () => {
  it('publishes a draft of that version and takes down what hung since then', async () => {
    await sameComputer();
    const draft = await placeIn(WEST, 'VC-CW-04', '2026-Q2');
    const hangs = await placeIn(EAST, 'VC-GC-06', '2026-Q2');
    const entry = await mustReadEntry(draft);
    // R-V07: the opinion on the version before does not hold for this one.
    const supervision = { on: TODAY, by: '样监委会', opinion: '属实' };
    await saveDisclosure(entry, { ...entry, body: { ...entry.body, supervision } });
    await actOnDisclosure(draft, 'submit', {});
    await reviewThings([{ kind: 'disclosure', place: draft }]);
    await actOnDisclosure(draft, 'publish', { on: TODAY, place: '西坝村村务公开栏' });
    await actOnDisclosure(hangs, 'takeDown', { on: TODAY });
    expect((await mustReadEntry(draft)).line).toMatchObject({ state: 'published', version: 2, postedOn: TODAY });
    expect((await mustReadEntry(hangs)).line).toMatchObject({ takenDownOn: TODAY });
    const holder = disclosureHolder((await mustReadEntry(draft)).line);
    expect((await addAttachment(holder, asFile('公示情况正常。', '情况.txt'), 'attachment')).ok).toBe(true);
    for (let step = 0; step < 6; step += 1) expect((await undoLast()).ok, `undo ${step}`).toBe(true);
    await expectDesk(answers.desk);
  });

  it('shows on the board what hung then, each with its days', async () => {
    await sameComputer();
    const { hangings } = await readBoardView();
    const told = hangings.map(({ state, thing }) => [thing.unitCode, thing.source, thing.postedOn, state]);
    expect(told.map((one) => one.join(' ')).sort()).toEqual([
      `${EAST} batch 2026-08-05 mayComeDown`,
      `${EAST} batch 2026-08-20 down`,
      `${EAST} disclosure 2026-08-06 mayComeDown`,
      `${WEST} batch 2026-08-05 mayComeDown`,
      `${WEST} batch 2026-08-20 down`,
      `${WEST} disclosure  correcting`,
      `${WEST} disclosure 2026-08-07 archived`,
    ]);
  });

  it('[R-V05] finds by name who was confirmed then', async () => {
    await sameComputer();
    await indexNames({ signal: new AbortController().signal, onProgress: () => undefined });
    const ask = async (unitCode: string) =>
      (await VillageDesk.open(unitCode, TODAY)).find('钱乙', anIdNumber(22).slice(-4));
    expect(await ask(EAST)).toMatchObject({ outcome: 'hit', answer: { lines: [{ amountFen: 38867 }] } });
    expect((await ask(WEST)).outcome).toBe('miss');
  });
});

describe('going back to version 0.3.0', () => {
  /** Version of the snapshot that lies beside the journal; a backup holds the same bytes (toOlder.test.ts). */
  const snapshotVersion = async ({ disk }: TestDesk): Promise<number> => {
    const { snapshot } = await makeBackup('upgrade');
    const bytes = disk.data.bytes(`snapshots/${snapshot.name}`);
    return new DataView(bytes.buffer, bytes.byteOffset).getUint16(8, true);
  };

  it('is possible with the backup that is made before the first act', async () => {
    const desk = await sameComputer();
    expect(await snapshotVersion(desk)).toBe(folder.opens.snapshot);
    await reviewThings([{ kind: 'disclosure', place: await placeIn(EAST, 'VC-JZ-01', '2026-Q2') }]);
    expect(await snapshotVersion(desk)).toBe(folder.opens.snapshot);
  });

  it('is not with one that holds what 0.3.0 would not show', async () => {
    const desk = await sameComputer();
    await aNotice.act();
    expect(await snapshotVersion(desk)).toBeGreaterThan(folder.opens.snapshot);
    expect((await undoLast()).ok).toBe(true);
    expect(await snapshotVersion(desk)).toBe(folder.opens.snapshot);
  });
});
