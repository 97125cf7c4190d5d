import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildMatters, explainDifference } from '../../../../renderer/data/consistency';
import { packBatch } from '../../../../renderer/data/exchange/packBatch';
import { listSent } from '../../../../renderer/data/queries';
import { makeRollupEntries } from '../../../../renderer/data/rollup/entries';
import { commit } from '../../../../renderer/data/store/commit';
import { listHistory } from '../../../../renderer/data/store/history';
import { readPage, writeLines } from '../../../../renderer/data/store/pages';
import { undoLast } from '../../../../renderer/data/store/undo';
import { type Disclosure, decodeDisclosure } from '../../../../shared/records';
import { COUNTY, emptyDesk, jobContext, postingOptions, TOWN } from '../../../support/deskStore';
import { aDisclosure } from '../../../support/disclosures';
import { publicKey } from '../../../support/packages';
import { agreeBatch } from '../../../support/reviewActs';
import { aConfirmedBatch } from '../../../support/smallBatches';

const DONGBA = '190101100201';
const context = jobContext();

const save = (line: Disclosure): Promise<number> =>
  commit({
    name: 'disclosure.saved',
    params: { title: line.title },
    scope: `disclosures/${line.id}`,
    plan: async () => ({
      records: await writeLines('disclosures', [{ page: `${line.unitCode}/2026`, id: line.id, line }]),
    }),
  });

const pack = (batchId: string) =>
  packBatch(
    { batchId, options: postingOptions(), recipientUnit: COUNTY, publicContacts: ['0000-1234567'] },
    publicKey,
    context,
  );

/** The township says what both villages were paid: 200.00 + 101.00. */
const township = (amountYuan: string): Disclosure =>
  aDisclosure({
    id: 'town',
    unitCode: TOWN,
    catalogCode: 'GK23-06',
    period: '2026',
    title: '惠民惠农财政补贴发放结果',
    unitKind: 'government',
    figures: { documentNumber: '', standard: '', people: '2', quantity: '', amountYuan },
  });

let batchId = '';

beforeEach(async () => {
  await emptyDesk();
  batchId = await aConfirmedBatch([
    { village: '东坝村', person: 1, areaMu: '2.00', amountYuan: '200.00' },
    { village: '西坝村', person: 3, areaMu: '1.01', amountYuan: '101.00' },
  ]);
  await agreeBatch(batchId);
  await makeRollupEntries(2026, context);
});

describe('matters of a year', () => {
  it('[R-V10] pair the township’s entry with the villages’ by the links of the catalog, and entries with their batches', async () => {
    await save(township('301.00'));
    const matters = await buildMatters(2026, context);
    expect(matters.map(({ kind, right, open }) => [kind, right.length, open])).toEqual([
      ['sides', 2, []],
      ['batches', 1, []],
      ['batches', 1, []],
    ]);
    expect(matters[0]?.keys.find(({ key }) => key === 'amountYuan')).toMatchObject({ verdict: 'equal', right: '301' });
  });
});

describe('packing', () => {
  it('[R-V10] is blocked by a difference of one fen, before a number is spent, until somebody writes why', async () => {
    await save(township('301.01'));
    await expect(pack(batchId)).rejects.toMatchObject({ code: 'consistency.differs', params: { n: 1 } });
    expect(await listSent()).toEqual([]);
    const [matter] = await buildMatters(2026, context);
    if (!matter) throw new Error('no matter');
    await explainDifference(2026, matter, 'amountYuan', '县级直发一分钱利息未计入');
    expect((await pack(batchId)).sent.state).toBe('written');
    // In the trail, and taken back in one step: then it blocks again.
    expect((await listHistory({ scope: 'differences/town.amountYuan', limit: 1 }))[0]?.command).toBe(
      'command.difference.explained',
    );
    expect((await undoLast('differences/town.amountYuan')).ok).toBe(true);
    await expect(pack(batchId)).rejects.toMatchObject({ code: 'consistency.differs' });
  });

  it('[R-V10] is blocked again when the explained figures change', async () => {
    await save(township('301.01'));
    const [matter] = await buildMatters(2026, context);
    if (!matter) throw new Error('no matter');
    await explainDifference(2026, matter, 'amountYuan', '县级直发一分钱利息未计入');
    await save(township('302.00'));
    await expect(pack(batchId)).rejects.toMatchObject({ code: 'consistency.differs' });
  });

  it('[R-V10] [R-V13] is blocked when a village’s posting no longer says what its batches say', async () => {
    const lines = await readPage('disclosures', `${DONGBA}/2026`, decodeDisclosure);
    const [line] = lines.values();
    if (!line) throw new Error('no entry');
    await save({ ...line, figures: { ...line.figures, amountYuan: '199.99' } });
    await expect(pack(batchId)).rejects.toMatchObject({ code: 'consistency.differs' });
  });

  it('takes no reason where nothing differs', async () => {
    await save(township('301.00'));
    const [matter] = await buildMatters(2026, context);
    if (!matter) throw new Error('no matter');
    await expect(explainDifference(2026, matter, 'amountYuan', '无')).rejects.toMatchObject({
      code: 'consistency.noDifference',
    });
  });
});
