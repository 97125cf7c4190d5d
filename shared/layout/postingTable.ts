import { fillText, formatYuan } from '../kernel';
import type { LayoutResources } from './frame';
import type { PostingInput } from './input';
import { columnHeader, postingColumns } from './postingColumns';

/** The posting as a plain table for export: village and group in every row, amounts without thousands separators. */
export function postingTable(
  input: PostingInput,
  { text }: LayoutResources,
): { header: string[]; rows: string[][]; rateText: string } {
  const { definitions, rateText } = postingColumns(input, text);
  const shown = definitions.filter((column) => column.key !== 'villagerGroup');
  const header = [
    fillText(text, 'layout.column.village'),
    fillText(text, 'layout.column.villagerGroup'),
    ...shown.map((column) => columnHeader(column.key, input.units, text)),
  ];
  const rows = input.groups.flatMap((group) =>
    group.rows.map((row) => [
      row.village,
      group.name,
      ...shown.map((column) => {
        switch (column.key) {
          case 'amount':
          case 'adjustAdd':
          case 'adjustLess':
            return row[column.key] === undefined ? '' : formatYuan(row[column.key] ?? 0);
          case 'payDate':
            return row.payDate ?? '';
          default:
            return column.cell(row);
        }
      }),
    ]),
  );
  return { header, rows, rateText };
}
