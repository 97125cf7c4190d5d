import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { editCells } from '../../../../renderer/data/batches/acts';
import { confirmBatch, reopenBatch } from '../../../../renderer/data/batches/confirm';
import { importFiles } from '../../../../renderer/data/batches/importFiles';
import { openSession } from '../../../../renderer/data/batches/session';
import { database } from '../../../../renderer/data/database';
import { packBatch } from '../../../../renderer/data/exchange/packBatch';
import { acceptBundle, pinSigner, readItem, receiveBundle } from '../../../../renderer/data/exchange/receive';
import { readSentItems } from '../../../../renderer/data/exchange/sentItems';
import { planPostings, previewPosting, renderPosting } from '../../../../renderer/data/postings';
import { listReceived, listSent } from '../../../../renderer/data/queries';
import { printSheets } from '../../../../renderer/data/reviews';
import { saveUnits } from '../../../../renderer/data/units';
import type { JobContext } from '../../../../renderer/workers/protocol';
import { ed25519PublicKey, ed25519Sign } from '../../../../shared/formats/crypto';
import type { PackRequest, PostingOptions } from '../../../../shared/jobs';
import { bareDesk } from '../../../support/deskActs';
import { anIdNumber } from '../../../support/people';
import { agreeBatch, reviewThings } from '../../../support/reviewActs';

const SEED = new Uint8Array(32).fill(9);
const never = new AbortController().signal;
const context: JobContext = {
  signal: never,
  onProgress: () => undefined,
  sign: async (bytes) => ed25519Sign(bytes, SEED),
};
const options: PostingOptions = {
  form: 'board',
  paper: 'A4',
  orientation: 'portrait',
  groupPerPage: false,
  postedOn: '2026-09-10',
  postingTo: '',
  telephone: '0000-1234567',
  profile: 'B',
  showRemark: false,
  maskedColumns: [],
  tellNamesakesApart: false,
};

const HEADER =
  '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,联系电话';
const CARD = '7999990000000000019';
const rows = [1, 2, 3].map(
  (n) =>
    `${n},${n === 3 ? '西坝村' : '东坝村'},一组,赵${'甲乙丙'[n - 1]},${anIdNumber(n)},2.00,86.37,172.74,${CARD.slice(0, -2)}${n}9,1380000000${n}`,
);

async function confirmedBatch(): Promise<string> {
  const file = new File([`${[HEADER, ...rows].join('\r\n')}\r\n`], '发放表.csv');
  const { batchId } = await importFiles({ files: [file] }, context);
  const session = await openSession(batchId ?? '');
  session.record = { ...session.record, program: '耕地地力保护补贴', year: 2026, period: '2026' };
  await confirmBatch(session, never);
  return session.record.id;
}

const agreedBatch = async (): Promise<string> => agreeBatch(await confirmedBatch());

const TOWN = '190101100000';
const COUNTY = '190101000000';

async function asTownship(): Promise<void> {
  await saveUnits([
    { name: '样本镇', level: 'township', code: TOWN, parentCode: COUNTY, isSelf: true },
    { name: '东坝村', level: 'village', code: '190101100201', parentCode: TOWN, isSelf: false },
    { name: '西坝村', level: 'village', code: '190101100202', parentCode: TOWN, isSelf: false },
  ]);
}

/** The county's store: what it received is all it knows. */
async function asCounty(): Promise<void> {
  await bareDesk();
  await saveUnits([{ name: '示例县', level: 'county', code: COUNTY, parentCode: '', isSelf: true }]);
}

const request = (batchId: string): PackRequest => ({
  batchId,
  options,
  recipientUnit: COUNTY,
  publicContacts: ['0000-1234567'],
});

const asFile = (bytes: Uint8Array, name: string): File => new File([new Uint8Array(bytes)], name);

beforeEach(async () => {
  await bareDesk();
  await asTownship();
});

describe('postings of a confirmed batch', () => {
  it('are planned with their sheets, previewed and rendered without a private value [R-S04]', async () => {
    const batchId = await agreedBatch();
    const plan = await planPostings(batchId, options, never);
    expect(plan.villages.map((one) => [one.village, one.households, one.totalFen, one.sheets])).toEqual([
      ['东坝村', 2, 34548, 1],
      ['西坝村', 1, 17274, 1],
    ]);
    const preview = await previewPosting(batchId, '东坝村', options);
    expect(preview.html).toContain('赵甲');
    expect(preview.html).toContain('样本镇东坝村民委员会');
    expect(preview.html).toContain('9月10日至9月25日');
    expect(preview.findings.filter((item) => item.severity === 'error')).toEqual([]);
    const [docx] = await renderPosting(batchId, '东坝村', options, 'docx');
    expect(docx?.bytes.length).toBeGreaterThan(1000);
    for (const secret of [anIdNumber(1), CARD.slice(0, 12), '13800000001']) expect(preview.html).not.toContain(secret);
  });

  it('are refused before the batch is confirmed', async () => {
    const file = new File([`${[HEADER, ...rows].join('\r\n')}\r\n`], '发放表.csv');
    const { batchId } = await importFiles({ files: [file] }, context);
    await expect(planPostings(batchId ?? '', options, never)).rejects.toMatchObject({ code: 'batch.notConfirmed' });
  });
});

describe('what nobody reviewed', () => {
  const pack = (batchId: string) => packBatch(request(batchId), ed25519PublicKey(SEED), context);
  const both = async (batchId: string, code: string): Promise<void> => {
    await expect(pack(batchId)).rejects.toMatchObject({ code });
    for (const form of ['board', 'compact'] as const)
      await expect(renderPosting(batchId, '东坝村', { ...options, form }, 'docx')).rejects.toMatchObject({ code });
    expect(await listSent()).toEqual([]);
  };

  it('[R-S01] is neither printed nor saved nor packed, and no number is spent; the preview and the sheet to sign stay', async () => {
    const batchId = await confirmedBatch();
    await both(batchId, 'review.releaseMissing');
    expect((await previewPosting(batchId, '东坝村', options)).html).toContain('赵甲');
    const [sheet] = await renderPosting(batchId, '东坝村', { ...options, form: 'signSheet' }, 'docx');
    expect(sheet?.bytes.length).toBeGreaterThan(1000);
    await printSheets([{ kind: 'batch', id: batchId }], TOWN);
    await both(batchId, 'review.releaseUnsigned');
    await agreeBatch(batchId);
    expect((await renderPosting(batchId, '东坝村', options, 'docx'))[0]?.bytes.length).toBeGreaterThan(1000);
    expect((await pack(batchId)).sent.state).toBe('written');
  });

  it('[R-S01] both reviews must agree', async () => {
    const batchId = await confirmedBatch();
    await reviewThings([{ kind: 'batch', id: batchId }], { secrecy: 'refused' });
    await both(batchId, 'review.secrecyRefused');
  });

  it('[R-S02] waits where a review is 待上级确定', async () => {
    const batchId = await confirmedBatch();
    await reviewThings([{ kind: 'batch', id: batchId }], { release: 'pending' });
    await both(batchId, 'review.releasePending');
    await reviewThings([{ kind: 'batch', id: batchId }], { secrecy: 'pending' });
    await both(batchId, 'review.secrecyPending');
  });
});

describe('from township to county', () => {
  it('packs, is trusted after a person compared the fingerprint, read and accepted; a second import is a no-op', async () => {
    const packed = await packBatch(request(await agreedBatch()), ed25519PublicKey(SEED), context);
    expect(packed.sent).toMatchObject({ sequence: 1, state: 'written', rowCount: 3, totalFen: 17274 * 3 });
    expect(packed.note).toContain('请勿解压');

    await asCounty();
    const first = await receiveBundle(asFile(packed.bytes, packed.fileName), context);
    expect(first.bundle.state).toBe('staged');
    expect(first.problems.map((item) => item.code)).toContain('sig.keyUnknown');
    await expect(acceptBundle(first.bundle.id, context)).rejects.toMatchObject({ code: 'exchange.notPassed' });

    const trusted = await pinSigner(first.bundle.id, '李办事员', context);
    expect(trusted.verdict).toBe('pass');
    expect(trusted.passedStages).toEqual(['zip', 'bag', 'signature', 'package', 'tables', 'content']);
    const item = await readItem(trusted.bundle.id, trusted.bundle.items[0]?.itemId ?? '', context);
    expect(item.html).toContain('赵甲');
    expect(item.rows).toHaveLength(2);
    expect((await acceptBundle(trusted.bundle.id, context)).state).toBe('accepted');

    const again = await receiveBundle(asFile(packed.bytes, '又一次(1).zip'), context);
    expect(again.duplicate).toBe(true);
    expect(await listReceived()).toHaveLength(1);
  });

  it('refuses a bundle with one changed byte and keeps none of its bytes', async () => {
    const packed = await packBatch(request(await agreedBatch()), ed25519PublicKey(SEED), context);
    await asCounty();
    const bytes = packed.bytes.slice();
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const view = await receiveBundle(asFile(bytes, packed.fileName), context);
    expect(view.verdict).toBe('fail');
    expect(view.bundle.state).toBe('refused');
    expect(await database().bundleChunks.count()).toBe(0);
  });

  it('sends the same list under the same id and revision, a corrected one as the next revision with its reason', async () => {
    const batchId = await agreedBatch();
    const first = await packBatch(request(batchId), ed25519PublicKey(SEED), context);
    const second = await packBatch(request(batchId), ed25519PublicKey(SEED), context);
    expect(second.sent.sequence).toBe(2);
    const before = Object.values(await readSentItems(batchId));
    expect(before.map((item) => item.revision)).toEqual([1, 1]);
    expect(first.bytes).not.toEqual(second.bytes);

    const session = await reopenBatch(batchId, '面积登记有误');
    await editCells(
      session,
      '0.0',
      [
        { row: 4, column: 6, text: '1.00' },
        { row: 4, column: 8, text: '86.37' },
      ],
      never,
    );
    await confirmBatch(session, never);
    // R-S01: what was agreed on is not what goes out now.
    const stale = packBatch(request(batchId), ed25519PublicKey(SEED), context);
    await expect(stale).rejects.toMatchObject({ code: 'review.releaseChanged' });
    await agreeBatch(batchId);
    await packBatch(request(batchId), ed25519PublicKey(SEED), context);
    const after = Object.entries(await readSentItems(batchId));
    expect(after.map(([village, item]) => [village, item.revision])).toEqual([
      ['东坝村', 1],
      ['西坝村', 2],
    ]);
    expect(after.map(([, item]) => item.itemId)).toEqual(before.map((item) => item.itemId));
  });

  it('a number once spent is never used again, even if packing fails', async () => {
    const batchId = await agreedBatch();
    const broken: JobContext = { ...context, sign: () => Promise.reject(new Error('no key')) };
    await expect(packBatch(request(batchId), ed25519PublicKey(SEED), broken)).rejects.toThrow();
    const next = await packBatch(request(batchId), ed25519PublicKey(SEED), context);
    const [failed] = (await listSent()).filter((one) => one.state === 'failed');
    expect(next.sent.stream).not.toBe(failed?.stream);
    await expect(packBatch(request(batchId), ed25519PublicKey(SEED), broken)).rejects.toThrow();
    const third = await packBatch(request(batchId), ed25519PublicKey(SEED), context);
    expect([third.sent.stream, third.sent.sequence]).toEqual([next.sent.stream, 3]);
    expect((await listSent()).map((one) => one.state).sort()).toEqual(['failed', 'failed', 'written', 'written']);
  });
});
