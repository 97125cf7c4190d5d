import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../../../../renderer/data/database';
import { actOnDisclosure } from '../../../../renderer/data/disclosureActs';
import {
  type DisclosurePlace,
  mustReadEntry,
  openDisclosure,
  saveDisclosure,
} from '../../../../renderer/data/disclosures';
import { packLists, viewLists } from '../../../../renderer/data/exchange/packLists';
import { personsPosting, readPersonList, removePersonList, savePersonList } from '../../../../renderer/data/persons';
import { renderReport } from '../../../../renderer/data/reports';
import { recordReviews } from '../../../../renderer/data/reviews';
import { setSource } from '../../../../renderer/data/source';
import { describeChanges } from '../../../../renderer/data/store/describeChanges';
import { listHistory } from '../../../../renderer/data/store/history';
import { openHistory } from '../../../../renderer/data/store/records';
import { undoLast } from '../../../../renderer/data/store/undo';
import { setProtected } from '../../../../renderer/data/vault';
import { text } from '../../../../resources';
import { openBundle } from '../../../../shared/bundle';
import { blobOfBytes } from '../../../../shared/formats/zip';
import { type CalendarDate, fen } from '../../../../shared/kernel';
import type { PersonRow } from '../../../../shared/records';
import { verifyOptions } from '../../../support/bundleBreaker';
import { COUNTY, emptyDesk, jobContext, TOWN } from '../../../support/deskStore';
import { publicKey } from '../../../support/packages';
import { anId } from '../../../support/payoutSheet';

const DONGBA = '190101100201';
const LOW_INCOME = 'VC-JZ-01';
const DAY = '2026-04-10' as CalendarDate;
const SECRET = '因病致贫丙某';

const person = (serial: number, over: Partial<PersonRow> = {}): PersonRow => ({
  row: serial + 2,
  village: '东坝村',
  villagerGroup: '一组',
  personName: `赵甲${'一二三四五六'.charAt(serial)}`,
  idNumber: anId(serial),
  guardianName: '',
  category: '农村低保',
  people: 2,
  amount: fen(102050),
  approvedOn: '2026-01-20' as CalendarDate,
  remark: SECRET,
  ...over,
});
const ROWS = [person(0), person(1), person(2)];
const MARKERS = [...ROWS.map(({ idNumber }) => idNumber), SECRET];

const save = (place: DisclosurePlace, rows: readonly PersonRow[] = ROWS) =>
  savePersonList({ place, fileName: '低保.xlsx', rows });

async function aList(code = LOW_INCOME, rows: readonly PersonRow[] = ROWS): Promise<DisclosurePlace> {
  const place = await openDisclosure(DONGBA, code, '2026-Q1');
  await save(place, rows);
  return place;
}

async function withBasis(place: DisclosurePlace): Promise<void> {
  const entry = await mustReadEntry(place);
  await saveDisclosure(entry, { ...entry, body: { ...entry.body, listBasis: '《社会救助暂行办法》第十一条' } });
}

async function review(place: DisclosurePlace): Promise<void> {
  const signed = { reviewedOn: DAY, opinion: '', scan: null, conclusions: new Map() };
  await recordReviews(
    [{ kind: 'disclosure', place }],
    [
      { kind: 'release', reviewer: '审查人甲', ...signed },
      { kind: 'secrecy', reviewer: '审查人乙', ...signed },
    ],
    TOWN,
  );
}

beforeEach(async () => {
  await emptyDesk();
  let dice = 0;
  setSource({
    now: () => Date.UTC(2026, 3, 10, 2) + dice,
    randomBytes: (length) => {
      dice += 1;
      return Uint8Array.from({ length }, (_, at) => (dice * 31 + at * 7) % 256);
    },
  });
});

describe('a list of persons behind a disclosure', () => {
  it('is stored by one act and taken back by one, together with its digest', async () => {
    const place = await aList();
    expect((await readPersonList(place.id))?.rows).toHaveLength(3);
    expect((await mustReadEntry(place)).body.persons?.count).toBe(3);
    await undoLast(`disclosures/${place.id}`);
    expect(await readPersonList(place.id)).toBeUndefined();
    expect((await mustReadEntry(place)).body.persons).toBeUndefined();
  });

  it('can be removed and comes back by undo', async () => {
    const place = await aList();
    await removePersonList(place);
    expect(await readPersonList(place.id)).toBeUndefined();
    await undoLast(`disclosures/${place.id}`);
    expect((await readPersonList(place.id))?.rows).toEqual(ROWS);
  });

  it('asks for a passphrase before the first private value is stored', async () => {
    const place = await openDisclosure(DONGBA, LOW_INCOME, '2026-Q1');
    setProtected(false);
    await expect(save(place)).rejects.toMatchObject({ code: 'vault.passphraseNeeded' });
    setProtected(true);
    expect(await readPersonList(place.id)).toBeUndefined();
  });

  it('hangs on matters that name persons only', async () => {
    const place = await openDisclosure(DONGBA, 'VC-GC-06', '2026-Q1');
    await expect(save(place)).rejects.toMatchObject({ code: 'persons.notHere' });
  });

  it('[R-S08] shows no name and no number in the history', async () => {
    const place = await aList();
    await save(place, [person(0, { personName: '钱乙' })]);
    const history = await database().history.toArray();
    const shown = (await Promise.all(history.map(async (row) => describeChanges(await openHistory(row))))).flat();
    const told = JSON.stringify([shown, await listHistory({ limit: 50 })]);
    expect(told).toContain(text['record.personLists']);
    for (const marker of [...MARKERS, '赵甲', '钱乙']) expect(told).not.toContain(marker);
  });
});

describe('the sheet for the board', () => {
  it('[R-S01] [R-S07] is not printed before the basis is stated and both reviews agreed to this very list', async () => {
    const place = await aList();
    await expect(personsPosting(place, DAY)).rejects.toMatchObject({ code: 'disclosure.listBasisMissing' });
    await withBasis(place);
    await expect(personsPosting(place, DAY)).rejects.toMatchObject({ code: 'review.releaseMissing' });
    await review(place);
    await expect(personsPosting(place, DAY)).resolves.toMatchObject({ internal: false });
    await save(place, [person(0)]);
    await expect(personsPosting(place, DAY)).rejects.toMatchObject({ code: 'review.releaseChanged' });
  });

  it('[R-V27] [R-S08] names, head-counts and amounts with basis, period and place for objections; no number, no cause', async () => {
    const place = await aList();
    await withBasis(place);
    await review(place);
    const report = await personsPosting(place, DAY);
    expect(report.columns.map(({ header }) => header)).toEqual([
      '序号',
      '村民小组',
      '姓名',
      '类别',
      '人数',
      '金额（元）',
      '批准日期',
    ]);
    expect(report.rows[0]?.cells).toEqual(['1', '一组', '赵甲一', '农村低保', '2', '1,020.50', '2026年1月20日']);
    expect(report.intro?.join()).toContain('《社会救助暂行办法》第十一条');
    expect(report.intro?.join()).toContain('2026年4月10日至4月25日');
    expect(report.foot?.join()).toContain('7 个工作日');
    for (const format of ['html', 'csv', 'docx', 'xlsx'] as const) {
      const file = await renderReport(report, format, jobContext());
      expect(file.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const told = new TextDecoder().decode(file.bytes);
      for (const marker of MARKERS) expect(told).not.toContain(marker);
    }
  });

  it('[R-S08] of profile D tells totals alone, and few persons not at all', async () => {
    const rows = [
      ...[0, 1, 2, 3].map((n) => person(n, { category: '孤儿' })),
      person(4, { category: '事实无人抚养儿童' }),
    ];
    const place = await aList('VC-JZ-09', rows);
    await withBasis(place);
    await review(place);
    const report = await personsPosting(place, DAY);
    expect(JSON.stringify(report)).not.toContain('赵甲');
    expect(report.rows.map(({ cells }) => cells)).toEqual([['合计', '5']]);
  });
});

describe('a list in the package of disclosure lists', () => {
  async function posted(): Promise<DisclosurePlace> {
    const place = await aList();
    await withBasis(place);
    await review(place);
    await actOnDisclosure(place, 'submit', { on: DAY });
    await actOnDisclosure(place, 'publish', { on: DAY, place: '村务公开栏' });
    return place;
  }

  it('[R-CH02] [R-S08] goes along for the board only, masked, without a number or a cause', async () => {
    await posted();
    const view = await viewLists('2026-Q1', jobContext());
    expect(view.problems).toEqual([]);
    expect(view.units.map(({ unitName, persons }) => [unitName, persons])).toContainEqual(['东坝村', 1]);
    const { bytes, sent } = await packLists({ period: '2026-Q1', recipientUnit: COUNTY }, publicKey, jobContext());
    expect(sent.state).toBe('written');
    const opened = await openBundle(blobOfBytes(new Uint8Array(bytes)), { ...verifyOptions, recipient: COUNTY });
    const item = opened.verdict.items.find(({ kind }) => kind === 'persons');
    expect(item).toMatchObject({ reach: 'board', rowCount: '3', catalogCode: LOW_INCOME });
    const content = await opened.readItem(item?.itemId ?? '');
    const names = content?.rows.map((row) => row[content.columns.indexOf('personName')]);
    expect(names).toEqual(['赵甲一', '赵甲二', '赵甲三']);
    for (const marker of [...MARKERS, '1020']) expect(JSON.stringify(content)).not.toContain(marker);
  });
});
