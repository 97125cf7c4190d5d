import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  actOnDocument,
  carryOver,
  createDocument,
  type DocumentPlace,
  documentHolder,
  importRegister,
  listDocuments,
  readDocuments,
  removeDocument,
  saveDocument,
  saveOutcome,
  saveValidity,
  todayHere,
} from '../../../../renderer/data/documents';
import { outcomeOf } from '../../../../renderer/data/outcome';
import { readReviews } from '../../../../renderer/data/reviewStates';
import { saveSettings } from '../../../../renderer/data/settings';
import { setSource } from '../../../../renderer/data/source';
import { listBin, restoreFromBin } from '../../../../renderer/data/store/bin';
import { commit } from '../../../../renderer/data/store/commit';
import { listHistory } from '../../../../renderer/data/store/history';
import { undoLast } from '../../../../renderer/data/store/undo';
import { documentRules, payoutRules, registerRules } from '../../../../resources/tables';
import { NO_FACTS } from '../../../../shared/ledgers/documents';
import { findColumns, readRegister } from '../../../../shared/ledgers/register';
import type { OfficialDocument } from '../../../../shared/records';
import { bareDesk } from '../../../support/deskActs';
import { anOfficialDocument } from '../../../support/officialDocuments';
import { reviewThings } from '../../../support/reviewActs';

const UNIT = { unitCode: '190101100000', name: '样本镇人民政府' };
beforeEach(async () => {
  await bareDesk();
  // Ids rise with the clock: of two sheets of one day the later one counts.
  let now = Date.parse('2026-07-01T02:00:00Z');
  setSource({
    now: () => {
      now += 1;
      return now;
    },
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
});

const one = async (id: string): Promise<OfficialDocument> => {
  const found = (await readDocuments()).find((line) => line.id === id);
  if (!found) throw new Error(`no document ${id}`);
  return found;
};

const add = async (given: Partial<OfficialDocument> = {}): Promise<OfficialDocument> => {
  const { id } = await createDocument({ ...anOfficialDocument({ documentNumber: '', ...given }) });
  return one(id);
};

const agreeDocument = (place: DocumentPlace): Promise<void> => reviewThings([{ kind: 'document', place }]);

const faultOf = async (act: Promise<unknown>): Promise<string> => {
  const done = await outcomeOf(() => act);
  return done.ok ? '' : done.fault;
};

describe('the register of documents', () => {
  it('[R-A06] goes from draft to the net, one act and one step of undo each', async () => {
    const { id } = await createDocument({ year: 2026, unitCode: UNIT.unitCode, title: '关于防汛的通知' });
    const place = { year: 2026, id };
    expect(await faultOf(actOnDocument(place, 'circulate', NO_FACTS))).toBe('document.classMissing');
    const draft = await one(id);
    await saveDocument(draft, { ...draft, disclosureClass: 'open', classWords: '此件公开发布' });
    await actOnDocument(place, 'circulate', NO_FACTS);
    await actOnDocument(place, 'issue', { ...NO_FACTS, on: '2026-06-10', documentNumber: '样政发〔2026〕3号' });
    await agreeDocument(place);
    await actOnDocument(place, 'publish', { ...NO_FACTS, on: '2026-06-20', url: 'https://a.example/1' });
    expect(await one(id)).toMatchObject({ state: 'published', publishedOn: '2026-06-20', formedOn: '2026-06-10' });
    await undoLast(`documents/${id}`);
    expect((await one(id)).state).toBe('issued');
    expect((await listHistory({ limit: 9, scope: `documents/${id}` })).map((line) => line.command)).toContain(
      'command.document.publish',
    );
  });

  it('[R-S01] [R-S02] does not go to the net before both reviews agreed to what it says now', async () => {
    const line = await add({ state: 'issued' });
    const publish = async (): Promise<string> =>
      faultOf(actOnDocument(line, 'publish', { ...NO_FACTS, on: '2026-06-20' }));
    expect(await publish()).toBe('review.releaseMissing');
    await reviewThings([{ kind: 'document', place: line }], { secrecy: 'pending' });
    expect(await publish()).toBe('review.secrecyPending');
    await agreeDocument(line);
    await saveDocument(line, { ...line, title: '关于防汛的补充通知' });
    expect(await publish()).toBe('review.releaseChanged');
    expect((await one(line.id)).state).toBe('issued');
    // A number is no part of what was read.
    await agreeDocument(line);
    const reviewed = await one(line.id);
    await saveDocument(reviewed, { ...reviewed, documentNumber: '样政发〔2026〕8号' });
    expect(await publish()).toBe('');
    const done = await one(line.id);
    const sheets = await readReviews();
    const held = [done.releaseReview, done.secrecyReview].map((id) => sheets.find((sheet) => sheet.id === id));
    expect(held.map((sheet) => [sheet?.kind, sheet?.reviewer])).toEqual([
      ['release', '审查人甲'],
      ['secrecy', '审查人乙'],
    ]);
  });

  it('[R-P02] refuses a number that is taken, and lets it go when the other is in the bin', async () => {
    const first = await add({ documentNumber: '样政发〔2026〕3号' });
    expect(await faultOf(createDocument({ ...anOfficialDocument({ documentNumber: '样政发[2026]3号' }) }))).toBe(
      'document.numberTaken',
    );
    await removeDocument(first);
    expect(await faultOf(createDocument({ ...anOfficialDocument({ documentNumber: '样政发[2026]3号' }) }))).toBe('');
    expect((await listBin()).map((item) => [item.table, item.title])).toEqual([['documents', first.title]]);
    const back = await restoreFromBin('documents', `2026/${first.id}`);
    expect(back.ok ? '' : back.fault).toBe('document.numberTaken');
  });

  it('brings a line back from the bin', async () => {
    const line = await add();
    await removeDocument(line);
    expect(await listDocuments()).toEqual([]);
    expect((await restoreFromBin('documents', `2026/${line.id}`)).ok).toBe(true);
    expect((await listDocuments()).map(({ id }) => id)).toEqual([line.id]);
  });

  it('keeps both changes of two windows, and refuses when both changed the same field', async () => {
    const base = await add();
    await saveDocument(base, { ...base, note: '甲' });
    await saveDocument(base, { ...base, url: 'https://a.example/1' });
    expect(await one(base.id)).toMatchObject({ note: '甲', url: 'https://a.example/1' });
    expect(await faultOf(saveDocument(base, { ...base, note: '乙' }))).toBe('document.changedElsewhere');
    expect((await one(base.id)).note).toBe('甲');
    await saveDocument(base, { ...base, note: '乙' }, { mine: true });
    expect((await one(base.id)).note).toBe('乙');
  });

  it('[R-P02] stores no day that cannot be', async () => {
    const base = await add();
    expect(await faultOf(saveDocument(base, { ...base, formedOn: '2026-06-11' }))).toBe('document.formedAfterIssue');
    expect((await one(base.id)).formedOn).toBe('');
  });

  it('[R-P01][R-P02] counts 20 working days from the earlier day, over the holiday, and from the one that the county says', async () => {
    // 2026: 19 June is off (端午); weekends are 6, 7, 13, 14, 20, 21, 27, 28 June and 4, 5 July.
    const line = await add({ formedOn: '2026-06-05', dueOn: '', ruleId: '' });
    expect(line).toMatchObject({ dueOn: '2026-07-06', dueStatus: 'fixed', ruleId: 'R-P01' });
    await saveSettings({ documentStart: 'issued' });
    await saveDocument(line, { ...line, note: '改' });
    expect(await one(line.id)).toMatchObject({ dueOn: '2026-07-09', ruleId: 'R-P02' });
  });

  it('[R-P02] what is on the net keeps the day that counted then, until its start changes', async () => {
    const line = await add({ dueOn: '', state: 'issued' });
    await agreeDocument(line);
    await actOnDocument(line, 'publish', { ...NO_FACTS, on: '2026-06-20' });
    const done = await one(line.id);
    expect(done.dueOn).toBe('2026-07-09');
    await saveDocument(done, { ...done, issuedOn: '2026-06-11' });
    expect((await one(line.id)).dueOn).toBe('2026-07-10');
  });

  it('keeps a number that may be somebody’s out of a title', async () => {
    const line = await add({ title: '关于6217001234567890123账户的通知' });
    expect(line.title).not.toContain('6217001234567890123');
  });

  it('[R-P12] writes an outcome in the words of the county', async () => {
    await saveSettings({ documentClassSet: 'gansu' });
    const line = await add({ disclosureClass: 'withheld', classWords: '不予公开', state: 'closed' });
    const outcome = { year: 2026, outcome: 'toOpen' as const, reason: '', on: '2026-07-01', by: '赵光' };
    expect(await faultOf(saveOutcome(line, outcome))).toBe('document.whyMissing');
    await saveOutcome(line, { ...outcome, reason: '已可公开' });
    expect(await one(line.id)).toMatchObject({ disclosureClass: 'open', classWords: '主动公开', state: 'issued' });
  });

  it('[R-F01] asks which document amended or repealed a normative one', async () => {
    const line = await add({ isNormative: true, validity: 'inForce' });
    const result = { year: 2026, on: '2026-07-01', validity: 'repealed' as const, byDocument: '', reason: '' };
    expect(await faultOf(saveValidity(line, result))).toBe('document.byMissing');
    await saveValidity(line, { ...result, byDocument: '样政发〔2026〕9号' });
    expect((await one(line.id)).validity).toBe('repealed');
  });

  it('[R-P02] carries a year over in one act, locks the old lines and takes it back in one step', async () => {
    const open = await add({ year: 2025, issuedOn: '2025-06-10', dueOn: '', documentNumber: '样政发〔2025〕3号' });
    await add({ year: 2025, issuedOn: '2025-06-11', state: 'closed' });
    expect(await carryOver(2026)).toBe(1);
    const [carried] = (await readDocuments()).filter((line) => line.year === 2026);
    expect(carried).toMatchObject({ carriedFrom: `2025/${open.id}`, documentNumber: '样政发〔2025〕3号' });
    expect(await faultOf(actOnDocument(open, 'publish', { ...NO_FACTS, on: '2026-06-20' }))).toBe('document.carried');
    expect(await carryOver(2026)).toBe(0);
    await undoLast('documents');
    expect((await readDocuments()).map((line) => [line.year, line.carriedTo])).toEqual([
      [2025, ''],
      [2025, ''],
    ]);
  });

  it('[R-P02] takes in a year of 500 documents as one act, taken back in one step', async () => {
    const sheet = [
      ['文号', '标题', '公开属性', '印发日期'],
      ...Array.from({ length: 500 }, (_, n) => [`样政发〔2025〕${n + 1}号`, `通知${n + 1}`, '主动公开', '2025-06-10']),
    ];
    const lines = readRegister(sheet, findColumns(sheet, registerRules), {
      rules: registerRules,
      documents: documentRules,
      classSet: 'yunnan',
      dateMarks: payoutRules.dateMarks,
      year: 2025,
      today: todayHere(),
      known: new Set(),
    }).lines.map(({ line }) => line);
    const before = (await listHistory({ limit: 999 })).length;
    expect(await importRegister('台账.xlsx', 2025, UNIT, lines)).toBe(500);
    expect((await listHistory({ limit: 999 })).length).toBe(before + 1);
    expect(await listDocuments()).toHaveLength(500);
    expect(new Set((await listDocuments()).map(({ id }) => id)).size).toBe(500);
    expect(await faultOf(importRegister('台账.xlsx', 2025, UNIT, lines.slice(0, 1)))).toBe('document.numberTaken');
    await undoLast('documents');
    expect(await listDocuments()).toEqual([]);
  });

  it('[R-A09] changes only the files of the line as it is stored now', async () => {
    const line = await add({ disclosureClass: 'redacted' });
    const holder = documentHolder(line);
    await saveDocument(line, { ...line, note: '后来写的' });
    const file = {
      sha256: 'c'.repeat(64),
      name: '原件.docx',
      bytes: 9,
      mediaType: '',
      role: 'original',
      privacy: 'found',
      addedOn: '2026-07-01',
    } as const;
    await commit({ name: 'attachment.added', scope: holder.scope, plan: () => holder.plan((refs) => [...refs, file]) });
    expect(await one(line.id)).toMatchObject({ note: '后来写的', attachments: [file] });
  });
});
