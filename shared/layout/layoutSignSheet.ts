import { fillText, formatDecimal, formatYuanGrouped, InvariantError } from '../kernel';
import { assembleInternal } from './assemble';
import { type ColumnPlan, chooseColumns } from './chooseColumns';
import { type LayoutResources, layoutHead, sheetOf } from './frame';
import { groupFlow, groupLines } from './groupFlow';
import type { SignSheetInput, SignSheetRow } from './input';
import { twipsOfMm } from './measures';
import { columnHeader } from './postingColumns';
import { addSums, sumRows } from './sums';
import { RowMaker } from './tableRows';
import { widthEm } from './textWidth';
import type { InternalDocument } from './types';

const cellsOf = (row: SignSheetRow): string[] => [
  String(row.seq),
  row.payee,
  row.quantity ? formatDecimal(row.quantity) : '',
  formatYuanGrouped(row.amount),
  row.lastFour ?? '',
  '',
];

/** 核对签字表: for checking and signing inside the office. Every sheet says that it must not be posted. */
export function layoutSignSheet(input: SignSheetInput, resources: LayoutResources): InternalDocument {
  const { rules, text } = resources;
  for (const group of input.groups) {
    if (group.rows.some((row) => (row.lastFour ?? '').length > 4)) {
      throw new InvariantError('sign sheet: more than the last four characters of an account');
    }
  }
  const sheet = sheetOf(input.paper, input.orientation, rules);
  const sizes = rules.sizes.board[input.paper][input.orientation];
  const cells = input.groups.map((group) => group.rows.map(cellsOf));
  const all = cells.flat();
  const total = input.groups.map((group) => sumRows(group.rows)).reduce(addSums, sumRows([]));
  const figures: Readonly<Record<string, string>> = {
    quantity: total.quantity ? formatDecimal(total.quantity) : '',
    amount: formatYuanGrouped(total.amount),
    lastFour: '',
    signature: '',
  };
  const plan = (key: string, index: number, over: Partial<ColumnPlan>): ColumnPlan => ({
    key,
    header: '',
    align: 'right',
    minEm: 14,
    maxEm: 14,
    weight: 0.6,
    contentEm: all.reduce((most, row) => Math.max(most, widthEm(row[index] ?? '')), widthEm(figures[key] ?? '1')),
    ...over,
  });
  const header = (key: 'seq' | 'payee' | 'quantity' | 'amount'): string => columnHeader(key, input.units, text);
  const plans = [
    plan('seq', 0, { header: header('seq'), align: 'center', weight: 0.2 }),
    plan('payee', 1, { header: header('payee'), align: 'left', minEm: 5, maxEm: 7, weight: 1, spreadShort: true }),
    plan('quantity', 2, { header: header('quantity') }),
    plan('amount', 3, { header: header('amount') }),
    plan('lastFour', 4, {
      header: fillText(text, 'layout.column.lastFour'),
      align: 'center',
      contentEm: 4,
      weight: 0.2,
    }),
    plan('signature', 5, { header: fillText(text, 'layout.column.signature'), contentEm: 8, weight: 3 }),
  ].filter((column) => column.key !== 'quantity' || all.some((row) => row[2] !== ''));
  const places = plans.map((column) =>
    ['seq', 'payee', 'quantity', 'amount', 'lastFour', 'signature'].indexOf(column.key),
  );
  const chosen = chooseColumns(plans, sheet.contentWidth, sizes.tablePt, rules);
  const maker = new RowMaker(chosen, plans, twipsOfMm(sizes.rowMm), sheet.height, rules);
  const label = fillText(text, 'layout.countOf', {
    label: fillText(text, 'layout.total'),
    count: total.count,
    unit: input.units.count,
  });
  const names = groupLines(input.groups, text);
  const flow = groupFlow(
    input.groups.map((_, index) => ({
      name: names[index] ?? '',
      rows: (cells[index] ?? []).map((row) => places.map((place) => row[place] ?? '')),
    })),
    maker,
    {
      groupPerPage: false,
      tail: [
        maker.sums(
          'total',
          label,
          plans.map((column) => figures[column.key]),
        ),
      ],
      emptyText: fillText(text, 'layout.empty'),
      halves: 1,
      closing: false,
    },
  );
  const internalLine = fillText(text, 'layout.internal');
  const facts = [
    fillText(text, 'layout.info.village', { village: input.village }),
    fillText(text, 'layout.info.unit.inside', { unit: input.signer }),
  ];
  return assembleInternal(
    {
      title: input.title,
      paper: input.paper,
      orientation: input.orientation,
      sheet,
      sizes,
      head: layoutHead(input.title, facts, sheet, sizes, rules, internalLine),
      footerLeft: internalLine,
      footerRight: fillText(text, 'layout.internal.note'),
      maker,
      flow,
      continuedLine: (group) => {
        const name = names[group] ?? '';
        return name === ''
          ? undefined
          : maker.line('continued', fillText(text, 'layout.group.continued', { group: name }));
      },
      problems: chosen.problems,
    },
    resources,
  );
}
