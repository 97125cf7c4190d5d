import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { reopenBatch } from '../../../../renderer/data/batches/confirm';
import { placeOf } from '../../../../renderer/data/disclosures';
import { buildRollup } from '../../../../renderer/data/rollup/build';
import { makeRollupEntries } from '../../../../renderer/data/rollup/entries';
import { renderRollup } from '../../../../renderer/data/rollup/postings';
import { commit } from '../../../../renderer/data/store/commit';
import { readPage, writeLines } from '../../../../renderer/data/store/pages';
import { readRecord } from '../../../../renderer/data/store/records';
import { undoLast } from '../../../../renderer/data/store/undo';
import type { RollupPostingRequest } from '../../../../shared/jobs';
import { type Disclosure, decodeDisclosure, decodeDisclosureBody } from '../../../../shared/records';
import { emptyDesk, jobContext } from '../../../support/deskStore';
import { anIdNumber } from '../../../support/people';
import { reviewThings } from '../../../support/reviewActs';
import { aConfirmedBatch } from '../../../support/smallBatches';

const DONGBA = '190101100201';
const context = jobContext();

const request = (over: Partial<RollupPostingRequest> = {}): RollupPostingRequest => ({
  year: 2026,
  unitCode: DONGBA,
  form: 'sums',
  postedOn: '2026-12-01',
  postingTo: '',
  telephone: '0000-1234567',
  format: 'html',
  ...over,
});

async function entryOf(unitCode: string): Promise<Disclosure | undefined> {
  return [...(await readPage('disclosures', `${unitCode}/2026`, decodeDisclosure)).values()][0];
}

/** R-S01: the village's entry of the year, made and reviewed. */
async function agreeYear(): Promise<void> {
  await makeRollupEntries(2026, context);
  const line = await entryOf(DONGBA);
  if (line) await reviewThings([{ kind: 'disclosure', place: placeOf(line) }]);
}

const html = async (over: Partial<RollupPostingRequest> = {}): Promise<string> => {
  const { files } = await renderRollup(request(over), context);
  return files.map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n');
};

let spring = '';

beforeEach(async () => {
  await emptyDesk();
  spring = await aConfirmedBatch([
    { village: '东坝村', person: 1, areaMu: '2.00', amountYuan: '200.00' },
    { village: '东坝', person: 2, areaMu: '1.50', amountYuan: '150.00' },
    { village: '西坝村', person: 3, areaMu: '1.01', amountYuan: '101.00' },
  ]);
  await aConfirmedBatch([{ village: '东坝村', person: 1, areaMu: '0.50', amountYuan: '50.00' }], {
    title: '低保金',
    program: '农村低保金',
    documentNumber: '',
  });
});

describe('the payouts of a year', () => {
  it('[R-V13] are added up from the stored rows, and a reopened batch is missing with its reason', async () => {
    const rollup = await buildRollup(2026, context);
    expect(rollup.villages.map((one) => [one.name, one.amountFen, one.payees])).toEqual([
      ['东坝村', 40_000, 2],
      ['西坝村', 10_100, 1],
    ]);
    expect(rollup.amountFen).toBe(50_100);
    await reopenBatch(spring, '面积登记有误');
    const after = await buildRollup(2026, context);
    expect(after.missing.map((one) => [one.batchId, one.amountFen])).toEqual([[spring, 45_100]]);
    expect(after.amountFen).toBe(5_000);
  });
});

describe("a village's posting of the year", () => {
  beforeEach(agreeYear);

  it('[R-V13] [R-V04] prints programs and sums with the lawful period, and no name and no number', async () => {
    const page = await html();
    for (const said of ['耕地地力保护补贴', '350.00', '400.00', '2户', '12月1日至12月16日', '样本镇东坝村民委员会'])
      expect(page).toContain(said);
    for (const secret of ['赵甲', '钱甲', '孙甲', anIdNumber(1)]) expect(page).not.toContain(secret);
  });

  it('[R-V13] [R-S07] names households only where the program may, and says which programs it leaves out', async () => {
    const { unnamed } = await renderRollup(request({ form: 'households' }), context);
    // 低保 is profile C: its payees are not named on the list of the year.
    expect(unnamed).toEqual(['农村低保金']);
    const page = await html({ form: 'households' });
    expect(page).toContain('钱甲');
    expect(page).toContain('200.00');
    expect(page).not.toContain('>50.00<');
    expect(page).not.toContain(anIdNumber(1));
  });

  it('is refused where nothing was paid', async () => {
    await expect(renderRollup(request({ year: 2025 }), context)).rejects.toMatchObject({ code: 'rollup.nothingPaid' });
  });
});

describe("a village's posting of the year that nobody reviewed", () => {
  it('[R-S01] [R-V13] is not made before its entry was made and both reviews agreed', async () => {
    await expect(html()).rejects.toMatchObject({ code: 'rollup.entryMissing', params: { village: '东坝村' } });
    await makeRollupEntries(2026, context);
    await expect(html()).rejects.toMatchObject({ code: 'review.releaseMissing' });
    await agreeYear();
    expect(await html()).toContain('400.00');
  });

  it('[R-S01] is not made where the batches say something else since', async () => {
    await agreeYear();
    await reopenBatch(spring, '面积登记有误');
    await expect(html()).rejects.toMatchObject({ code: 'rollup.entryOutdated', params: { village: '东坝村' } });
  });

  it('[R-S02] waits where a review is 待上级确定', async () => {
    await makeRollupEntries(2026, context);
    const line = await entryOf(DONGBA);
    if (line) await reviewThings([{ kind: 'disclosure', place: placeOf(line) }], { secrecy: 'pending' });
    await expect(html()).rejects.toMatchObject({ code: 'review.secrecyPending' });
  });
});

describe('the entries of the year-end posting', () => {
  it('[R-V13] are made for every paid village with figures, text and the way back to the batches', async () => {
    expect(await makeRollupEntries(2026, context)).toMatchObject({ made: 2, renewed: 0, kept: 0, unpaid: [] });
    const entry = await entryOf(DONGBA);
    expect(entry).toMatchObject({ catalogCode: 'VC-BT-02', period: '2026', state: 'draft', reach: 'board' });
    expect(entry).toMatchObject({ dueOn: '2026-12-31', ruleId: 'R-V13' });
    expect(entry?.figures).toMatchObject({ people: '2', amountYuan: '400.00', documentNumber: '示政发〔2026〕3号' });
    const body = await readRecord('disclosureBodies', entry?.id ?? '', decodeDisclosureBody);
    expect(body?.text).toContain('全年合计400.00元');
    expect(body?.sources).toHaveLength(2);
    // One batch stands behind the other village.
    expect((await entryOf('190101100202'))?.batchId).toBe(spring);
  });

  it('[R-V13] go away in one step of undo', async () => {
    await makeRollupEntries(2026, context);
    expect((await undoLast('rollup/2026')).ok).toBe(true);
    expect(await entryOf(DONGBA)).toBeUndefined();
    expect(await entryOf('190101100202')).toBeUndefined();
  });

  it('[R-V13] fill a draft anew, leave what hangs alone, and say when that is outdated', async () => {
    await makeRollupEntries(2026, context);
    const line = await entryOf(DONGBA);
    if (!line) throw new Error('no entry');
    await commit({
      name: 'disclosure.saved',
      scope: `disclosures/${line.id}`,
      plan: async () => ({
        records: await writeLines('disclosures', [
          { page: `${DONGBA}/2026`, id: line.id, line: { ...line, state: 'published' as const } },
        ]),
      }),
    });
    expect(await makeRollupEntries(2026, context)).toMatchObject({ made: 0, renewed: 1, kept: 1, outdated: [] });
    await aConfirmedBatch([{ village: '东坝村', person: 4, areaMu: '1.00', amountYuan: '100.00' }], { title: '补发' });
    expect(await makeRollupEntries(2026, context)).toMatchObject({ kept: 1, outdated: ['东坝村'] });
    expect((await entryOf(DONGBA))?.figures.amountYuan).toBe('400.00');
  });
});
