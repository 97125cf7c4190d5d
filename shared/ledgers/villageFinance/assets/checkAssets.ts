import {
  type CalendarDate,
  type DateMarks,
  formatDateChinese,
  type Params,
  type Problem,
  parseDecimal,
  problem,
  type Severity,
} from '../../../kernel';
import { ASSET_FIELDS, type AssetField, type AssetLine } from '../../../records';
import type { PeriodContext } from '../checkBook';
import { readMoney } from '../money';
import { isBlankAsset } from './assetCells';
import { readTerm } from './term';

export interface AssetContext extends PeriodContext {
  readonly dateMarks: DateMarks;
  readonly today: CalendarDate;
}

type Report = (code: string, severity: Severity, field: AssetField, params?: Params) => void;

function checkFigures(line: AssetLine, { rules }: AssetContext, report: Report): void {
  for (const field of ['value', 'rent'] as const) {
    const read = readMoney(line[field], rules.money);
    if (!read.ok) report(read.fault, 'error', field);
  }
  for (const field of ['quantity', 'area'] as const)
    if (line[field] !== '' && !parseDecimal(line[field].normalize('NFKC').replaceAll(',', '')))
      report('finance.asset.quantityUnclear', 'error', field);
}

/** What is let says to whom, how long and for how much. */
function checkContract(line: AssetLine, { today }: AssetContext, report: Report): void {
  const { lessee, term, rent } = line;
  const read = readTerm(term);
  if (term !== '' && !read) report('finance.asset.termUnclear', 'warning', 'term');
  else if (read && read.from > read.to) report('finance.asset.termBack', 'error', 'term');
  else if (read && read.to < today)
    report('finance.asset.termOver', 'warning', 'term', { date: formatDateChinese(read.to) });
  if (lessee === '') return;
  if (term === '') report('finance.asset.termMissing', 'warning', 'term');
  if (rent === '') report('finance.asset.rentMissing', 'warning', 'rent');
}

/** Rows are those of the list that is given, 1-based; blank lines keep their place. */
export function checkAssets(lines: readonly AssetLine[], context: AssetContext): readonly Problem[] {
  const found: Problem[] = [];
  const names = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (isBlankAsset(line)) continue;
    const row = index + 1;
    const report: Report = (code, severity, field, params = {}) => {
      const column = ASSET_FIELDS.indexOf(field) + 1;
      found.push(problem(code, severity, { row, column, field, recordId: line.id }, params));
    };
    const key = JSON.stringify([line.kind, line.name, line.category, line.lessee]);
    const earlier = names.get(key);
    if (line.name === '') report('finance.asset.nameMissing', 'error', 'name');
    else if (earlier !== undefined) report('finance.asset.twice', 'warning', 'name', { earlier });
    else names.set(key, row);
    checkFigures(line, context, report);
    checkContract(line, context, report);
    for (const field of ASSET_FIELDS)
      for (const { code, masked } of line[field] === '' ? [] : context.detector.find(line[field]))
        report(code, code === 'pii.maybe' ? 'warning' : 'error', field, { masked });
  }
  return found;
}
