import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createNotice, mustReadNotice, type NoticePlace, saveNotice } from '../../../../../renderer/data/notices';
import { renderNotice } from '../../../../../renderer/data/notices/outputs';
import { noticesForPrint } from '../../../../../renderer/data/notices/printMany';
import { noticeSheets } from '../../../../../renderer/data/notices/sheets';
import { recordReviews } from '../../../../../renderer/data/reviews';
import type { Notice, NoticeBody } from '../../../../../shared/records';
import { REVIEW_KINDS } from '../../../../../shared/records';
import { DONGBA, itIs, XIBA } from '../../../../support/boardActs';
import { emptyDesk, jobContext, TOWN } from '../../../../support/deskStore';
import { NOTICE_PARTS } from '../../../../support/notices';
import { anIdNumber } from '../../../../support/people';

const DAY = '2026-06-09';

function made(unitCode: string, line: Partial<Notice> = {}, body: Partial<NoticeBody> = {}): Promise<NoticePlace> {
  return createNotice({
    unitCode,
    kind: 'result',
    reach: 'internet',
    line: { title: '村道硬化结果公示', ...line },
    body: { ...NOTICE_PARTS, blocks: [{ kind: 'paragraph', text: '已硬化村道三公里。', level: 0 }], ...body },
  });
}

const review = (places: readonly NoticePlace[]) =>
  recordReviews(
    places.map((place) => ({ kind: 'notice' as const, place })),
    REVIEW_KINDS.map((kind) => ({
      kind,
      reviewer: '审查人',
      reviewedOn: DAY,
      opinion: '',
      scan: null,
      conclusions: new Map(),
    })),
    TOWN,
  );

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

beforeEach(async () => {
  await emptyDesk();
  itIs(DAY);
});

describe('files of a notice', () => {
  it('[R-S01] are not made before both reviews agreed, in no format; the preview is', async () => {
    const place = await made(DONGBA);
    for (const format of ['docx', 'html', 'page', 'txt', 'spoken', 'banner'] as const)
      await expect(renderNotice(place, format, jobContext())).rejects.toMatchObject({ code: 'review.releaseMissing' });
    const { html, sheets, findings } = await noticeSheets(place);
    expect(html).toContain('已硬化村道三公里');
    expect([sheets, findings]).toEqual([1, []]);
  });

  it('[R-S01] are the reviewed text; another text asks for another review', async () => {
    const place = await made(DONGBA);
    await review([place]);
    const { files, sheets, publicContacts } = await renderNotice(place, 'html', jobContext());
    expect(files.map(({ name, paper, landscape }) => [name, paper, landscape])).toEqual([
      ['东坝村 村道硬化结果公示.html', 'A4', false],
    ]);
    expect(textOf(files[0]?.bytes)).toContain('已硬化村道三公里');
    expect(sheets).toBe(1);
    expect(publicContacts).toContain('0000-6100001');
    const entry = await mustReadNotice(place);
    await saveNotice(entry, { ...entry, body: { ...entry.body, note: '此件公开发布' } });
    await expect(renderNotice(place, 'docx', jobContext())).rejects.toMatchObject({ code: 'review.releaseChanged' });
  });

  it('[R-V07] of money wait for the supervision committee', async () => {
    const place = await made(DONGBA, { kind: 'finance', title: '财务公开榜' });
    await review([place]);
    await expect(renderNotice(place, 'html', jobContext())).rejects.toMatchObject({
      code: 'notice.act.opinionMissing',
    });
  });

  it('stay here when the detector finds a number of a person in them', async () => {
    const text = `联系 ${anIdNumber(7)}`;
    const place = await made(DONGBA, {}, { blocks: [{ kind: 'paragraph', text, level: 0 }] });
    await review([place]);
    for (const format of ['docx', 'html', 'page', 'txt'] as const) {
      const { files } = await renderNotice(place, format, jobContext());
      expect(files.map(({ bytes }) => bytes.length)).toEqual([0]);
      expect(files[0]?.findings.some(({ severity }) => severity === 'error')).toBe(true);
    }
  });

  it('[R-CH02] for the board on paper only are no picture for the WeChat group', async () => {
    const place = await made(DONGBA, { reach: 'board' });
    await review([place]);
    await expect(renderNotice(place, 'png', jobContext())).rejects.toMatchObject({
      code: 'notice.output.boardOnlyPicture',
    });
    expect((await renderNotice(place, 'html', jobContext())).sheets).toBe(1);
  });

  it('[R-V12] have a spoken one as text that Windows reads, and a banner over several sheets', async () => {
    const place = await made(DONGBA, {}, { spoken: '村民朋友们\n路修好了', bannerText: '东坝村村务公开' });
    await review([place]);
    const spoken = await renderNotice(place, 'txt', jobContext());
    expect(spoken.files[0]?.name).toBe('东坝村 村道硬化结果公示 广播稿.txt');
    expect([...(spoken.files[0]?.bytes.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
    expect(textOf(spoken.files[0]?.bytes)).toContain('村民朋友们\r\n路修好了\r\n');
    const banner = await renderNotice(place, 'banner', jobContext());
    expect(banner.sheets).toBe(4);
  });
});

describe('many notices for the printer', () => {
  it('are one job for each paper, their list in front, what is not reviewed left out with its reason', async () => {
    const places = [
      await made(DONGBA),
      await made(XIBA),
      await made(DONGBA, { paper: 'A3', orientation: 'landscape', title: '财务公示' }),
      await made(XIBA, { title: '没有审查的公示' }),
    ];
    await review(places.slice(0, 3));
    const { jobs, printed, refused } = await noticesForPrint(places, jobContext());
    expect(jobs.map(({ paper, landscape }) => [paper, landscape])).toEqual([
      ['A4', false],
      ['A3', true],
    ]);
    expect(printed.map(({ unitName, title, sheets }) => [unitName, title, sheets])).toEqual([
      ['东坝村', '村道硬化结果公示', 1],
      ['西坝村', '村道硬化结果公示', 1],
      ['东坝村', '财务公示', 1],
    ]);
    expect(refused).toEqual([{ title: '没有审查的公示', code: 'review.releaseMissing', params: {} }]);
    const html = textOf(jobs[0]?.bytes);
    expect(html.match(/<div class="page/g)).toHaveLength(3);
    expect(html.indexOf('公告打印清单')).toBeLessThan(html.indexOf('已硬化村道三公里'));
    expect(html).not.toContain('没有审查的公示');
  });

  it('are printed without the one in which a number of a person was found, and that one is named', async () => {
    const id = anIdNumber(7);
    const text = `联系 ${id}`;
    const places = [
      await made(DONGBA),
      await made(XIBA, { title: '写了证件号的公示' }, { blocks: [{ kind: 'paragraph', text, level: 0 }] }),
    ];
    await review(places);
    const { jobs, printed, refused } = await noticesForPrint(places, jobContext());
    expect(printed.map(({ unitName }) => unitName)).toEqual(['东坝村']);
    expect(refused.map(({ title, code }) => [title, code])).toEqual([['写了证件号的公示', 'pii.id']]);
    expect(textOf(jobs[0]?.bytes)).toContain('已硬化村道三公里');
    expect(JSON.stringify([refused, jobs.map(({ bytes }) => textOf(bytes))])).not.toContain(id);
  });

  it('let a telephone pass only on the notice that prints it as official', async () => {
    const text = '请拨打 13900000007';
    const places = [
      await made(DONGBA, {}, { telephones: ['13900000007'] }),
      await made(XIBA, { title: '写了别人电话的公示' }, { blocks: [{ kind: 'paragraph', text, level: 0 }] }),
    ];
    await review(places);
    const { refused } = await noticesForPrint(places, jobContext());
    expect(refused.map(({ title }) => title)).toEqual(['写了别人电话的公示']);
  });

  it('can be cancelled between two of them', async () => {
    const places = [await made(DONGBA), await made(XIBA)];
    await review(places);
    const control = new AbortController();
    const context = jobContext({
      signal: control.signal,
      onProgress: ({ done }) => {
        if (done === 1) control.abort();
      },
    });
    await expect(noticesForPrint(places, context)).rejects.toThrow();
  });
});
