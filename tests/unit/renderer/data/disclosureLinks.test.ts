import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { linkDecision, printProblemsOf } from '../../../../renderer/data/disclosureActs';
import {
  type DisclosurePlace,
  listDisclosures,
  mustReadEntry,
  openDisclosure,
  saveDisclosure,
  writeEntries,
} from '../../../../renderer/data/disclosures';
import { postingReport } from '../../../../renderer/data/entryForms';
import { commit } from '../../../../renderer/data/store/commit';
import { undoLast } from '../../../../renderer/data/store/undo';
import { decisionsWithoutResult } from '../../../../shared/disclosure/entries';
import type { Disclosure } from '../../../../shared/records';
import { emptyDesk } from '../../../support/deskStore';

const DONGBA = '190101100201';
const XIBA = '190101100202';

/** As it would stand after review and posting; those acts have tests of their own. */
async function standing(place: DisclosurePlace, line: Partial<Disclosure>): Promise<void> {
  await commit({
    name: 'disclosure.saved',
    params: { title: '' },
    scope: `disclosures/${place.id}`,
    plan: async () => {
      const entry = await mustReadEntry(place);
      return { records: await writeEntries([{ ...entry, line: { ...entry.line, ...line } }]) };
    },
  });
}

const decisionOf = (unitCode: string): Promise<DisclosurePlace> =>
  openDisclosure(unitCode, 'VC-SW-01', '2026', { another: true, chain: { id: '', step: 'decision' } });

const openDecisions = async (): Promise<readonly string[]> =>
  decisionsWithoutResult(await listDisclosures()).map(({ id }) => id);

describe('what belongs to a disclosure', () => {
  beforeEach(emptyDesk);

  it('[R-V09] [R-V16] a result is linked by hand with a decision of its village, and the link goes in one undo', async () => {
    const decision = await decisionOf(DONGBA);
    const result = await openDisclosure(DONGBA, 'VC-SW-01', '2026', { another: true });
    await standing(decision, { state: 'published', postedOn: '2026-03-01' });
    await standing(result, { state: 'published', chainStep: 'result' });
    expect(await openDecisions()).toEqual([decision.id]);
    await linkDecision(result, decision.id);
    expect((await mustReadEntry(result)).line.chainId).toBe(decision.id);
    expect(await openDecisions()).toEqual([]);
    await undoLast(`disclosures/${result.id}`);
    expect(await openDecisions()).toEqual([decision.id]);
    await linkDecision(result, decision.id);
    await linkDecision(result, '');
    expect((await mustReadEntry(result)).line.chainId).toBe('');
  });

  it('[R-V09] no decision of another village is taken', async () => {
    const elsewhere = await decisionOf(XIBA);
    const result = await openDisclosure(DONGBA, 'VC-SW-02', '2026', { another: true });
    await expect(linkDecision(result, elsewhere.id)).rejects.toThrow('disclosure.missing');
  });

  it('[R-V05] [R-V06] what is archived stays for look-up, and takes what villagers say about it', async () => {
    const place = await openDisclosure(DONGBA, 'VC-GC-06', '2020-Q1');
    await standing(place, { state: 'archived', firstPostedOn: '2020-04-10', archivedOn: '2020-05-01' });
    const entry = await mustReadEntry(place);
    const complaints = [{ on: '2020-06-01', what: '金额看不清', handled: '', handledOn: '' }];
    await saveDisclosure(entry, { ...entry, body: { ...entry.body, complaints } });
    expect((await listDisclosures('2020')).map(({ id }) => id)).toEqual([place.id]);
    expect((await mustReadEntry(place)).body.complaints).toEqual(complaints);
  });

  it('[R-S01] [R-00a] the sheet waits for both reviews and names the law of its posting day', async () => {
    const place = await openDisclosure(DONGBA, 'VC-GC-06', '2026-Q1');
    const entry = await mustReadEntry(place);
    expect((await printProblemsOf(entry)).map(({ code }) => code)).toEqual([
      'review.releaseMissing',
      'review.secrecyMissing',
    ]);
    const lawOn = async (postedOn: string): Promise<string> =>
      JSON.stringify((await postingReport({ ...entry, line: { ...entry.line, postedOn } })).rows);
    expect(await lawOn('2025-12-31')).not.toBe(await lawOn('2026-01-01'));
    expect(await lawOn('2026-04-10')).toContain('2026年4月10日至4月25日（16天）');
  });
});
