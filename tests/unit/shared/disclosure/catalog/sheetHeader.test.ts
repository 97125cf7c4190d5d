import { describe, expect, it } from 'vitest';
import { catalogSheetRules } from '../../../../../resources/catalogTables';
import { findSheetHeader } from '../../../../../shared/disclosure/catalog/sheetHeader';

const numbered = (rows: readonly (readonly string[])[]) => rows.map((cells, index) => ({ row: index + 1, cells }));
const HEAD = [
  '一级事项',
  '二级事项',
  '公开内容（要素）',
  '公开依据',
  '公开时限',
  '公开主体',
  '公开对象',
  '公开方式',
  '公开层级',
];

describe('the header of a catalog sheet', () => {
  it('[R-C01] in one row leaves the first entry in the body, whatever words it shares with a header', () => {
    const first = ['财务', '收支', '收入', '《村组法》', '每季度', '村委会', '全社会', '主动', '村级'];
    expect(findSheetHeader(numbered([HEAD, first]), catalogSheetRules)?.bodyAt).toBe(1);
  });

  it('[R-C01] in two storeys takes both, whether merged cells arrive empty or repeated', () => {
    const upper = ['公开事项', '', '公开内容（要素）', '公开依据', '公开时限', '公开主体', '公开层级', '', ''];
    const lower = ['一级事项', '二级事项', '', '', '', '', '县级', '乡级', '村级'];
    const repeated = ['一级事项', '二级事项', ...upper.slice(2, 6), '县级', '乡级', '村级'];
    expect(findSheetHeader(numbered([upper, lower]), catalogSheetRules)?.bodyAt).toBe(2);
    expect(findSheetHeader(numbered([upper, repeated]), catalogSheetRules)?.bodyAt).toBe(2);
  });
});
