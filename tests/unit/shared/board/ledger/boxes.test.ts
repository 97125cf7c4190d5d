import { describe, expect, it } from 'vitest';
import { boxesOf, nextNo } from '../../../../../shared/board/ledger';
import type { ArchiveLine } from '../../../../../shared/records';
import { hangingOf } from '../../../../support/hangings';

const aFile = (given: Partial<ArchiveLine> = {}): ArchiveLine => ({
  id: 'f1',
  revision: 0,
  updatedAt: '',
  updatedBy: '',
  unitCode: '190101100201',
  kind: 'election',
  title: '第十二届村委会换届选举文件和选票',
  span: '2026年3月',
  pages: 120,
  box: '2026年第1盒',
  boxNo: 1,
  note: '',
  deleted: false,
  ...given,
});
const posted = (sourceId: string, box: string, boxNo: number) =>
  hangingOf({ thing: { sourceId, takenDownOn: '2026-09-26' }, line: { sourceId, box, boxNo } });

describe('archive boxes', () => {
  it('[R-V20] hold postings and files that never hung, by their number in the index', () => {
    const boxes = boxesOf(
      [posted('a', '2026年第1盒', 3), posted('b', '2026年第1盒', 2), posted('c', '', 0)],
      [aFile(), aFile({ id: 'f2', box: '2026年第2盒' }), aFile({ id: 'f3', deleted: true })],
    );
    expect(boxes.map(({ name, entries }) => [name, entries.map(({ kind, no }) => `${kind} ${no}`)])).toEqual([
      ['2026年第1盒', ['file 1', 'posting 2', 'posting 3']],
      ['2026年第2盒', ['file 1']],
    ]);
  });

  it('[R-V20] the next number follows the last one of that box', () => {
    const boxes = boxesOf([posted('a', '2026年第1盒', 7)], [aFile()]);
    expect(nextNo(boxes, '190101100201', '2026年第1盒')).toBe(8);
    expect(nextNo(boxes, '190101100201', '2026年第2盒')).toBe(1);
    expect(nextNo(boxes, '190101100202', '2026年第1盒')).toBe(1);
  });
});
