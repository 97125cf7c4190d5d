import type { PayoutSums } from '../board/notices';
import { amountInWords, fillText, formatDecimal, formatYuanGrouped, type TextTable } from '../kernel';
import { addSums, columnHeader, type PostingInput, postingColumns, sumRows } from '../layout';
import type { NoticeTableBlock } from '../records';

const totalOf = (input: PostingInput) =>
  input.total ?? input.groups.map(({ rows }) => sumRows(rows)).reduce(addSums, sumRows([]));

/** Sums of one batch in one village, as a template is filled with them. */
export function payoutSums(input: PostingInput, year: number, text: TextTable): PayoutSums {
  const { count, quantity, amount } = totalOf(input);
  const isPerson = input.units.count === fillText(text, 'posting.person');
  const { rateText } = postingColumns(input, text);
  const unit = input.units.quantity;
  return {
    program: input.program,
    year,
    documentNumber: input.documentNumber ?? '',
    households: isPerson ? 0 : count,
    people: isPerson ? count : 0,
    quantity: quantity && !isPerson ? `${formatDecimal(quantity)}${unit}` : '',
    amount,
    rate: rateText,
  };
}

/**
 * The masked rows of a posting as the table of a notice: group lines, subtotals where there is more than one group, a total and
 * its amount in words. Takes what the privacy room let through, nothing else.
 */
export function payoutTable(input: PostingInput, text: TextTable): NoticeTableBlock {
  const { definitions } = postingColumns(input, text);
  const named = input.groups.filter(({ name }) => name !== '').length;
  const sumCells = (label: string, sum: ReturnType<typeof sumRows>): string[] =>
    definitions.map((column, at) => (at === 1 ? label : (column.sum?.(sum) ?? '')));
  const rows: NoticeTableBlock['rows'][number][] = [];
  for (const { name, rows: people } of input.groups) {
    if (name !== '') rows.push({ kind: 'group', cells: [name] });
    for (const row of people) rows.push({ kind: 'row', cells: definitions.map((column) => column.cell(row)) });
    if (named > 1) rows.push({ kind: 'subtotal', cells: sumCells(fillText(text, 'layout.subtotal'), sumRows(people)) });
  }
  const total = totalOf(input);
  rows.push({ kind: 'total', cells: sumCells(fillText(text, 'layout.total'), total) });
  const words = amountInWords(total.amount);
  return {
    kind: 'table',
    caption: '',
    unitNote: fillText(text, 'notice.make.unitNote'),
    columns: definitions.map((column) => ({
      header: columnHeader(column.key, input.units, text),
      align: column.align,
    })),
    rows,
    words:
      words === undefined ? '' : fillText(text, 'layout.words', { words, amount: formatYuanGrouped(total.amount) }),
  };
}
