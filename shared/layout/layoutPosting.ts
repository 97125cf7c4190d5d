import {
  amountInWords,
  fillText,
  formatCount,
  formatDecimal,
  formatYuanGrouped,
  type Problem,
  problem,
} from '../kernel';
import { assemblePublic, cutDraft, type Draft } from './assemble';
import { type ColumnPlan, chooseColumns } from './chooseColumns';
import { layoutClosing, objectionNote } from './closing';
import { type LayoutResources, layoutHead, sheetOf } from './frame';
import { type FlowGroup, groupFlow, groupLines } from './groupFlow';
import type { FormSizes, PostingInput, PostingSum } from './input';
import { twipsOfMm } from './measures';
import { columnHeader, type PostingColumnDefinition, postingColumns } from './postingColumns';
import { describePeriod, describeWrittenOn } from './postingPeriod';
import { addSums, sumRows } from './sums';
import { RowMaker } from './tableRows';
import { WIDEST_EM, widthEm } from './textWidth';
import type { PublicDocument, TableRow } from './types';

/** Posting for the wall, 张贴版式 or the two-column form. Takes public rows only; makes no decision about privacy. */
export const layoutPosting = (input: PostingInput, resources: LayoutResources): PublicDocument =>
  assemblePublic(draftPosting(input, resources), resources);

/** Number of sheets without making them: said before printing (notices.md § 6). */
export const countSheets = (input: PostingInput, resources: LayoutResources): number =>
  cutDraft(draftPosting(input, resources), resources).length;

const NOTHING: PostingSum = sumRows([]);

function draftPosting(input: PostingInput, resources: LayoutResources): Draft {
  const { rules, text } = resources;
  const sheet = sheetOf(input.paper, input.orientation, rules);
  const form = rules.sizes[input.form][input.paper][input.orientation];
  const sizes: FormSizes = {
    ...form,
    tablePt: Math.max(rules.minimumPt, input.baseFontPt ?? form.tablePt),
  };
  const halves = input.form === 'compact' ? 2 : 1;
  const { definitions, rateText } = postingColumns(input, text);
  const subtotals = input.groups.map((group) => group.subtotal ?? sumRows(group.rows));
  const total = input.total ?? subtotals.reduce(addSums, NOTHING);

  const cells = input.groups.map((group) => group.rows.map((row) => definitions.map((column) => column.cell(row))));
  const plans = planColumns(definitions, cells, halves === 1 ? [...subtotals, total] : [], input, resources);
  const chosen = chooseColumns(plans, Math.floor(sheet.contentWidth / halves), sizes.tablePt, rules);
  const maker = new RowMaker(chosen, plans, rowHeight(sizes), sheet.height, rules, halves);

  const kept = chosen.kept.flatMap((index) => definitions[index] ?? []);
  const sumRow = (kind: 'subtotal' | 'total', sum: PostingSum): TableRow => {
    const label = fillText(text, kind === 'total' ? 'layout.total' : 'layout.subtotal');
    if (halves === 2) return maker.line(kind, sumsInWords(label, sum, input, resources));
    const counted = fillText(text, 'layout.countOf', { label, count: formatCount(sum.count), unit: input.units.count });
    return maker.sums(
      kind,
      counted,
      kept.map((column) => column.sum?.(sum)),
    );
  };
  const named = input.groups.filter((group) => group.rows.length > 0);
  const names = groupLines(input.groups, text);
  const withSubtotals = named.length > 1;
  const dropped = chosen.kept.length < definitions.length;
  const groups = input.groups.map((_, index): FlowGroup => {
    const rows = cells[index] ?? [];
    return {
      name: names[index] ?? '',
      rows: dropped ? rows.map((row) => chosen.kept.map((place) => row[place] ?? '')) : rows,
      ...(withSubtotals ? { subtotal: sumRow('subtotal', subtotals[index] ?? NOTHING) } : {}),
    };
  });
  const words = fillText(text, 'layout.words', {
    words: amountInWords(total.amount) ?? '',
    amount: formatYuanGrouped(total.amount),
  });
  const flow = groupFlow(groups, maker, {
    groupPerPage: input.groupPerPage ?? false,
    tail: [sumRow('total', total), maker.line('words', words)],
    emptyText: fillText(text, 'layout.empty'),
    halves,
    closing: true,
  });

  const telephone = telephoneText(input.telephones, resources);
  const facts = [
    fillText(text, 'layout.info.village', { village: input.village }),
    fillText(text, 'layout.info.unit', { unit: input.signer }),
    input.program === '' ? '' : fillText(text, 'layout.info.program', { program: input.program }),
    rateText === '' ? '' : fillText(text, 'layout.info.rate', { rate: rateText }),
    input.documentNumber ? fillText(text, 'layout.info.document', { documentNumber: input.documentNumber }) : '',
  ];
  const notes = [
    objectionNote(input.signer, input.township, resources),
    telephone,
    input.groups.some((group) => group.rows.some((row) => row.amount < 0)) ? fillText(text, 'layout.negative') : '',
    input.reviewer ? fillText(text, 'layout.reviewer', { reviewer: input.reviewer }) : '',
  ];
  return {
    title: input.title,
    paper: input.paper,
    orientation: input.orientation,
    sheet,
    sizes,
    head: layoutHead(input.title, facts, sheet, sizes, rules),
    footerLeft: fillText(text, 'layout.period', {
      period: describePeriod(text, rules.postingDays, input.postedOn, input.postingTo),
    }),
    footerRight: telephone,
    maker,
    flow,
    closing: layoutClosing(
      { notes, signer: input.signer, date: describeWrittenOn(text, input.writtenOn) },
      sheet,
      sizes,
      resources,
    ),
    continuedLine: (group) => {
      const name = names[group] ?? '';
      return name === ''
        ? undefined
        : maker.line('continued', fillText(text, 'layout.group.continued', { group: name }));
    },
    problems: [...chosen.problems, ...cutCells(maker, plans)],
  };
}

/** Height of a one-line row; a bigger size that the officer chose makes it higher. */
const rowHeight = (sizes: FormSizes): number => Math.max(twipsOfMm(sizes.rowMm), Math.round(sizes.tablePt * 20 * 1.5));

function telephoneText(telephones: readonly string[], { text }: LayoutResources): string {
  const given = telephones.filter((telephone) => telephone.trim() !== '');
  if (given.length === 0) return '';
  return fillText(text, 'layout.telephone', { telephone: given.join(fillText(text, 'layout.telephone.separator')) });
}

function sumsInWords(label: string, sum: PostingSum, input: PostingInput, { text }: LayoutResources): string {
  return fillText(text, 'layout.sums', {
    label,
    count: formatCount(sum.count),
    unit: input.units.count,
    quantity: quantityInWords(sum, input, text),
    amount: formatYuanGrouped(sum.amount),
  });
}

function quantityInWords(sum: PostingSum, input: PostingInput, text: LayoutResources['text']): string {
  if (sum.quantity === undefined) return '';
  const header = columnHeader('quantity', input.units, text).replace(/（.*$/, '');
  const quantity = formatDecimal(sum.quantity);
  return fillText(text, 'layout.sums.quantity', { header, quantity, unit: input.units.quantity });
}

function planColumns(
  definitions: readonly PostingColumnDefinition[],
  cells: readonly (readonly (readonly string[])[])[],
  sums: readonly PostingSum[],
  input: PostingInput,
  { text }: LayoutResources,
): ColumnPlan[] {
  return definitions.map((definition, index): ColumnPlan => {
    let contentEm = definition.spreadShort ? 3 : 1;
    for (const group of cells) {
      for (const row of group) {
        const value = row[index] ?? '';
        if (value.length * WIDEST_EM > contentEm) contentEm = Math.max(contentEm, widthEm(value));
      }
    }
    for (const sum of sums) contentEm = Math.max(contentEm, widthEm(definition.sum?.(sum) ?? ''));
    return {
      key: definition.key,
      header: columnHeader(definition.key, input.units, text),
      align: definition.align,
      minEm: definition.minEm,
      maxEm: definition.maxEm,
      weight: definition.weight,
      contentEm,
      ...(definition.spreadShort ? { spreadShort: true } : {}),
    };
  });
}

function cutCells(maker: RowMaker, plans: readonly ColumnPlan[]): Problem[] {
  return maker.cut.map(({ place, column }) => {
    const plan = plans[maker.chosen.kept[column] ?? -1];
    return problem(
      'layout.cell.cut',
      'warning',
      { row: place, field: plan?.key ?? '' },
      { seq: place, column: plan?.header ?? '' },
    );
  });
}
