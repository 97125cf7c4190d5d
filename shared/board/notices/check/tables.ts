import { findWrittenAmounts, formatDecimal, formatYuanGrouped, type Problem, problem } from '../../../kernel';
import type { NoticeTableBlock } from '../../../records';
import { cellNumber, isMoneyColumn, moneyTotals, sameNumber, summedColumns, sumOf, sumText } from '../tableSums';
import type { Checked } from './context';

/** Totals and subtotals equal what stands above them; an empty one says nothing. */
function checkSums(table: NoticeTableBlock, block: number, { context: { rules } }: Checked): Problem[] {
  const columns = summedColumns(table, rules);
  const problems: Problem[] = [];
  let from = 0;
  for (const [index, row] of table.rows.entries()) {
    if (row.kind === 'group') from = index;
    if (row.kind !== 'total' && row.kind !== 'subtotal') continue;
    const start = row.kind === 'total' ? 0 : from;
    from = index;
    for (const column of columns) {
      const printed = cellNumber(row.cells[column] ?? '');
      const sum = printed && sumOf(table, column, start, index);
      if (!printed || !sum || sameNumber(printed, sum)) continue;
      problems.push(
        problem(
          'notice.table.total',
          isMoneyColumn(table, column, rules) ? 'error' : 'warning',
          { field: 'blocks', line: block, row: index + 1, column: column + 1 },
          {
            header: table.columns[column]?.header ?? '',
            printed: row.cells[column] ?? formatDecimal(printed),
            sum: sumText(table, column, sum, rules),
          },
        ),
      );
    }
  }
  return problems;
}

/** The line of words under the table tells the table's own total. */
function checkWords(table: NoticeTableBlock, block: number, { context: { rules } }: Checked): Problem[] {
  const totals = moneyTotals(table, rules);
  const words = findWrittenAmounts(table.words).find(({ kind }) => kind === 'words');
  if (table.words !== '' && !words && totals.length > 0)
    return [problem('notice.table.wordsOpen', 'error', { field: 'blocks', line: block })];
  if (words?.fen === undefined || totals.length === 0 || totals.includes(words.fen)) return [];
  return [
    problem(
      'notice.table.words',
      'error',
      { field: 'blocks', line: block },
      { words: words.text, total: totals.map((total) => formatYuanGrouped(total)).join(' ') },
    ),
  ];
}

function checkCells(table: NoticeTableBlock, block: number): Problem[] {
  const at = { field: 'blocks', line: block };
  const problems: Problem[] = [];
  const hasRows = table.rows.some(({ kind, cells }) => kind === 'row' && cells.some((cell) => cell.trim() !== ''));
  if (!hasRows) problems.push(problem('notice.table.empty', 'error', at));
  for (const [index, { cells }] of table.rows.entries())
    if (cells.length > table.columns.length && cells.slice(table.columns.length).some((cell) => cell !== ''))
      problems.push(problem('notice.table.tooWide', 'error', { ...at, row: index + 1 }));
  return problems;
}

export function checkTables(given: Checked): Problem[] {
  return given.body.blocks.flatMap((block, index) =>
    block.kind === 'table'
      ? [...checkCells(block, index + 1), ...checkSums(block, index + 1, given), ...checkWords(block, index + 1, given)]
      : [],
  );
}
