import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createConsultation } from '../../../../../renderer/data/consultations';
import { mustReadEntry, openDisclosure, saveDisclosure } from '../../../../../renderer/data/disclosures';
import { listNotices, mustReadNotice, saveNotice } from '../../../../../renderer/data/notices';
import { makeNotices } from '../../../../../renderer/data/notices/make';
import { saveSettings } from '../../../../../renderer/data/settings';
import { undoLast } from '../../../../../renderer/data/store/undo';
import type { NoticeEntry } from '../../../../../shared/board/notices';
import type { MakeNotices } from '../../../../../shared/noticeJobs';
import type { NoticeTableBlock } from '../../../../../shared/records';
import { DONGBA, itIs, XIBA } from '../../../../support/boardActs';
import { emptyDesk, jobContext, TOWN } from '../../../../support/deskStore';
import { aConfirmedBatch } from '../../../../support/smallBatches';

const request = (given: Partial<MakeNotices>): MakeNotices => ({
  unitCodes: [DONGBA],
  templateId: '',
  kind: 'announcement',
  source: { kind: 'none' },
  period: '',
  ...given,
});

async function made(given: Partial<MakeNotices>): Promise<NoticeEntry[]> {
  const { places } = await makeNotices(request(given), jobContext());
  return Promise.all(places.map(mustReadNotice));
}

const textOf = ({ line, body }: NoticeEntry): string => JSON.stringify([line.title, body]);
const tableOf = ({ body }: NoticeEntry): NoticeTableBlock | undefined =>
  body.blocks.find((block) => block.kind === 'table');

const batch = (): Promise<string> =>
  aConfirmedBatch([
    { village: '东坝村', person: 1, areaMu: '2.00', amountYuan: '200.00' },
    { village: '东坝村', person: 2, areaMu: '1.50', amountYuan: '150.00' },
  ]);

beforeEach(async () => {
  await emptyDesk();
  itIs('2026-06-09');
});

describe('notices from a template', () => {
  it('know their unit, its seal and the telephone of the settings; what is not known stays visible', async () => {
    await saveSettings({ supervisionTelephone: '0000-6100002' });
    const [notice] = await made({ templateId: 'low-income-first-review' });
    if (!notice) throw new Error('none');
    expect(notice.line).toMatchObject({
      kind: 'posting',
      templateId: 'low-income-first-review',
      state: 'draft',
      reach: 'board',
    });
    expect(notice.line.title).toContain('东坝村');
    expect(notice.body.signers).toEqual(['样本镇人民政府', '样本镇东坝村民委员会']);
    expect(notice.body.telephones.join()).toContain('0000-6100002');
    expect(textOf(notice)).toContain('【村监督电话】');
    expect(textOf(notice)).not.toContain('【村名】');
  });

  it('are one for each village in one act, and remember what was typed for the unit', async () => {
    const [first] = await made({ templateId: 'homestead-posting' });
    if (!first) throw new Error('none');
    const fields = { ...first.body.fields, 村监督电话: '0000-6100001' };
    await saveNotice(first, { ...first, body: { ...first.body, fields } });
    const notices = await made({ templateId: 'homestead-posting', unitCodes: [DONGBA, XIBA] });
    expect(notices.map(({ line }) => line.unitCode)).toEqual([DONGBA, XIBA]);
    expect(notices.map((one) => textOf(one).includes('【村监督电话】'))).toEqual([false, true]);
    expect((await undoLast('notices')).ok).toBe(true);
    expect(await listNotices()).toHaveLength(1);
  });

  it('take what was typed for all of them, before what is remembered', async () => {
    const values = { 村监督电话: '0000-6100009', 意见受理地点: ' ' };
    const notices = await made({ templateId: 'homestead-posting', unitCodes: [DONGBA, XIBA], values });
    for (const notice of notices) {
      expect(notice.body.telephones.join()).toContain('0000-6100009');
      expect(notice.body.fields).toMatchObject({ 村监督电话: '0000-6100009' });
      expect(textOf(notice)).toContain('【意见受理地点】');
    }
  });

  it('give a table of the template one row to write into', async () => {
    const [notice] = await made({ templateId: 'homestead-posting' });
    expect(notice && tableOf(notice)?.rows.filter(({ kind }) => kind === 'row')).toHaveLength(1);
  });
});

describe('notices from a confirmed batch', () => {
  it('[R-CH02] carry the masked list for the board only, with its sums', async () => {
    const batchId = await batch();
    const source = { kind: 'batch', batchId, withList: true } as const;
    const [notice] = await made({ templateId: 'subsidy-result', source });
    if (!notice) throw new Error('none');
    expect(notice.line).toMatchObject({ reach: 'board', links: { batchId } });
    const table = tableOf(notice);
    expect(table?.rows.map(({ kind }) => kind).filter((kind) => kind === 'row')).toHaveLength(2);
    expect(table?.rows.at(-1)?.cells.join('|')).toContain('350.00');
    expect(table?.words).toContain('叁佰伍拾元整');
    // No number of anybody: neither ID nor card nor telephone.
    expect(textOf(notice)).not.toMatch(/\d{15,}/);
    expect(textOf(notice)).toContain('350.00');
  });

  it('leaves out villages that are not in the batch and says so', async () => {
    const source = { kind: 'batch', batchId: await batch(), withList: true } as const;
    const done = await makeNotices(request({ source, kind: 'result', unitCodes: [DONGBA, XIBA] }), jobContext());
    expect(done.places.map(({ unitCode }) => unitCode)).toEqual([DONGBA]);
    expect(done.refused).toEqual([{ unitName: '西坝村', code: 'posting.noRows', params: { village: '西坝村' } }]);
  });

  it('names nobody where the template says so, and no sums of fewer than three', async () => {
    const batchId = await batch();
    const withList = { kind: 'batch', batchId, withList: true } as const;
    await expect(
      makeNotices(request({ templateId: 'children-sums', source: withList }), jobContext()),
    ).rejects.toThrow();
    const sums = { kind: 'batch', batchId, withList: false } as const;
    await expect(makeNotices(request({ templateId: 'children-sums', source: sums }), jobContext())).rejects.toThrow(
      'notice.make.tooFew',
    );
    expect(await listNotices()).toEqual([]);
  });
});

describe('notices from an entry', () => {
  it('say what the entry says, with its basis and its link', async () => {
    const place = await openDisclosure(DONGBA, 'VC-GC-06', '2026-Q1');
    const entry = await mustReadEntry(place);
    await saveDisclosure(entry, { ...entry, body: { ...entry.body, text: '办了两场活动。\n评了文明户。' } });
    const source = { kind: 'disclosure', place } as const;
    const [notice] = await made({ source, kind: 'result' });
    if (!notice) throw new Error('none');
    expect(notice.body.blocks).toEqual([
      { kind: 'paragraph', text: '办了两场活动。', level: 0 },
      { kind: 'paragraph', text: '评了文明户。', level: 0 },
    ]);
    expect(notice.line).toMatchObject({ period: '2026-Q1', links: { disclosureId: place.id } });
    expect(notice.line.title.endsWith('公示')).toBe(true);
    expect(notice.body.legalBasis.length).toBeGreaterThan(0);
  });

  it('is written for the township too, under its own seal', async () => {
    const [notice] = await made({ unitCodes: [TOWN], kind: 'circular' });
    expect(notice?.body.signers).toEqual(['样本镇人民政府']);
  });
});

describe('notices from a consultation', () => {
  it('[R-G01] know its title and its days, and are linked with it', async () => {
    const about = { unitCode: DONGBA, title: '东坝村村庄规划', matter: 'villageAffair', telephone: '' } as const;
    const place = await createConsultation(about);
    const [notice] = await made({ templateId: 'opinions', source: { kind: 'consultation', place } });
    expect(notice?.line.links.consultationId).toBe(place.id);
    expect(notice?.line.title).toContain('东坝村村庄规划');
  });
});
