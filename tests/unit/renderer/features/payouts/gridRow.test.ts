import { describe, expect, it } from 'vitest';
import { gridRowOf } from '../../../../../renderer/features/payouts/check/useSheetSource';
import { text } from '../../../../../resources';
import type { SheetRowView } from '../../../../../shared/jobs';
import { describeProblem, type Problem } from '../../../../../shared/kernel';

const at = (severity: Problem['severity'], code: string, column?: number): Problem => ({
  code,
  severity,
  at: { row: 7, ...(column === undefined ? {} : { column }) },
  params: { header: '金额', value: '见备注' },
});
const row = (over: Partial<SheetRowView>): SheetRowView => ({
  row: 7,
  cells: ['1', '东坝村', '见备注'],
  tone: 'plain',
  problems: [],
  ...over,
});

describe('a sheet row in the grid', () => {
  it('carries the row number of the sheet and no tone when nothing is wrong', () => {
    expect(gridRowOf(row({}))).toEqual({
      key: 7,
      label: '7',
      cells: ['1', '东坝村', '见备注'],
      cellTones: {},
      cellHints: {},
    });
  });

  it('marks a cell by its gravest problem and says all of them', () => {
    const reject = at('reject', 'amount_not_number', 3);
    const repair = at('repair', 'amount_unit', 3);
    const shown = gridRowOf(row({ tone: 'reject', problems: [reject, repair] }));
    expect(shown.tone).toBe('reject');
    expect(shown.cellTones).toEqual({ 2: 'reject' });
    expect(shown.cellHints?.[2]).toBe(`${describeProblem(text, reject)}\n${describeProblem(text, repair)}`);
  });

  it('says why a line is no data', () => {
    expect(gridRowOf(row({ tone: 'skip', skip: 'subtotal' })).hint).toBe('这一行不是数据：小计');
  });

  it('keeps a problem of the whole row at the row', () => {
    const shifted = at('reject', 'columns_shifted');
    expect(gridRowOf(row({ tone: 'reject', problems: [shifted] }))).toMatchObject({
      cellTones: {},
      hint: describeProblem(text, shifted),
    });
  });
});
