import type { Problem } from '../../../../../shared/kernel';
import type { Report } from '../../../../../shared/layout';
import {
  ASSET_COLUMNS_OF,
  assetTotals,
  isBlankAsset,
  printedAsset,
} from '../../../../../shared/ledgers/villageFinance';
import { ASSET_FIELDS, type AssetField, type AssetKind, type AssetLine } from '../../../../../shared/records';
import type { GridColumn, GridSource } from '../../../../ui/dataGrid';
import { t } from '../../../../ui/text';
import { byRow, marksOf, nextVersion } from '../lines/lineRows';
import { yuan } from '../words';

const WIDTHS: Readonly<Record<AssetField, number>> = {
  name: 108,
  category: 76,
  quantity: 52,
  unit: 48,
  value: 94,
  area: 60,
  lessee: 64,
  term: 130,
  rent: 80,
  collected: 76,
  note: 70,
};
const RIGHT: ReadonlySet<AssetField> = new Set(['quantity', 'value', 'area', 'rent']);

export const assetColumns = (kind: AssetKind): readonly GridColumn[] =>
  ASSET_COLUMNS_OF[kind].map((field) => ({
    key: field,
    title: t(`finance.assets.col.${kind}.${field}`),
    width: WIDTHS[field],
    align: RIGHT.has(field) ? 'right' : 'left',
    editable: true,
  }));

export function assetGrid(shown: readonly AssetLine[], kind: AssetKind, problems: readonly Problem[]): GridSource {
  const marks = byRow(problems);
  const fields = ASSET_COLUMNS_OF[kind];
  return {
    rowCount: shown.length,
    version: nextVersion(),
    rows: (from, to) =>
      shown.slice(from, to).map((line, index) => {
        const row = from + index + 1;
        return {
          key: line.id,
          label: String(row),
          cells: fields.map((field) => printedAsset(line, field)),
          ...marksOf(marks.get(row) ?? [], fields),
        };
      }),
  };
}

const WIDE: ReadonlySet<AssetField> = new Set(['name', 'term', 'note']);

/** Both ledgers in one table, for the office. */
export function assetReport(lines: readonly AssetLine[], village: string): Report {
  const title = t('finance.assets.reportTitle', { village });
  const stored = lines.filter((line) => !isBlankAsset(line));
  const totals = assetTotals(stored);
  const totalOf = (field: AssetField): string =>
    field === 'value' || field === 'rent' ? yuan(totals[field]) : field === 'name' ? t('finance.assets.total') : '';
  return {
    title,
    paper: 'A4',
    orientation: 'landscape',
    columns: [
      { header: t('finance.assets.kind'), widthMm: 18 },
      ...ASSET_FIELDS.map((field) => ({
        header: t(`finance.assets.field.${field}`),
        widthMm: WIDE.has(field) ? 36 : 20,
        align: RIGHT.has(field) ? ('right' as const) : ('left' as const),
      })),
    ],
    rows: [
      ...stored.map((line) => ({
        cells: [t(`finance.assets.short.${line.kind}`), ...ASSET_FIELDS.map((field) => printedAsset(line, field))],
      })),
      { kind: 'total', cells: ['', ...ASSET_FIELDS.map(totalOf)] },
    ],
    internal: true,
    fileName: title,
  };
}
