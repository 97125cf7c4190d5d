import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { markVillagePosted } from '../../../../../renderer/data/batches/boardActs';
import {
  actsOf,
  blankObjection,
  clearCopies,
  correct,
  fileInBox,
  listBoards,
  readBoardView,
  removeArchiveLine,
  removeBoard,
  saveArchiveLine,
  saveBoard,
  saveObjection,
  setPlace,
  takeDown,
} from '../../../../../renderer/data/board';
import { mustReadEntry } from '../../../../../renderer/data/disclosures';
import { readNotice } from '../../../../../renderer/data/notices';
import { findBatch } from '../../../../../renderer/data/queries';
import { listHistory } from '../../../../../renderer/data/store/history';
import { undoLast } from '../../../../../renderer/data/store/undo';
import { JobFault } from '../../../../../renderer/workers/protocol';
import type { CalendarDate } from '../../../../../shared/kernel';
import {
  DONGBA,
  hangingBy,
  itIs,
  postAgain,
  posted,
  postedBatch,
  postedNotice,
  postNoticeAgain,
  XIBA,
} from '../../../../support/boardActs';
import { emptyDesk } from '../../../../support/deskStore';
import { anIdNumber } from '../../../../support/people';

vi.mock('../../../../../renderer/workers/client', () => import('../../../../support/workerHere'));

beforeEach(emptyDesk);

const UP = '2026-04-10';
const LAWFUL = '2026-04-26';

async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return '';
  } catch (error) {
    if (error instanceof JobFault) return error.code;
    throw error;
  }
}

describe('what hangs', () => {
  it('[R-V04] comes from the sources: an entry, and a batch in each of its villages', async () => {
    const { id } = await posted(UP);
    const batch = await postedBatch(UP);
    expect(await hangingBy(id)).toMatchObject({ state: 'hangs', earliest: LAWFUL, thing: { source: 'disclosure' } });
    for (const unitCode of [DONGBA, XIBA])
      expect(await hangingBy(batch, unitCode)).toMatchObject({ state: 'hangs', earliest: LAWFUL });
    itIs(LAWFUL);
    expect(await hangingBy(id)).toMatchObject({ state: 'mayComeDown' });
  });

  it('is computed anew for the village in which something was done, and for all on another day', async () => {
    const { id } = await posted(UP);
    const batch = await postedBatch(UP);
    const before = [await hangingBy(id), await hangingBy(batch, DONGBA), await hangingBy(batch, XIBA)];
    await setPlace(await hangingBy(id), { boardId: '', postedBy: '张三', sheets: 0, paper: 'A4' });
    expect(await hangingBy(id)).not.toBe(before[0]);
    expect(await hangingBy(batch, XIBA)).toBe(before[2]);
    await setPlace(await hangingBy(batch, XIBA), { boardId: '', postedBy: '李四', sheets: 0, paper: 'A4' });
    expect(await hangingBy(batch, XIBA)).toMatchObject({ line: { postedBy: '李四' } });
    const { hangings } = await readBoardView();
    expect(hangings.map(({ thing }) => thing.postedOn)).toEqual([UP, UP, UP]);
    itIs('2026-04-12');
    expect((await hangingBy(batch, DONGBA)).daysLeft).toBe((before[1]?.daysLeft ?? 0) - 2);
  });

  it('says where it hangs and who put it up, beside the source and never in it', async () => {
    const { id } = await posted(UP);
    const before = await mustReadEntry((await hangingBy(id)) && { unitCode: DONGBA, year: '2026', id });
    const boardId = await saveBoard({
      unitCode: DONGBA,
      name: '村务公开栏',
      place: '村委会门口',
      group: '',
      widthCm: 240,
      heightCm: 120,
      note: '',
    });
    const other = await saveBoard({
      unitCode: DONGBA,
      name: '一组公开栏',
      place: '晒谷场',
      group: '一组',
      widthCm: 120,
      heightCm: 90,
      note: '',
    });
    await setPlace(await hangingBy(id), { boardId: other, postedBy: ' 张三 ', sheets: 3, paper: 'A3' });
    expect(await hangingBy(id)).toMatchObject({ board: { name: '一组公开栏' }, sheets: 3, line: { postedBy: '张三' } });
    expect(await mustReadEntry({ unitCode: DONGBA, year: '2026', id })).toEqual(before);
    await removeBoard({ id: other, name: '一组公开栏' });
    expect((await listBoards()).map((board) => board.id)).toEqual([boardId]);
    expect((await hangingBy(id)).board?.id).toBe(boardId);
  });

  it('a board needs a name', async () => {
    const facts = { unitCode: DONGBA, name: ' ', place: '', group: '', widthCm: 0, heightCm: 0, note: '' };
    expect(await refusal(saveBoard(facts))).toBe('board.nameMissing');
  });
});

describe('a notice', () => {
  it('[R-V04b] hangs until its days for objections are over, comes down by its own act and is filed', async () => {
    const place = await postedNotice(UP);
    expect(await hangingBy(place.id)).toMatchObject({ state: 'hangs', earliest: '2026-05-01' });
    itIs('2026-05-01');
    await takeDown(await hangingBy(place.id), { on: '2026-05-01', reason: '', takenDownBy: '李四' });
    expect(await hangingBy(place.id)).toMatchObject({ state: 'down', line: { takenDownBy: '李四' } });
    await fileInBox([await hangingBy(place.id)], '13900000007的盒');
    expect(JSON.stringify(await listHistory({ limit: 1 }))).not.toContain('13900000007');
    expect((await readNotice(place))?.line.state).toBe('archived');
  });

  it('[R-V06] that was corrected keeps version 1 with its days and hangs anew', async () => {
    const place = await postedNotice(UP);
    itIs('2026-04-15');
    await correct(await hangingBy(place.id), '名字写错了');
    expect(await hangingBy(place.id)).toMatchObject({ state: 'correcting' });
    await postNoticeAgain('2026-04-16', place);
    const now = await hangingBy(place.id);
    expect(now).toMatchObject({ state: 'hangs', earliest: '2026-05-07', thing: { version: 2 } });
    expect((await actsOf(now.thing).details(now.thing)).ended).toMatchObject([
      { version: 1, postedOn: UP, postingTo: '2026-04-30', endedOn: '2026-04-15' },
    ]);
  });
});

describe('taking down', () => {
  it('[R-V04] is the entry’s own act: its days change, who did it stands beside, one step of undo', async () => {
    const { id } = await posted(UP);
    itIs(LAWFUL);
    await takeDown(await hangingBy(id), { on: LAWFUL, reason: '', takenDownBy: '李四' });
    expect(await hangingBy(id)).toMatchObject({ state: 'down', line: { takenDownBy: '李四' } });
    expect((await mustReadEntry({ unitCode: DONGBA, year: '2026', id })).line.takenDownOn).toBe(LAWFUL);
    await undoLast();
    expect(await hangingBy(id)).toMatchObject({ state: 'mayComeDown' });
    expect((await hangingBy(id)).line?.takenDownBy ?? '').toBe('');
  });

  it('[R-V04] before the lawful day needs a reason, and shows as early', async () => {
    const { id } = await posted(UP);
    itIs('2026-04-20');
    const down = { on: '2026-04-20', takenDownBy: '' };
    expect(await refusal(takeDown(await hangingBy(id), { ...down, reason: '' }))).toBe('disclosure.whyMissing');
    expect(await hangingBy(id)).toMatchObject({ state: 'hangs' });
    await takeDown(await hangingBy(id), { ...down, reason: '墙倒了' });
    expect(await hangingBy(id)).toMatchObject({ state: 'downEarly' });
  });

  it('[R-V04] of a batch is each village’s own; the last one ends the posting', async () => {
    const id = await postedBatch(UP);
    itIs(LAWFUL);
    await takeDown(await hangingBy(id), { on: LAWFUL, reason: '', takenDownBy: '' });
    expect(await hangingBy(id)).toMatchObject({ state: 'down' });
    expect(await hangingBy(id, XIBA)).toMatchObject({ state: 'mayComeDown' });
    expect((await findBatch(id))?.state).toBe('posted');
    await takeDown(await hangingBy(id, XIBA), { on: LAWFUL, reason: '', takenDownBy: '' });
    expect(await hangingBy(id, XIBA)).toMatchObject({ state: 'down' });
    expect((await findBatch(id))?.state).toBe('confirmed');
  });

  it('[R-V04] of a batch before the lawful day of that village needs a reason', async () => {
    const id = await postedBatch(UP);
    itIs('2026-04-28');
    await markVillagePosted(id, '东坝村', '2026-04-15' as CalendarDate);
    expect(await hangingBy(id)).toMatchObject({ earliest: '2026-05-01', state: 'hangs' });
    const down = { on: '2026-04-28', reason: '', takenDownBy: '' };
    expect(await refusal(takeDown(await hangingBy(id), down))).toBe('batch.earlyTakeDown');
    await takeDown(await hangingBy(id, XIBA), down);
    expect(await hangingBy(id, XIBA)).toMatchObject({ state: 'down' });
  });
});

describe('objections', () => {
  it('[R-V08] are received, examined, answered; the history does not say who raised them', async () => {
    const { id } = await posted(UP);
    itIs('2026-04-14');
    const objection = { ...blankObjection(), receivedOn: '2026-04-12', what: '活动次数写多了' };
    await saveObjection(await hangingBy(id), objection, UP);
    expect((await hangingBy(id)).needs).toContain('objection');
    const answered = {
      ...objection,
      examinedOn: '2026-04-13',
      finding: '属实',
      answeredOn: '2026-04-14',
      answer: '当面答复，已更正',
      outcome: 'upheld' as const,
    };
    await saveObjection(await hangingBy(id), answered, UP);
    const hanging = await hangingBy(id);
    expect(hanging.needs).not.toContain('objection');
    expect(hanging.line?.objections).toEqual([answered]);
    const lines = await listHistory({ limit: 2 });
    expect(lines.map(({ command }) => command)).toEqual(['command.board.objection', 'command.board.objection']);
  });

  it('[R-S04] keep no number of whoever raised them', async () => {
    const { id } = await posted(UP);
    const what = `本人电话 13900000007，证件 ${anIdNumber(7)}，面积少算2亩`;
    await saveObjection(await hangingBy(id), { ...blankObjection(), receivedOn: UP, what }, UP);
    const stored = (await hangingBy(id)).line?.objections[0]?.what ?? '';
    expect(stored).toContain('面积少算2亩');
    expect(stored).not.toMatch(/13900000007|\d{15}/);
  });

  it('[R-V08] are not stored by halves', async () => {
    const { id } = await posted(UP);
    const answered = {
      ...blankObjection(),
      what: '有误',
      answeredOn: UP,
      answer: '已答复',
      outcome: 'rejected' as const,
    };
    expect(await refusal(saveObjection(await hangingBy(id), answered, UP))).toBe('board.objection.notExamined');
    expect((await hangingBy(id)).line).toBeUndefined();
  });
});

describe('a correction', () => {
  it('[R-V06] of an entry keeps version 1 with its days, and version 2 hangs its own full period', async () => {
    const place = await posted(UP);
    itIs('2026-04-15');
    const hanging = await hangingBy(place.id);
    expect(await correct(hanging, '活动次数写多了')).toEqual({ ok: true, value: null });
    expect(await hangingBy(place.id)).toMatchObject({ state: 'correcting', thing: { version: 2 } });
    await postAgain('2026-04-16', place);
    const again = await hangingBy(place.id);
    expect(again).toMatchObject({ state: 'hangs', earliest: '2026-05-02', thing: { version: 2 } });
    expect((await actsOf(again.thing).details(again.thing)).ended).toEqual([
      { version: 1, postedOn: UP, postingTo: '2026-04-25', endedOn: '2026-04-15', why: '活动次数写多了' },
    ]);
  });

  it('[R-V06] of a batch takes it back in all its villages, with its days', async () => {
    const id = await postedBatch(UP);
    itIs('2026-04-15');
    const hanging = await hangingBy(id);
    expect(await correct(hanging, '')).toMatchObject({ ok: false, fault: 'batch.noReason' });
    await correct(hanging, '面积登记有误');
    for (const unitCode of [DONGBA, XIBA]) {
      const now = await hangingBy(id, unitCode);
      expect(now).toMatchObject({ state: 'correcting', thing: { version: 2 } });
      expect((await actsOf(now.thing).details(now.thing)).ended).toMatchObject([
        { version: 1, postedOn: UP, postingTo: '2026-04-25', endedOn: '2026-04-15' },
      ]);
    }
  });
});

describe('after the take-down', () => {
  const down = async () => {
    const id = await postedBatch(UP);
    itIs(LAWFUL);
    await takeDown(await hangingBy(id), { on: LAWFUL, reason: '', takenDownBy: '' });
    return id;
  };

  it('[privacy.md § 6.9] the copy with names is removed or masked: which, when and who', async () => {
    const id = await down();
    const facts = { cleared: 'removed' as const, clearedNote: '微信群里的图片已撤回' };
    expect((await hangingBy(id)).needs).toContain('clear');
    for (const [clearedOn, code] of [
      ['', 'board.clearedDay'],
      ['2026-05-01', 'board.clearedDay'],
      ['2026-04-20', 'board.clearedBefore'],
    ] as const)
      expect(await refusal(clearCopies([await hangingBy(id)], { ...facts, clearedOn }))).toBe(code);
    await clearCopies([await hangingBy(id)], { ...facts, clearedOn: LAWFUL });
    expect(await hangingBy(id)).toMatchObject({ line: { cleared: 'removed', clearedOn: LAWFUL } });
    expect((await hangingBy(id)).needs).not.toContain('clear');
  });

  it('[R-V20] it lies in a box under a number, the entry is archived, and both are one act', async () => {
    const batch = await down();
    const place = { unitCode: DONGBA, year: '2026', id: (await posted(UP)).id };
    itIs(LAWFUL);
    await takeDown(await hangingBy(place.id), { on: LAWFUL, reason: '', takenDownBy: '' });
    await saveArchiveLine({
      unitCode: DONGBA,
      kind: 'election',
      title: '选举文件和选票',
      span: '2026年3月',
      pages: 120,
      box: '2026年第1盒',
      boxNo: 1,
      note: '',
    });
    await fileInBox([await hangingBy(batch), await hangingBy(place.id)], '2026年第1盒');
    expect((await mustReadEntry(place)).line.state).toBe('archived');
    const { boxes } = await readBoardView();
    expect(boxes).toMatchObject([{ unitCode: DONGBA, name: '2026年第1盒' }]);
    expect(boxes[0]?.entries.map(({ kind, no }) => [kind, no])).toEqual([
      ['file', 1],
      ['posting', 2],
      ['posting', 3],
    ]);
    await undoLast();
    expect((await mustReadEntry(place)).line.state).toBe('published');
    expect((await readBoardView()).boxes[0]?.entries).toHaveLength(1);
  });

  it('[R-V20] what lies in the box keeps its number; taken out it has none', async () => {
    const id = await down();
    await fileInBox([await hangingBy(id)], '2026年第1盒');
    await fileInBox([await hangingBy(id)], '2026年第1盒');
    expect(await hangingBy(id)).toMatchObject({ state: 'archived', line: { boxNo: 1 } });
    await fileInBox([await hangingBy(id)], '');
    expect(await hangingBy(id)).toMatchObject({ state: 'down', line: { box: '', boxNo: 0 } });
  });

  it('[R-V20] a file that never hung needs a title and a box, and can be taken out again', async () => {
    const facts = {
      unitCode: DONGBA,
      kind: 'meeting' as const,
      title: '',
      span: '',
      pages: 0,
      box: '1',
      boxNo: 1,
      note: '',
    };
    expect(await refusal(saveArchiveLine(facts))).toBe('board.archive.titleMissing');
    expect(await refusal(saveArchiveLine({ ...facts, title: '会议记录', box: ' ' }))).toBe('board.archive.boxMissing');
    await saveArchiveLine({ ...facts, title: '会议记录' });
    const [line] = (await readBoardView()).archiveLines;
    if (!line) throw new Error('no line');
    await removeArchiveLine(line);
    expect((await readBoardView()).archiveLines).toEqual([]);
    await undoLast();
    expect((await readBoardView()).archiveLines).toHaveLength(1);
  });
});
