import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  correct,
  fileInBox,
  readBoardView,
  saveArchiveLine,
  setPlace,
  takeDown,
} from '../../../../../renderer/data/board';
import { boxIndex, boxLabel } from '../../../../../renderer/features/board/hanging/archive/boxReports';
import { ledgerReport } from '../../../../../renderer/features/board/hanging/list/ledgerReport';
import { DONGBA, hangingBy, itIs, postAgain, posted } from '../../../../support/boardActs';
import { emptyDesk } from '../../../../support/deskStore';

vi.mock('../../../../../renderer/workers/client', () => import('../../../../support/workerHere'));

beforeEach(emptyDesk);

const BOX = '2026年第1盒';

/** Corrected once, taken down, filed behind the minutes of a meeting. */
async function filed(): Promise<void> {
  const place = await posted('2026-04-10');
  itIs('2026-04-15');
  await correct(await hangingBy(place.id), '活动次数写多了');
  await postAgain('2026-04-16', place);
  await setPlace(await hangingBy(place.id), { boardId: '', postedBy: '张三', sheets: 2, paper: 'A4' });
  itIs('2026-05-02');
  await takeDown(await hangingBy(place.id), { on: '2026-05-02', reason: '', takenDownBy: '' });
  await saveArchiveLine({
    unitCode: DONGBA,
    kind: 'meeting',
    title: '村民代表会议记录',
    span: '2026年3月',
    pages: 12,
    box: BOX,
    boxNo: 1,
    note: '原件',
  });
  await fileInBox([await hangingBy(place.id)], BOX);
}

describe('sheets of an archive box', () => {
  it('[R-V20] the index numbers postings and files, with the dates of each version', async () => {
    await filed();
    const view = await readBoardView();
    const [box] = view.boxes;
    if (!box) throw new Error('no box');
    const index = await boxIndex(box, view);
    expect(index).toMatchObject({ title: '东坝村村务档案盒内目录', subtitle: BOX });
    expect(index.rows.map(({ cells }) => cells)).toEqual([
      ['1', '会议记录', '村民代表会议记录', '2026年3月', '12', '原件'],
      [
        '2',
        '公开栏张贴',
        '移风易俗、红白理事会、文化活动',
        '2026年4月16日至2026年5月2日',
        '',
        '第1版：2026年4月10日张贴，2026年4月15日收回，原因：活动次数写多了',
      ],
    ]);
  });

  it('[R-V20] the label leaves the years to keep to be written by hand', async () => {
    await filed();
    const view = await readBoardView();
    const [box] = view.boxes;
    if (!box) throw new Error('no box');
    const said = boxLabel(box, view).rows.map(({ cells: [what, text] }) => [
      typeof what === 'object' ? what.text : what,
      text,
    ]);
    expect(said).toEqual([
      ['单位', '东坝村'],
      ['盒号', BOX],
      ['起止件号', '第 1 件至第 2 件'],
      ['件数', '共 2 件'],
      ['类别', '会议记录、公开栏张贴'],
      ['保管期限', ''],
      ['备注', ''],
    ]);
  });
});

describe('the ledger as a report', () => {
  it('[R-V04] says of each thing when it may come down and what it waits for', async () => {
    await posted('2026-04-10');
    const view = await readBoardView();
    const [row] = ledgerReport(view.hangings, view).rows;
    expect(row?.cells.map((cell) => (typeof cell === 'object' ? cell.text : cell))).toEqual([
      '东坝村',
      '移风易俗、红白理事会、文化活动',
      '',
      '2026年4月10日',
      '',
      '2026年4月26日',
      '',
      '张贴中',
      '没有照片',
    ]);
  });
});
