import { describe, expect, it } from 'vitest';
import { text } from '../../../../../resources';
import { financeRules, payoutRules } from '../../../../../resources/tables';
import type { CalendarDate } from '../../../../../shared/kernel';
import {
  type AssetContext,
  assetCell,
  assetNoticeBlocks,
  assetTotals,
  checkAssets,
  findAssetColumns,
  NO_ASSET_CELLS,
  readAssets,
  readTerm,
} from '../../../../../shared/ledgers/villageFinance';
import { ASSET_FIELDS, type AssetCells, type AssetKind, type AssetLine } from '../../../../../shared/records';
import { periodContext } from '../../../../support/vouchers';

const context: AssetContext = {
  ...periodContext,
  dateMarks: payoutRules.dateMarks,
  today: '2026-06-01' as CalendarDate,
};

function anAsset(order: number, given: Partial<AssetCells> = {}, kind: AssetKind = 'asset'): AssetLine {
  const typed = { ...NO_ASSET_CELLS, name: `机井${order}`, category: '农田水利设施', ...given };
  const cells = Object.fromEntries(
    ASSET_FIELDS.map((field) => [field, assetCell(field, typed[field], financeRules.money)]),
  );
  const stamp = { revision: 1, updatedAt: '', updatedBy: '' };
  return { ...(cells as unknown as AssetCells), ...stamp, id: `a${order}`, order, kind };
}
const codes = (lines: readonly AssetLine[]): string[] =>
  checkAssets(lines, context).map(({ code, severity, at }) => `${severity} ${code} ${at.row}.${at.field}`);

describe('the term of a contract', () => {
  it.each([
    ['2024年1月1日至2033年12月31日', '2024-01-01', '2033-12-31'],
    ['2024.1.1-2033.12.31', '2024-01-01', '2033-12-31'],
    ['2024-01-01 — 2033-12-31', '2024-01-01', '2033-12-31'],
    ['2024年7月至2027年6月', '2024-07-01', '2027-06-30'],
    ['2024-2033年', '2024-01-01', '2033-12-31'],
  ])('[R-V22] %s', (written, from, to) => expect(readTerm(written)).toEqual({ from, to }));

  it('[R-V22] that is none is not guessed', () => {
    expect(readTerm('长期')).toBeUndefined();
    expect(readTerm('十年')).toBeUndefined();
    expect(readTerm('2024年13月1日至2033年2月1日')).toBeUndefined();
  });
});

describe('a ledger of assets and resources', () => {
  it('[R-V22] amounts are exact or stay as typed', () => {
    expect(anAsset(1, { value: '¥12,000', rent: '1.5', quantity: '3' })).toMatchObject({
      value: '12000.00',
      rent: '1.50',
      quantity: '3',
    });
    expect(anAsset(1, { rent: '1.234' }).rent).toBe('1.234');
  });

  it('[R-V22] tells what is missing, impossible or run out', () => {
    expect(codes([anAsset(1, { value: '10', quantity: '1', unit: '口' })])).toEqual([]);
    expect(codes([anAsset(1, { name: '' })])).toEqual(['error finance.asset.nameMissing 1.name']);
    expect(codes([anAsset(1), { ...anAsset(1), id: 'b', order: 2 }])).toEqual(['warning finance.asset.twice 2.name']);
    expect(codes([anAsset(1, { value: '约3万', rent: '1.234', quantity: '三', area: '1.2.3' })])).toEqual([
      'error finance.amount.unclear 1.value',
      'error finance.amount.tooPrecise 1.rent',
      'error finance.asset.quantityUnclear 1.quantity',
      'error finance.asset.quantityUnclear 1.area',
    ]);
    const let1 = { lessee: '赵某', rent: '100' };
    expect(codes([anAsset(1, { ...let1, term: '2030年1月1日至2024年1月1日' })])).toEqual([
      'error finance.asset.termBack 1.term',
    ]);
    expect(codes([anAsset(1, { ...let1, term: '2016年1月1日至2026年5月31日' })])).toEqual([
      'warning finance.asset.termOver 1.term',
    ]);
    expect(codes([anAsset(1, { ...let1, term: '长期' })])).toEqual(['warning finance.asset.termUnclear 1.term']);
    expect(codes([anAsset(1, { lessee: '赵某' })])).toEqual([
      'warning finance.asset.termMissing 1.term',
      'warning finance.asset.rentMissing 1.rent',
    ]);
  });

  it('[R-S04] names of lessees stay, their numbers are found', () => {
    expect(codes([anAsset(1, { note: '承租人 999999185001010019' })])).toEqual(['error pii.id 1.note']);
  });

  it('[R-V22] adds up values and rents to the fen', () => {
    const lines = [anAsset(1, { value: '0.10', rent: '1' }), anAsset(2, { value: '0.20' }), anAsset(3, { rent: 'x' })];
    expect(assetTotals(lines)).toEqual({ count: 3, value: 30, rent: 100 });
  });

  it('[R-V22] becomes the tables for the board, assets and resources apart', () => {
    const lines = [
      anAsset(1, { quantity: '1', unit: '口', value: '35000' }),
      anAsset(2, {
        name: '门面房',
        category: '房屋',
        value: '120000',
        lessee: '赵某',
        term: '2025-2027',
        rent: '8000',
      }),
      anAsset(
        3,
        { name: '鱼塘', category: '水面', area: '12.5', unit: '亩', rent: '5000', collected: '已收' },
        'resource',
      ),
    ];
    const [assets, resources] = assetNoticeBlocks(lines, text);
    expect(assets?.kind === 'table' && [assets.caption, ...assets.columns.map(({ header }) => header)]).toEqual([
      '集体资产',
      '序号',
      '名称',
      '类别',
      '数量',
      '单位',
      '原值',
      '承租人',
      '合同期限',
      '年租金',
      '收缴情况',
      '备注',
    ]);
    expect(assets?.kind === 'table' && assets.rows.at(-1)).toEqual({
      kind: 'total',
      cells: ['', '合计', '', '', '', '155,000.00', '', '', '8,000.00', '', ''],
    });
    expect(resources?.kind === 'table' && resources.rows[0]?.cells).toEqual([
      '1',
      '鱼塘',
      '水面',
      '12.5',
      '亩',
      '',
      '',
      '5,000.00',
      '已收',
      '',
    ]);
    expect(assetNoticeBlocks(lines.slice(2), text)).toHaveLength(1);
  });
});

describe('a ledger from a sheet', () => {
  const HEADER = [
    '序号',
    '资产名称',
    '资产类别',
    '数量',
    '计量单位',
    '原值（元）',
    '承租人',
    '合同期限',
    '年租金',
    '备注',
  ];
  const read = (
    rows: readonly (readonly string[])[],
    header: readonly string[] = HEADER,
    kind: AssetKind = 'asset',
  ) => {
    const sheet = [['东坝村资产台账'], header, ...rows];
    return readAssets(sheet, findAssetColumns(sheet, financeRules), financeRules, kind);
  };

  it('[R-V22] gives a line for each thing, and none for totals', () => {
    const found = read([
      ['1', '机井', '水利', '2', '口', '35,000', '', '', '', ''],
      ['', '合计', '', '', '', '35000', '', '', '', ''],
    ]);
    expect(found.lines).toEqual([
      {
        row: 3,
        kind: 'asset',
        cells: { ...NO_ASSET_CELLS, name: '机井', category: '水利', quantity: '2', unit: '口', value: '35000.00' },
      },
    ]);
    expect(found.problems).toEqual([]);
  });

  it('[R-V22] tells assets from resources where a column says which', () => {
    const found = read(
      [
        ['机井', '资产', '1'],
        ['鱼塘', '资源', '1'],
      ],
      ['名称', '资产资源', '数量'],
    );
    expect(found.lines.map(({ kind }) => kind)).toEqual(['asset', 'resource']);
    expect(read([['鱼塘', '1']], ['名称', '数量'], 'resource').lines[0]?.kind).toBe('resource');
  });

  it('[R-V22] keeps what it cannot read and points it out; a line without a name stays out', () => {
    const found = read([
      ['1', '机井', '', '', '', '约三万', '', '', '', ''],
      ['2', '', '水利', '1', '口', '5', '', '', '', ''],
    ]);
    expect(found.lines[0]?.cells.value).toBe('约三万');
    expect(found.problems.map(({ code, severity, at }) => [severity, code, at.row, at.column])).toEqual([
      ['warn', 'finance.amount.unclear', 3, 6],
      ['reject', 'finance.asset.nameMissing', 4, 2],
    ]);
  });
});
