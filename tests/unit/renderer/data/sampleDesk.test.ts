import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { readBoardView } from '../../../../renderer/data/board';
import { consultationPlaceOf, listConsultations, mustReadConsultation } from '../../../../renderer/data/consultations';
import { listDisclosures } from '../../../../renderer/data/disclosures';
import { listDocuments } from '../../../../renderer/data/documents';
import { readReviews } from '../../../../renderer/data/reviewStates';
import { fillSampleDesk } from '../../../../renderer/data/sampleDesk';
import { setSource } from '../../../../renderer/data/source';
import { undoLast } from '../../../../renderer/data/store/undo';
import { saveUnits } from '../../../../renderer/data/units';
import { checkObjection, isUp } from '../../../../shared/board/ledger';
import type { CalendarDate } from '../../../../shared/kernel';
import { checkOpening, checkResult } from '../../../../shared/ledgers/consultations';
import { consultationContext } from '../../../support/consultations';
import { bareDesk } from '../../../support/deskActs';

const TOWNSHIP = '190101100000';

beforeEach(async () => {
  await bareDesk();
  setSource({
    now: () => Date.parse('2026-11-28T02:00:00Z'),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  await saveUnits([
    { name: '样本镇', level: 'township', code: TOWNSHIP, parentCode: '190101000000', isSelf: true },
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({
      name: `示例${n}村`,
      level: 'village' as const,
      code: `19010110020${n}`,
      parentCode: TOWNSHIP,
      isSelf: false,
    })),
  ]);
});

describe('the sample desk', () => {
  it('has disclosures of every state in all eight villages, and sheets signed and waiting', async () => {
    await fillSampleDesk();
    const lines = await listDisclosures();
    const villages = lines.filter(({ unitCode }) => unitCode !== TOWNSHIP);
    expect(new Set(villages.map(({ unitCode }) => unitCode)).size).toBe(8);
    expect(new Set(villages.map(({ state }) => state))).toEqual(
      new Set(['todo', 'draft', 'review', 'published', 'archived']),
    );
    expect(villages.some(({ returnedWhy }) => returnedWhy !== '')).toBe(true);
    expect(villages.some((one) => one.firstPostedOn > one.dueOn && one.dueOn !== '')).toBe(true);
    const reviews = await readReviews();
    expect(reviews.filter(({ reviewer }) => reviewer === '')).toHaveLength(2);
    expect(reviews.filter(({ reviewer }) => reviewer !== '')).toHaveLength(2);
  });

  it('has boards, one village with two, and things that may come down, were filed and were objected to', async () => {
    await fillSampleDesk();
    const { boards, hangings } = await readBoardView();
    expect(boards).toHaveLength(8);
    const first = hangings.filter(({ thing }) => thing.unitCode === '190101100201');
    expect(new Set(first.filter(isUp).map(({ board }) => board?.name))).toEqual(new Set(['村务公开栏', '一组公开栏']));
    expect(first.filter(({ needs }) => needs.includes('objection'))).toHaveLength(1);
    expect(first.flatMap(({ line }) => line?.objections ?? [])).toHaveLength(2);
    for (const { line, thing } of first)
      for (const objection of line?.objections ?? [])
        expect(checkObjection(objection, thing.postedOn, '2026-11-28' as CalendarDate)).toEqual([]);
    expect(new Set(hangings.map(({ state }) => state))).toEqual(new Set(['mayComeDown', 'archived']));
  });

  it('has documents of every class, some late, some to be reviewed at the end of the year', async () => {
    await fillSampleDesk();
    const documents = await listDocuments();
    expect(new Set(documents.map((one) => one.disclosureClass))).toEqual(
      new Set(['', 'open', 'redacted', 'onRequest', 'withheld']),
    );
    expect(documents.some((one) => one.publishedOn === '' && one.dueOn !== '' && one.dueOn < '2026-11-28')).toBe(true);
    expect(documents.some((one) => one.validity === 'inForce')).toBe(true);
  });

  it('[R-G01][R-G03] has a consultation that runs its 30 days and one that is done, complete in its three parts', async () => {
    await fillSampleDesk();
    const lines = await listConsultations();
    expect(lines.map(({ state }) => state).sort()).toEqual(['closed', 'open']);
    const running = lines.find(({ state }) => state === 'open');
    expect([running?.opensOn, running?.closesOn, running?.unitCode]).toEqual(['2026-11-16', '2026-12-16', TOWNSHIP]);
    const done = lines.find(({ state }) => state === 'closed');
    if (!done) throw new Error('closed');
    const entry = await mustReadConsultation(consultationPlaceOf(done));
    expect(checkResult(entry)).toEqual([]);
    expect(checkOpening(entry, consultationContext())).toEqual([]);
    expect([done.adopted, done.partly, done.refused]).toEqual([1, 1, 1]);
  });

  it('is one act, and goes with one undo', async () => {
    await fillSampleDesk();
    expect((await undoLast('sample')).ok).toBe(true);
    expect(await listDisclosures()).toEqual([]);
    expect(await listDocuments()).toEqual([]);
    expect(await listConsultations()).toEqual([]);
    expect(await readReviews()).toEqual([]);
  });
});
