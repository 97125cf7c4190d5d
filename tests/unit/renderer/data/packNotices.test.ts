import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { packLists, viewLists } from '../../../../renderer/data/exchange/packLists';
import {
  actOnNotice,
  createNotice,
  mustReadNotice,
  type NoticePlace,
  writeNotices,
} from '../../../../renderer/data/notices';
import { recordReviews } from '../../../../renderer/data/reviews';
import { commit } from '../../../../renderer/data/store/commit';
import { bundleTables } from '../../../../resources/bundleTables';
import { keyIdOf, verifyBundle } from '../../../../shared/bundle';
import { toBase64 } from '../../../../shared/formats/crypto';
import { blobOfBytes } from '../../../../shared/formats/zip';
import { type Notice, REVIEW_KINDS } from '../../../../shared/records';
import { DONGBA, itIs } from '../../../support/boardActs';
import { COUNTY, emptyDesk, jobContext, TOWN } from '../../../support/deskStore';
import { NOTICE_PARTS } from '../../../support/notices';
import { publicKey } from '../../../support/packages';

const DAY = '2026-06-09';
const PERIOD = '2026-Q2';
const context = jobContext();
const pack = () => packLists({ period: PERIOD, recipientUnit: COUNTY }, publicKey, context);

async function posted(unitCode: string, line: Partial<Notice> = {}): Promise<NoticePlace> {
  const place = await createNotice({
    unitCode,
    kind: 'result',
    reach: line.reach ?? 'internet',
    line: { title: '村道硬化结果公示', ...line },
    body: { ...NOTICE_PARTS, blocks: [{ kind: 'paragraph', text: '已硬化村道三公里。', level: 0 }] },
  });
  await actOnNotice(place, 'submit', {});
  await recordReviews(
    [{ kind: 'notice', place }],
    REVIEW_KINDS.map((kind) => ({
      kind,
      reviewer: '审查人',
      reviewedOn: DAY,
      opinion: '',
      scan: null,
      conclusions: new Map(),
    })),
    TOWN,
  );
  await actOnNotice(place, 'publish', { on: DAY, place: '公开栏' });
  return place;
}

async function itemsOf(bytes: Uint8Array) {
  const { verdict, items } = await verifyBundle(blobOfBytes(new Uint8Array(bytes)), {
    ...bundleTables,
    keys: [{ unit: TOWN, keyId: keyIdOf(publicKey), alg: 'Ed25519', publicKey: toBase64(publicKey), status: 'active' }],
    recipient: COUNTY,
    requireSignature: true,
  });
  expect(verdict).toBe('pass');
  return items.filter(({ kind }) => kind === 'notice');
}

const counts = async () => (await viewLists(PERIOD, context)).units.map(({ unitName, notices }) => [unitName, notices]);

beforeEach(async () => {
  await emptyDesk();
  itIs(DAY);
});

describe('notices in the package of a period', () => {
  it('[R-CH02] travel with their reach and their sheets, those of the township too', async () => {
    await posted(DONGBA, { reach: 'board', title: '低保名单公示' });
    await posted(TOWN);
    expect(Object.fromEntries(await counts())).toMatchObject({ 东坝村: 1, 样本镇: 1, 西坝村: 0 });
    const { bytes } = await pack();
    const items = await itemsOf(bytes);
    expect(items.map(({ title, reach, unitCode }) => [title, reach, unitCode])).toEqual([
      ['低保名单公示', 'board', DONGBA],
      ['村道硬化结果公示', 'internet', TOWN],
    ]);
  });

  it('are those that hang or hung in the period, no drafts', async () => {
    await posted(DONGBA, { period: '2026-Q1', title: '一季度公布公示' });
    await createNotice({ unitCode: DONGBA, kind: 'result', reach: 'internet', line: { title: '草稿公示' } });
    await posted(DONGBA);
    expect(Object.fromEntries(await counts())).toMatchObject({ 东坝村: 1 });
  });

  it('[R-S01] block the package when what hangs is no longer what was reviewed', async () => {
    const place = await posted(DONGBA);
    const entry = await mustReadNotice(place);
    await commit({
      name: 'notice.saved',
      scope: 'test',
      plan: async () => ({ records: await writeNotices([{ ...entry, body: { ...entry.body, note: '改过' } }]) }),
    });
    expect((await viewLists(PERIOD, context)).problems.map(({ code }) => code)).toEqual(['list.noReview']);
    await expect(pack()).rejects.toMatchObject({ code: 'list.noReview' });
  });

  it('[R-S08] of profile D stay here', async () => {
    await posted(DONGBA, { catalogCode: 'VC-JZ-09', reach: 'board' });
    const [unit] = (await viewLists(PERIOD, context)).units.filter(({ unitCode }) => unitCode === DONGBA);
    expect([unit?.notices, unit?.heldBack]).toEqual([0, 1]);
  });

  it('keep their id when packed again unchanged, and are corrected when changed', async () => {
    const place = await posted(DONGBA);
    const [first] = await itemsOf((await pack()).bytes);
    const [same] = await itemsOf((await pack()).bytes);
    expect([same?.itemId, same?.revision]).toEqual([first?.itemId, 1]);
    await actOnNotice(place, 'takeDown', { on: DAY, reason: '暴雨' });
    await actOnNotice(place, 'correct', { reason: '里程写错' });
    expect(Object.fromEntries(await counts())).toMatchObject({ 东坝村: 0 });
  });
});
