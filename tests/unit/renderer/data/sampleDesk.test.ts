import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { consultationPlaceOf, listConsultations, mustReadConsultation } from '../../../../renderer/data/consultations';
import { listDisclosures } from '../../../../renderer/data/disclosures';
import { listDocuments } from '../../../../renderer/data/documents';
import { assetContext, periodContext } from '../../../../renderer/data/finance';
import { readAssetLines } from '../../../../renderer/data/finance/assets';
import { readYearBooks } from '../../../../renderer/data/finance/read';
import { listNotices } from '../../../../renderer/data/notices';
import { readReviews } from '../../../../renderer/data/reviewStates';
import { fillSampleDesk } from '../../../../renderer/data/sampleDesk';
import { undoLast } from '../../../../renderer/data/store/undo';
import { checkOpening, checkResult } from '../../../../shared/ledgers/consultations';
import {
  BookChain,
  bookedPeriods,
  checkAssets,
  checkBook,
  stateOfBook,
} from '../../../../shared/ledgers/villageFinance';
import { consultationContext } from '../../../support/consultations';
import { bareDesk } from '../../../support/deskActs';
import { SAMPLE_TOWNSHIP, sampleTownship } from '../../../support/sampleTownship';

beforeEach(async () => {
  await bareDesk();
  await sampleTownship('2026-11-28');
});

describe('the sample desk', () => {
  it('has disclosures of every state in all eight villages, and sheets signed and waiting', async () => {
    await fillSampleDesk();
    const lines = await listDisclosures();
    const villages = lines.filter(({ unitCode }) => unitCode !== SAMPLE_TOWNSHIP);
    expect(new Set(villages.map(({ unitCode }) => unitCode)).size).toBe(8);
    expect(new Set(villages.map(({ state }) => state))).toEqual(
      new Set(['todo', 'draft', 'review', 'published', 'archived']),
    );
    expect(villages.some(({ returnedWhy }) => returnedWhy !== '')).toBe(true);
    expect(villages.some((one) => one.firstPostedOn > one.dueOn && one.dueOn !== '')).toBe(true);
    const reviews = await readReviews();
    expect(reviews.filter(({ reviewer }) => reviewer === '')).toHaveLength(2);
    expect(reviews.filter(({ reviewer }) => reviewer !== '')).toHaveLength(2 + 2 * 3);
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
    expect([running?.opensOn, running?.closesOn, running?.unitCode]).toEqual([
      '2026-11-16',
      '2026-12-16',
      SAMPLE_TOWNSHIP,
    ]);
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

  it('[R-V22] has the finance of two villages: told, begun, not closing; and a ledger with a contract that ran out', async () => {
    await fillSampleDesk();
    const states = [...(await readYearBooks(2026))]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([unitCode, books]) =>
        bookedPeriods(books).map(({ code }) => {
          const book = new BookChain(books).book(code);
          return [unitCode, code, stateOfBook(book, checkBook(book, periodContext))];
        }),
      );
    expect(states).toEqual([
      ['190101100201', '2026-Q3', 'made'],
      ['190101100201', '2026-Q4', 'entering'],
      ['190101100202', '2026-Q3', 'unbalanced'],
    ]);
    const [notice] = (await listNotices()).filter(({ kind }) => kind === 'finance');
    expect(notice?.title).toBe('示例1村2026年第3季度财务收支公开榜');
    const problems = checkAssets(await readAssetLines('190101100201'), assetContext());
    expect(problems.map(({ code }) => code)).toEqual(['finance.asset.termOver']);
  });
});
