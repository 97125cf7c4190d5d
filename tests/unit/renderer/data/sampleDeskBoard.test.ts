import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readAttachmentBytes } from '../../../../renderer/data/attachments/bytes';
import { readBoardView } from '../../../../renderer/data/board';
import { listNotices, mustReadNotice, noticeContextOf, noticePlaceOf } from '../../../../renderer/data/notices';
import { noticeReview } from '../../../../renderer/data/reviewStates';
import { fillSampleDesk } from '../../../../renderer/data/sampleDesk';
import { undoLast } from '../../../../renderer/data/store/undo';
import { arrangeBoard, checkObjection, isUp } from '../../../../shared/board/ledger';
import { checkReviews } from '../../../../shared/disclosure/entries';
import { checkImageMetadata } from '../../../../shared/formats/picture';
import { day } from '../../../support/coverageRules';
import { bareDesk } from '../../../support/deskActs';
import { sampleTownship } from '../../../support/sampleTownship';

const TODAY = day('2026-11-28');
const picture = readFile(path.resolve('resources/samples/board.jpg'));

const noticeEntries = async () => Promise.all((await listNotices()).map((line) => mustReadNotice(noticePlaceOf(line))));

beforeEach(async () => {
  await bareDesk();
  await sampleTownship(TODAY);
  await fillSampleDesk(new Uint8Array(await picture));
});

describe('the boards of the sample desk', () => {
  it('have notices in every state, of many kinds and of all villages', async () => {
    const lines = await listNotices();
    expect(lines.length).toBeGreaterThanOrEqual(12);
    expect(new Set(lines.map(({ state }) => state))).toEqual(new Set(['draft', 'review', 'published', 'archived']));
    expect(new Set(lines.map(({ unitCode }) => unitCode)).size).toBe(8);
    expect(new Set(lines.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(7);
    expect(lines.some(({ state, takenDownOn }) => state === 'published' && takenDownOn !== '')).toBe(true);
    expect(lines.some(({ kind, reach }) => kind === 'circular' && reach === 'internet')).toBe(true);
    expect(lines.some(({ state, returnedWhy }) => state === 'draft' && returnedWhy !== '')).toBe(true);
  });

  it('[R-V06] have a notice that was corrected: the second version says what is right, the first keeps its days', async () => {
    const [again] = (await noticeEntries()).filter(({ line }) => line.version === 2);
    if (!again) throw new Error('corrected');
    expect(again.line.state).toBe('published');
    expect(again.body.trace.map(({ act }) => act)).toEqual([
      'submitted',
      'published',
      'corrected',
      'submitted',
      'published',
    ]);
    expect(again.body.trace[2]?.postedOn).toBe('2026-11-16');
    const cells = again.body.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    expect(cells.flatMap((row) => row.cells)).toContain('110');
    expect(cells.flatMap((row) => row.cells)).not.toContain('120');
  });

  it('[R-S01] have nothing up that is not agreed to in both reviews, and nothing sent that a check refuses', async () => {
    for (const entry of await noticeEntries()) {
      // A draft may still have gaps.
      if (entry.line.state === 'draft') continue;
      const { content } = await noticeContextOf(entry);
      expect([entry.line.title, content.filter(({ severity }) => severity === 'error')]).toEqual([
        entry.line.title,
        [],
      ]);
      if (entry.line.postedOn === '') continue;
      expect([entry.line.title, checkReviews(await noticeReview(entry))]).toEqual([entry.line.title, []]);
    }
  });

  it('speak of their own village and of days around the posting', async () => {
    for (const { line, body } of await noticeEntries()) {
      const words = JSON.stringify([line.title, body.blocks, body.signers, body.objectionPlace]);
      expect(words).not.toContain('东坝村');
      expect(words).not.toMatch(/2026年6月\d/);
    }
  });

  it('[R-CH02] name nobody in the list of allowances, which stays on the paper board', async () => {
    const [list] = (await noticeEntries()).filter(({ line }) => line.templateId === 'low-income-result');
    expect(list?.line.reach).toBe('board');
    expect(JSON.stringify(list?.body.blocks)).not.toMatch(/某/);
  });

  it('[R-V04][R-V20] look like those of a real desk: most of what hangs has its photograph, most of what hung lies in a box', async () => {
    const { hangings, boards, boxes, unknownVillages } = await readBoardView();
    expect(unknownVillages).toEqual([]);
    const up = hangings.filter(isUp);
    const bare = up.filter(({ needs }) => needs.includes('photo'));
    expect(up.length).toBeGreaterThan(30);
    expect(bare.length).toBeGreaterThan(0);
    expect(bare.length).toBeLessThan(up.length / 2);
    expect(new Set(hangings.map(({ state }) => state))).toEqual(new Set(['hangs', 'mayComeDown', 'down', 'archived']));
    expect(boards).toHaveLength(8);
    expect(new Set(boards.map(({ unitCode }) => unitCode)).size).toBe(7);
    for (const board of boards) {
      const own = up.filter((one) => one.board?.id === board.id);
      expect([board.name, arrangeBoard(board, own).placed.length > 0]).toEqual([board.name, true]);
    }
    expect(boxes.some(({ entries }) => entries.some(({ kind }) => kind === 'posting'))).toBe(true);
    expect(boxes.some(({ entries }) => entries.some(({ kind }) => kind === 'file'))).toBe(true);
  });

  it('[R-V08] have one objection that waits and one that was answered, both within the posting', async () => {
    const { hangings } = await readBoardView();
    const first = new Map((await listNotices()).map(({ id, firstPostedOn }) => [id, firstPostedOn]));
    const found = hangings.flatMap(({ thing, line }) => (line?.objections ?? []).map((one) => ({ thing, one })));
    expect(found.map(({ one }) => one.answeredOn !== '').sort()).toEqual([false, true]);
    for (const { thing, one } of found) {
      const postedOn = first.get(thing.sourceId) ?? '';
      expect([postedOn !== '', checkObjection(one, postedOn, TODAY)]).toEqual([true, []]);
    }
  });

  it('keep the picture once, without place and camera', async () => {
    const [entry] = (await noticeEntries()).filter(({ line }) => line.hasProof);
    const [proof] = entry?.body.attachments ?? [];
    if (!proof) throw new Error('proof');
    const kept = await readAttachmentBytes(proof);
    expect(kept).toEqual(new Uint8Array(await picture));
    expect(checkImageMetadata(kept)).toEqual([]);
  });

  it('go with the one undo of the sample', async () => {
    expect((await undoLast('sample')).ok).toBe(true);
    expect(await listNotices()).toEqual([]);
    const { hangings, boards, archiveLines } = await readBoardView();
    expect([hangings, boards, archiveLines]).toEqual([[], [], []]);
  });

  it.each(['2027-01-03', '2027-03-01', '2027-06-30', '2027-10-08'])('stand on their rules on %s too', async (today) => {
    await bareDesk();
    await sampleTownship(today);
    await fillSampleDesk();
    const { hangings } = await readBoardView();
    expect(hangings.length).toBeGreaterThan(8);
    for (const { thing } of hangings)
      expect([thing.postedOn, thing.takenDownOn].every((one) => one <= today)).toBe(true);
  });
});
