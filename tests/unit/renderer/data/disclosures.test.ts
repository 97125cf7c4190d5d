import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { saveVillageDues } from '../../../../renderer/data/calendars';
import {
  actOnDisclosure,
  actOnMany,
  continueChain,
  stateNotApplicable,
} from '../../../../renderer/data/disclosureActs';
import {
  copyFromEarlier,
  type DisclosurePlace,
  listDisclosures,
  mustReadEntry,
  openDisclosure,
  removeDisclosure,
  saveDisclosure,
} from '../../../../renderer/data/disclosures';
import { readReviews } from '../../../../renderer/data/reviewStates';
import { printSheets, type Reviewable, recordReviews, reviewHolder } from '../../../../renderer/data/reviews';
import { setSource } from '../../../../renderer/data/source';
import { listBin, restoreFromBin } from '../../../../renderer/data/store/bin';
import { commit } from '../../../../renderer/data/store/commit';
import { listHistory } from '../../../../renderer/data/store/history';
import { undoLast } from '../../../../renderer/data/store/undo';
import { JobFault } from '../../../../renderer/workers/protocol';
import type { Entry } from '../../../../shared/disclosure/entries';
import type { Disclosure, DisclosureBody, ReviewConclusion } from '../../../../shared/records';
import { emptyDesk, TOWN } from '../../../support/deskStore';

const DONGBA = '190101100201';
const XIBA = '190101100202';
const CODE = 'VC-GC-06';
const DAY = '2026-04-10';
const SCAN = {
  sha256: 'ab'.repeat(32),
  name: '',
  bytes: 3,
  mediaType: 'application/pdf',
  role: 'scan',
  privacy: 'unread',
  addedOn: DAY,
} as const;

const withChange = (
  { line, body }: Entry,
  change: { line?: Partial<Disclosure>; body?: Partial<DisclosureBody> },
): Entry => ({
  line: { ...line, ...change.line },
  body: { ...body, ...change.body },
});

async function save(place: DisclosurePlace, body: Partial<DisclosureBody>): Promise<void> {
  const entry = await mustReadEntry(place);
  await saveDisclosure(entry, withChange(entry, { body }));
}

const thing = (place: DisclosurePlace): Reviewable => ({ kind: 'disclosure', place });
const signed = (kind: 'release' | 'secrecy', conclusions: ReadonlyMap<string, ReviewConclusion> = new Map()) => ({
  kind,
  reviewer: kind === 'release' ? '审查人甲' : '审查人乙',
  reviewedOn: DAY,
  opinion: '',
  scan: null,
  conclusions,
});
const review = (places: readonly DisclosurePlace[], conclusions?: ReadonlyMap<string, ReviewConclusion>) =>
  recordReviews(places.map(thing), [signed('release', conclusions), signed('secrecy', conclusions)], TOWN);

async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return '';
  } catch (error) {
    if (error instanceof JobFault) return error.code;
    throw error;
  }
}

async function drafted(unitCode = DONGBA): Promise<DisclosurePlace> {
  const place = await openDisclosure(unitCode, CODE, '2026-Q1');
  await save(place, { text: '本季度办了两场文化活动。' });
  return place;
}

async function submitted(unitCode = DONGBA): Promise<DisclosurePlace> {
  const place = await drafted(unitCode);
  await actOnDisclosure(place, 'submit', {});
  return place;
}

let dice = 0;
beforeEach(async () => {
  dice = 0;
  setSource({
    now: () => Date.UTC(2026, 3, 10, 2) + dice,
    randomBytes: (length) => {
      dice += 1;
      return Uint8Array.from({ length }, (_, at) => (dice * 31 + at * 7) % 256);
    },
  });
  await emptyDesk();
});

describe('a disclosure', () => {
  it('[R-V01] is made once per duty, line and body in one act, and undone in one', async () => {
    const place = await openDisclosure(DONGBA, CODE, '2026-Q1');
    expect(await openDisclosure(DONGBA, CODE, '2026-Q1')).toEqual(place);
    expect((await mustReadEntry(place)).line).toMatchObject({ state: 'draft', unitKind: 'villagersCommittee' });
    expect((await listHistory({ limit: 1 }))[0]?.command).toBe('command.disclosure.created');
    expect((await undoLast(`disclosures/${place.id}`)).ok).toBe(true);
    expect(await listDisclosures()).toEqual([]);
  });

  it('[R-V03] knows by when it must be public from its period, or from the day of the event', async () => {
    const place = await openDisclosure(DONGBA, CODE, '2026-Q1');
    expect((await mustReadEntry(place)).line).toMatchObject({ dueOn: '2026-04-15', ruleId: 'R-V03' });
    const event = await openDisclosure(DONGBA, 'VC-ZD-01', '2026', { another: true, startedOn: '2026-03-31' });
    expect((await mustReadEntry(event)).line.dueOn).toBe('2026-04-10');
  });

  it("[R-V03] takes its village's own due date", async () => {
    await saveVillageDues(DONGBA, { quarterDay: 20 });
    const [own, other] = [await openDisclosure(DONGBA, CODE, '2026-Q1'), await openDisclosure(XIBA, CODE, '2026-Q1')];
    expect((await mustReadEntry(own)).line.dueOn).toBe('2026-04-20');
    expect((await mustReadEntry(other)).line.dueOn).toBe('2026-04-15');
  });

  it('[R-00d] starts with the unit that must publish by the catalog', async () => {
    const place = await openDisclosure(DONGBA, 'VC-CW-04', '2026-Q1');
    expect((await mustReadEntry(place)).line.unitKind).toBe('collectiveEconomicOrganization');
  });

  it('takes two windows that change different things, and refuses the second of the same', async () => {
    const place = await drafted();
    const base = await mustReadEntry(place);
    await saveDisclosure(base, withChange(base, { body: { note: '甲' } }));
    await saveDisclosure(base, withChange(base, { line: { title: '文化活动' } }));
    const merged = await mustReadEntry(place);
    expect([merged.line.title, merged.body.note]).toEqual(['文化活动', '甲']);
    const other = withChange(base, { body: { note: '乙' } });
    expect(await refusal(saveDisclosure(base, other))).toBe('disclosure.changedElsewhere');
    expect((await mustReadEntry(place)).body.note).toBe('甲');
    await saveDisclosure(base, other, { mine: true });
    expect((await mustReadEntry(place)).body.note).toBe('乙');
  });

  it('keeps two figures that were typed one after the other, and refuses the second of the same', async () => {
    const place = await drafted();
    const base = await mustReadEntry(place);
    const typed = (figures: Partial<Disclosure['figures']>) =>
      saveDisclosure(base, withChange(base, { line: { figures: { ...base.line.figures, ...figures } } }));
    await typed({ documentNumber: '样政发〔2026〕3号' });
    await typed({ people: '12' });
    expect((await mustReadEntry(place)).line.figures).toMatchObject({
      documentNumber: '样政发〔2026〕3号',
      people: '12',
    });
    expect(await refusal(typed({ people: '13' }))).toBe('disclosure.changedElsewhere');
  });

  it('is no entry in the trail when nothing changed', async () => {
    const place = await drafted();
    const before = await listHistory({ limit: 20 });
    const base = await mustReadEntry(place);
    await saveDisclosure(base, withChange(base, {}));
    expect(await listHistory({ limit: 20 })).toHaveLength(before.length);
  });

  it('is copied from an earlier period without days and reviews', async () => {
    const earlier = await openDisclosure(DONGBA, CODE, '2025-Q4');
    await save(earlier, { text: '上期正文' });
    const place = await openDisclosure(DONGBA, CODE, '2026-Q1');
    await copyFromEarlier(place, earlier, { figures: false });
    const copy = await mustReadEntry(place);
    expect([copy.body.text, copy.line.postedOn, copy.line.period]).toEqual(['上期正文', '', '2026-Q1']);
  });

  it('goes into the bin and back; a duty without content says why', async () => {
    const place = await drafted();
    await removeDisclosure(place);
    expect(await listDisclosures()).toEqual([]);
    const [removed] = await listBin();
    await restoreFromBin(removed?.table ?? '', removed?.key ?? '');
    expect(await listDisclosures()).toHaveLength(1);
    await stateNotApplicable(XIBA, CODE, '2026-Q1', '本季度没有发生');
    const [none] = (await listDisclosures('2026')).filter(({ unitCode }) => unitCode === XIBA);
    expect(none).toMatchObject({ state: 'todo', notApplicable: '本季度没有发生' });
    expect(await refusal(stateNotApplicable(XIBA, CODE, '2026-Q2', ' '))).toBe('disclosure.whyMissing');
  });

  it('[R-V09] goes on with the result of a decision, linked', async () => {
    const decision = await openDisclosure(DONGBA, 'VC-SW-01', '2026', { chain: { id: '', step: 'decision' } });
    const result = await continueChain(decision, 'result');
    const lines = [(await mustReadEntry(decision)).line, (await mustReadEntry(result)).line];
    expect(lines.map(({ chainId }) => chainId)).toEqual([decision.id, decision.id]);
    expect(lines.map(({ chainStep }) => chainStep)).toEqual(['decision', 'result']);
  });
});

describe('reviews on paper', () => {
  it('[R-S01] let an entry hang only when both are recorded', async () => {
    const place = await submitted();
    const post = (): Promise<void> => actOnDisclosure(place, 'publish', { on: DAY, place: '村务公开栏' });
    expect(await refusal(post())).toBe('review.releaseMissing');
    await printSheets([thing(place)], TOWN);
    expect(await refusal(post())).toBe('review.releaseUnsigned');
    await review([place]);
    const [sheet] = await readReviews();
    expect(sheet).toMatchObject({ reviewer: expect.stringMatching('审查人'), number: '2026-001' });
    expect(await readReviews()).toHaveLength(2);
    await post();
    expect((await mustReadEntry(place)).line).toMatchObject({ state: 'published', postingTo: '2026-04-25' });
  });

  it('[R-S01] keep one scan of the signed sheet, the newest', async () => {
    await review([await submitted()]);
    const [sheet] = await readReviews();
    if (!sheet) throw new Error('no sheet');
    const holder = reviewHolder(sheet);
    const hang = (name: string) =>
      commit({
        name: 'attachment.added',
        params: { name, title: holder.title },
        scope: holder.scope,
        plan: () => holder.plan((refs) => [...refs, { ...SCAN, name }]),
      });
    const scanOf = async (): Promise<string | undefined> =>
      (await readReviews()).find(({ id }) => id === sheet.id)?.scan?.name;
    await hang('第一次扫描.pdf');
    await hang('重新扫描.pdf');
    expect(await scanOf()).toBe('重新扫描.pdf');
    expect((await undoLast(holder.scope)).ok).toBe(true);
    expect(await scanOf()).toBe('第一次扫描.pdf');
  });

  it('[R-S01] fall away when the content changes afterwards', async () => {
    const place = await submitted();
    await review([place]);
    expect((await mustReadEntry(place)).line.releaseReview).not.toBe('');
    await save(place, { text: '本季度办了三场文化活动。' });
    expect((await mustReadEntry(place)).line).toMatchObject({ releaseReview: '', secrecyReview: '' });
    const post = actOnDisclosure(place, 'publish', { on: DAY, place: '村务公开栏' });
    expect(await refusal(post)).toBe('review.releaseChanged');
    await review([place]);
    await save(place, { note: '存档在二号柜' });
    expect((await mustReadEntry(place)).line.releaseReview).not.toBe('');
  });

  it('[R-S01] [R-S02] are recorded for many, item by item, in one undo', async () => {
    const places = [await submitted(), await submitted(XIBA)];
    const [, second] = places;
    await review(places, new Map([[second?.id ?? '', 'pending']]));
    const done = await actOnMany(places, 'publish', { on: DAY, place: '村务公开栏' });
    expect(done.done).toBe(1);
    expect(done.refused.map(({ problem }) => problem.code)).toEqual(['review.releasePending']);
    expect((await undoLast('reviews')).ok).toBe(false);
    expect((await undoLast('disclosures')).ok).toBe(true);
    expect((await undoLast('reviews')).ok).toBe(true);
    expect(await readReviews()).toEqual([]);
  });

  it('[R-S01] need a name and a day that is not to come', async () => {
    const place = await submitted();
    const sheet = signed('release');
    expect(await refusal(recordReviews([thing(place)], [{ ...sheet, reviewer: ' ' }], TOWN))).toBe('review.incomplete');
    expect(await refusal(recordReviews([thing(place)], [{ ...sheet, reviewedOn: '2026-04-11' }], TOWN))).toBe(
      'review.dayFuture',
    );
  });

  it('what hangs is changed by a correction only', async () => {
    const place = await submitted();
    await review([place]);
    await actOnDisclosure(place, 'publish', { on: DAY, place: '村务公开栏' });
    expect(await refusal(save(place, { text: '别的' }))).toBe('disclosure.locked');
    await save(place, { note: '照片已存' });
    await actOnDisclosure(place, 'correct', { reason: '场次写错' });
    expect((await mustReadEntry(place)).line).toMatchObject({ state: 'draft', version: 2, releaseReview: '' });
    await save(place, { text: '本季度办了三场文化活动。' });
  });
});
