import { fillText, formatYuanGrouped, type TextTable } from '../../../kernel';
import {
  ASSET_KINDS,
  type AssetField,
  type AssetKind,
  type AssetLine,
  type NoticeBlock,
  type NoticeTableBlock,
} from '../../../records';
import { storedFen } from '../money';
import { assetTotals, isBlankAsset } from './assetCells';

/** Columns of a ledger as they are printed, behind the running number. */
export const ASSET_COLUMNS_OF: Readonly<Record<AssetKind, readonly AssetField[]>> = {
  asset: ['name', 'category', 'quantity', 'unit', 'value', 'lessee', 'term', 'rent', 'collected', 'note'],
  resource: ['name', 'category', 'area', 'unit', 'lessee', 'term', 'rent', 'collected', 'note'],
};

const RIGHT: ReadonlySet<AssetField> = new Set(['quantity', 'value', 'area', 'rent']);

/** A cell as it stands on paper. */
export function printedAsset(line: AssetLine, field: AssetField): string {
  const fen = field === 'value' || field === 'rent' ? storedFen(line[field]) : undefined;
  return fen === undefined ? line[field] : formatYuanGrouped(fen);
}

function tableOf(kind: AssetKind, lines: readonly AssetLine[], table: TextTable): NoticeTableBlock {
  const fields = ASSET_COLUMNS_OF[kind];
  const totals = assetTotals(lines);
  const totalOf = (field: AssetField): string => {
    if (field === 'name') return fillText(table, 'finance.assets.total');
    return field === 'value' || field === 'rent' ? formatYuanGrouped(totals[field]) : '';
  };
  return {
    kind: 'table',
    caption: fillText(table, `finance.assets.kind.${kind}`),
    unitNote: fillText(table, 'finance.sheet.unit'),
    columns: [
      { header: fillText(table, 'finance.sheet.col.no'), align: 'center' },
      ...fields.map((field) => ({
        header: fillText(table, `finance.assets.col.${kind}.${field}`),
        align: RIGHT.has(field) ? ('right' as const) : ('left' as const),
      })),
    ],
    rows: [
      ...lines.map((line, index) => ({
        kind: 'row' as const,
        cells: [String(index + 1), ...fields.map((field) => printedAsset(line, field))],
      })),
      { kind: 'total', cells: ['', ...fields.map(totalOf)] },
    ],
    words: '',
  };
}

/** 集体资产、资源 of a village for the board (R-V22, 集体法 45): a table for each of the two that holds something. */
export function assetNoticeBlocks(lines: readonly AssetLine[], table: TextTable): readonly NoticeBlock[] {
  const of = (kind: AssetKind) => lines.filter((line) => line.kind === kind && !isBlankAsset(line));
  return ASSET_KINDS.flatMap((kind) => (of(kind).length > 0 ? [tableOf(kind, of(kind), table)] : []));
}
