import { describe, expect, it } from 'vitest';
import { text } from '../../../../resources';
import { openBundle, planListSubmission, seededSource, type UnitList } from '../../../../shared/bundle';
import { blobOfBytes } from '../../../../shared/formats/zip';
import type { CalendarDate } from '../../../../shared/kernel';
import { aBundleInput, aKey, knownKey, packToBytes, TOWNSHIP, verifyOptions } from '../../../support/bundleBreaker';
import { anIdNumber } from '../../../support/people';

const strict = { ...verifyOptions, keys: [knownKey(aKey())], recipient: TOWNSHIP, requireSignature: true };
const DONGBA = '190101100201';
const base = aBundleInput();

const line = (over: Partial<UnitList['lines'][number]> = {}): UnitList['lines'][number] => ({
  catalogCode: 'VC-CW-01',
  title: '村级财务收支情况',
  period: '2026-Q1',
  dueOn: '2026-04-15' as CalendarDate,
  publishedOn: '2026-04-10' as CalendarDate,
  channel: '村务公开栏',
  place: '村委会门口',
  status: 'published',
  note: '',
  ...over,
});

async function packed(lines: UnitList['lines']) {
  const sender = { ...base, unitCode: base.senderUnit, unitName: '东坝村村民委员会', level: base.senderLevel };
  const source = seededSource('lists', Date.parse(base.created));
  const units = [{ unitCode: DONGBA, unitName: '东坝村', lines }];
  const planned = planListSubmission(
    {
      ...sender,
      recipientUnit: base.recipientUnit,
      publicContacts: [],
      publicNumbers: [],
    },
    '2026-Q1',
    units,
    source,
    'gongkai 1.0.0',
    text,
  );
  if (!planned.ok) throw new Error(planned.fault);
  return { input: planned.value, bundle: await openBundle(blobOfBytes(await packToBytes(planned.value)), strict) };
}

describe('a disclosure list in a package', () => {
  it('[R-V11] passes the county’s check and reads line by line as it was written', async () => {
    const late = line({ catalogCode: 'VC-CW-03', title: '债权债务情况', status: 'overdue', note: '账目未对完' });
    const { publishedOn: _none, ...open } = late;
    const { input, bundle } = await packed([line(), open]);
    expect(bundle.verdict.problems).toEqual([]);
    expect(bundle.verdict.items[0]).toMatchObject({
      kind: 'disclosure-list',
      title: '东坝村2026年第1季度公开清单',
      rowCount: '2',
      period: '2026-Q1',
    });
    const content = await bundle.readItem(input.items[0]?.itemId ?? '');
    expect(content?.columns.slice(1)).toEqual([
      'seq',
      'catalogCode',
      'title',
      'period',
      'dueOn',
      'publishedOn',
      'channel',
      'place',
      'status',
      'note',
    ]);
    expect(content?.rows.map((row) => row.slice(1))).toEqual([
      [
        '1',
        'VC-CW-01',
        '村级财务收支情况',
        '2026-Q1',
        '2026-04-15',
        '2026-04-10',
        '村务公开栏',
        '村委会门口',
        'published',
        '',
      ],
      [
        '2',
        'VC-CW-03',
        '债权债务情况',
        '2026-Q1',
        '2026-04-15',
        '',
        '村务公开栏',
        '村委会门口',
        'overdue',
        '账目未对完',
      ],
    ]);
  });

  it('[R-S03] is refused whole when somebody’s number stands in a note', async () => {
    const { bundle } = await packed([line({ note: `见${anIdNumber(1)}` })]);
    expect(bundle.verdict.problems.map(({ code }) => code)).toContain('pii.id');
    expect(bundle.verdict.verdict).toBe('fail');
  });
});

describe('a list of persons in a package', () => {
  it('[R-CH02] [R-V27] says name and category, no amount and no number, and stays on the board', async () => {
    const [payout] = base.items;
    if (payout?.kind !== 'payout') throw new Error('no payout item');
    const { lines: _lines, files: _files, ...head } = payout;
    const rows = ['样例甲', '样例乙'].map((personName, index) => ({
      rowId: `0195a0b0-0003-7f34-836f-50b2f7f161${30 + index}`,
      divisionCode: DONGBA,
      row: {
        seq: index + 1,
        village: '东坝村',
        villagerGroup: '一组',
        personName,
        category: '农村低保',
        approvedOn: '2026-01-20' as CalendarDate,
      },
    }));
    const input = { ...base, items: [{ ...head, kind: 'persons' as const, lines: rows, files: [] }] };
    const bundle = await openBundle(blobOfBytes(await packToBytes(input)), strict);
    expect(bundle.verdict.problems).toEqual([]);
    expect(bundle.verdict.items[0]).toMatchObject({ kind: 'persons', reach: 'board', rowCount: '2', totalYuan: '' });
    const content = await bundle.readItem(head.itemId);
    expect(content?.rows.map((row) => row.slice(3))).toEqual([
      ['一组', '样例甲', '', '农村低保', '2026-01-20', ''],
      ['一组', '样例乙', '', '农村低保', '2026-01-20', ''],
    ]);
  });
});
