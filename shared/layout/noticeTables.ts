import { fillText, type Problem } from '../kernel';
import { type ColumnPlan, chooseColumns } from './chooseColumns';
import type { FlowRow } from './cutPages';
import type { LayoutResources } from './frame';
import type { FormSizes } from './input';
import { lineTwips, twipsOfMm } from './measures';
import type { NoticeRow, NoticeTable } from './noticeInput';
import {
  flowItem,
  type NoticeFlow,
  type NoticePart,
  type ParagraphPlan,
  paragraphItems,
  planParagraph,
  type RowPart,
  type TablePlan,
  tidyText,
} from './noticeParts';
import { RowMaker } from './tableRows';
import { WIDEST_EM, widthEm } from './textWidth';
import type { Align, FontRole, TableCell, TableRow, TextLine } from './types';

/** What renderers add for rules, and the empty line on which the break before a table hangs: kept with its header. */
const TABLE_SLACK = 120;
/** A column of text may wrap down to so many characters; figures and what is not to wrap stay whole up to the other. */
const LEAST_TEXT_EM = 5;
const LEAST_WHOLE_EM = 14;
const MOST_EM = 24;
const SPREAD_EM = 3;

export interface TableFlow {
  readonly items: NoticeFlow;
  readonly problems: readonly Problem[];
}

interface TableSheet {
  readonly widthTwips: number;
  readonly heightTwips: number;
  readonly sizes: FormSizes;
}

/** A table of a notice in rows that are sure to fit, with caption and unit above it and the total in words below. */
export function tableFlow(table: NoticeTable, sheet: TableSheet, resources: LayoutResources): TableFlow {
  const { rules } = resources;
  const { sizes } = sheet;
  const plans = columnPlans(table);
  const chosen = chooseColumns(plans, sheet.widthTwips, sizes.tablePt, rules);
  const maker = new RowMaker(chosen, plans, rowHeight(sizes), sheet.heightTwips, rules);
  const again: NoticePart[] = [];
  const groups: NoticePart[] = [];
  const plan: TablePlan = { columns: maker.columns, sizePt: maker.sizePt, again, groups };
  const part = (row: TableRow, slack = 0): RowPart => ({
    kind: 'row',
    heightTwips: row.heightTwips + slack,
    row,
    table: plan,
  });
  const above = linesAbove(table, sheet, resources);
  const header = part(maker.header(), TABLE_SLACK);
  again.push(...above.flatMap((line) => line.lines.map(asText)), header);
  const items: NoticeFlow = above.flatMap((line) => paragraphItems(line, true));
  items.push(flowItem(header, { keepWithNext: true }));

  for (const [index, row] of table.rows.entries()) {
    const next = table.rows[index + 1]?.kind;
    const keepWithNext = next === 'subtotal' || next === 'total' || (next === undefined && hasWords(table));
    if (row.kind === 'group') {
      const name = tidyText(row.cells.find((cell) => cell.trim() !== '') ?? '');
      const continued = fillText(resources.text, 'layout.group.continued', { group: name });
      groups.push(part(maker.line('continued', continued)));
      items.push(flowItem(part(maker.line('group', name)), { keepWithNext: next !== undefined, group: -1 }));
    } else if (row.kind === 'row') {
      const parts = maker.wholeRow(row.cells.map(tidyText), rules.notice.splitLines);
      const label = continuedLabel(parts, resources);
      for (const [at, one] of parts.entries()) {
        items.push(
          flowItem(at > 0 && label ? { ...part(one), label } : part(one), {
            group: groups.length - 1,
            // Counted where it ends: its last part stays with what follows, not the whole of it.
            payees: at === parts.length - 1 ? 1 : 0,
            keepWithNext: keepWithNext && at === parts.length - 1,
          }),
        );
      }
    } else {
      items.push(flowItem(part(sumRow(row, maker)), { group: groups.length - 1, keepWithNext }));
    }
  }
  if (table.rows.length === 0) {
    items.push(flowItem(part(maker.line('empty', fillText(resources.text, 'layout.list.empty'), 'center'))));
  }
  if (hasWords(table)) items.push(flowItem(part(maker.line('words', tidyText(table.words ?? '')))));
  return { items, problems: chosen.problems };
}

/** What a later sheet says again when it begins inside of a table: caption, unit, header and which group goes on. */
export function carriedOver({ row, group }: FlowRow<NoticePart>): readonly NoticePart[] {
  if (row.kind !== 'row' || row.row.kind === 'header') return [];
  const { again, groups } = row.table;
  const line = row.row.kind === 'row' || row.row.kind === 'subtotal' ? groups[group] : undefined;
  return line ? [...again, line] : again;
}

/** The first cell again and that it goes on, so that a sheet in the middle of a long row says which one. */
function continuedLabel(parts: readonly TableRow[], { text }: LayoutResources): TableCell | undefined {
  if (parts.length < 2) return undefined;
  const first = parts[0]?.cells[0];
  const lines = first === undefined ? [] : typeof first === 'string' ? [first] : first.lines;
  return { lines: [...lines.slice(0, 1), fillText(text, 'layout.cell.continued')] };
}

const hasWords = ({ words = '' }: NoticeTable): boolean => words.trim() !== '';

const rowHeight = (sizes: FormSizes): number => Math.max(twipsOfMm(sizes.rowMm), Math.round(sizes.tablePt * 20 * 1.5));

const asText = (line: TextLine): NoticePart => ({ kind: 'text', heightTwips: line.heightTwips, line });

function linesAbove(
  { caption, unitNote }: NoticeTable,
  { sizes, widthTwips }: TableSheet,
  { rules }: LayoutResources,
): ParagraphPlan[] {
  const line = (text: string, align: Align, font: FontRole, sizePt: number): ParagraphPlan[] => {
    if (text.trim() === '') return [];
    const heightTwips = lineTwips(sizePt, rules.lineHeight * 1.1);
    const style = { font, sizePt, heightTwips, widthTwips, emTwips: sizePt * 20, align, firstChars: 0, leftChars: 0 };
    return [planParagraph(text, style, rules)];
  };
  return [
    ...line(caption, 'center', 'heading', sizes.tablePt + 1),
    ...line(unitNote, 'right', 'body', Math.max(rules.minimumPt, sizes.tablePt - 2)),
  ];
}

function columnPlans(table: NoticeTable): ColumnPlan[] {
  return table.columns.map((column, index): ColumnPlan => {
    let content = column.spreadShort ? SPREAD_EM : 1;
    for (const row of table.rows) {
      if (row.kind === 'group') continue;
      const cell = row.cells[index] ?? '';
      // The label of a sum may stand over several columns.
      if (row.kind !== 'row' && index === labelPlace(row)) continue;
      if (cell.length * WIDEST_EM > content) content = Math.max(content, widthEm(tidyText(cell)));
    }
    const wanted = column.widthEm;
    const whole = column.nowrap === true || column.align === 'right';
    return {
      key: String(index),
      header: column.header,
      align: column.align,
      minEm: whole ? LEAST_WHOLE_EM : Math.min(wanted ?? LEAST_TEXT_EM, LEAST_TEXT_EM),
      maxEm: wanted ?? (whole ? Math.max(LEAST_WHOLE_EM, MOST_EM) : MOST_EM),
      weight: column.align === 'left' ? 1 : 0.3,
      contentEm: Math.max(content, wanted ?? 0),
      ...(column.spreadShort ? { spreadShort: true } : {}),
      ...(whole ? {} : { wraps: true }),
    };
  });
}

const labelPlace = (row: NoticeRow): number => row.cells.findIndex((cell) => cell.trim() !== '');

function sumRow(row: NoticeRow, maker: RowMaker): TableRow {
  const kind = row.kind === 'total' ? 'total' : 'subtotal';
  const place = labelPlace(row);
  const label = tidyText(row.cells[place] ?? '');
  const figures = maker.chosen.kept.map((index) => {
    const cell = tidyText(row.cells[index] ?? '');
    return index > place && cell !== '' ? cell : undefined;
  });
  return figures.some((figure) => figure !== undefined)
    ? maker.sums(kind, label, figures)
    : maker.line(kind, label, 'center');
}
