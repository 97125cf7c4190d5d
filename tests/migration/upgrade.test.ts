import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { decide, editCells, setHead } from '../../renderer/data/batches/acts';
import { confirmBatch, lookUp, removeBatch, reopenBatch } from '../../renderer/data/batches/confirm';
import { openSession } from '../../renderer/data/batches/session';
import { database } from '../../renderer/data/database';
import { packBatch } from '../../renderer/data/exchange/packBatch';
import { acceptBundle, pinSigner } from '../../renderer/data/exchange/receive';
import { readSentItems } from '../../renderer/data/exchange/sentItems';
import { findBatch, listReceived } from '../../renderer/data/queries';
import { listHistory } from '../../renderer/data/store/history';
import { findRecord } from '../../renderer/data/store/records';
import { sweepOrphans } from '../../renderer/data/store/sweep';
import { undoLast } from '../../renderer/data/store/undo';
import { upgradeStore } from '../../renderer/data/store/upgrade';
import { setVaultKeys } from '../../renderer/data/vault';
import { fromBase64 } from '../../shared/formats/crypto';
import { toHex } from '../../shared/kernel';
import { COUNTY, jobContext, openDeskStore, postingOptions, theDesk } from '../support/deskStore';
import type { FakeDisk } from '../support/fakeHost';
import {
  type Answers,
  frozenAnswers,
  frozenDisk,
  frozenDump,
  frozenState,
  loadFrozen,
  RELEASES,
  type Release,
} from '../support/frozenStore';
import { anIdNumber } from '../support/people';
import { agreeBatch } from '../support/reviewActs';
import { storeAnswers } from '../support/storeAnswers';
import { storeState } from '../support/storeState';

/** Every store that a released program wrote is taken over whole: today's program answers what that one answered. */

const never = new AbortController().signal;

/** A computer with that program's data, and this program's first start on it. */
async function firstStart(release: Release): Promise<FakeDisk> {
  await Promise.all(database().tables.map((table) => table.clear()));
  await loadFrozen(release);
  const disk = frozenDisk(release);
  await openDeskStore(disk);
  return disk;
}

describe.each(RELEASES)('a store of version %s', (release) => {
  const expected = frozenAnswers(release);
  const people = Object.keys(expected.lookUp);
  const dump = frozenDump(release);
  const named = (title: string): string => expected.batches.find((one) => one.title === title)?.id ?? '';

  async function expectAnswers(): Promise<void> {
    const answers = await storeAnswers(people);
    const { settings, ...others } = answers;
    // Settings that came later have their defaults.
    expect(settings).toMatchObject(expected.settings as object);
    for (const part of Object.keys(others) as (keyof typeof others)[])
      expect(others[part], part).toEqual(expected[part]);
  }

  it('holds something of every kind', () => {
    for (const [name, rows] of Object.entries(dump.tables)) {
      expect(rows.length, name).toBeGreaterThan(0);
      expect(rows.length, name).toBe(expected.counts[name]);
    }
    const kinds = new Set(expected.batches.map((one) => (one.deleted ? 'deleted' : one.state)));
    expect([...kinds].sort()).toEqual(['checked', 'confirmed', 'deleted', 'draft', 'posted']);
    const reopened = expected.batches.filter((one) => one.state === 'checked' && one.version > 0);
    expect(reopened).toHaveLength(1);
  });

  it('is taken over whole, and its database is gone', async () => {
    await firstStart(release);
    const { notices } = await upgradeStore();
    expect(notices.map((one) => one.code)).toEqual(['store.notice.upgraded']);
    expect(await frozenState(release)).toBeUndefined();
    await expectAnswers();
    for (const stored of dump.tables.batches ?? []) {
      const record = await findRecord('batches', String(stored.id));
      expect(record?.value).toMatchObject(stored);
      expect(record?.rev).toBe(stored.revision);
    }
    for (const stored of dump.tables.units ?? [])
      expect((await findRecord('units', String(stored.id)))?.value).toEqual(stored);
    const sentId = named('2026 年补发');
    const sent = (dump.tables.sentItems ?? []).map(({ key, ...item }) => [String(key).split('/')[1], item] as const);
    expect(await readSentItems(sentId)).toEqual(Object.fromEntries(sent));
    const [line] = await listHistory({ limit: 10 });
    expect([line?.command, line?.state]).toEqual(['command.upgraded', 'fixed']);
  });

  it('is taken over once: a second time and a second start change nothing', async () => {
    const disk = await firstStart(release);
    await upgradeStore();
    const state = await storeState();
    expect(await upgradeStore()).toMatchObject({ notices: [] });
    await sweepOrphans();
    expect(await storeState()).toEqual(state);
    expect((await openDeskStore(disk)).caughtUp).toEqual({ replayed: 0, rebuilt: false, notices: [] });
    expect(await storeState()).toEqual(state);
  });

  it('comes back whole from the journal and its snapshot when the working copy is lost afterwards', async () => {
    const disk = await firstStart(release);
    await upgradeStore();
    const state = await storeState();
    await Promise.all(database().tables.map((table) => table.clear()));
    expect((await openDeskStore(disk)).caughtUp.rebuilt).toBe(true);
    expect(await storeState()).toEqual(state);
    await expectAnswers();
  });

  it('is sealed under the key of the passphrase when one was set before', async () => {
    await firstStart(release);
    const { host } = theDesk();
    const made = await host['vault.protect']({ passphrase: '东坝西坝 2026' });
    if (!made.ok) throw new Error(made.fault);
    setVaultKeys(made.value.keys);
    await upgradeStore();
    const { sheetBlocks, payoutBlocks, records, bundleChunks } = database();
    for (const table of [sheetBlocks, payoutBlocks, records, bundleChunks])
      for (const { body } of await table.toArray()) expect(toHex(body.subarray(0, 4))).toBe(made.value.keys.current);
    await expectAnswers();
  });

  describe('goes on where the old program stopped', () => {
    const context = () => {
      const { host } = theDesk();
      return jobContext({
        sign: async (bytes) => {
          const signed = await host['sign.sign']({ bytes: new Uint8Array(bytes) });
          if (!signed.ok) throw new Error(signed.fault);
          return signed.value;
        },
      });
    };

    it('every batch can be changed, and the change undone', async () => {
      await firstStart(release);
      await upgradeStore();
      const draft = await openSession(named('2026 年草稿'));
      await editCells(draft, '0.0', [{ row: 2, column: 4, text: '钱改名' }], never);
      await decide(draft, { kind: 'confirm', code: 'dup_earlier', rows: 'all' }, never);
      expect((await undoLast(draft.record.id)).ok).toBe(true);
      expect((await undoLast(draft.record.id)).ok).toBe(true);
      const answers = await storeAnswers([]);
      const one = (id: string) => (list: Answers) => list.batches.find((batch) => batch.id === id);
      expect(one(draft.record.id)(answers)).toEqual(one(draft.record.id)(expected));
      for (const { id, deleted } of expected.batches) {
        await removeBatch(id, !deleted);
        expect((await undoLast(id)).ok, id).toBe(true);
      }
    });

    it('a correction is the next version, the old one still counts until then', async () => {
      await firstStart(release);
      await upgradeStore();
      const id = named('2026 年更正中');
      const open = await openSession(id);
      await confirmBatch(open, never);
      expect((await findBatch(id))?.version).toBe(2);
      expect((await lookUp(anIdNumber(922))).map((hit) => [hit.batchId, hit.village])).toEqual([[id, '东坝村']]);
      const long = await reopenBatch(named('2026 年耕地地力保护补贴'), '再核对一次');
      const head = long.record;
      await setHead(long, { ...head, title: '2026 年耕地地力保护补贴（更正）' }, never);
      expect((await lookUp(anIdNumber(3))).map((hit) => hit.amountFen)).toEqual([17274, 17274]);
    });

    it('packages go on in their stream, with the key of old; a package that waited is taken', async () => {
      await firstStart(release);
      await upgradeStore();
      const batchId = named('2026 年补发');
      const request = { batchId, options: postingOptions(), recipientUnit: COUNTY, publicContacts: ['0000-1234567'] };
      const before = await readSentItems(batchId);
      const publicKey = fromBase64(expected.signer) ?? new Uint8Array();
      await agreeBatch(batchId);
      const { sent } = await packBatch(request, publicKey, context());
      const last = Math.max(...expected.sent.map((one) => Number((one as { sequence: number }).sequence)));
      const streams = new Set(expected.sent.map((one) => (one as { stream: string }).stream));
      expect([streams.has(sent.stream), sent.sequence, sent.state]).toEqual([true, last + 1, 'written']);
      // Its notice names a reviewer since: the next revision of the same items.
      for (const [village, item] of Object.entries(await readSentItems(batchId))) {
        const { itemId, revision, contentSha256 } = before[village] ?? {};
        expect(item).toMatchObject({ itemId, revision: (revision ?? 0) + 1, previousSha256: contentSha256 });
      }
      const waiting = (await listReceived()).find((one) => one.state === 'staged');
      await pinSigner(waiting?.id ?? '', '李办事员', context());
      expect((await acceptBundle(waiting?.id ?? '', context())).state).toBe('accepted');
    });
  });
});
