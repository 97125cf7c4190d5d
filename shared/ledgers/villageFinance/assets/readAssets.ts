import { type Problem, problem, type Severity } from '../../../kernel';
import { ASSET_FIELDS, type AssetCells, type AssetKind, LONGEST_VOUCHER_CELL, MOST_ASSETS } from '../../../records';
import { findColumns, type TableLayout } from '../../columns';
import type { AssetColumn, FinanceRules } from '../financeRules';
import { readMoney } from '../money';
import { assetCell } from './assetCells';

export type AssetLayout = TableLayout<AssetColumn>;

export interface AssetsRead {
  /** With the row of the sheet, 1-based. */
  readonly lines: readonly { readonly row: number; readonly kind: AssetKind; readonly cells: AssetCells }[];
  /** at.row and at.column are 1-based. reject: the row is left out. */
  readonly problems: readonly Problem[];
  readonly rows: number;
}

export const findAssetColumns = (rows: readonly (readonly string[])[], rules: FinanceRules): AssetLayout =>
  findColumns(rows, rules.assets, ['name']);

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s:]+/g, '');

/** Every row below the header. @param kind what a row is that does not say so itself */
export function readAssets(
  sheet: readonly (readonly string[])[],
  layout: AssetLayout,
  rules: FinanceRules,
  kind: AssetKind,
): AssetsRead {
  const lines: AssetsRead['lines'][number][] = [];
  const problems: Problem[] = [];
  const columns = new Map<AssetColumn, { index: number; wan: boolean }>();
  for (const { field, index, header } of layout.columns)
    if (field !== null) columns.set(field, { index, wan: plain(header).includes(rules.money.wan) });
  const head = sheet[layout.headerRow] ?? [];
  let rows = 0;
  for (let at = layout.headerRow + 1; at < sheet.length; at += 1) {
    const cells = sheet[at] ?? [];
    const row = at + 1;
    const text = (field: AssetColumn): string => (cells[(columns.get(field)?.index ?? 0) - 1] ?? '').trim();
    const report = (code: string, severity: Severity, field: AssetColumn, params: Problem['params'] = {}): void => {
      const column = columns.get(field)?.index;
      problems.push(problem(code, severity, { row, ...(column ? { column } : {}), field }, params));
    };
    const isHeader = cells.every((cell, index) => plain(cell) === '' || plain(cell) === plain(head[index] ?? ''));
    const isTotal = cells.some((cell) => rules.assets.totals.includes(plain(cell)));
    if (isHeader || isTotal || cells.filter((cell) => cell.trim() !== '').length < 2) continue;
    rows += 1;
    const read = Object.fromEntries(
      ASSET_FIELDS.map((field) => [field, assetCell(field, text(field), rules.money, columns.get(field)?.wan)]),
    ) as unknown as AssetCells;
    const tooLong = ASSET_FIELDS.find((field) => read[field].length > LONGEST_VOUCHER_CELL);
    if (read.name === '') report('finance.asset.nameMissing', 'reject', 'name');
    else if (tooLong) report('finance.read.tooLong', 'reject', tooLong, { max: LONGEST_VOUCHER_CELL });
    else {
      for (const field of ['value', 'rent'] as const) {
        const money = readMoney(read[field], rules.money);
        if (!money.ok) report(money.fault, 'warn', field);
      }
      lines.push({ row, kind: kindOf(plain(text('kind')), rules) ?? kind, cells: read });
    }
  }
  if (lines.length > MOST_ASSETS)
    problems.push(problem('finance.read.tooMany', 'reject', { row: 1 }, { max: MOST_ASSETS }));
  return { lines, problems, rows };
}

function kindOf(word: string, { assets: { kinds } }: FinanceRules): AssetKind | undefined {
  if (kinds.resource.includes(word)) return 'resource';
  return kinds.asset.includes(word) ? 'asset' : undefined;
}
